package object

import (
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/value"
)

// A Function is what a def statement or a lambda expression of a script makes, whatever runs
// it: [FunctionOf] says what a value is as one. No code asks for the Go type of a function.
//
// Its methods are for code that has the script lock, and call no code of a script but for
// Annotations.
type Function interface {
	// Value returns the function as scripts have it: what is called, kept, and compared by
	// its identity. A Function itself may be no more than a view of it.
	Value() starlark.Callable

	// Name returns __name__, and QualifiedName __qualname__, as they were set last.
	Name() string
	QualifiedName() string

	// Doc returns __doc__, or "" if there is none or it is no text.
	Doc() string

	// Module returns the name of the module in whose code the function is defined.
	Module() starlark.Value

	// Globals returns that module, or nil if it is none of a Python script.
	Globals() Globals

	// Code returns which def statement or lambda expression the function is of.
	Code() Code

	// Parameters returns the parameters, in the order of co_varnames, with their defaults.
	Parameters() []Parameter

	// Annotations returns __annotations__: a dict, the same each time. They are evaluated
	// when they are asked for first, which is where an error is from.
	// Source: PEP 649.
	Annotations() (starlark.Value, error)

	// Attrs returns the attributes that the function was given, or nil if it has no place
	// for any.
	Attrs() *Namespace
}

// A Code says which def statement or lambda expression a function is of, and is what a script
// has as __code__. Those of two functions are equal if they are of the same one of a file that
// was compiled once. It can be the key of a map.
type Code struct {
	// ID tells it from others at the same place.
	ID string
	// Pos is where it begins: file, line and column.
	Pos syntax.Position

	name, qualname                string
	positional, onlyPos, keywords int    // numbers of parameters
	varnames                      string // names of parameters, with a space between them
}

// NewCode returns the Code of the function that a def statement at pos makes, for a front
// end that knows it by id.
func NewCode(id string, pos syntax.Position, name, qualname string, params []Parameter) Code {
	c := Code{ID: id, Pos: pos, name: name, qualname: qualname}
	names := make([]string, len(params))
	for i, p := range params {
		names[i] = p.Name
		switch p.Kind {
		case PositionalOnly:
			c.positional++
			c.onlyPos++
		case PositionalOrKeyword:
			c.positional++
		case KeywordOnly:
			c.keywords++
		}
	}
	c.varnames = strings.Join(names, " ")
	return c
}

// QualifiedName returns co_qualname.
func (c Code) QualifiedName() string { return c.qualname }

// A Parameter is one of a function.
type Parameter struct {
	Name    string
	Kind    ParameterKind
	Default starlark.Value // nil if there is none
}

// A ParameterKind says which arguments a parameter takes. They are in the order in which a def
// statement has them.
// Source: inspect.Parameter.kind.
type ParameterKind uint8

const (
	PositionalOnly      ParameterKind = iota // x in f(x, /)
	PositionalOrKeyword                      // x in f(x)
	VarPositional                            // *args
	KeywordOnly                              // x in f(*, x)
	VarKeyword                               // **kwargs
)

// FunctionName returns the name that Python has for a function of the interpreter's.
func FunctionName(name string) string {
	if name == "lambda" {
		return "<lambda>"
	}
	return name
}

// Globals is the module of a function of a script.
type Globals interface {
	Caller

	// Attr returns a variable of the module. The error is an AttributeError if there
	// is none.
	Attr(name string) (starlark.Value, error)

	// Eval returns the value of an expression, in which names mean what they mean in
	// the module, but for those in locals.
	Eval(src string, locals starlark.StringDict) (starlark.Value, error)

	// Dict returns globals().
	Dict() starlark.Value
}

// FunctionAttr returns the attribute called name that every function has, or nil if there
// is no such attribute. An error is that of an annotation that cannot be evaluated.
func FunctionAttr(f Function, name string) (starlark.Value, error) {
	switch name {
	case "__name__":
		return starlark.String(f.Name()), nil
	case "__qualname__":
		return starlark.String(f.QualifiedName()), nil
	case "__doc__":
		if doc := f.Doc(); doc != "" {
			return starlark.String(doc), nil
		}
		return starlark.None, nil
	case "__module__":
		return f.Module(), nil
	case "__globals__":
		if g := f.Globals(); g != nil {
			return g.Dict(), nil
		}
	case "__annotations__":
		return f.Annotations()
	case "__dict__":
		return dictOf(f.Attrs()), nil
	case "__defaults__", "__kwdefaults__":
		return defaults(f, name == "__kwdefaults__"), nil
	case "__code__":
		return f.Code(), nil
	}
	return nil, nil
}

// defaults returns __defaults__ or __kwdefaults__.
func defaults(f Function, keywords bool) starlark.Value {
	values, dict := starlark.Tuple{}, new(value.Dict)
	for _, p := range f.Parameters() {
		switch {
		case p.Default == nil:
		case p.Kind == KeywordOnly:
			dict.SetKey(starlark.String(p.Name), p.Default)
		default:
			values = append(values, p.Default)
		}
	}
	switch {
	case keywords && dict.Len() > 0:
		return dict
	case !keywords && len(values) > 0:
		return values
	}
	return starlark.None
}

// ofFunction are the attributes that are a function's own, and not in its __dict__.
var ofFunction = map[string]bool{
	"__name__": true, "__qualname__": true, "__doc__": true, "__module__": true, "__annotate__": true,
	"__annotations__": true, "__defaults__": true, "__kwdefaults__": true, "__type_params__": true,
}

// DictOf returns the __dict__ of a function whose attributes are in attrs, which may be nil.
func DictOf(attrs *Namespace) *value.Dict { return dictOf(attrs) }

// dictOf returns the __dict__ of a value whose attributes are those of a function; empty if
// attrs is nil.
func dictOf(attrs *Namespace) *value.Dict {
	d := new(value.Dict)
	if attrs == nil {
		return d
	}
	for _, name := range attrs.Names() {
		if !ofFunction[name] {
			d.SetKey(starlark.String(name), attrs.Get(name))
		}
	}
	return d
}
