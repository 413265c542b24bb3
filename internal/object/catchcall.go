package object

import (
	"strings"

	"fstar/internal/suggest"
)

// badCallText matches the texts of starlark's setArgs.
var badCallText = lazily(`^function (\S+) (?:` +
	`(accepts no arguments) \((\d+) given\)|` +
	`accepts (at most )?(\d+) positional arguments? \((\d+) given\)|` +
	`missing \d+ arguments? \((.*)\)|` +
	`got multiple values for parameter "?([^"]*)"?|` +
	`got an unexpected keyword argument "?([^" ]*)"?)`)

// callError returns the exception that CPython raises for a text of setArgs, or nil for
// another text.
func callError(text string) *Exception {
	m := badCallText().FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	name := FunctionName(m[1])
	switch {
	case m[2] != "":
		return TooManyArguments(name, "0", false, m[3], m[3] == "1")
	case m[5] != "":
		return TooManyArguments(name, m[5], m[5] == "1" && m[4] == "", m[6], m[6] == "1")
	case m[7] != "":
		return MissingArguments(name, "positional", strings.Split(m[7], ", "))
	case m[8] != "":
		return TypeError.Errorf("%s() got multiple values for argument '%s'", name, m[8])
	}
	return UnexpectedKeyword(name, m[9], nil)
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
