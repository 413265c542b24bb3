// Package signature binds the arguments of a builtin to its parameters by
// Python's rules, with CPython's messages where they do not fit.
//
//	var submit = signature.New("ThreadPoolExecutor.shutdown", "self, wait=True, *, cancel_futures=False")
//
// A parameter list is written as in a def statement: `/` ends the positional-only
// parameters, `*` begins the keyword-only ones, `*args` and `**kwargs` take the
// rest. A default value is there for the reader: Bind leaves an argument that was
// not given nil.
package signature

import (
	"fmt"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
)

// A Signature is the name and the parameters of a builtin. It may be used by any
// number of goroutines.
type Signature struct {
	name     string
	params   []param
	required int  // positional parameters without a default
	onlyPos  int  // how many cannot be given by name
	pos      int  // how many can be given by position
	self     bool // the first is self: messages count it
	varargs  bool
	kwargs   bool
	plain    bool             // all are positional-only: messages are those of functions in C
	mixed    bool             // some are positional-only, with the messages of functions in C that take keywords
	none     []starlark.Value // Args.Values of a call without arguments
}

type param struct {
	name     string
	required bool
}

// New returns the signature of the builtin called name. It panics if the
// parameters are not well formed, as regexp.MustCompile does.
//
// If the first parameter is self, the builtin is a method whose receiver is bound
// already: Bind has no place for it, but CPython's messages count it.
func New(name, params string) *Signature {
	s := &Signature{name: name, pos: -1}
	for i, field := range strings.Split(params, ",") {
		field = strings.TrimSpace(field)
		pname, _, hasDefault := strings.Cut(field, "=")
		switch {
		case field == "" && params == "":
		case field == "self" && i == 0:
			s.self = true
		case field == "/":
			s.onlyPos = len(s.params)
		case field == "*":
			s.pos = len(s.params)
		case strings.HasPrefix(field, "**"):
			s.kwargs = true
		case strings.HasPrefix(field, "*"):
			s.varargs, s.pos = true, len(s.params)
		case pname == "":
			panic("signature: " + name + "(" + params + ")")
		default:
			s.params = append(s.params, param{pname, !hasDefault})
			if !hasDefault && s.pos < 0 {
				s.required++
			}
		}
	}
	if s.pos < 0 {
		s.pos = len(s.params)
	}
	if s.onlyPos > 0 && !s.varargs && !s.kwargs {
		s.plain = s.onlyPos == len(s.params)
		s.mixed = !s.plain
	}
	s.none = make([]starlark.Value, len(s.params))
	return s
}

// Args are the arguments of a call, bound. They may share memory with those that
// were given to Bind, and must not be changed.
type Args struct {
	Values []starlark.Value // one for each named parameter; nil if it was not given
	Rest   starlark.Tuple   // for *args
	Kwargs []starlark.Tuple // for **kwargs
}

// Bind binds the arguments of a call. Its errors are TypeErrors.
func (s *Signature) Bind(args starlark.Tuple, kwargs []starlark.Tuple) (Args, error) {
	n := min(len(args), s.pos)
	if len(kwargs) == 0 { // the usual calls need no memory
		switch {
		case n == len(s.params) && (n == len(args) || s.varargs):
			return Args{Values: args[:n], Rest: args[n:]}, nil
		case len(args) == 0 && s.required == 0 && s.pos == len(s.params):
			return Args{Values: s.none}, nil
		}
	}
	bound := Args{Values: make([]starlark.Value, len(s.params))}
	copy(bound.Values, args[:n])
	if s.plain {
		if err := s.bindPlain(len(args), len(kwargs)); err != nil {
			return Args{}, err
		}
	}
	if s.mixed {
		if err := s.countMixed(len(args), len(kwargs)); err != nil {
			return Args{}, err
		}
	}
	if len(args) > n {
		if !s.varargs {
			return Args{}, s.tooMany(len(args))
		}
		bound.Rest = args[n:]
	}
	for _, kw := range kwargs {
		name := string(kw[0].(starlark.String))
		i := s.find(name)
		switch {
		case i >= 0 && bound.Values[i] != nil && s.mixed:
			return Args{}, exception.TypeError.Errorf("argument for %s() given by name ('%s') and position (%d)", s.called(), name, i+1)
		case i >= 0 && bound.Values[i] != nil:
			return Args{}, exception.TypeError.Errorf("%s() got multiple values for argument '%s'", s.name, name)
		case i >= 0:
			bound.Values[i] = kw[1]
		case s.kwargs:
			bound.Kwargs = append(bound.Kwargs, kw)
		default:
			return Args{}, exception.UnexpectedKeyword(s.called(), name, s.keywords())
		}
	}
	return bound, s.missing(bound.Values)
}

