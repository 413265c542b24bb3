package object

import (
	"errors"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// GetItem returns x[key]. The key may be a *Slice.
func GetItem(x, key starlark.Value) (starlark.Value, error) {
	if sl, ok := key.(*Slice); ok {
		if v, handled, err := getSlice(x, sl); handled {
			return v, err
		}
	}
	switch x := x.(type) {
	case starlark.String:
		i, ok, err := sequenceIndex(key)
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, TypeError.Errorf("string indices must be integers, not '%s'", TypeName(key))
		}
		if c := textIndex(string(x), i); c != nil {
			return c, nil
		}
		return nil, IndexError.Errorf("string index out of range")
	case *value.List:
		i, err := position(key, x.Len(), "list indices must be integers or slices, not %s", "list index out of range")
		if err != nil {
			return nil, err
		}
		if v := x.At(i); v.Present() {
			return v.Starlark(), nil
		}
		return nil, IndexError.Errorf("list index out of range") // __index__ has changed it
	case *value.Tuple:
		return element(x, key, "tuple indices must be integers or slices, not %s", "tuple index out of range")
	case starlark.Tuple:
		return element(x, key, "tuple indices must be integers or slices, not %s", "tuple index out of range")
	case *Range:
		if i, ok := Number(key).(starlark.Int); ok {
			if _, fits := i.Int64(); !fits {
				return nil, IndexError.Errorf("range object index out of range")
			}
		}
		return element(x, key, "range indices must be integers or slices, not %s", "range object index out of range")
	case Bytes:
		return element(x, key, "byte indices must be integers or slices, not %s", "index out of range")
	case *Bytearray:
		return element(x, key, "bytearray indices must be integers or slices, not %s", "bytearray index out of range")
	case *value.Dict:
		v, found, err := DictGet(x, key)
		if err == nil && !found {
			err = KeyError.New(key)
		}
		return v, err
	case HasItems:
		v, err := x.GetItem(key)
		if !unsupported(err) {
			return v, err
		}
	case starlark.Mapping:
		k := key
		if Foreign(x) {
			k = Outward(key)
		}
		v, found, err := x.Get(k)
		if err == nil && !found {
			err = KeyError.New(key)
		}
		return Inward(v), err
	case starlark.Indexable:
		return element(x, key, TypeName(x)+" indices must be integers or slices, not %s", TypeName(x)+" index out of range")
	}
	return nil, TypeError.Errorf("'%s' object is not subscriptable", TypeName(x))
}

// sequenceIndex returns the index that key is. It reports !ok if it is no integer.
func sequenceIndex(key starlark.Value) (int, bool, error) {
	i, ok, err := asInt(key)
	if err != nil || !ok {
		return 0, false, err
	}
	n, fits := i.Int64()
	if !fits {
		return 0, true, IndexError.Errorf("cannot fit '%s' into an index-sized integer", TypeName(key))
	}
	return int(n), true, nil
}

// position returns the index that key is in a sequence of n elements. The texts are
// those of the errors.
func position(key starlark.Value, n int, notInt, outOfRange string) (int, error) {
	i, ok, err := sequenceIndex(key)
	switch {
	case err != nil:
		return 0, err
	case !ok:
		return 0, TypeError.Errorf(notInt, TypeName(key))
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, IndexError.Errorf("%s", outOfRange)
	}
	return i, nil
}

func element(x starlark.Indexable, key starlark.Value, notInt, outOfRange string) (starlark.Value, error) {
	i, err := position(key, x.Len(), notInt, outOfRange)
	if err != nil {
		return nil, err
	}
	return Inward(x.Index(i)), nil
}

