package types

import (
	"bytes"
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

func bytearrayTable() native.Table {
	return native.Table{
		Doc: "bytes, which may change",
		Methods: append(bytesMethods(bytearrayKind),
			native.M1("append", "item, /", "adds a byte at the end", bytearrayAppend),
			native.M0("clear", "", "removes all elements", bytearrayClear),
			native.M0("copy", "", "a copy, with the same elements", bytearrayCopy),
			native.M1("extend", "iterable_of_ints, /", "adds the elements of an iterable at the end", bytearrayExtend),
			native.M2("insert", "index, item, /", "puts a byte before the one at index", bytearrayInsert),
			native.M1("pop", "index=-1, /", "removes the element at index, the last if not told, and returns it", bytearrayPop),
			native.M1("remove", "value, /", "removes the first byte that is value", bytearrayRemove),
			native.M0("reverse", "", "turns the order of the elements round", bytearrayReverse),
		),
		ClassMethods:  []*native.Function{fromHex(bytearrayKind)},
		StaticMethods: []*native.Function{bytesMaketrans()},
		Slots: slices.Concat(
			sequenceSlots(isBytes),
			changingSlots(),
			sequenceInPlace(),
			[]*native.Function{
				itemSlot("key"),
				namedReprSlot(),
				native.M2("__init__", "*args, **kwargs", "makes it bytes(*args, **kwargs)", initBytearray),
			},
		),
	}
}

func bytearrayAppend(b *object.Bytearray, _ *script.Thread, item byteArg) (value.Value, error) {
	b.B = append(b.B, byte(item))
	return value.None, nil
}

// A byteArg is a parameter that is an element of a bytearray.
type byteArg byte

// SetArgument sets the byte.
func (b *byteArg) SetArgument(_ *script.Thread, v value.Value) error {
	c, err := object.AsByte(v.Starlark())
	*b = byteArg(c)
	return err
}

func bytearrayClear(b *object.Bytearray, _ *script.Thread) (value.Value, error) {
	b.B = nil
	return value.None, nil
}

func bytearrayCopy(b *object.Bytearray, _ *script.Thread) (*object.Bytearray, error) {
	return &object.Bytearray{B: bytes.Clone(b.B)}, nil
}

func bytearrayExtend(b *object.Bytearray, t *script.Thread, iterable starlark.Value) (value.Value, error) {
	more, err := object.BytesOf(t, iterable)
	if err == nil {
		b.B = append(b.B, more...)
	}
	return value.None, err
}

func bytearrayInsert(b *object.Bytearray, _ *script.Thread, index int, item byteArg) (value.Value, error) {
	b.B = slices.Insert(b.B, clip(index, len(b.B)), byte(item))
	return value.None, nil
}

func bytearrayPop(b *object.Bytearray, _ *script.Thread, index int) (int, error) {
	i, err := popIndex(index, len(b.B), "bytearray")
	if err != nil {
		return 0, err
	}
	c := b.B[i]
	b.B = slices.Delete(b.B, i, i+1)
	return int(c), nil
}

func bytearrayRemove(b *object.Bytearray, _ *script.Thread, item byteArg) (value.Value, error) {
	i := bytes.IndexByte(b.B, byte(item))
	if i < 0 {
		return value.Value{}, valueErrorf("value not found in bytearray")
	}
	b.B = slices.Delete(b.B, i, i+1)
	return value.None, nil
}

func bytearrayReverse(b *object.Bytearray, _ *script.Thread) (value.Value, error) {
	slices.Reverse(b.B)
	return value.None, nil
}

func initBytearray(b *object.Bytearray, t *script.Thread, args native.Args, kwargs native.Keywords) (value.Value, error) {
	v, err := t.Invoke(object.BytearrayType, args.Starlark(), kwargs.Starlark())
	if err != nil {
		return value.Value{}, err
	}
	b.B = v.(*object.Bytearray).B
	return value.None, nil
}

// clip returns the place before which insert puts an element.
func clip(i, n int) int {
	if i < 0 {
		i += n
	}
	return min(max(i, 0), n)
}

// popIndex returns the place of the element that pop takes out of n.
func popIndex(i, n int, class string) (int, error) {
	if n == 0 {
		return 0, object.IndexError.Errorf("pop from empty %s", class)
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, object.IndexError.Errorf("pop index out of range")
	}
	return i, nil
}
