package pytype

import (
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/exception"
	"fstar/internal/native"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/value"
)

// listTable has what go.starlark.net has, too; but its methods compare as Starlark does, or
// fail while something iterates.
func listTable() native.Table {
	return native.Table{
		Doc: "elements in an order, which may change",
		Methods: []*native.Function{
			native.M1("append", "object, /", "adds an element at the end", listAppend),
			native.M0("clear", "", "removes all elements", listClear),
			native.M0("copy", "", "a copy, with the same elements", listCopy),
			native.M1("count", "value, /", "how many elements are equal to value", listCount),
			native.M1("extend", "iterable, /", "adds the elements of an iterable at the end", listExtend),
			native.M3("index", "value, start=0, stop=sys.maxsize, /", "where the first element is that is equal to value", listIndex),
			native.M2("insert", "index, object, /", "puts an element before the one at index", listInsert),
			native.M1("pop", "index=-1, /", "removes the element at index, the last if not told, and returns it", listPop),
			native.M1("remove", "value, /", "removes the first element that is equal to value", listRemove),
			native.M0("reverse", "", "turns the order of the elements round", listReverse),
			native.M2("sort", "*, key=None, reverse=False", "sorts the elements, by < or of what key returns for them", listSort),
			itemSlot("index"),
		},
		Slots: slices.Concat(
			sequenceSlots(isList),
			changingSlots(),
			inPlace(isAny, syntax.PLUS, syntax.STAR),
			[]*native.Function{reprSlot(), native.M1("__init__", "iterable=(), /", "makes it list(iterable)", initList)},
		),
	}
}

func listAppend(l *starlark.List, _ *script.Thread, x starlark.Value) (value.Value, error) {
	return value.None, caught(l.Append(x))
}

// caught makes an exception of an error of go.starlark.net.
func caught(err error) error {
	if err == nil {
		return nil
	}
	return exception.Catch(err, 0)
}

func listClear(l *starlark.List, _ *script.Thread) (value.Value, error) {
	return value.None, caught(l.Clear())
}

func listCopy(l *starlark.List, t *script.Thread) (*starlark.List, error) {
	elems, err := pyop.Elements(t, l)
	return starlark.NewList(elems), err
}

func listCount(l *starlark.List, _ *script.Thread, x starlark.Value) (int, error) {
	return countIn(l, x)
}

func listExtend(l *starlark.List, t *script.Thread, iterable starlark.Value) (value.Value, error) {
	elems, err := pyop.Elements(t, iterable)
	if err != nil {
		return value.Value{}, err
	}
	return value.None, pyop.ListExtend(l, elems)
}

func listIndex(l *starlark.List, _ *script.Thread, x starlark.Value, start, stop value.Value) (int, error) {
	return indexIn(l, x, start, stop, "list.index(x): x not in list")
}

func listInsert(l *starlark.List, _ *script.Thread, index int, x starlark.Value) (value.Value, error) {
	return value.None, pyop.ListInsert(l, clip(index, l.Len()), x)
}

func listPop(l *starlark.List, _ *script.Thread, index int) (starlark.Value, error) {
	i, err := popIndex(index, l.Len(), "list")
	if err != nil {
		return nil, err
	}
	return pyop.ListDelete(l, i)
}

func listRemove(l *starlark.List, _ *script.Thread, x starlark.Value) (value.Value, error) {
	for i := 0; i < l.Len(); i++ {
		eq, err := pyop.Same(l.Index(i), x)
		if err != nil {
			return value.Value{}, err
		}
		if eq {
			_, err := pyop.ListDelete(l, i)
			return value.None, err
		}
	}
	return value.Value{}, valueErrorf("list.remove(x): x not in list")
}

func listReverse(l *starlark.List, t *script.Thread) (value.Value, error) {
	elems, err := pyop.Elements(t, l)
	if err != nil {
		return value.Value{}, err
	}
	slices.Reverse(elems)
	return value.None, pyop.ListSet(l, elems)
}

func listSort(l *starlark.List, t *script.Thread, key starlark.Value, reverse bool) (value.Value, error) {
	elems, err := pyop.Elements(t, l)
	if err != nil {
		return value.Value{}, err
	}
	n := l.Len()
	if err := pyop.Sort(t, elems, key, reverse); err != nil {
		return value.Value{}, err
	}
	if l.Len() != n {
		return value.Value{}, valueErrorf("list modified during sort")
	}
	return value.None, pyop.ListSet(l, elems)
}

func initList(l *starlark.List, t *script.Thread, iterable starlark.Value) (value.Value, error) {
	var elems []starlark.Value
	if iterable != nil {
		var err error
		if elems, err = pyop.Elements(t, iterable); err != nil {
			return value.Value{}, err
		}
	}
	return value.None, pyop.ListSet(l, elems)
}

func tupleTable() native.Table {
	return native.Table{
		Doc: "elements in an order, which do not change",
		Methods: []*native.Function{
			native.M1("count", "value, /", "how many elements are equal to value", tupleCount),
			native.M3("index", "value, start=0, stop=sys.maxsize, /", "where the first element is that is equal to value", tupleIndex),
		},
		Slots: append(sequenceSlots(isTuple), itemSlot("key"), reprSlot(), hashSlot()),
	}
}

func tupleCount(x starlark.Tuple, _ *script.Thread, v starlark.Value) (int, error) {
	return countIn(x, v)
}

func tupleIndex(x starlark.Tuple, _ *script.Thread, v starlark.Value, start, stop value.Value) (int, error) {
	return indexIn(x, v, start, stop, "tuple.index(x): x not in tuple")
}

func countIn(x starlark.Indexable, v starlark.Value) (int, error) {
	n := 0
	for i := 0; i < x.Len(); i++ {
		eq, err := pyop.Same(x.Index(i), v)
		if err != nil {
			return 0, err
		}
		if eq {
			n++
		}
	}
	return n, nil
}

// indexIn returns the index of v between start and stop; absent is the text of the error if it
// is not there.
func indexIn(x starlark.Indexable, v starlark.Value, start, stop value.Value, absent string) (int, error) {
	if start.IsNone() || stop.IsNone() {
		return 0, typeErrorf("slice indices must be integers or have an __index__ method")
	}
	from, to, _, err := pyop.NewSlice(start.Starlark(), stop.Starlark(), nil).Indices(x.Len())
	if err != nil {
		return 0, err
	}
	for i := from; i < to && i < x.Len(); i++ {
		if eq, err := pyop.Same(x.Index(i), v); eq || err != nil {
			return i, err
		}
	}
	return 0, valueErrorf("%s", absent)
}
