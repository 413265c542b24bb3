package object

import (
	"errors"

	"go.starlark.net/resolve"
	"go.starlark.net/syntax"
)

// CatchCompile returns the exception that an error of parsing or resolving a
// source is: a NameError for an undefined name, a SyntaxError otherwise. Of
// several errors it is the first.
func CatchCompile(err error) *Exception { return CompileErrors(err)[0] }

// CompileErrors is CatchCompile for each of several errors.
func CompileErrors(err error) []*Exception {
	var parsing syntax.Error
	if errors.As(err, &parsing) {
		return []*Exception{compileError(err, parsing.Pos, parsing.Msg)}
	}
	var resolving resolve.ErrorList
	if !errors.As(err, &resolving) {
		return []*Exception{compileError(err, syntax.Position{}, err.Error())}
	}
	var list []*Exception
	for _, e := range resolving {
		list = append(list, compileError(err, e.Pos, e.Msg))
	}
	return list
}

func compileError(err error, pos syntax.Position, text string) *Exception {
	class := SyntaxError
	if m := undefined().FindStringSubmatch(text); m != nil {
		class = NameError
		text = "name '" + m[1] + "' is not defined"
		if m[2] != "" {
			text += ". Did you mean: '" + m[2] + "'?"
		}
	}
	e := class.Errorf("%s", text).Wrap(err)
	e.SetPos(pos)
	return e
}

var undefined = lazily(`^undefined: (\w+)(?: \(did you mean (\w+)\?\))?$`)
