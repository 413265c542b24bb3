package types

import (
	"math/big"
	"math/bits"
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

func boolTable() native.Table {
	return native.Table{Doc: "True or False: whether a value is true", Slots: []*native.Function{reprSlot()}}
}

func intTable() native.Table {
	bits := []syntax.Token{syntax.AMP, syntax.PIPE, syntax.CIRCUMFLEX, syntax.LTLT, syntax.GTGT}
	itself := func(_ *script.Thread, v starlark.Value) (starlark.Value, error) { return object.Number(v), nil }
	return native.Table{
		Doc: "an integer, made of a number or a text",
		Methods: []*native.Function{
			native.M0("as_integer_ratio", "", "a pair of integers whose quotient it is", integer.ratio),
			native.M0("bit_count", "", "how many bits of its absolute value are 1", integer.bitCount),
			native.M0("bit_length", "", "how many bits its absolute value needs", integer.bitLength),
			native.M0("conjugate", "", "the number itself", integer.conjugate),
			native.M0("is_integer", "", "True", func(integer, *script.Thread) (bool, error) { return true, nil }),
			native.M3("to_bytes", "length=1, byteorder='big', *, signed=False", "the integer in so many bytes", integer.toBytes),
			formatSlot(),
			unary("__trunc__", "the number itself", itself),
			unary("__floor__", "the number itself", itself),
			unary("__ceil__", "the number itself", itself),
		},
		ClassMethods: []*native.Function{
			native.M3("from_bytes", "bytes, byteorder='big', *, signed=False", "the integer that bytes are", fromBytes),
		},
		Slots: slices.Concat(
			numberSlots(isInt),
			operators(isInt, bits...),
			reflected(isInt, bits...),
			[]*native.Function{
				unary("__invert__", "~self", func(_ *script.Thread, v starlark.Value) (starlark.Value, error) { return object.Invert(v) }),
				unary("__int__", "int(self)", itself),
				unary("__index__", "the number itself", itself),
			},
		),
		Attributes: []*native.Attribute{
			native.Get("denominator", "1", func(integer) (int, error) { return 1, nil }),
			native.Get("imag", "0", func(integer) (int, error) { return 0, nil }),
			native.Get("numerator", "the number itself", integer.itself),
			native.Get("real", "the number itself", integer.itself),
		},
	}
}

// numberSlots returns what int and float have in common.
func numberSlots(ok accepts) []*native.Function {
	arithmetic := []syntax.Token{syntax.PLUS, syntax.MINUS, syntax.STAR, syntax.SLASH, syntax.SLASHSLASH, syntax.PERCENT}
	return slices.Concat(
		comparisons(ok, true),
		operators(ok, arithmetic...),
		reflected(ok, append(arithmetic, syntax.STARSTAR)...),
		[]*native.Function{
			native.M2("__pow__", "value, mod=None, /", "pow(self, value, mod)", power(ok)),
			binary("__divmod__", "divmod(self, value)", ok, func(_ *script.Thread, x, y starlark.Value) (starlark.Value, error) { return object.Divmod(x, y) }),
			binary("__rdivmod__", "divmod(value, self)", ok, func(_ *script.Thread, x, y starlark.Value) (starlark.Value, error) { return object.Divmod(y, x) }),
			unary("__neg__", "-self", func(_ *script.Thread, v starlark.Value) (starlark.Value, error) { return object.Neg(v) }),
			unary("__pos__", "+self", func(_ *script.Thread, v starlark.Value) (starlark.Value, error) { return object.Number(v), nil }),
			unary("__abs__", "abs(self)", func(_ *script.Thread, v starlark.Value) (starlark.Value, error) { return object.Abs(v) }),
			unary("__bool__", "whether it is not zero", func(_ *script.Thread, v starlark.Value) (bool, error) { return bool(v.Truth()), nil }),
			unary("__float__", "float(self)", func(_ *script.Thread, v starlark.Value) (float64, error) {
				f, _, err := object.AsFloat(v)
				return f, err
			}),
			unary("__repr__", "repr(self)", func(_ *script.Thread, v starlark.Value) (string, error) { return object.Repr(object.Number(v)), nil }),
			hashSlot(),
		},
	)
}

func power(ok accepts) func(self starlark.Value, t *script.Thread, exp, mod starlark.Value) (starlark.Value, error) {
	return func(self starlark.Value, t *script.Thread, exp, mod starlark.Value) (starlark.Value, error) {
		x, y := object.Plain(self), object.Plain(exp)
		switch {
		case !ok(y):
			return object.NotImplemented, nil
		case mod != starlark.None:
			return object.PowMod(t, x, y, object.Plain(mod))
		}
		return object.Binary(t, syntax.STARSTAR, x, y)
	}
}

// An integer is a receiver that is an int, or a bool.
type integer struct{ starlark.Int }

// SetArgument sets the int.
func (i *integer) SetArgument(_ *script.Thread, v value.Value) (err error) {
	i.Int, err = object.AsInt(object.Plain(v.Starlark()))
	return err
}

func (i integer) itself() (starlark.Int, error) { return i.Int, nil }

func (i integer) conjugate(*script.Thread) (starlark.Int, error) { return i.Int, nil }

func (i integer) bitLength(*script.Thread) (int, error) { return i.BigInt().BitLen(), nil }

func (i integer) bitCount(*script.Thread) (int, error) {
	n := 0
	for _, w := range i.BigInt().Bits() {
		n += bits.OnesCount(uint(w))
	}
	return n, nil
}

func (i integer) ratio(*script.Thread) (starlark.Tuple, error) {
	return starlark.Tuple{i.Int, starlark.MakeInt(1)}, nil
}

// littleEndian returns whether byteorder says so.
func littleEndian(byteorder string) (bool, error) {
	switch byteorder {
	case "little":
		return true, nil
	case "big":
		return false, nil
	}
	return false, valueErrorf("byteorder must be either 'little' or 'big'")
}

func (i integer) toBytes(_ *script.Thread, n int, byteorder string, signed bool) (object.Bytes, error) {
	little, err := littleEndian(byteorder)
	switch {
	case err != nil:
		return "", err
	case n < 0:
		return "", valueErrorf("length cannot be negative")
	case n > maxPad:
		return "", object.MemoryError.New()
	case i.Sign() < 0 && !signed:
		return "", object.OverflowError.Errorf("can't convert negative int to unsigned")
	}
	b := i.BigInt()
	limit := new(big.Int).Lsh(big.NewInt(1), uint(8*n))
	if signed {
		half := new(big.Int).Rsh(limit, 1)
		if b.Cmp(half) >= 0 && (n > 0 || b.Sign() != 0) || b.Cmp(half.Neg(half)) < 0 {
			return "", object.OverflowError.Errorf("int too big to convert")
		}
		if b.Sign() < 0 {
			b.Add(b, limit)
		}
	} else if b.Cmp(limit) >= 0 {
		return "", object.OverflowError.Errorf("int too big to convert")
	}
	out := b.FillBytes(make([]byte, n))
	if little {
		slices.Reverse(out)
	}
	return object.Bytes(out), nil
}

// fromBytes is int.from_bytes.
func fromBytes(class *object.Class, t *script.Thread, from starlark.Value, byteorder string, signed bool) (starlark.Value, error) {
	little, err := littleEndian(byteorder)
	if err != nil {
		return nil, err
	}
	switch from.(type) {
	case starlark.String, starlark.Int, starlark.Float, starlark.Bool, starlark.NoneType:
		return nil, typeErrorf("cannot convert '%s' object to bytes", object.TypeName(from))
	}
	b, err := object.BytesOf(t, from)
	if err != nil {
		return nil, err
	}
	if little {
		slices.Reverse(b)
	}
	i := new(big.Int).SetBytes(b)
	if signed && len(b) > 0 && b[0]&0x80 != 0 {
		i.Sub(i, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	return instance(t, class, starlark.MakeBigInt(i))
}
