package types

import (
	"math"
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// listTable has what go.starlark.net has, too; but its methods compare as Starlark does, or
// fail while something iterates.
func listTable() native.Table {
	return native.Table{
		Doc: "elements in an order, which may change",
		Methods: []*native.Function{
			native.M1("append", "object, /", "adds an element at the end", listAppend).Quick2(quickAppend),
			native.M0("clear", "", "removes all elements", listClear),
			native.M0("copy", "", "a copy, with the same elements", listCopy),
			native.M1("count", "value, /", "how many elements are equal to value", listCount),
			native.M1("extend", "iterable, /", "adds the elements of an iterable at the end", listExtend),
			native.M3("index", "value, start=0, stop=sys.maxsize, /", "where the first element is that is equal to value", listIndex),
			native.M2("insert", "index, object, /", "puts an element before the one at index", listInsert),
			native.M1("pop", "index=-1, /", "removes the element at index, the last if not told, and returns it", listPop).Quick1(quickPop),
			native.M1("remove", "value, /", "removes the first element that is equal to value", listRemove),
			native.M0("reverse", "", "turns the order of the elements round", listReverse),
			native.M2("sort", "*, key=None, reverse=False", "sorts the elements, by < or of what key returns for them", listSort),
			itemSlot("index"),
		},
		Slots: slices.Concat(
			sequenceSlots(isList),
			changingSlots(),
			sequenceInPlace(),
			[]*native.Function{reprSlot(), native.M1("__init__", "iterable=(), /", "makes it list(iterable)", initList)},
		),
	}
}

func listAppend(l *value.List, _ *script.Thread, x value.Value) (value.Value, error) {
	return value.None, object.ContainerError(l.Append(x))
}

func quickAppend(_ *script.Thread, x, e value.Value) (v value.Value) {
	if l, ok := value.Lists.Get(x); ok && l.Append(e) == nil {
		return value.None
	}
	return v
}

func quickPop(_ *script.Thread, x value.Value) (v value.Value) {
	if l, ok := value.Lists.Get(x); ok {
		return l.PopLast()
	}
	return v
}

func listClear(l *value.List, _ *script.Thread) (value.Value, error) {
	return value.None, object.ContainerError(l.Clear())
}

func listCopy(l *value.List, _ *script.Thread) (*value.List, error) { return l.Copy(), nil }

func listCount(l *value.List, _ *script.Thread, x value.Value) (int, error) {
	n, err := l.Count(object.Keys, x)
	return n, object.ContainerError(err)
}

func listExtend(l *value.List, t *script.Thread, iterable starlark.Value) (value.Value, error) {
	return value.None, object.Extend(t, l, iterable)
}

func listIndex(l *value.List, _ *script.Thread, x, start, stop value.Value) (int, error) {
	return indexIn(l, x, start, stop, "list.index(x): x not in list")
}

func listInsert(l *value.List, _ *script.Thread, index int, x value.Value) (value.Value, error) {
	return value.None, object.ContainerError(l.Insert(index, x))
}

func listPop(l *value.List, _ *script.Thread, index int) (value.Value, error) {
	i, err := popIndex(index, l.Len(), "list")
	if err != nil {
		return value.Value{}, err
	}
	v, err := l.Pop(i)
	return v, object.ContainerError(err)
}

func listRemove(l *value.List, _ *script.Thread, x value.Value) (value.Value, error) {
	i, err := l.IndexOf(object.Keys, x, 0, math.MaxInt)
	switch {
	case err != nil:
		return value.Value{}, object.ContainerError(err)
	case i < 0:
		return value.Value{}, valueErrorf("list.remove(x): x not in list")
	}
	if i < l.Len() { // else it was changed meanwhile
		_, err = l.Pop(i)
	}
	return value.None, object.ContainerError(err)
}

func listReverse(l *value.List, _ *script.Thread) (value.Value, error) {
	return value.None, object.ContainerError(l.Reverse())
}

func listSort(l *value.List, t *script.Thread, key starlark.Value, reverse bool) (value.Value, error) {
	return value.None, object.Sort(t, l, key, reverse)
}

func initList(l *value.List, t *script.Thread, iterable starlark.Value) (value.Value, error) {
	if err := l.Clear(); err != nil {
		return value.Value{}, object.ContainerError(err)
	}
	if iterable == nil {
		return value.None, nil
	}
	return value.None, object.Extend(t, l, iterable)
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

func tupleCount(x *value.Tuple, _ *script.Thread, v value.Value) (int, error) {
	n, err := x.Count(object.Keys, v)
	return n, object.ContainerError(err)
}

func tupleIndex(x *value.Tuple, _ *script.Thread, v, start, stop value.Value) (int, error) {
	return indexIn(x, v, start, stop, "tuple.index(x): x not in tuple")
}

// indexIn returns the index of v between start and stop; absent is the text of the error if it
// is not there.
func indexIn(x interface {
	Len() int
	IndexOf(keys value.Keys, v value.Value, start, stop int) (int, error)
}, v, start, stop value.Value, absent string) (int, error) {
	if start.IsNone() || stop.IsNone() {
		return 0, typeErrorf("slice indices must be integers or have an __index__ method")
	}
	from, to, _, err := object.NewSlice(start.Starlark(), stop.Starlark(), nil).Indices(x.Len())
	if err != nil {
		return 0, err
	}
	i, err := x.IndexOf(object.Keys, v, from, to)
	if err == nil && i < 0 {
		err = valueErrorf("%s", absent)
	}
	return i, object.ContainerError(err)
}
