package queue

import (
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/builtins/threading"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
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
	native.Table{
		Doc: "a queue for threads: first in, first out",
		Methods: []*native.Function{
			native.M1("__init__", "maxsize=0", "", newQueue),
			native.M3("put", "item, block=True, timeout=None", "adds an item; waits while there are maxsize of them", (*queue).put),
			native.M2("get", "block=True, timeout=None", "takes an item; waits while there is none", (*queue).get),
			native.M1("put_nowait", "item", "adds an item, or raises Full", (*queue).putNowait),
			native.M0("get_nowait", "", "takes an item, or raises Empty", (*queue).getNowait),
			native.M0("qsize", "", "how many items there are", (*queue).qsize),
			native.M0("empty", "", "whether there is no item", (*queue).empty),
			native.M0("full", "", "whether there is no room", (*queue).full),
			native.M0("task_done", "", "tells that the thread that got an item is done with it", (*queue).taskDone),
			native.M0("join", "", "waits until all that was put is done with", (*queue).join),
			native.M1("shutdown", "immediate=False", "lets put, and when it is empty get, raise ShutDown;\nimmediate=True empties it", (*queue).shutdown),
			// Classes of scripts may override these, and call them.
			native.M1("_init", "maxsize", "makes what holds the items", (*queue).init),
			native.M0("_qsize", "", "how many items there are", func(q *queue, _ *script.Thread) (int, error) { return q.len() }),
			native.M1("_put", "item", "adds an item to those that there are", (*queue).add),
			native.M0("_get", "", "takes an item out", (*queue).remove),
		},
		ClassMethods: []*native.Function{
			// Queue[int] is Queue, as list[int] is list.
			native.M1("__class_getitem__", "item, /", "", func(class *object.Class, _ *script.Thread, _ value.Value) (*object.Class, error) {
				return class, nil
			}).AnyThread(),
		},
		Attributes: []*native.Attribute{
			native.GetSet("maxsize", "how many items there may be; 0: any number", func(q *queue) (int, error) { return q.maxsize, nil }, (*queue).setMaxsize),
			native.GetSet("unfinished_tasks", "how many items are not done with", func(q *queue) (int, error) { return q.unfinished, nil }, (*queue).setUnfinished),
			native.Get("is_shutdown", "whether shutdown was called", func(q *queue) (bool, error) { return q.shut, nil }),
			native.Get("mutex", "a Lock that each method has while it runs", func(q *queue) (*threading.Lock, error) { return q.mutex, nil }),
			native.Get("not_empty", "the Condition, of mutex, that there is an item", func(q *queue) (*object.Instance, error) { return q.notEmpty.Object(), nil }),
			native.Get("not_full", "the Condition, of mutex, that there is room", func(q *queue) (*object.Instance, error) { return q.notFull.Object(), nil }),
			native.Get("all_tasks_done", "the Condition, of mutex, that join waits for", func(q *queue) (*object.Instance, error) { return q.allTasks.Object(), nil }),
		},
	}.Define(queueClass)
	native.Table{Doc: "a Queue whose last item comes first"}.Define(lifoClass)
	native.Table{Doc: "a Queue whose smallest item comes first, in the order of\nCPython's heapq"}.Define(priorityClass)
}

// setMaxsize sets how many items there can be; 0, or less, is no limit.
func (q *queue) setMaxsize(v starlark.Value) error {
	switch object.Plain(v).(type) {
	case starlark.Int, starlark.Bool:
	default:
		return object.TypeError.Errorf("'>' not supported between instances of '%s' and 'int'", object.TypeName(v))
	}
	n, err := object.AsCount(v)
	q.maxsize = n
	return err
}

func (q *queue) setUnfinished(v starlark.Value) (err error) {
	q.unfinished, err = object.AsCount(v)
	return err
}
