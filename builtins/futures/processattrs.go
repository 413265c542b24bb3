package futures

import "go.starlark.net/starlark"

// attr returns a private attribute, or nil.
func (p *processPool) attr(name string) starlark.Value {
	switch name {
	case "_max_workers":
		return starlark.MakeInt(p.maxWorkers)
	case "_max_tasks_per_child":
		return p.maxTasks
	case "_mp_context":
		return p.workers.Context
	case "_shutdown_thread":
		return starlark.Bool(p.shut)
	case "_broken":
		return p.brokenAttr()
	case "_processes":
		return p.byPid()
	}
	return nil
}

// byPid returns the dict of the worker processes by their ids, or None after
// shutdown.
func (p *processPool) byPid() starlark.Value {
	if p.shut {
		return starlark.None
	}
	return p.workers.ByPid()
}