// getSlice returns x[sl] if x is a sequence.
func getSlice(x starlark.Value, sl *Slice) (v starlark.Value, handled bool, err error) {
	switch x := x.(type) {
	case starlark.String:
		v, err := textSlice(string(x), sl)
		return v, true, err
	case *Bytearray:
		start, stop, step, err := sl.Indices(x.Len())
		if err != nil {
			return nil, true, err
		}
		out := make([]byte, sliceLen(start, stop, step))
		for i := range out {
			out[i] = x.B[start+i*step]
		}
		return &Bytearray{out}, true, nil
	case *Range:
		v, err := sliceOfRange(x, sl)
		return v, true, err
	case HasItems:
	case starlark.Sliceable:
		start, stop, step, err := sl.Indices(x.Len())
		if err != nil {
			return nil, true, err
		}
		if step > 0 {
			stop = max(stop, start)
		} else {
			stop = min(stop, start)
		}
		return Inward(x.Slice(start, stop, step)), true, nil
	}
	return nil, false, nil
}

// GetSlice returns x[lo:hi:step], None being no bound.
func GetSlice(x, lo, hi, step starlark.Value) (starlark.Value, error) {
	return GetItem(x, &Slice{lo, hi, step})
}

// SetItem does x[key] = v. The key may be a *Slice.
func SetItem(t Thread, x, key, v starlark.Value) error {
	switch x := x.(type) {
	case *value.List:
		if sl, ok := key.(*Slice); ok {
			return setListSlice(t, x, sl, v)
		}
		i, err := position(key, x.Len(), "list indices must be integers or slices, not %s", "list assignment index out of range")
		if err != nil {
			return err
		}
		return listError(x.SetAt(i, value.Of(v)), "list assignment index out of range")
	case *value.Dict:
		return DictSet(x, key, v)
	case *Bytearray:
		if sl, ok := key.(*Slice); ok {
			return setBytesSlice(t, x, sl, v)
		}
		if _, ok, err := sequenceIndex(key); ok && err == nil {
			if _, err := AsByte(v); err != nil {
				return err
			}
		}
		i, err := position(key, x.Len(), "bytearray indices must be integers or slices, not %s", "bytearray index out of range")
		if err != nil {
			return err
		}
		return x.SetIndex(i, v)
	case HasItems:
		if err := x.SetItem(key, v); !unsupported(err) {
			return err
		}
	case starlark.HasSetKey:
		if Foreign(x) {
			key, v = Outward(key), Outward(v)
		}
		return x.SetKey(key, v)
	case starlark.HasSetIndex:
		i, err := position(key, x.Len(), TypeName(x)+" indices must be integers or slices, not %s", TypeName(x)+" assignment index out of range")
		if err != nil {
			return err
		}
		if Foreign(x) {
			v = Outward(v)
		}
		return x.SetIndex(i, v)
	}
	return TypeError.Errorf("'%s' object does not support item assignment", TypeName(x))
}

// SetSlice does x[lo:hi:step] = v, None being no bound.
func SetSlice(t Thread, x, lo, hi, step, v starlark.Value) error {
	return SetItem(t, x, &Slice{lo, hi, step}, v)
}

// spliced returns elems with those of the slice replaced by others.
func spliced[T any](elems []T, sl *Slice, others []T, sequence string) ([]T, error) {
	start, stop, step, err := sl.Indices(len(elems))
	if err != nil {
		return nil, err
	}
	if step == 1 {
		stop = max(start, stop)
		out := make([]T, 0, len(elems)-(stop-start)+len(others))
		out = append(append(out, elems[:start]...), others...)
		return append(out, elems[stop:]...), nil
	}
	n := sliceLen(start, stop, step)
	if n != len(others) {
		return nil, ValueError.Errorf("attempt to assign %s of size %d to extended slice of size %d", sequence, len(others), n)
	}
	out := append([]T(nil), elems...)
	for i, e := range others {
		out[start+i*step] = e
	}
	return out, nil
}

func setListSlice(t Thread, l *value.List, sl *Slice, v starlark.Value) error {
	if _, _, _, err := sl.Indices(0); err != nil {
		return err
	}
	others, err := Values(t, v)
	if err != nil {
		if it, iterErr := iter(t, v); it == nil && iterErr == nil {
			return TypeError.Errorf("must assign iterable to extended slice")
		}
		return err
	}
	start, stop, step, err := sl.Indices(l.Len())
	if err != nil {
		return err
	}
	return listError(l.SetSlice(start, stop, step, others), "")
}

