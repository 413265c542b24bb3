package object

import "go.starlark.net/starlark"

// UndefinedName returns the NameError for a name that is nowhere.
func UndefinedName(name string) *Exception {
	return namedError(name, "name '%s' is not defined")
}

// UnboundFreeVariable returns the NameError for a variable of a function around that has no
// value.
func UnboundFreeVariable(name string) *Exception {
	return namedError(name, "cannot access free variable '%s' where it is not associated with a value in enclosing scope")
}

func namedError(name, format string) *Exception {
	e := NameError.Errorf(format, name)
	e.SetMember("name", starlark.String(name))
	return e
}
