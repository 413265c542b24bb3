package pytype

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// listMethods returns the methods of list. Those of go.starlark.net compare as
// Starlark does, or fail while something iterates.
func listMethods() script.Methods {
	m := script.Methods{}
	add := func(name, params string, fn func(t *script.Thread, l *starlark.List, a []starlark.Value) (starlark.Value, error)) {
		script.AddMethod(m, "list", name, params, func(t *script.Thread, l *starlark.List, a signature.Args) (starlark.Value, error) {
			return fn(t, l, a.Values)
		})
	}
	add("append", "object, /", func(_ *script.Thread, l *starlark.List, a []starlark.Value) (starlark.Value, error) {
		return starlark.None, caught(l.Append(a[0]))
	})
	add("clear", "", func(_ *script.Thread, l *starlark.List, _ []starlark.Value) (starlark.Value, error) {
		return starlark.None, caught(l.Clear())
	})
	add("copy", "", func(t *script.Thread, l *starlark.List, _ []starlark.Value) (starlark.Value, error) {
		elems, err := pyop.Elements(t, l)
		return starlark.NewList(elems), err
	})
	add("count", "value, /", func(_ *script.Thread, l *starlark.List, a []starlark.Value) (starlark.Value, error) {
		return countIn(l, a[0])
	})
	add("extend", "iterable, /", func(t *script.Thread, l *starlark.List, a []starlark.Value) (starlark.Value, error) {
		elems, err := pyop.Elements(t, a[0])
		if err != nil {
			return nil, err
		}
		return starlark.None, pyop.ListExtend(l, elems)
	})
	add("index", "value, start=0, stop=None, /", func(_ *script.Thread, l *starlark.List, a []starlark.Value) (starlark.Value, error) {
		i, err := indexIn(l, a)
		if err == nil && i < 0 {
			err = valueErrorf("list.index(x): x not in list")
		}
		return starlark.MakeInt(i), err
	})
	add("insert", "index, object, /", func(_ *script.Thread, l *starlark.List, a []starlark.Value) (starlark.Value, error) {
		i, err := pyop.AsIndex(a[0])
		if err != nil {
			return nil, err
		}
		return starlark.None, pyop.ListInsert(l, clip(i, l.Len()), a[1])
	})
	add("pop", "index=-1, /", func(_ *script.Thread, l *starlark.List, a []starlark.Value) (starlark.Value, error) {
		i := -1
		if a[0] != nil {
			n, err := pyop.AsIndex(a[0])
			if err != nil {
				return nil, err
			}
			i = n
		}
		if l.Len() == 0 {
			return nil, exception.IndexError.Errorf("pop from empty list")
		}
		if i < 0 {
			i += l.Len()
		}
		if i < 0 || i >= l.Len() {
			return nil, exception.IndexError.Errorf("pop index out of range")
		}
		return pyop.ListDelete(l, i)
	})
	add("remove", "value, /", func(_ *script.Thread, l *starlark.List, a []starlark.Value) (starlark.Value, error) {
		for i := 0; i < l.Len(); i++ {
			eq, err := pyop.Same(l.Index(i), a[0])
			if err != nil {
				return nil, err
			}
			if eq {
				_, err := pyop.ListDelete(l, i)
				return starlark.None, err
			}
		}
		return nil, valueErrorf("list.remove(x): x not in list")
	})
	add("reverse", "", func(t *script.Thread, l *starlark.List, _ []starlark.Value) (starlark.Value, error) {
		elems, err := pyop.Elements(t, l)
		if err != nil {
			return nil, err
		}
		slices.Reverse(elems)
		return starlark.None, pyop.ListSet(l, elems)
	})
	add("sort", "*, key=None, reverse=False", func(t *script.Thread, l *starlark.List, a []starlark.Value) (starlark.Value, error) {
		reverse, err := truth(a[1], false)
		if err != nil {
			return nil, err
		}
		elems, err := pyop.Elements(t, l)
		if err != nil {
			return nil, err
		}
		n := l.Len()
		if err := pyop.Sort(t, elems, a[0], reverse); err != nil {
			return nil, err
		}
		if l.Len() != n {
			return nil, valueErrorf("list modified during sort")
		}
		return starlark.None, pyop.ListSet(l, elems)
	})
	return m
}

// caught makes an exception of an error of go.starlark.net.
func caught(err error) error {
	if err == nil {
		return nil
	}
	return exception.Catch(err, 0)
}

func tupleMethods() script.Methods {
	m := script.Methods{}
	script.AddMethod(m, "tuple", "count", "value, /", func(_ *script.Thread, x starlark.Tuple, a signature.Args) (starlark.Value, error) {
		return countIn(x, a.Values[0])
	})
	script.AddMethod(m, "tuple", "index", "value, start=0, stop=None, /", func(_ *script.Thread, x starlark.Tuple, a signature.Args) (starlark.Value, error) {
		i, err := indexIn(x, a.Values)
		if err == nil && i < 0 {
			err = valueErrorf("tuple.index(x): x not in tuple")
		}
		return starlark.MakeInt(i), err
	})
	return m
}

func countIn(x starlark.Indexable, v starlark.Value) (starlark.Value, error) {
	n := 0
	for i := 0; i < x.Len(); i++ {
		eq, err := pyop.Same(x.Index(i), v)
		if err != nil {
			return nil, err
		}
		if eq {
			n++
		}
	}
	return starlark.MakeInt(n), nil
}

// indexIn returns the index of the first of the arguments between the two others, or -1.
func indexIn(x starlark.Indexable, a []starlark.Value) (int, error) {
	for _, v := range a[1:] {
		if v == starlark.None {
			return 0, typeErrorf("slice indices must be integers or have an __index__ method")
		}
	}
	start, stop, _, err := pyop.NewSlice(a[1], a[2], nil).Indices(x.Len())
	if err != nil {
		return 0, err
	}
	for i := start; i < stop && i < x.Len(); i++ {
		if eq, err := pyop.Same(x.Index(i), a[0]); eq || err != nil {
			return i, err
		}
	}
	return -1, nil
}
