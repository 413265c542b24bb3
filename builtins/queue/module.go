package queue

import (
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

var (
	queueClass    = object.NewClass("queue", "Queue", nil)
	lifoClass     = object.NewClass("queue", "LifoQueue", queueClass)
	priorityClass = object.NewClass("queue", "PriorityQueue", queueClass)
)

// New returns the module.
func New() *starlarkstruct.Module {
	return &starlarkstruct.Module{Name: "queue", Members: starlark.StringDict{
		"Queue":         queueClass,
		"LifoQueue":     lifoClass,
		"PriorityQueue": priorityClass,
		"SimpleQueue":   simpleClass,
		"Empty":         Empty,
		"Full":          Full,
		"ShutDown":      ShutDown,
	}}
}

func init() {
	script.AddClassMethod(queueClass, "__init__", "maxsize=0", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		q := new(queue)
		if err := q.setMaxsize(a.Values[0]); err != nil {
			return nil, err
		}
		return starlark.None, q.init(t, self)
	})
	queueClass.Attrs().Set("__class_getitem__", object.NewClassMethod(starlark.NewBuiltin("__class_getitem__",
		func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			return args[0], nil // Queue[int] is Queue, as list[int] is list
		})))
	method := func(name, params string, fn func(*script.Thread, *queue, signature.Args) (starlark.Value, error)) {
		script.AddStateMethod(queueClass, name, params, fn)
	}
	method("put", "item, block=True, timeout=None", func(t *script.Thread, q *queue, a signature.Args) (starlark.Value, error) {
		return starlark.None, q.put(t, a.Values[0], isTrue(a.Values[1]), a.Values[2])
	})
	method("put_nowait", "item", func(t *script.Thread, q *queue, a signature.Args) (starlark.Value, error) {
		return starlark.None, q.put(t, a.Values[0], false, nil)
	})
	method("get", "block=True, timeout=None", func(t *script.Thread, q *queue, a signature.Args) (starlark.Value, error) {
		return q.get(t, isTrue(a.Values[0]), a.Values[1])
	})
	method("get_nowait", "", func(t *script.Thread, q *queue, _ signature.Args) (starlark.Value, error) {
		return q.get(t, false, nil)
	})
	size := func(name string, result func(q *queue, n int) starlark.Value) {
		method(name, "", func(t *script.Thread, q *queue, _ signature.Args) (starlark.Value, error) {
			if err := q.mutex.Acquire(t); err != nil {
				return nil, err
			}
			defer q.mutex.Release(t)
			n, err := q.size(t)
			if err != nil {
				return nil, err
			}
			return result(q, n), nil
		})
	}
	size("qsize", func(_ *queue, n int) starlark.Value { return starlark.MakeInt(n) })
	size("empty", func(_ *queue, n int) starlark.Value { return starlark.Bool(n == 0) })
	size("full", func(q *queue, n int) starlark.Value { return starlark.Bool(0 < q.maxsize && q.maxsize <= n) })
	method("task_done", "", func(t *script.Thread, q *queue, _ signature.Args) (starlark.Value, error) {
		return starlark.None, q.taskDone(t)
	})
	method("join", "", func(t *script.Thread, q *queue, _ signature.Args) (starlark.Value, error) {
		return starlark.None, q.join(t)
	})
	method("shutdown", "immediate=False", func(t *script.Thread, q *queue, a signature.Args) (starlark.Value, error) {
		return starlark.None, q.shutdown(t, a.Values[0] != nil && bool(a.Values[0].Truth()))
	})
	addHooks(method)
	addAttrs()
}

// addHooks adds the methods that a class of a script may override, and call.
func addHooks(method func(name, params string, fn func(*script.Thread, *queue, signature.Args) (starlark.Value, error))) {
	method("_init", "maxsize", func(_ *script.Thread, q *queue, _ signature.Args) (starlark.Value, error) {
		q.reset()
		return starlark.None, nil
	})
	method("_qsize", "", func(_ *script.Thread, q *queue, _ signature.Args) (starlark.Value, error) {
		n, err := q.len()
		return starlark.MakeInt(n), err
	})
	method("_put", "item", func(t *script.Thread, q *queue, a signature.Args) (starlark.Value, error) {
		return starlark.None, q.add(t, a.Values[0])
	})
	method("_get", "", func(t *script.Thread, q *queue, _ signature.Args) (starlark.Value, error) {
		return q.remove(t)
	})
}

func addAttrs() {
	number := func(name string, get func(*queue) int, set func(*queue, starlark.Value) error) {
		script.AddAttr(queueClass, name, func(q *queue) starlark.Value { return starlark.MakeInt(get(q)) }, set)
	}
	number("maxsize", func(q *queue) int { return q.maxsize }, (*queue).setMaxsize)
	number("unfinished_tasks", func(q *queue) int { return q.unfinished }, func(q *queue, v starlark.Value) (err error) {
		q.unfinished, err = pyop.AsCount(v)
		return err
	})
	script.AddAttr(queueClass, "is_shutdown", func(q *queue) starlark.Value { return starlark.Bool(q.shut) }, nil)
	script.AddAttr(queueClass, "mutex", func(q *queue) starlark.Value { return q.mutex }, nil)
	script.AddAttr(queueClass, "not_empty", func(q *queue) starlark.Value { return q.notEmpty.Object() }, nil)
	script.AddAttr(queueClass, "not_full", func(q *queue) starlark.Value { return q.notFull.Object() }, nil)
	script.AddAttr(queueClass, "all_tasks_done", func(q *queue) starlark.Value { return q.allTasks.Object() }, nil)
}

// setMaxsize sets how many items there can be; 0, or less, is no limit.
func (q *queue) setMaxsize(v starlark.Value) error {
	switch object.Plain(v).(type) {
	case nil:
		return nil
	case starlark.Int, starlark.Bool:
	default:
		return exception.TypeError.Errorf("'>' not supported between instances of '%s' and 'int'", exception.TypeName(v))
	}
	n, err := pyop.AsCount(v)
	q.maxsize = n
	return err
}
