package host

import (
	"fmt"
	"io"
	goos "os"
	"strings"
	"time"

	"fstar/builtins/futures"
	"fstar/executor"
	"fstar/internal/lower"
	"fstar/internal/pyrt"
	"fstar/internal/wire"
)

// stopTime is how long a task may go on in a worker after its call, or the Host, was to
// end: it can be in a finally clause, or drop the exception that tells it.
const stopTime = 2 * time.Second

// processes returns what process pools need of the Host.
func (h *Host) processes(cfg Config) futures.Processes {
	if cfg.Dialect != Python {
		return futures.Processes{} // Starlark's functions do not say which variables they use
	}
	return futures.Processes{
		Name:      func(number int) string { return workerInfo{parent: h.rt.ProcessName}.name(number) },
		NewSender: func() *wire.Sender { return wire.NewSender(h.program()) },
		Config: func() executor.ProcessPoolConfig {
			h.shares.Store(true)
			info := workerInfo{
				dialect: cfg.Dialect,
				args:    cfg.Args,
				parent:  h.rt.ProcessName,
				watched: cfg.TaskEvents != nil,
			}
			return executor.ProcessPoolConfig{
				Init:     info.encode(),
				StopTime: stopTime,
				Stdout:   workerOutput(cfg.Stdout, goos.Stdout, h.rt.Output.Lines),
				Stderr:   workerOutput(cfg.Stderr, goos.Stderr, h.rt.Output.LogLines),
			}
		},
	}
}

// program returns what calls of the Host's pools, or of the pool whose worker it is, refer
// to. The caller has the script lock.
func (h *Host) program() *program {
	if h.wired == nil {
		h.wired = &program{h: h, units: make(map[*pyrt.Module]*lower.Unit)}
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
	watched bool   // it is told of tasks
}

func (i workerInfo) encode() []byte {
	e := wire.NewEncoder(nil, nil)
	e.Uint(int(i.dialect))
	e.Text(i.parent)
	watched := 0
	if i.watched {
		watched = 1
	}
	e.Uint(watched)
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
	watched, err := d.Uint()
	if err != nil {
		return i, err
	}
	i.watched = watched != 0
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
