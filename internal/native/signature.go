package native

import (
	"fmt"
	"strconv"
	"strings"

	"fstar/internal/value"
)

// A signature is the parameters of a function, without self.
type signature struct {
	params   []param
	required int  // positional parameters without a default
	onlyPos  int  // how many cannot be given by name
	pos      int  // how many can be given by position
	rest     int  // the index of *args, or -1
	keywords int  // the index of **kwargs, or -1
	plain    bool // all are positional-only: messages are those of functions in C
	mixed    bool // some are positional-only: messages are those of functions in C that take keywords
	exact    int  // how many arguments by position, with self, need no binding; -1 if all do

	// From least to most arguments by position, with self, fit without any by name. Those that
	// are not given are fallbacks; *args takes those beyond positional.
	least, most, positional int
	fallbacks               []value.Value
}

// fits reports whether n arguments by position, with self, fit without any by name.
func (s *signature) fits(n int) bool { return s.least <= n && n <= s.most }

// room returns how many values there are of a call with n arguments by position.
func (s *signature) room(n int) int {
	if s.rest >= 0 {
		return len(s.fallbacks) + max(n-s.positional, 0)
	}
	return len(s.fallbacks)
}

type param struct {
	name     string
	required bool
	fallback value.Value // what the default is; absent if the Go function knows
}

// signature returns the parameters of f, which are parsed at the first call.
func (f *Function) signature() *signature {
	s := f.sig.Load()
	if s == nil {
		s = parse(f)
		f.sig.Store(s)
	}
	return s
}

// Check returns an error if the parameters of f are not well formed, or are not as many as those
// of its Go function: for a test of all tables.
func (f *Function) Check() (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
	}()
	f.signature()
	return nil
}

// parse parses the parameters of f. It panics if they are not well formed, or are not as many
// as the Go function has: see [Function.Check].
func parse(f *Function) *signature {
	s := &signature{pos: -1, rest: -1, keywords: -1}
	for _, field := range splitParameters(f.params) {
		name, text, hasDefault := strings.Cut(field, "=")
		switch {
		case field == "/":
			s.onlyPos = len(s.params)
		case field == "*":
			s.pos = len(s.params)
		case strings.HasPrefix(field, "**"):
			s.keywords = len(s.params)
			s.params = append(s.params, param{name: field})
		case strings.HasPrefix(field, "*"):
			s.rest, s.pos = len(s.params), len(s.params)
			s.params = append(s.params, param{name: field})
		case name == "":
			panic("native: " + f.qualified() + "(" + f.params + ")")
		default:
			p := param{name, !hasDefault, literal(text)}
			if f.maybe>>len(s.params)&1 != 0 {
				p.fallback = value.Value{}
			}
			s.params = append(s.params, p)
			if !hasDefault && s.pos < 0 {
				s.required++
			}
		}
	}
	if s.pos < 0 {
		s.pos = len(s.params)
		if s.keywords >= 0 {
			s.pos = s.keywords
		}
	}
	s.plain = s.onlyPos > 0 && s.onlyPos == len(s.params)
	s.mixed = s.onlyPos > 0 && !s.plain && s.rest < 0 && s.keywords < 0
	want := f.arity
	if f.method {
		want--
	}
	if want != len(s.params) {
		panic(fmt.Sprintf("native: %s(%s) has a Go function of %d parameters", f.qualified(), f.params, want))
	}
	if f.fields != nil {
		f.checkFields(s)
	}
	s.settle(f.arity)
	return s
}

// settle sets what follows from the parameters, for a Go function of that arity.
func (s *signature) settle(arity int) {
	s.exact = -1
	if s.pos == len(s.params) && s.rest < 0 && s.keywords < 0 {
		s.exact = arity
	}
	self := arity - len(s.params)
	s.least, s.most, s.positional = self+s.required, self+s.pos, self+s.pos
	if s.rest >= 0 {
		s.most = maxFrame - arity
	}
	s.fallbacks = make([]value.Value, arity)
	for i, p := range s.params {
		s.fallbacks[self+i] = p.fallback
		if i >= s.pos && p.required {
			s.most = -1
		}
	}
}

// splitParameters splits parameters at the commas that are in no text or brackets.
func splitParameters(params string) []string {
	var fields []string
	depth, start := 0, 0
	var quote rune
	for i, c := range params {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case strings.ContainsRune("([{<", c):
			depth++
		case strings.ContainsRune(")]}>", c):
			depth--
		case c == ',' && depth == 0:
			fields = append(fields, strings.TrimSpace(params[start:i]))
			start = i + 1
		}
	}
	if last := strings.TrimSpace(params[start:]); last != "" {
		fields = append(fields, last)
	}
	return fields
}

// literal returns the value of a literal, and no value for any other text.
func literal(text string) value.Value {
	switch text {
	case "None":
		return value.None
	case "True":
		return value.True
	case "False":
		return value.False
	}
	if i, err := strconv.ParseInt(text, 0, 64); err == nil {
		return value.Int(i)
	}
	if n := len(text); n >= 2 && (text[0] == '\'' || text[0] == '"') && text[n-1] == text[0] {
		if s, err := strconv.Unquote(`"` + text[1:n-1] + `"`); err == nil {
			return value.Text(s)
		}
	}
	if f, err := strconv.ParseFloat(text, 64); err == nil && strings.ContainsAny(text, ".e") {
		return value.Float(f)
	}
	return value.Value{}
}
