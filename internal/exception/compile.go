package exception

import (
	"errors"

	"go.starlark.net/resolve"
	"go.starlark.net/syntax"
)

// CatchCompile returns the exception that an error of parsing or resolving a
// source is: a NameError for an undefined name, a SyntaxError otherwise. Of
// several errors it is the first.
func CatchCompile(err error) *Exception {
	pos, text := syntax.Position{}, err.Error()
	var parsing syntax.Error
	var resolving resolve.ErrorList
	switch {
	case errors.As(err, &parsing):
		pos, text = parsing.Pos, parsing.Msg
	case errors.As(err, &resolving):
		pos, text = resolving[0].Pos, resolving[0].Msg
	}
	class := SyntaxError
	if m := undefined().FindStringSubmatch(text); m != nil {
		class = NameError
		text = "name '" + m[1] + "' is not defined"
		if m[2] != "" {
			text += ". Did you mean: '" + m[2] + "'?"
		}
	}
	e := class.Errorf("%s", text).Wrap(err)
	e.Pos = pos
	return e
}

var undefined = lazily(`^undefined: (\w+)(?: \(did you mean (\w+)\?\))?$`)
