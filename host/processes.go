package host

import (
	"fmt"
	"io"
	goos "os"
	"strings"

	"fstar/builtins/futures"
	"fstar/executor"
	"fstar/internal/wire"
)

// processes returns what process pools need of the Host.
func (h *Host) processes(cfg Config) futures.Processes {
	if cfg.Dialect != Python {
		return futures.Processes{} // Starlark's functions do not say which variables they use
	}
	return futures.Processes{
		NewSender: func() *wire.Sender { return wire.NewSender(h.program()) },
		Config: func() executor.ProcessPoolConfig {
			info := workerInfo{dialect: cfg.Dialect, args: cfg.Args, parent: h.rt.ProcessName}
			return executor.ProcessPoolConfig{
				Init:   info.encode(),
				Stdout: workerOutput(cfg.Stdout, goos.Stdout, h.rt.Output.Lines),
				Stderr: workerOutput(cfg.Stderr, goos.Stderr, h.rt.Output.LogLines),
			}
		},
	}
}

// program returns what calls of the Host's pools, or of the pool whose worker it is, refer
// to. The caller has the script lock.
func (h *Host) program() *program {
	if h.wired == nil {
		h.wired = newProgram(h)
	}
	return h.wired
}

// workerOutput returns how workers write to w: nil if that is the inherited one.
func workerOutput(w io.Writer, inherited *goos.File, lines func() io.WriteCloser) func() io.WriteCloser {
	if w == inherited {
		return nil
	}
	return lines
}

// workerInfo is what a Host in a worker process is told of the one that has the pool.
type workerInfo struct {
	dialect Dialect
	args    []string
	parent  string // the name of that process
}

func (i workerInfo) encode() []byte {
	e := wire.NewEncoder(nil, nil)
	e.Uint(int(i.dialect))
	e.Text(i.parent)
	e.Uint(len(i.args))
	for _, arg := range i.args {
		e.Text(arg)
	}
	return e.Bytes()
}

func decodeWorkerInfo(data []byte) (i workerInfo, err error) {
	d := wire.NewDecoder(nil, data)
	dialect, err := d.Uint()
	if err != nil {
		return i, err
	}
	i.dialect = Dialect(dialect)
	if i.parent, err = d.Text(); err != nil {
		return i, err
	}
	n, err := d.Count()
	if err != nil {
		return i, err
	}
	for range n {
		arg, err := d.Text()
		if err != nil {
			return i, err
		}
		i.args = append(i.args, arg)
	}
	return i, nil
}

// name returns the name of the worker process with a number: that of the parent goes on
// in those of its children's.
func (i workerInfo) name(number int) string {
	_, parent, ok := strings.Cut(i.parent, "-")
	if !ok {
		return fmt.Sprintf("SpawnProcess-%d", number)
	}
	return fmt.Sprintf("SpawnProcess-%s:%d", parent, number)
}
