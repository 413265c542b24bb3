package dataclasses

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/types"
	"fstar/internal/value"
)

// missing is the default of a field that has none, and kwOnlyMarker is KW_ONLY: the
// fields behind an annotation with it are keyword-only. hasFactory is shown as the default of
// a parameter whose default is made for each call.
var (
	missing      = &sentinel{"MISSING"}
	kwOnlyMarker = &sentinel{"KW_ONLY"}
	hasFactory   = &sentinel{"<factory>"}
)

// sentinel is a value that only stands for itself.
type sentinel struct{ name string }

func (s *sentinel) String() string        { return s.name }
func (s *sentinel) Type() string          { return "sentinel" }
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
	metadata *types.MappingProxy
	kwOnly   starlark.Value // missing: as the class says
	doc      starlark.Value
	kind     fieldKind
}

var (
	_ starlark.HasAttrs = (*field)(nil)
	_ object.Classed    = (*field)(nil)
	_ object.Named      = (*field)(nil)
	_ object.Composed   = (*field)(nil)
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
		native.Get("metadata", "what other code has to say of it, to be read only", func(f *field) (*types.MappingProxy, error) { return f.metadata, nil }),
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
	if a.Metadata != starlark.None {
		metadata, ok := a.Metadata.(*value.Dict)
		if !ok {
			return nil, object.TypeError.Errorf("mappingproxy() argument must be a mapping, not %s", object.TypeName(a.Metadata))
		}
		f.metadata = types.NewMappingProxy(metadata)
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
		hash: starlark.None, metadata: types.NewMappingProxy(new(value.Dict)), kwOnly: missing, doc: starlark.None,
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

func (f *field) String() string { return object.Repr(f) }

// Compose returns the parts of the repr. The type may be the field itself.
func (f *field) Compose() []any {
	name, kind := starlark.Value(starlark.None), "None"
	if f.name != "" {
		name = starlark.String(f.name)
	}
	if f.kind != "" {
		kind = string(f.kind)
	}
	return []any{
		"Field(name=", name, ",type=", f.typ, ",default=", f.def, ",default_factory=", f.factory, ",init=", starlark.Bool(f.init),
		",repr=", starlark.Bool(f.repr), ",hash=", f.hash, ",compare=", starlark.Bool(f.compare), ",metadata=", f.metadata,
		",kw_only=", f.kwOnly, ",doc=", f.doc, ",_field_type=", kind, ")",
	}
}

// SetName tells the default the name.
func (f *field) SetName(class *object.Class, name string) error {
	switch def := f.def.(type) {
	case object.Named:
		return def.SetName(class, name)
	case *object.Instance:
		_, _, err := def.Special("__set_name__", class, starlark.String(name))
		return err
	}
	return nil
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
	if f.metadata.Len() > 0 {
		if metadata, err := f.metadata.Copy(); err == nil {
			add("metadata", metadata)
		}
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
