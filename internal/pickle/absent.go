package pickle

import (
	"errors"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/value"
)

// absent stands in a worker for what a variable of the parent's holds and that could not
// be sent. Any use of it fails, with the reason.
type absent struct{ typeName, reason string }

var (
	_ starlark.HasSetField = (*absent)(nil)
	_ starlark.Callable    = (*absent)(nil)
	_ starlark.HasBinary   = (*absent)(nil)
	_ starlark.Mapping     = (*absent)(nil)
	_ object.HasIter       = (*absent)(nil)
	_ object.Iterator      = (*absent)(nil)
	_ object.HasLength     = (*absent)(nil)
	_ object.HasItems      = (*absent)(nil)
)

// ErrAbsent is wrapped by the exception that any use of a value raises which could not be
// sent, or not be read.
var ErrAbsent = errors.New("the value is in the process that has the pool")

// absence writes, in the news, that v could not be sent, and why.
func (s *Sender) absence(e *Encoder, v starlark.Value, reason error) {
	s.absences++
	e.absence(v, reason)
}

// absence writes that v could not be sent, and why.
func (e *Encoder) absence(v starlark.Value, reason error) {
	e.Tag(tagAbsent)
	e.Text(object.TypeName(v))
	e.Text(object.Catch(reason, 0).Message())
}

// IsAbsent reports whether v stands for a value that could not be sent, or not be read.
func IsAbsent(v starlark.Value) bool {
	_, ok := v.(*absent)
	return ok
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
	return object.TypeError.Errorf("%s: this %s is in the process that has the pool", a.reason, a.typeName).Wrap(ErrAbsent)
}

func (a *absent) String() string        { return "<" + a.typeName + " of another process>" }
func (a *absent) Type() string          { return a.typeName + " of another process" }
func (a *absent) Freeze()               {}
func (a *absent) Truth() starlark.Bool  { return true }
func (a *absent) Hash() (uint32, error) { return object.AddressHash(a), nil }
func (a *absent) Name() string          { return a.typeName }
func (a *absent) AttrNames() []string   { return nil }

func (a *absent) Attr(string) (starlark.Value, error)              { return nil, a.fail() }
func (a *absent) Get(starlark.Value) (starlark.Value, bool, error) { return nil, false, a.fail() }
func (a *absent) SetField(string, starlark.Value) error            { return a.fail() }
func (a *absent) GetItem(starlark.Value) (starlark.Value, error)   { return nil, a.fail() }
func (a *absent) SetItem(_, _ starlark.Value) error                { return a.fail() }
func (a *absent) DelItem(starlark.Value) error                     { return a.fail() }
func (a *absent) Iter(object.Thread) (starlark.Value, error)       { return nil, a.fail() }
func (a *absent) Length() (int, error)                             { return 0, a.fail() }

func (a *absent) NextValue(object.Thread) (value.Value, error) { return value.Value{}, a.fail() }

func (a *absent) CallInternal(*starlark.Thread, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
	return nil, a.fail()
}

func (a *absent) Binary(syntax.Token, starlark.Value, starlark.Side) (starlark.Value, error) {
	return nil, a.fail()
}
