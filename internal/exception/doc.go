// Package exception has Python's exceptions for Go code: their classes, and how a Go error becomes one. What is
// written of them is in package traceback.
//
//	Class, Exception   the classes and their instances, which package object defines; an Exception is a
//	                   value of scripts and a Go error at once
//	Catch              from the error that a call returned to the exception it is
//
// A function in Go fails by returning an *[Exception]:
//
//	return nil, exception.ValueError.Errorf("max_workers must be greater than 0")
//
// Go code that called a function of a script, or one of the embedding program's, gets an error and
// gives it to [Catch]. An exception is returned as it is. Errors of go.starlark.net, which are texts, become
// Python's exceptions by a table (classify.go); a *starlark.EvalError adds its stack. Only a script thread that
// holds the script lock may call Catch, since it changes an exception that scripts share.
package exception
