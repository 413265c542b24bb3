package wire

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
)

// absent stands in a worker for what a variable of the parent's holds and that could not
// be sent. Any use of it fails, with the reason.
type absent struct{ typeName, reason string }

var (
	_ starlark.HasAttrs  = (*absent)(nil)
	_ starlark.Callable  = (*absent)(nil)
	_ starlark.HasBinary = (*absent)(nil)
	_ starlark.Mapping   = (*absent)(nil)
)

// absence writes that v could not be sent, and why.
func absence(e *Encoder, v starlark.Value, reason error) {
	e.Tag(tagAbsent)
	e.Text(object.TypeName(v))
	e.Text(exception.Catch(reason, 0).Message())
}

func decodeAbsent(d *Decoder) (starlark.Value, error) {
	name, err := d.Text()
	if err != nil {
		return nil, err
	}
	reason, err := d.Text()
	return &absent{name, reason}, err
}

func (a *absent) fail() error {
	return object.TypeError.Errorf("%s: this %s is in the process that has the pool", a.reason, a.typeName)
}

func (a *absent) String() string        { return "<" + a.typeName + " of another process>" }
func (a *absent) Type() string          { return a.typeName + " of another process" }
func (a *absent) Freeze()               {}
func (a *absent) Truth() starlark.Bool  { return true }
func (a *absent) Hash() (uint32, error) { return script.AddressHash(a) }
func (a *absent) Name() string          { return a.typeName }
func (a *absent) AttrNames() []string   { return nil }

func (a *absent) Attr(string) (starlark.Value, error)              { return nil, a.fail() }
func (a *absent) Get(starlark.Value) (starlark.Value, bool, error) { return nil, false, a.fail() }

func (a *absent) CallInternal(*starlark.Thread, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
	return nil, a.fail()
}

func (a *absent) Binary(syntax.Token, starlark.Value, starlark.Side) (starlark.Value, error) {
	return nil, a.fail()
}
