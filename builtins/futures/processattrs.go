package futures

import (
	"fmt"
	"os"
	"slices"
	"syscall"

	"go.starlark.net/starlark"

	"fstar/internal/script"
	"fstar/internal/signature"
)

// attr returns a private attribute, or nil.
func (p *processPool) attr(name string) starlark.Value {
	switch name {
	case "_max_workers":
		return starlark.MakeInt(p.maxWorkers)
	case "_max_tasks_per_child":
		return p.maxTasks
	case "_mp_context":
		if p.context == nil {
			return starlark.None
		}
		return p.context
	case "_shutdown_thread":
		return starlark.Bool(p.shut)
	case "_broken":
		if p.pool.Broken() != nil {
			return starlark.String(brokenProcessText)
		}
		return starlark.False
	case "_processes":
		return p.processes()
	}
	return nil
}

// processes returns the dict of the worker processes by their ids, or None after
// shutdown.
func (p *processPool) processes() starlark.Value {
	if p.shut {
		return starlark.None
	}
	d := new(starlark.Dict)
	for _, pid := range p.pool.Pids() {
		d.SetKey(starlark.MakeInt(pid), &process{p, pid})
	}
	return d
}

// process is a worker process in a pool's _processes: scripts ask for its id, whether it
// runs, and end it.
type process struct {
	pool *processPool
	pid  int
}

var _ starlark.HasAttrs = (*process)(nil)

var processMethods = make(script.Methods)

func init() {
	script.AddMethod(processMethods, "SpawnProcess", "is_alive", "", func(_ *script.Thread, p *process, _ signature.Args) (starlark.Value, error) {
		return starlark.Bool(p.alive()), nil
	})
	end := func(name string, sig os.Signal) {
		script.AddMethod(processMethods, "SpawnProcess", name, "", func(_ *script.Thread, p *process, _ signature.Args) (starlark.Value, error) {
			if p.alive() {
				if proc, err := os.FindProcess(p.pid); err == nil {
					proc.Signal(sig) // it may have ended
				}
			}
			return starlark.None, nil
		})
	}
	end("terminate", syscall.SIGTERM)
	end("kill", os.Kill)
}

func (p *process) alive() bool { return slices.Contains(p.pool.pool.Pids(), p.pid) }

// Attr returns the attribute called name, or nil.
func (p *process) Attr(name string) (starlark.Value, error) {
	if name == "pid" || name == "ident" {
		return starlark.MakeInt(p.pid), nil
	}
	return processMethods.Attr(p, name)
}

// AttrNames returns the names of the attributes.
func (p *process) AttrNames() []string { return processMethods.Names("pid", "ident") }

func (p *process) String() string        { return fmt.Sprintf("<SpawnProcess pid=%d>", p.pid) }
func (p *process) Type() string          { return "SpawnProcess" }
func (p *process) Freeze()               {}
func (p *process) Truth() starlark.Bool  { return true }
func (p *process) Hash() (uint32, error) { return script.AddressHash(p) }
