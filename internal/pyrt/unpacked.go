package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/script"
)

// unpacked are the elements of $unpack, for the one statement of the interpreter that
// assigns them to variables: it is its own iterator, and used again.
type unpacked struct {
	elems starlark.Tuple
	free  *unpackeds
}

var _ starlark.Iterable = (*unpacked)(nil)

// unpackeds are those that are not in use.
type unpackeds []*unpacked

func (f *unpackeds) of(elems starlark.Tuple) *unpacked {
	n := len(*f)
	if n == 0 {
		return &unpacked{elems, f}
	}
	u := (*f)[n-1]
	*f = (*f)[:n-1]
	u.elems = elems
	return u
}

// Iterate returns u.
func (u *unpacked) Iterate() starlark.Iterator { return u }

// Next stores the next element, if there is one.
func (u *unpacked) Next(p *starlark.Value) bool {
	if len(u.elems) == 0 {
		return false
	}
	*p = u.elems[0]
	u.elems = u.elems[1:]
	return true
}

// Done ends the use of u.
func (u *unpacked) Done() {
	u.elems = nil
	*u.free = append(*u.free, u)
}

func (u *unpacked) String() string        { return u.elems.String() }
func (u *unpacked) Type() string          { return "unpacked" }
func (u *unpacked) Freeze()               {}
func (u *unpacked) Truth() starlark.Bool  { return true }
func (u *unpacked) Hash() (uint32, error) { return script.AddressHash(u) }
