package native

import (
	"strings"

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
