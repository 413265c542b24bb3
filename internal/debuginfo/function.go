package debuginfo

import (
	"slices"

	"go.starlark.net/syntax"
)

// A Function is a function or a lambda, or what CPython runs as one: a generator
// expression.
type Function struct {
	Name      string // what the interpreter calls it; "" for what no code can call
	Qualname  string // what messages call it, such as "C.method"
	Params    []Param
	Kwargs    bool     // it has a parameter for all other keywords
	Generator bool     // a call makes a generator
	Locals    []string // its variables, the parameters among them

	// Annotations is the source of a dict display of the annotations, to be evaluated when
	// __annotations__ is read; "" if there are none. TypeParams are the type parameters
	// that it names.
	Annotations string
	TypeParams  []string

	def, start, end place
}

// A Param is a parameter, but for *args and **kwargs.
type Param struct {
	Name        string
	Positional  bool // it cannot be given by name
	KeywordOnly bool
	Optional    bool // it has a default
}

// AddFunction notes a function. It is defined at def, and body is what is evaluated when
// it is called. Functions around are noted before those in them.
func (f *File) AddFunction(fn *Function, def syntax.Position, body ...syntax.Node) {
	if f == nil {
		return
	}
	f.file = fileOf(def)
	fn.def = placeOf(def)
	if len(body) > 0 {
		fn.start, fn.end = placeOf(syntax.Start(body[0])), placeOf(syntax.End(body[len(body)-1]))
	}
	f.functions = append(f.functions, fn)
}

// Called returns the function that the interpreter knows by name and, before its first
// step, to be at pos: where it is defined, or somewhere in its body. It returns nil if
// there is none.
func (f *File) Called(name string, pos syntax.Position) *Function {
	if f == nil {
		return nil
	}
	p := placeOf(pos)
	for _, fn := range slices.Backward(f.functions) {
		if fn.Name == name && (fn.def == p || fn.contains(p)) {
			return fn
		}
	}
	return nil
}

// Around returns the innermost function whose body pos is in, or nil.
func (f *File) Around(pos syntax.Position) *Function {
	if f == nil {
		return nil
	}
	p := placeOf(pos)
	for _, fn := range slices.Backward(f.functions) {
		if fn.contains(p) {
			return fn
		}
	}
	return nil
}

// Defined returns the function defined at pos, or nil.
func (f *File) Defined(pos syntax.Position) *Function {
	if f == nil {
		return nil
	}
	p := placeOf(pos)
	for _, fn := range f.functions {
		if fn.def == p {
			return fn
		}
	}
	return nil
}

func (fn *Function) contains(p place) bool { return !p.before(fn.start) && p.before(fn.end) }

// Positional returns the parameters that take positional arguments, and how many of
// them need one.
func (fn *Function) Positional() (params []Param, required int) {
	n := 0
	for n < len(fn.Params) && !fn.Params[n].KeywordOnly {
		if !fn.Params[n].Optional {
			required++
		}
		n++
	}
	return fn.Params[:n], required
}

// Param returns the parameter called name, or nil.
func (fn *Function) Param(name string) *Param {
	for i := range fn.Params {
		if fn.Params[i].Name == name {
			return &fn.Params[i]
		}
	}
	return nil
}
