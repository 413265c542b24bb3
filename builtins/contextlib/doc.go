// Package contextlib is the script module contextlib.
//
// Its context managers are used by a with statement, which calls their attributes __enter__ and __exit__.
// Those that do not look at the exception, closing and nullcontext, can be used by
// using(…) too.
//
// Left out are what needs async, redirect_stdout and redirect_stderr, and chdir.
//
// Source: the contextlib module in the Python library reference.
package contextlib

import (
	"maps"
	"sync"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/native"
)

// New returns the module.
func New() *starlarkstruct.Module {
	members := native.Members(nil, functions())
	maps.Copy(members, starlark.StringDict{
		"suppress":               suppressClass,
		"closing":                closingClass,
		"nullcontext":            nullContextClass,
		"ExitStack":              exitStackClass,
		"ContextDecorator":       contextDecorator,
		"AbstractContextManager": abstractContextManager,
	})
	return &starlarkstruct.Module{Name: "contextlib", Members: members}
}

var functions = sync.OnceValue(func() []*native.Function {
	return []*native.Function{
		native.F1("contextmanager", "func", "a function whose generators are context managers,\nand decorators", contextManager),
	}
})
