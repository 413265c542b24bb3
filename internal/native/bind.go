package native

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// bindAndCall is Call for all other arguments.
func (f *Function) bindAndCall(t *script.Thread, args []value.Value, named byName) (value.Value, error) {
	s := f.signature()
	size := max(s.room(len(args)), len(args))
	if t == nil || size > maxFrame {
		out := make([]value.Value, size)
		copy(out, args)
		return f.bindIn(s, t, out, len(args), named)
	}
	frame, mark := t.Stack.Push(size)
	copy(frame[:], args)
	v, err := f.bindIn(s, t, frame[:size], len(args), named)
	t.Stack.Pop(mark)
	return v, err
}

// bindIn is bindAndCall for the n positional arguments that out begins with, which has room for
// the others. What *args takes is moved behind them.
func (f *Function) bindIn(s *signature, t *script.Thread, out []value.Value, n int, named byName) (value.Value, error) {
	if err := f.checkCount(s, out, n, named); err != nil {
		return value.Value{}, err
	}
	rest := max(n-s.positional, 0)
	copy(out[f.arity:], out[s.positional:s.positional+rest])
	clear(out[s.positional:min(s.positional+rest, f.arity)])
	params := out[f.arity-len(s.params) : f.arity]
	if err := f.bind(s, params, named); err != nil {
		return value.Value{}, err
	}
	if s.rest >= 0 {
		params[s.rest] = value.Int(int64(rest))
	}
	return f.run(t, out[:f.arity])
}

// bind fills out, which has the positional arguments in the places of their parameters, from
// arguments by name and defaults. Its errors are TypeErrors.
func (f *Function) bind(s *signature, out []value.Value, named byName) error {
	var others Keywords
	var unexpected error
	for n := range named.len() {
		kw := named.at(n)
		i := s.find(kw.Name)
		switch {
		case i >= 0 && out[i].Present() && f.byKeywords(s):
			return object.TypeError.Errorf("argument for %s() given by name ('%s') and position (%d)", f.name, kw.Name, i+1)
		case i >= 0 && out[i].Present():
			return object.TypeError.Errorf("%s() got multiple values for argument '%s'", f.qualified(), kw.Name)
		case i >= 0:
			out[i] = kw.Value
		case s.keywords >= 0:
			if others == nil {
				others = make(Keywords, 0, named.len()-n)
			}
			others = append(others, kw)
		default:
			if unexpected == nil {
				unexpected = f.unexpected(s, kw.Name)
			}
			if !f.byKeywords(s) { // those in C say first what is missing
				return unexpected
			}
		}
	}
	if s.keywords >= 0 {
		out[s.keywords] = keywordsOf(others)
	}
	missing := false
	for i := range s.params {
		if !out[i].Present() {
			out[i] = s.params[i].fallback
			missing = missing || s.params[i].required
		}
	}
	if missing {
		return f.missing(s, out)
	}
	return unexpected
}

// unexpected returns the error of an argument by a name that no parameter has.
func (f *Function) unexpected(s *signature, name string) error {
	of := f.qualified()
	if f.inC() || s.mixed {
		of = f.name
	}
	return object.UnexpectedKeyword(of, name, s.names())
}

// find returns the index of the parameter that can be given by name, or -1.
func (s *signature) find(name string) int {
	for i := s.onlyPos; i < len(s.params); i++ {
		if s.params[i].name == name {
			return i
		}
	}
	return -1
}

// names returns the names of the parameters that can be given by name.
func (s *signature) names() []string {
	var names []string
	for _, p := range s.params[s.onlyPos:] {
		if p.name[0] != '*' {
			names = append(names, p.name)
		}
	}
	return names
}

// byName are the arguments by name of a call: of Keywords, or of pairs as Go code of
// go.starlark.net gives them.
type byName struct {
	values []Keyword
	pairs  []starlark.Tuple
}

func (n byName) len() int { return len(n.values) + len(n.pairs) }

func (n byName) at(i int) Keyword {
	if n.pairs != nil {
		return keywordOf(n.pairs[i])
	}
	return n.values[i]
}
