package pickle

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// respawned are classes of ours whose instances cannot be sent, but that a module may have
// in its variables, as a lock: a worker makes new ones, as it would by running the module.
// With each class are the attributes that its arguments are.
var respawned = map[string][]string{
	"_thread.lock": nil, "_thread.RLock": nil, "_thread._local": nil, "threading.Event": nil, "threading.Condition": nil,
	"threading.Semaphore": {"_value"}, "threading.BoundedSemaphore": {"_initial_value"}, "threading.Barrier": {"parties"},
	"queue.Queue": {"maxsize"}, "queue.LifoQueue": {"maxsize"}, "queue.PriorityQueue": {"maxsize"}, "_queue.SimpleQueue": nil,
}

// cannot returns the error of a value that cannot be sent, as CPython's pickle has it.
func cannot(v starlark.Value) error {
	if a, ok := v.(*absent); ok {
		return a.fail()
	}
	name := pickledName(v)
	if name == "code" {
		return object.TypeError.Errorf("cannot pickle code objects")
	}
	return object.TypeError.Errorf("cannot pickle '%s' object", name)
}

// pickledName returns what CPython's pickle calls the type of a value that it cannot
// pickle: that of the lock in it, for what has one.
func pickledName(v starlark.Value) string {
	switch name := object.ClassOf(v).QualifiedName(); name {
	case "threading.Event", "threading.Semaphore", "threading.BoundedSemaphore", "threading.Barrier",
		"queue.Queue", "queue.LifoQueue", "queue.PriorityQueue", "threading.Thread", "threading._MainThread",
		"threading.Timer", "concurrent.futures.process.ProcessPoolExecutor":
		return "_thread.lock"
	case "concurrent.futures._base.Future", "threading.Condition":
		return "_thread.RLock"
	case "concurrent.futures.thread.ThreadPoolExecutor":
		return "_queue.SimpleQueue"
	case "contextlib._GeneratorContextManager":
		return "generator"
	case "TextIOWrapper", "BufferedReader", "BufferedWriter", "BufferedRandom":
		return "_io." + name
	default:
		return name
	}
}

// unknown writes a value of ours that cannot be sent. In a call that is an error. In the
// news it is one of many variables, which the tasks may never use: there is a new one made,
// or none, which is an error when it is used.
func (c *coder) unknown(e *Encoder, v starlark.Value) error {
	err := cannot(v)
	if !c.news {
		return err
	}
	if r, ok := v.(object.Respawner); ok {
		if call := r.Respawn(); call != nil {
			return c.respawner(e, v, call)
		}
	}
	class := object.ClassOf(v)
	if args, ok := respawned[class.QualifiedName()]; ok {
		if g, ok := c.nativeGlobal(class); ok {
			return c.respawn(e, v, g, args)
		}
	}
	c.sender.absence(e, v, err)
	return nil
}

// respawner writes how a worker gets its own of a value.
func (c *coder) respawner(e *Encoder, v starlark.Value, call *object.Reduction) error {
	switch {
	case call.Found:
		e.Tag(tagGlobal)
		e.Text(call.Module)
		e.Text(call.Name)
		return nil
	case e.Known(v):
		return nil
	}
	return c.call(e, v, call)
}

// respawn writes the call of its class that makes a new value in the place of v.
func (c *coder) respawn(e *Encoder, v starlark.Value, class global, attrs []string) error {
	if e.Known(v) {
		return nil
	}
	args := make(starlark.Tuple, len(attrs))
	for i, name := range attrs {
		arg, err := object.Getattr(v, name)
		if err != nil {
			return err
		}
		args[i] = arg
	}
	return c.call(e, v, &object.Reduction{Module: class.module, Name: class.path, Args: args})
}
