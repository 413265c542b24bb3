package exception

import (
	"fmt"
	"reflect"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// An Exception is an instance of a [Class].
type Exception struct {
	class *Class
	args  starlark.Tuple
	cause *Exception
	err   error // the Go error it stands for, or nil

	// stack is where it was raised, outermost call first. An exception that was
	// caught in one thread and raised in another has the stacks of both.
	stack starlark.CallStack

	// pos is where the source of a SyntaxError is wrong.
	pos syntax.Position
}

var _ starlark.HasAttrs = (*Exception)(nil)
var _ error = (*Exception)(nil)

// Class returns the exception's class.
func (e *Exception) Class() *Class { return e.class }

// Args returns the arguments it was made with.
func (e *Exception) Args() starlark.Tuple { return e.args }

// Stack returns the calls it passed through, outermost first, as far as it was
// caught yet.
func (e *Exception) Stack() starlark.CallStack { return e.stack }

// WithCause makes cause the exception's __cause__, and returns the exception.
func (e *Exception) WithCause(cause *Exception) *Exception {
	e.cause = cause
	return e
}

// Wrap makes err the Go error that the exception stands for, and returns the
// exception.
func (e *Exception) Wrap(err error) *Exception {
	e.err = err
	return e
}

// Message returns what Python's str gives for the exception.
func (e *Exception) Message() string {
	switch len(e.args) {
	case 0:
		return ""
	case 1:
		if s, ok := starlark.AsString(e.args[0]); ok && e.class != KeyError {
			return s
		}
		return e.args[0].String()
	default:
		return e.args.String()
	}
}

// Error returns the class and the message, as the last line of a traceback.
func (e *Exception) Error() string {
	if m := e.Message(); m != "" {
		return e.class.QualifiedName() + ": " + m
	}
	return e.class.QualifiedName()
}

// Unwrap returns the Go error that the exception stands for, or nil.
func (e *Exception) Unwrap() error { return e.err }

// String returns the exception's repr, such as ValueError("bad").
func (e *Exception) String() string {
	if len(e.args) == 1 {
		return fmt.Sprintf("%s(%s)", e.class.name, e.args[0])
	}
	return e.class.name + e.args.String()
}

// Type returns the class's name.
func (e *Exception) Type() string { return e.class.name }

// Freeze freezes the arguments.
func (e *Exception) Freeze() { e.args.Freeze() }

// Truth returns true.
func (e *Exception) Truth() starlark.Bool { return true }

// Hash returns a hash of the exception's identity.
func (e *Exception) Hash() (uint32, error) {
	return uint32(reflect.ValueOf(e).Pointer() >> 4), nil
}

// Attr returns the attribute called name, or nil.
func (e *Exception) Attr(name string) (starlark.Value, error) {
	switch name {
	case "args":
		return e.args, nil
	case "__class__":
		return e.class, nil
	case "__cause__":
		if e.cause == nil {
			return starlark.None, nil
		}
		return e.cause, nil
	}
	return nil, nil
}

// AttrNames returns the names of the attributes.
func (e *Exception) AttrNames() []string { return []string{"__cause__", "__class__", "args"} }

// TypeName returns the name of v's type as Python's messages have it.
func TypeName(v starlark.Value) string {
	if name := v.Type(); name != "string" {
		return name
	}
	return "str"
}
