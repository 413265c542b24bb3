package dataclasses

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// missing is the default of a field that has none.
var missing = &sentinel{"MISSING"}

// sentinel is a value that only stands for itself.
type sentinel struct{ name string }

func (s *sentinel) String() string        { return "<" + s.name + ">" }
func (s *sentinel) Type() string          { return s.name }
func (s *sentinel) Freeze()               {}
func (s *sentinel) Truth() starlark.Bool  { return true }
func (s *sentinel) Hash() (uint32, error) { return script.AddressHash(s) }

// field is a field of a dataclass.
type field struct {
	name    string
	typ     starlark.Value // the annotation
	def     starlark.Value // missing if there is none
	factory starlark.Value
	init    bool
	repr    bool
	compare bool
	hash    starlark.Value // None: as compare
	kwOnly  bool
	pseudo  bool // an InitVar: a parameter of __init__ for __post_init__
}

var _ starlark.HasAttrs = (*field)(nil)

func (f *field) Attr(name string) (starlark.Value, error) {
	switch name {
	case "name":
		return starlark.String(f.name), nil
	case "type":
		return f.typ, nil
	case "default":
		return f.def, nil
	case "default_factory":
		return f.factory, nil
	case "init":
		return starlark.Bool(f.init), nil
	case "repr":
		return starlark.Bool(f.repr), nil
	case "compare":
		return starlark.Bool(f.compare), nil
	case "kw_only":
		return starlark.Bool(f.kwOnly), nil
	case "metadata":
		return new(starlark.Dict), nil
	}
	return nil, nil
}

func (f *field) AttrNames() []string {
	return []string{"compare", "default", "default_factory", "init", "kw_only", "metadata", "name", "repr", "type"}
}
func (f *field) String() string        { return "Field(name=" + object.Repr(starlark.String(f.name)) + ")" }
func (f *field) Type() string          { return "Field" }
func (f *field) Freeze()               {}
func (f *field) Truth() starlark.Bool  { return true }
func (f *field) Hash() (uint32, error) { return script.AddressHash(f) }

// truth returns whether an argument is true; def if it was not given.
func truth(v starlark.Value, def bool) bool {
	if v == nil {
		return def
	}
	return bool(v.Truth())
}

func newField(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	f := &field{
		def: a.Values[0], factory: a.Values[1], init: truth(a.Values[2], true), repr: truth(a.Values[3], true),
		hash: a.Values[4], compare: truth(a.Values[5], true), kwOnly: truth(a.Values[7], false), typ: starlark.None,
	}
	if f.def == nil {
		f.def = missing
	}
	if f.factory == nil {
		f.factory = missing
	}
	if f.def != missing && f.factory != missing {
		return nil, object.ValueError.Errorf("cannot specify both default and default_factory")
	}
	return f, nil
}