// listError makes an exception of an error of a list.
func listError(err error, outOfRange string) error {
	if err == nil {
		return nil
	}
	if err == value.ErrIndex {
		return IndexError.Errorf("%s", outOfRange)
	}
	var size *value.SliceSizeError
	if errors.As(err, &size) {
		return ValueError.Errorf("attempt to assign sequence of size %d to extended slice of size %d", size.Got, size.Want)
	}
	return ContainerError(err)
}

func setBytesSlice(t Thread, b *Bytearray, sl *Slice, v starlark.Value) error {
	if _, _, _, err := sl.Indices(0); err != nil {
		return err
	}
	switch v.(type) {
	case starlark.String, starlark.Int, starlark.Bool, starlark.Float:
		return TypeError.Errorf("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
	}
	if !IsIterable(t, v) {
		return TypeError.Errorf("cannot convert '%s' object to bytearray", TypeName(v))
	}
	others, err := BytesOf(t, v)
	if err != nil {
		return err
	}
	if len(others) == 0 {
		return DelItem(b, sl)
	}
	out, err := spliced(b.B, sl, others, "bytes")
	if err == nil {
		b.B = out
	}
	return err
}

// BytesOf returns the bytes that v, a bytes-like object or an iterable of ints, has.
func BytesOf(t Thread, v starlark.Value) ([]byte, error) {
	if s, ok := AsBytes(v); ok {
		return []byte(s), nil
	}
	var out []byte
	err := Each(t, v, func(e starlark.Value) error {
		c, err := AsByte(e)
		out = append(out, c)
		return err
	})
	return out, err
}

// DelItem does del x[key]. The key may be a *Slice.
func DelItem(x, key starlark.Value) error {
	switch x := x.(type) {
	case *value.List:
		if sl, ok := key.(*Slice); ok {
			start, stop, step, err := sl.Indices(x.Len())
			if err != nil {
				return err
			}
			return listError(x.DeleteSlice(start, stop, step), "")
		}
		i, err := position(key, x.Len(), "list indices must be integers or slices, not %s", "list assignment index out of range")
		if err != nil {
			return err
		}
		_, err = x.Pop(i)
		return listError(err, "list assignment index out of range")
	case *Bytearray:
		sl, ok := key.(*Slice)
		if !ok {
			i, err := position(key, x.Len(), "bytearray indices must be integers or slices, not %s", "bytearray index out of range")
			if err != nil {
				return err
			}
			sl = NewSlice(starlark.MakeInt(i), starlark.MakeInt(i+1), nil)
		}
		out, err := without(x.B, sl)
		if err == nil {
			x.B = out
		}
		return err
	case *value.Dict:
		v, err := DictDelete(x, value.Of(key))
		if err == nil && !v.Present() {
			err = KeyError.New(key)
		}
		return err
	case HasItems:
		if err := x.DelItem(key); !unsupported(err) {
			return err
		}
	}
	switch x.(type) {
	case starlark.String, Bytes, starlark.Tuple, Interval, *value.Set, *value.FrozenSet, *value.Tuple:
		if _, isInt, _ := asInt(key); !isInt {
			break
		}
		return TypeError.Errorf("'%s' object doesn't support item deletion", TypeName(x))
	}
	return TypeError.Errorf("'%s' object does not support item deletion", TypeName(x))
}

// without returns elems less those of the slice.
func without[T any](elems []T, sl *Slice) ([]T, error) {
	start, stop, step, err := sl.Indices(len(elems))
	if err != nil {
		return nil, err
	}
	n := sliceLen(start, stop, step)
	if n > 0 && step < 0 { // the same, from the front
		start, step = start+(n-1)*step, -step
	}
	out := make([]T, 0, len(elems)-n)
	for i, e := range elems {
		if n > 0 && i >= start && (i-start)%step == 0 && (i-start)/step < n {
			continue
		}
		out = append(out, e)
	}
	return out, nil
}
