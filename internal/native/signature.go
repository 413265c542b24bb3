package native

import (
	"fmt"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
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
	whole    bool // a direct wants an argument for each parameter: see FV
	exact    int  // how many arguments by position, with self, need no binding; -1 if all do

	// From least to most arguments by position, with self, fit without any by name. Those that
	// are not given are fallbacks; *args takes those beyond positional.
	least, most, positional int
	fallbacks               []value.Value
	defaults                []starlark.Value // the same for a direct, without self
}

// fits reports whether n arguments by position, with self, fit without any by name.
func (s *signature) fits(n int) bool { return s.least <= n && n <= s.most }

// isDirect reports whether a direct takes n arguments by position, with self.
func (s *signature) isDirect(n int) bool { return n == s.exact || !s.whole && s.fits(n) }

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
	s.fallbacks, s.defaults = make([]value.Value, arity), make([]starlark.Value, len(s.params))
	for i, p := range s.params {
		s.fallbacks[self+i], s.defaults[i] = p.fallback, p.fallback.Starlark()
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

// checkCount returns the error of a call with n arguments by position, which args begins with, and
// some by name, if there are too many, or of any wrong number for a function that CPython has in C.
func (f *Function) checkCount(s *signature, args []value.Value, n, named int) error {
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
		return f.checkPlain(s, self, n, named)
	case s.mixed:
		if err := f.checkMixed(s, n, named); err != nil {
			return err
		}
	}
	if n > s.pos && s.rest < 0 {
		return f.tooMany(s, self, n)
	}
	return nil
}

// bind fills out, which has the positional arguments in the places of their parameters, from
// arguments by name and defaults. Its errors are TypeErrors.
func (f *Function) bind(s *signature, out []value.Value, named byName) error {
	var others Keywords
	for n := range named.len() {
		kw := named.at(n)
		i := s.find(kw.Name)
		switch {
		case i >= 0 && out[i].Present() && s.mixed:
			return exception.TypeError.Errorf("argument for %s() given by name ('%s') and position (%d)", f.name, kw.Name, i+1)
		case i >= 0 && out[i].Present():
			return exception.TypeError.Errorf("%s() got multiple values for argument '%s'", f.qualified(), kw.Name)
		case i >= 0:
			out[i] = kw.Value
		case s.keywords >= 0:
			if others == nil {
				others = make(Keywords, 0, named.len()-n)
			}
			others = append(others, kw)
		default:
			name := f.qualified()
			if f.inC() || s.mixed {
				name = f.name
			}
			return exception.UnexpectedKeyword(name, kw.Name, s.byName())
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
	return nil
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

// byName returns the names of the parameters that can be given by name.
func (s *signature) byName() []string {
	var names []string
	for _, p := range s.params[s.onlyPos:] {
		if p.name[0] != '*' {
			names = append(names, p.name)
		}
	}
	return names
}

// checkPlain returns the error of a call of a function whose parameters are all
// positional-only, if it is one.
func (f *Function) checkPlain(s *signature, self value.Value, given, named int) error {
	if f.slot {
		return f.checkSlot(s, given, named)
	}
	switch {
	case named > 0:
		return exception.TypeError.Errorf("%s() takes no keyword arguments", f.full())
	case s.required <= given && given <= s.pos:
		return nil
	case s.pos == 0 && f.inC():
		return exception.TypeError.Errorf("%s() takes no arguments (%d given)", f.full(), given)
	case s.pos == 0:
		return f.tooMany(s, self, given)
	case s.required == 1 && s.pos == 1:
		return exception.TypeError.Errorf("%s() takes exactly one argument (%d given)", f.full(), given)
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
	return exception.TypeError.Errorf("%s expected %s%d argument%s, got %d", f.name, limit, n, plural, given)
}

// checkMixed returns the error of a call with too many or too few arguments of a function some
// of whose parameters are positional-only.
func (f *Function) checkMixed(s *signature, given, named int) error {
	takes := func(limit string, n int, kind string, given int) error {
		if s.required >= s.pos {
			limit = "exactly"
		}
		plural := "s"
		if n == 1 {
			plural = ""
		}
		return exception.TypeError.Errorf("%s() takes %s %d %sargument%s (%d given)", f.name, limit, n, kind, plural, given)
	}
	required := min(s.required, s.onlyPos)
	switch {
	case given+named > len(s.params) && given == 0:
		return takes("at most", len(s.params), "keyword ", named)
	case given+named > len(s.params):
		return takes("at most", len(s.params), "", given+named)
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
		return exception.TypeError.Errorf("%s() takes no keyword arguments", f.class.Name())
	case named > 0:
		return exception.TypeError.Errorf("wrapper %s() takes no keyword arguments", f.name)
	case s.required <= given && given <= s.pos:
		return nil
	case init:
		return exception.TypeError.Errorf("%s expected at most %d argument, got %d", f.class.Name(), s.pos, given)
	case s.required < s.pos:
		return exception.TypeError.Errorf("expected %d or %d arguments, got %d", s.required, s.pos, given)
	case s.pos > 1:
		return exception.TypeError.Errorf("%s expected %d arguments, got %d", f.name, s.pos, given)
	case s.pos == 1:
		return exception.TypeError.Errorf("expected 1 argument, got %d", given)
	}
	return exception.TypeError.Errorf("expected 0 arguments, got %d", given)
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
	return exception.TooManyArguments(f.qualified(), takes, most == 1, fmt.Sprint(count), count == 1)
}

func (f *Function) missing(s *signature, out []value.Value) error {
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
			return exception.MissingArguments(f.qualified(), kind.name, names)
		}
	}
	return nil
}
