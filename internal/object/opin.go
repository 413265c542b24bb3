package object

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// Contains reports whether x is in c.
func Contains(t Thread, c, x starlark.Value) (bool, error) {
	return ContainsValue(t, value.Of(c), value.Of(x))
}

// ContainsValue is [Contains] for Values.
func ContainsValue(t Thread, c, x value.Value) (bool, error) {
	if d, ok := value.Dicts.Get(c); ok {
		v, err := Lookup(d, x)
		return v.Present(), err
	}
	if s, ok := c.Text(); ok {
		part, ok := x.Text()
		if !ok {
			if part, ok = AsString(x.Starlark()); !ok {
				return false, TypeError.Errorf("'in <string>' requires string as left operand, not %s", TypeName(x.Starlark()))
			}
		}
		return strings.Contains(s, part), nil
	}
	if l, ok := value.Lists.Get(c); ok {
		found, err := l.Contains(Keys, x)
		return found, ContainerError(err)
	}
	if s, ok := value.AsSet(c); ok {
		return SetHas(s, x)
	}
	if tuple, ok := value.AsTuple(c); ok {
		found, err := tuple.Contains(Keys, x)
		return found, ContainerError(err)
	}
	return otherContains(t, c.Starlark(), x.Starlark())
}

// otherContains reports whether x is in c, which is no text, list, tuple, dict or set.
func otherContains(t Thread, c, x starlark.Value) (bool, error) {
	switch c := c.(type) {
	case Bytes:
		return bytesContain(string(c), x)
	case *Bytearray:
		return bytesContain(string(c.B), x)
	case *Range:
		if !isOperand(x) {
			return c.Has(x)
		}
	case HasContains:
		found, err := c.Contains(x)
		if !unsupported(err) {
			return found, err
		}
	case starlark.Container:
		if Foreign(c) {
			x = Outward(x)
		}
		return c.Has(x)
	case starlark.Mapping:
		if Foreign(c) {
			x = Outward(x)
		}
		_, found, err := c.Get(x)
		return found, err
	}
	notContainer := func() error {
		return TypeError.Errorf("argument of type '%s' is not a container or iterable", TypeName(c))
	}
	over := c
	if o, ok := c.(Operand); ok {
		it, err := operandIter(t, o)
		switch {
		case it == nil && err == nil, IsA(err, TypeError):
			return false, notContainer()
		case err != nil:
			return false, err
		}
		over = it
	}
	found := false
	err := each(t, over, func(e value.Value) (bool, error) {
		eq, err := Same(e.Starlark(), x)
		found = eq
		return !eq, err
	}, notContainer, true)
	return found, err
}

func bytesContain(b string, x starlark.Value) (bool, error) {
	if s, ok := AsBytes(x); ok {
		return strings.Contains(b, s), nil
	}
	i, ok, err := asInt(x)
	if err != nil {
		return false, err
	}
	if !ok {
		return false, TypeError.Errorf("a bytes-like object is required, not '%s'", TypeName(x))
	}
	n, ok := i.Int64()
	if !ok || n < 0 || n > 255 {
		return false, ValueError.Errorf("byte must be in range(0, 256)")
	}
	return strings.IndexByte(b, byte(n)) >= 0, nil
}
