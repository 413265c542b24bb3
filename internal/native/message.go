package native

import (
	"fmt"
	"reflect"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/value"
)

// checkCount returns the error of a call with n arguments by position, which args begins with, and
// some by name, if there are too many, or of any wrong number for a function that CPython has in C.
func (f *Function) checkCount(s *signature, args []value.Value, n int, named byName) error {
	var self value.Value // messages count it if it is a value that scripts know
	if f.method {
		if n == 0 {
			return f.noReceiver()
		}
		self = args[0]
		n--
	}
	switch {
	case s.plain, len(s.params) == 0 && (f.slot || f.inC()):
		return f.checkPlain(s, self, n, named.len())
	case s.rest == 0 && len(s.params) == 1 && named.len() > 0 && f.inC():
		return f.noKeywords()
	case f.expects && (named.len() == 0 || s.pos == s.onlyPos) && (n < s.required || n > s.pos):
		return f.notBetween(s, n)
	case f.byKeywords(s):
		if err := f.checkMixed(s, n, named.len()); err != nil {
			return err
		}
	}
	if n > s.pos && s.rest < 0 {
		if s.keywords < 0 {
			for i := range named.len() {
				if name := named.at(i).Name; s.find(name) < 0 { // comes first
					return f.unexpected(s, name)
				}
			}
		}
		return f.tooMany(s, self, n)
	}
	return nil
}

func (f *Function) noReceiver() error {
	if f.slot {
		return object.TypeError.Errorf("descriptor '%s' of '%s' object needs an argument", f.name, f.class.Name())
	}
	return object.TypeError.Errorf("unbound method %s() needs an argument", f.qualified())
}

// checkPlain returns the error of a call of a function whose parameters are all
// positional-only, if it is one.
func (f *Function) checkPlain(s *signature, self value.Value, given, named int) error {
	if f.slot {
		return f.checkSlot(s, given, named)
	}
	switch {
	case named > 0:
		return f.noKeywords()
	case s.required <= given && given <= s.pos:
		return nil
	case s.pos == 0 && f.inC():
		return object.TypeError.Errorf("%s() takes no arguments (%d given)", f.full(), given)
	case s.pos == 0:
		return f.tooMany(s, self, given)
	case s.required == 1 && s.pos == 1 && !f.expects:
		return object.TypeError.Errorf("%s() takes exactly one argument (%d given)", f.full(), given)
	}
	return f.notBetween(s, given)
}

func (f *Function) noKeywords() error {
	return object.TypeError.Errorf("%s() takes no keyword arguments", f.full())
}

// notBetween returns the error of a call of a function in C with a number of arguments that are
// too many or too few.
func (f *Function) notBetween(s *signature, given int) error {
	limit, n := "", s.required
	if s.required < s.pos {
		limit = "at least "
		if given > s.pos {
			limit, n = "at most ", s.pos
		}
	}
	return object.TypeError.Errorf("%s expected %s%d argument%s, got %d", f.name, limit, n, plural(n), given)
}

// plural returns how the word for n things ends.
func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// checkMixed returns the error of a call with too many or too few arguments of a function in C some
// of whose parameters can be given by name.
func (f *Function) checkMixed(s *signature, given, named int) error {
	takes := func(limit string, n int, kind string, given int) error {
		if s.required >= s.pos && kind == "positional " {
			limit = "exactly"
		}
		return object.TypeError.Errorf("%s() takes %s %d %sargument%s (%d given)", f.name, limit, n, kind, plural(n), given)
	}
	required := min(s.required, s.onlyPos) // of those that cannot be given by name
	switch {
	case given+named > len(s.params) && given == 0:
		return takes("at most", len(s.params), "keyword ", named)
	case given+named > len(s.params):
		return takes("at most", len(s.params), "", given+named)
	case given > s.pos && s.pos == 0:
		return object.TypeError.Errorf("%s() takes no positional arguments", f.name)
	case given > s.pos:
		return takes("at most", s.pos, "positional ", given)
	case given < required:
		return takes("at least", required, "positional ", given)
	}
	return nil
}

