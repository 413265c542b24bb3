package native

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A Param is a parameter of a function that FV defines. Those by name only are the last.
type Param struct {
	Name    string
	Default bool // it has one: an argument need not be given
	Keyword bool // an argument is given by name only
}

// FV defines a function whose parameters are known only when scripts run, such as the __init__
// of a dataclass, whose first parameter is self. The Go function is given an argument for each
// parameter, none for one that was not given; it must not keep the slice. Messages have qualname,
// whose last part is the name. help() does not know the parameters.
func FV(qualname string, params []Param, doc string, fn func(t *script.Thread, args []value.Value) (value.Value, error)) *Function {
	s := &signature{params: make([]param, len(params)), pos: len(params), rest: -1, keywords: -1}
	for i, p := range params {
		s.params[i] = param{name: p.Name, required: !p.Default}
		switch {
		case p.Keyword:
			s.pos = min(s.pos, i)
		case !p.Default:
			s.required++
		}
	}
	s.settle(len(params))
	f := define(qualname[strings.LastIndexByte(qualname, '.')+1:], "", doc, false, len(params), 0, fn, func(_ *Function, t *script.Thread, args []value.Value) (value.Value, error) {
		return fn(t, args)
	})
	f.qualname, f.dynamic = qualname, true
	f.sig.Store(s)
	return f
}

// A Description is what a function in Go has of a function of a script.
type Description interface {
	// Attr returns an attribute, such as __module__, or nil.
	Attr(name string) (starlark.Value, error)
	// Globals returns the module in which the names in annotations mean something, or nil.
	Globals() object.Globals
}

// Described gives f, which FV has defined, what d says, and returns f: scripts see it as a function of a script.
func (f *Function) Described(d Description) *Function {
	f.described = d
	return f
}

// Attr returns the attribute called name of a function that is described, or nil.
func (f *Function) Attr(name string) (starlark.Value, error) {
	switch {
	case f.described == nil:
		return nil, nil
	case name == "__qualname__":
		return starlark.String(f.qualname), nil
	}
	return f.described.Attr(name)
}

// AttrNames returns none: dir() knows what all functions have.
func (f *Function) AttrNames() []string { return nil }

// Globals returns the module of a function that is described, or nil.
func (f *Function) Globals() object.Globals {
	if f.described == nil {
		return nil
	}
	return f.described.Globals()
}
