package exception

import (
	"slices"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/debuginfo"
	"fstar/internal/suggest"
)

// A badCall is a call of a script's function whose arguments do not fit its parameters.
type badCall struct {
	qualname string
	module   string
	fn       *debuginfo.Function // nil if it is not known
	call     *debuginfo.Call     // nil if it is not known, or has no keywords
	bound    int                 // how many arguments come before those of call: self
}

// badCallText matches the texts of starlark's setArgs.
var badCallText = lazily(`^function (\S+) (?:` +
	`(accepts no arguments) \((\d+) given\)|` +
	`accepts (at most )?(\d+) positional arguments? \((\d+) given\)|` +
	`missing \d+ arguments? \((.*)\)|` +
	`got multiple values for parameter "?([^"]*)"?|` +
	`got an unexpected keyword argument "?([^" ]*)"?)`)

// callError returns the exception that CPython raises for a text of setArgs, or nil for
// another text. The frame of the function, where stack ends, is to be left out of the
// traceback then, as nothing of it has run.
func callError(text string, stack starlark.CallStack) *Exception {
	m := badCallText().FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	c := newBadCall(m[1], stack)
	switch {
	case m[2] != "":
		return c.noParameters(atoi(m[3]))
	case m[5] != "":
		return c.tooMany(atoi(m[6]), m[5], m[4] != "")
	case m[7] != "":
		return c.missing(strings.Split(m[7], ", "))
	case m[8] != "":
		return c.multiple(m[8])
	}
	return c.unexpected(m[9])
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// newBadCall finds out about the call of the function that the interpreter calls name,
// and whose frame is the last of stack.
func newBadCall(name string, stack starlark.CallStack) *badCall {
	c := &badCall{qualname: function(name)}
	n := len(stack) - 1
	if n < 0 || stack[n].Name != name {
		return c
	}
	file := debuginfo.At(stack[n].Pos)
	if c.fn = file.Called(name, stack[n].Pos); c.fn != nil {
		c.qualname, c.module = c.fn.Qualname, file.Module
	}
	// A bound method, a class and an instance have frames of their own between the two.
	for n--; n >= 0 && isBuiltin(stack[n]); n-- {
		switch function(name) {
		case stack[n].Name, "__init__", "__new__", "__call__":
			c.bound = 1
		default:
			return c
		}
	}
	if n >= 0 {
		c.call = debuginfo.At(stack[n].Pos).Call(stack[n].Pos)
	}
	return c
}

// keywords returns the keywords that are written in the call.
func (c *badCall) keywords() []string {
	if c.call == nil {
		return nil
	}
	return c.call.Keywords
}

// noParameters is the error for a function without parameters. The number given is that
// of all arguments.
func (c *badCall) noParameters(given int) *Exception {
	keywords := c.keywords()
	if len(keywords) > 0 {
		return c.unexpected(keywords[0])
	}
	return TooManyArguments(c.qualname, "0", false, strconv.Itoa(given), given == 1)
}

// tooMany is the error for more positional arguments than most, a number. Python looks at
// the keywords first.
func (c *badCall) tooMany(given int, most string, optional bool) *Exception {
	if c.fn == nil {
		return TooManyArguments(c.qualname, most, most == "1" && !optional, strconv.Itoa(given), given == 1)
	}
	params, required := c.fn.Positional()
	keywordOnly := 0
	for _, k := range c.keywords() {
		p := c.fn.Param(k)
		switch {
		case p == nil || p.Positional:
			if !c.fn.Kwargs {
				return c.unexpected(k)
			}
		case p.KeywordOnly:
			keywordOnly++
		default: // all that can be given by position are
			return c.multiple(k)
		}
	}
	takes, one := strconv.Itoa(len(params)), len(params) == 1
	if required < len(params) {
		takes, one = "from "+strconv.Itoa(required)+" to "+takes, false
	}
	count := strconv.Itoa(given)
	if keywordOnly == 0 {
		return TooManyArguments(c.qualname, takes, one, count, given == 1)
	}
	count += " positional argument" + plural(given) + " (and " + strconv.Itoa(keywordOnly) + " keyword-only argument" + plural(keywordOnly) + ")"
	return TooManyArguments(c.qualname, takes, one, count, false)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// missing is the error for parameters without an argument. Python tells of those that are
// keyword-only when no others are missing.
func (c *badCall) missing(names []string) *Exception {
	var positional, keywordOnly []string
	for _, name := range names {
		name, _, _ = strings.Cut(name, "$")
		if c.fn != nil {
			if p := c.fn.Param(name); p != nil && p.KeywordOnly {
				keywordOnly = append(keywordOnly, name)
				continue
			}
		}
		positional = append(positional, name)
	}
	if len(positional) == 0 {
		return MissingArguments(c.qualname, "keyword-only", keywordOnly)
	}
	return MissingArguments(c.qualname, "positional", positional)
}

// multiple is the error for a parameter that is given twice: by position and keyword, or
// by two keywords.
func (c *badCall) multiple(name string) *Exception {
	if c.fn != nil {
		params, _ := c.fn.Positional()
		i := slices.IndexFunc(params, func(p debuginfo.Param) bool { return p.Name == name })
		if i < 0 || c.call != nil && !c.call.Starred && i >= c.call.Positional+c.bound {
			return TypeError.Errorf("%s.%s() got multiple values for keyword argument '%s'", c.module, c.qualname, name)
		}
	}
	return TypeError.Errorf("%s() got multiple values for argument '%s'", c.qualname, name)
}

// unexpected is the error for a keyword that no parameter takes.
func (c *badCall) unexpected(name string) *Exception {
	if c.fn != nil {
		var positional []string
		for _, k := range append([]string{name}, c.keywords()...) {
			if p := c.fn.Param(k); p != nil && p.Positional && !slices.Contains(positional, k) {
				positional = append(positional, k)
			}
		}
		if len(positional) > 0 {
			return TypeError.Errorf("%s() got some positional-only arguments passed as keyword arguments: '%s'", c.qualname, strings.Join(positional, ", "))
		}
	}
	var names []string
	if c.fn != nil {
		for _, p := range c.fn.Params {
			if !p.Positional {
				names = append(names, p.Name)
			}
		}
	}
	return UnexpectedKeyword(c.qualname, name, names)
}

// UnexpectedKeyword is the error for a keyword that the function called qualname, with
// parameters of these names, has no parameter for.
func UnexpectedKeyword(qualname, keyword string, names []string) *Exception {
	hint := ""
	if near := suggest.Closest(keyword, names); near != "" {
		hint = ". Did you mean '" + near + "'?"
	}
	return TypeError.Errorf("%s() got an unexpected keyword argument '%s'%s", qualname, keyword, hint)
}
