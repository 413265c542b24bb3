package queue

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// order is in which order a queue gives its items: that of one of the classes. The items
// are in a value that scripts see, and may have replaced.
type order struct {
	class *object.Class
	none  func() starlark.Value // holds no items
	put   func(t *script.Thread, items starlark.Value, item value.Value) error
	get   func(t *script.Thread, items starlark.Value) (value.Value, error)
}

var (
	fifo     = order{queueClass, func() starlark.Value { return new(deque) }, putLast, getFirst}
	lifo     = order{lifoClass, newList, putLast, getLast}
	priority = order{priorityClass, newList, putSorted, getSmallest}
)

func newList() starlark.Value { return new(value.List) }

func putLast(t *script.Thread, items starlark.Value, item value.Value) error {
	switch items := items.(type) {
	case *deque:
		items.push(item)
		return nil
	case *value.List:
		return items.Append(item)
	}
	_, err := callMethod(t, items, "append", item.Starlark())
	return err
}

func getFirst(t *script.Thread, items starlark.Value) (value.Value, error) {
	if d, ok := items.(*deque); ok {
		return d.shift()
	}
	v, err := callMethod(t, items, "popleft")
	return value.Of(v), err
}

func getLast(t *script.Thread, items starlark.Value) (value.Value, error) {
	if l, ok := items.(*value.List); ok && l.Len() > 0 {
		return l.Pop(-1)
	}
	v, err := callMethod(t, items, "pop")
	return value.Of(v), err
}

func putSorted(_ *script.Thread, items starlark.Value, item value.Value) error {
	l, err := heapList(items)
	if err != nil {
		return err
	}
	return heapPush(l, item.Starlark())
}

func getSmallest(_ *script.Thread, items starlark.Value) (value.Value, error) {
	l, err := heapList(items)
	if err != nil {
		return value.Value{}, err
	}
	v, err := heapPop(l)
	return value.Of(v), err
}

func heapList(items starlark.Value) (*value.List, error) {
	if l, ok := items.(*value.List); ok {
		return l, nil
	}
	return nil, object.TypeError.Errorf("heap argument must be a list, not %s", object.TypeName(items))
}

// callMethod calls a method of a value.
func callMethod(t *script.Thread, v starlark.Value, name string, args ...starlark.Value) (starlark.Value, error) {
	method, err := object.Getattr(v, name)
	if err != nil {
		return nil, err
	}
	return t.Call(nil, method, args, nil)
}
