package queue

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/value"
)

// A heap is a list in which each element is not greater than those at twice its index
// plus 1 and plus 2. What is equal comes out in the order of CPython's heapq: an element
// taken from the end goes down to a leaf, always to the smaller side, and up again.
//
// Comparing may run code of a script, which may let other threads run: nobody else
// changes the list meanwhile, or the caller has to answer for the order.

// heapPush adds item to the heap l.
func heapPush(l *value.List, item starlark.Value) error {
	if err := l.Append(value.Of(item)); err != nil {
		return err
	}
	return rise(l, 0, l.Len()-1)
}

// heapPop takes the smallest element off the heap l.
func heapPop(l *value.List) (starlark.Value, error) {
	n := l.Len() - 1
	if n < 0 {
		return nil, object.IndexError.Errorf("index out of range")
	}
	last, err := l.Pop(n)
	if err != nil || n == 0 {
		return last.Starlark(), err
	}
	smallest := l.Index(0)
	if err := l.SetAt(0, last); err != nil {
		return nil, err
	}
	return smallest, sink(l)
}

// rise moves the element at index i towards start until it is in its place.
func rise(l *value.List, start, i int) error {
	item := l.Index(i)
	for i > start {
		parent := (i - 1) / 2
		above := l.Index(parent)
		less, err := object.Compare(syntax.LT, item, above)
		if err != nil {
			return err
		}
		if !less {
			break
		}
		if err := swap(l, i, parent); err != nil {
			return err
		}
		i = parent
	}
	return nil
}

// sink moves the first element to a leaf, and from there to its place.
func sink(l *value.List) error {
	i, n := 0, l.Len()
	for child := 1; child < n; child = 2*i + 1 {
		if right := child + 1; right < n {
			less, err := object.Compare(syntax.LT, l.Index(child), l.Index(right))
			if err != nil {
				return err
			}
			if !less {
				child = right
			}
		}
		if err := swap(l, i, child); err != nil {
			return err
		}
		i = child
	}
	return rise(l, 0, i)
}

// swap exchanges two elements. A comparison may have changed the list.
func swap(l *value.List, i, j int) error {
	if n := l.Len(); i >= n || j >= n {
		return object.RuntimeError.Errorf("list changed size during iteration")
	}
	a, b := l.Index(i), l.Index(j)
	if err := l.SetIndex(i, b); err != nil {
		return err
	}
	return l.SetIndex(j, a)
}
