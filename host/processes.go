package host

import (
	"encoding/json"
	"io"
	goos "os"
	"time"

	"fstar/builtins/futures"
	"fstar/builtins/multiprocessing"
	"fstar/internal/pickle"
	"fstar/internal/workerpool"
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
		Known:     h.multiprocessing,
		NewSender: func() *pickle.Sender { return pickle.NewSender(h.program()) },
		Config: func(origin multiprocessing.Origin) workerpool.ProcessPoolConfig {
			h.shares.Store(true)
			info := workerInfo{
				Dialect: cfg.Dialect,
				Grants:  grantsOf(cfg),
				Origin:  origin,
				Watched: cfg.TaskEvents != nil,
			}
			return workerpool.ProcessPoolConfig{
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

// grants are what of the process a Host lets its scripts use.
type grants int

const (
	grantSystem grants = 1 << iota
	grantFiles         // to import and load
)

func grantsOf(cfg Config) (g grants) {
	if cfg.System {
		g |= grantSystem
	}
	if cfg.ReadFile != nil {
		g |= grantFiles
	}
	return g
}

// limit takes from cfg what is not granted.
func (g grants) limit(cfg *Config) {
	if g&grantSystem == 0 {
		cfg.System = false
	}
	if g&grantFiles == 0 {
		cfg.ReadFile = nil
	}
}

// workerInfo is what a Host in a worker process is told of the one that has the pool.
type workerInfo struct {
	Dialect Dialect
	Grants  grants
	Origin  multiprocessing.Origin
	Watched bool // it is told of tasks
}

func (i workerInfo) encode() []byte {
	data, err := json.Marshal(i)
	if err != nil {
		panic(err) // it has numbers and strings
	}
	return data
}

func decodeWorkerInfo(data []byte) (i workerInfo, err error) {
	err = json.Unmarshal(data, &i)
	return i, err
}
