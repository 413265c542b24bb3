// Package exception has Python's exceptions: their classes, their instances as
// Starlark values and Go errors at once, the Python type of every error of the
// interpreter, and tracebacks.
//
// A builtin fails by returning an *[Exception]:
//
//	return nil, exception.ValueError.Errorf("max_workers must be greater than 0")
//
// starlark.Call wraps it into a *starlark.EvalError, which knows the stack.
// [Catch] is the way back: from whatever a call of script code returned to the
// exception it is, with the stack added. Only a script thread that holds the
// script lock may call Catch, since it changes an exception that scripts share.
package exception