// find returns the index of the parameter that can be given by name, or -1.
func (s *Signature) find(name string) int {
	for i := s.onlyPos; i < len(s.params); i++ {
		if s.params[i].name == name {
			return i
		}
	}
	return -1
}

// keywords returns the names of the parameters that can be given by name.
func (s *Signature) keywords() []string {
	var names []string
	for _, p := range s.params[s.onlyPos:] {
		names = append(names, p.name)
	}
	return names
}

// called returns how messages call the function.
func (s *Signature) called() string {
	if s.plain || s.mixed {
		return s.name[strings.LastIndexByte(s.name, '.')+1:]
	}
	return s.name
}

// countMixed returns the error of a call with too many or too few arguments of a function
// some of whose parameters are positional-only.
func (s *Signature) countMixed(given, kwargs int) error {
	takes := func(most bool, n int, kind string, given int) error {
		limit := "exactly"
		if s.required < s.pos {
			limit = map[bool]string{true: "at most", false: "at least"}[most]
		}
		plural := "s"
		if n == 1 {
			plural = ""
		}
		return exception.TypeError.Errorf("%s() takes %s %d %sargument%s (%d given)", s.called(), limit, n, kind, plural, given)
	}
	required := min(s.required, s.onlyPos)
	switch {
	case given+kwargs > len(s.params) && given == 0:
		return takes(true, len(s.params), "keyword ", kwargs)
	case given+kwargs > len(s.params):
		return takes(true, len(s.params), "", given+kwargs)
	case given > s.pos:
		return takes(true, s.pos, "positional ", given)
	case given < required:
		return takes(false, required, "positional ", given)
	}
	return nil
}

// bindPlain returns the error of a call of a function whose parameters are all
// positional-only, if it is one.
func (s *Signature) bindPlain(given, kwargs int) error {
	switch {
	case kwargs > 0:
		return exception.TypeError.Errorf("%s() takes no keyword arguments", s.name)
	case s.required <= given && given <= s.pos:
		return nil
	case s.required == 1 && s.pos == 1:
		return exception.TypeError.Errorf("%s() takes exactly one argument (%d given)", s.name, given)
	}
	limit, n := "", s.required
	if s.required < s.pos {
		limit = "at least "
		if given > s.pos {
			limit, n = "at most ", s.pos
		}
	}
	plural := "s"
	if n == 1 {
		plural = ""
	}
	return exception.TypeError.Errorf("%s expected %s%d argument%s, got %d", s.called(), limit, n, plural, given)
}

func (s *Signature) tooMany(given int) error {
	self := 0
	if s.self {
		self = 1
	}
	takes := fmt.Sprint(s.pos + self)
	if s.required < s.pos {
		takes = fmt.Sprintf("from %d to %d", s.required+self, s.pos+self)
	}
	most, count := s.pos+self, given+self
	return exception.TooManyArguments(s.name, takes, most == 1, fmt.Sprint(count), count == 1)
}

func (s *Signature) missing(values []starlark.Value) error {
	for _, kind := range []struct {
		name   string
		params []param
		values []starlark.Value
	}{
		{"positional", s.params[:s.pos], values[:s.pos]},
		{"keyword-only", s.params[s.pos:], values[s.pos:]},
	} {
		var names []string
		for i, p := range kind.params {
			if p.required && kind.values[i] == nil {
				names = append(names, p.name)
			}
		}
		if len(names) > 0 {
			return exception.MissingArguments(s.name, kind.name, names)
		}
	}
	return nil
}
