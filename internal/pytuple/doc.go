// Package pytuple makes the classes of tuples whose elements are attributes too: named tuples,
// and the structure sequences that C structures are in Python, such as time.struct_time. What
// they have is the same as in CPython 3.15, except for what pickle and copy ask for.
//
// Source: collections.namedtuple in the Python library reference, and "Struct Sequence Objects" in
// the Python/C API reference.
//
// The functions are safe for use by any number of goroutines that make classes; a class itself is
// complete when the function that makes it returns.
package pytuple

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/value"
)

// descriptor is what the attributes of the classes that are elements have in common.
type descriptor struct{ typeName string }

func (d descriptor) String() string        { return "<" + d.typeName + " object>" }
func (d descriptor) Type() string          { return d.typeName }
func (d descriptor) Freeze()               {}
func (d descriptor) Truth() starlark.Bool  { return true }
func (d descriptor) Hash() (uint32, error) { return starlark.String(d.typeName).Hash() }

// elements returns the tuple that an instance is made of.
func elements(self starlark.Value) starlark.Tuple {
	values, _ := value.TupleOf(object.Plain(self))
	return values
}

// texts returns names as a tuple.
func texts(names []string) starlark.Tuple {
	t := make(starlark.Tuple, len(names))
	for i, name := range names {
		t[i] = starlark.String(name)
	}
	return t
}

// repr returns the repr of a tuple, such as "Point(x=1, y=2)".
func repr(name string, fields []string, values starlark.Tuple) string {
	var b strings.Builder
	b.WriteString(name + "(")
	for i, f := range fields {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(f + "=" + object.Repr(values[i]))
	}
	return b.String() + ")"
}
