package dataclasses

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// missing is the default of a field that has none, and kwOnlyMarker is KW_ONLY: the
// fields behind an annotation with it are keyword-only.
var (
	missing      = &sentinel{"_MISSING_TYPE"}
	kwOnlyMarker = &sentinel{"_KW_ONLY_TYPE"}
)

// sentinel is a value that only stands for itself.
type sentinel struct{ class string }

func (s *sentinel) String() string {
	return fmt.Sprintf("<dataclasses.%s object at %#x>", s.class, object.Address(s))
}
func (s *sentinel) Type() string          { return s.class }
func (s *sentinel) Freeze()               {}
func (s *sentinel) Truth() starlark.Bool  { return true }
func (s *sentinel) Hash() (uint32, error) { return object.AddressHash(s), nil }

// A fieldKind says what an annotation makes.
type fieldKind string

const (
	ordinary fieldKind = "_FIELD"
	classVar fieldKind = "_FIELD_CLASSVAR" // a variable of the class: no field at all
	initVar  fieldKind = "_FIELD_INITVAR"  // a parameter of __init__, for __post_init__
)

// field is a field of a dataclass.
type field struct {
	name     string
	typ      starlark.Value // the annotation
	def      starlark.Value // missing if there is none
	factory  starlark.Value
	init     bool
	repr     bool
	compare  bool
	hash     starlark.Value // None: as compare
	metadata *value.Dict
	kwOnly   starlark.Value // missing: as the class says
	doc      starlark.Value
	kind     fieldKind
}

var (
	_ starlark.HasAttrs = (*field)(nil)
	_ object.Classed    = (*field)(nil)
)

var fieldClass = native.Table{
	Doc: "the class of what field returns",
	Attributes: []*native.Attribute{
		native.Get("name", "the name", func(f *field) (string, error) { return f.name, nil }),
		native.Get("type", "the annotation", func(f *field) (starlark.Value, error) { return f.typ, nil }),
		native.Get("default", "the default, or MISSING", func(f *field) (starlark.Value, error) { return f.def, nil }),
		native.Get("default_factory", "what makes the default, or MISSING", func(f *field) (starlark.Value, error) { return f.factory, nil }),
		native.Get("init", "whether __init__ has a parameter for it", func(f *field) (bool, error) { return f.init, nil }),
		native.Get("repr", "whether the repr has it", func(f *field) (bool, error) { return f.repr, nil }),
		native.Get("hash", "whether the hash depends on it; None: if compare says so", func(f *field) (starlark.Value, error) { return f.hash, nil }),
		native.Get("compare", "whether comparisons depend on it", func(f *field) (bool, error) { return f.compare, nil }),
		native.Get("kw_only", "whether its parameter is given by name only", func(f *field) (starlark.Value, error) { return f.kwOnly, nil }),
		native.Get("metadata", "what other code has to say of it, a dict", func(f *field) (*value.Dict, error) { return f.metadata, nil }),
		native.Get("doc", "its docstring", func(f *field) (starlark.Value, error) { return f.doc, nil }),
	},
}.Define(object.NewNative("dataclasses", "Field"))

func (f *field) Class() *object.Class { return fieldClass }

const fieldParams = "*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING, doc=None"

// fieldArgs are the arguments for fieldParams; nil are those that are MISSING.
type fieldArgs struct {
	Default, DefaultFactory starlark.Value
	Init, Repr              bool
	Hash                    starlark.Value
	Compare                 bool
	Metadata, KwOnly, Doc   starlark.Value
}

// newField is field(…).
func newField(_ *script.Thread, a *fieldArgs) (*field, error) {
	f := fieldWith(orMissing(a.Default))
	f.factory, f.kwOnly = orMissing(a.DefaultFactory), orMissing(a.KwOnly)
	f.init, f.repr, f.compare, f.hash, f.doc = a.Init, a.Repr, a.Compare, a.Hash, a.Doc
	if m, ok := a.Metadata.(starlark.IterableMapping); ok {
		for _, item := range m.Items() {
			f.metadata.SetKey(item[0], item[1])
		}
	}
	if f.def != missing && f.factory != missing {
		return nil, object.ValueError.Errorf("cannot specify both default and default_factory")
	}
	return f, nil
}

func orMissing(v starlark.Value) starlark.Value {
	if v == nil {
		return missing
	}
	return v
}

// fieldWith returns a field that has only a default.
func fieldWith(def starlark.Value) *field {
	return &field{
		typ: starlark.None, def: def, factory: missing, init: true, repr: true, compare: true,
		hash: starlark.None, metadata: new(value.Dict), kwOnly: missing, doc: starlark.None,
	}
}

// required reports whether the parameter of f needs an argument.
func (f *field) required() bool { return f.def == missing && f.factory == missing }

// keywordOnly reports whether the parameter of f can be given by its name only.
func (f *field) keywordOnly() bool { return f.kwOnly != missing && bool(f.kwOnly.Truth()) }

// hashed reports whether f counts in __hash__.
func (f *field) hashed() bool {
	if f.hash == starlark.None {
		return f.compare
	}
	return bool(f.hash.Truth())
}

func (f *field) Attr(name string) (starlark.Value, error) { return fieldClass.AttrOf(f, name) }

func (f *field) AttrNames() []string { return fieldClass.AttrNamesOf() }

func (f *field) String() string {
	name := object.Repr(starlark.String(f.name))
	if f.name == "" {
		name = "None"
	}
	kind := string(f.kind)
	if kind == "" {
		kind = "None"
	}
	r := object.Repr
	return fmt.Sprintf("Field(name=%s,type=%s,default=%s,default_factory=%s,init=%s,repr=%s,hash=%s,compare=%s,metadata=mappingproxy(%s),kw_only=%s,doc=%s,_field_type=%s)",
		name, r(f.typ), r(f.def), r(f.factory), starlark.Bool(f.init), starlark.Bool(f.repr), r(f.hash), starlark.Bool(f.compare), r(f.metadata), r(f.kwOnly), r(f.doc), kind)
}

func (f *field) Type() string          { return "Field" }
func (f *field) Freeze()               {}
func (f *field) Truth() starlark.Bool  { return true }
func (f *field) Hash() (uint32, error) { return object.AddressHash(f), nil }

// Reduce returns field(…) with what differs from the defaults, and the name as its state.
// A class that it is made a field of gives it its type.
func (f *field) Reduce() *object.Reduction {
	r := &object.Reduction{Module: "dataclasses", Name: "field"}
	add := func(name string, v starlark.Value) {
		if v != nil && v != missing {
			r.Kwargs = append(r.Kwargs, starlark.Tuple{starlark.String(name), v})
		}
	}
	add("default", f.def)
	add("default_factory", f.factory)
	add("init", starlark.Bool(f.init))
	add("repr", starlark.Bool(f.repr))
	add("hash", f.hash)
	add("compare", starlark.Bool(f.compare))
	add("kw_only", f.kwOnly)
	add("doc", f.doc)
	if f.metadata != nil {
		add("metadata", f.metadata)
	}
	if f.name != "" {
		r.State = starlark.String(f.name)
	}
	return r
}

// SetState sets the name.
func (f *field) SetState(name starlark.Value) error {
	f.name, _ = starlark.AsString(name)
	return nil
}