// checkSlot is checkPlain for a slot, whose messages are those of CPython's wrappers.
func (f *Function) checkSlot(s *signature, given, named int) error {
	init := f.name == "__init__" // speaks of the class
	switch {
	case named > 0 && init:
		return object.TypeError.Errorf("%s() takes no keyword arguments", f.class.Name())
	case named > 0:
		return object.TypeError.Errorf("wrapper %s() takes no keyword arguments", f.name)
	case s.required <= given && given <= s.pos:
		return nil
	case init:
		return object.TypeError.Errorf("%s expected at most %d argument, got %d", f.class.Name(), s.pos, given)
	case s.required < s.pos && f.name == "__get__":
		return f.notBetween(s, given)
	case s.required < s.pos:
		return object.TypeError.Errorf("expected %d or %d arguments, got %d", s.required, s.pos, given)
	case s.pos > 1:
		return object.TypeError.Errorf("%s expected %d arguments, got %d", f.name, s.pos, given)
	case s.pos == 1:
		return object.TypeError.Errorf("expected 1 argument, got %d", given)
	}
	return object.TypeError.Errorf("expected 0 arguments, got %d", given)
}

func (f *Function) tooMany(s *signature, self value.Value, given int) error {
	more := 0
	if _, isState := self.Starlark().(*State); f.init || f.method && !isState {
		more = 1
	}
	takes := fmt.Sprint(s.pos + more)
	if s.required < s.pos {
		takes = fmt.Sprintf("from %d to %d", s.required+more, s.pos+more)
	}
	most, count := s.pos+more, given+more
	return object.TooManyArguments(f.qualified(), takes, most == 1, fmt.Sprint(count), count == 1)
}

// byKeywords reports whether messages are those of functions in C that take keywords.
func (f *Function) byKeywords(s *signature) bool {
	return s.mixed || f.inC() && s.rest < 0 && s.keywords < 0
}

func (f *Function) missing(s *signature, out []value.Value) error {
	if f.byKeywords(s) {
		for i, p := range s.params {
			if p.required && !out[i].Present() {
				return object.TypeError.Errorf("%s() missing required argument '%s' (pos %d)", f.name, p.name, i+1)
			}
		}
	}
	for _, kind := range []struct {
		name     string
		from, to int
	}{{"positional", 0, s.pos}, {"keyword-only", s.pos, len(s.params)}} {
		var names []string
		for i := kind.from; i < kind.to; i++ {
			if s.params[i].required && !out[i].Present() {
				names = append(names, s.params[i].name)
			}
		}
		if len(names) > 0 {
			return object.MissingArguments(f.qualified(), kind.name, names)
		}
	}
	return nil
}

// mismatch returns the TypeError of an argument that is not of the type.
func (f *Function) mismatch(i int, v value.Value, want string) error {
	got := object.TypeName(v.Starlark())
	if f.method {
		if i == 0 {
			if f.class != nil {
				want = f.class.Name()
			}
			if f.slot {
				return object.TypeError.Errorf("descriptor '%s' requires a '%s' object but received a '%s'", f.name, want, got)
			}
			return object.TypeError.Errorf("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", f.name, want, got)
		}
		i--
	}
	if v.IsNone() {
		got = "None"
	}
	s := f.signature()
	which := fmt.Sprintf(" %d", i+1)
	switch {
	case i >= s.onlyPos:
		which = " '" + s.params[i].name + "'"
	case len(s.params) == 1:
		which = ""
	}
	return object.TypeError.Errorf("%s() argument%s must be %s, not %s", f.name, which, want, got)
}

// typeName returns what scripts call the values of a Go type.
func typeName(t reflect.Type) (name string) {
	defer func() {
		if recover() != nil {
			name = t.String()
		}
	}()
	if t.Kind() == reflect.Interface {
		return t.Name()
	}
	x, ok := reflect.Zero(t).Interface().(starlark.Value)
	if !ok {
		return t.String()
	}
	return object.TypeName(x)
}
