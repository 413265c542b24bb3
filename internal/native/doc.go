// Package native is how functions, methods, attributes, classes and modules in Go are
// defined. A definition is a line of a table: the name, the parameters as a def statement
// has them, what help() says, and a Go function with typed parameters.
//
//	var functions = []*native.Function{
//		native.F1("sleep", "seconds, /", "Wait for a number of seconds.", sleep),
//		native.F2("strftime", "format, time_tuple=None, /", "Convert a time tuple to a text.", strftime),
//	}
//
//	func strftime(t *script.Thread, format string, tuple value.Value) (string, error)
//
// # Go functions
//
// F0 to F6 define a function of as many parameters, M0 to M6 a method, whose Go function is
// one of its receiver first: a method expression such as (*queue).put. FP and MP define those
// with more: their Go function takes a pointer to a struct with a field for each parameter. FV is
// for parameters that a script decides on.
// Arguments become the Go types of the parameters:
//
//	value.Value           any value; the zero Value if there is none
//	starlark.Value        the same as an interface, containers those of package value; nil if there is none
//	string                a str, or what an instance of a derived class is made of
//	int, int64            an int, a bool, or what __index__ returns
//	float64               a number, or what __float__ returns
//	bool                  whether the argument is true
//	Opt[T]                a T, or None, or nothing
//	Maybe                 any value, or nothing, whatever the text says is the default
//	CInt                  an int, a bool, or what __index__ returns, of 32 bits
//	Rest                  what *args takes
//	Args                  the same, for as long as the function runs
//	Keywords              what **kwargs takes
//	a type of a value     such as *object.Class, starlark.Callable
//	a [Parameter]         by its own method
//
// An argument that does not fit is a TypeError with CPython's text. Results are
// value.Value, starlark.Value, string, int, int64, float64, bool or a type of a value; None
// is value.None.
//
// A parameter's default is what the text says if that is a literal (a number, a text, None,
// True, False). Anything else is there for the reader, and the Go function is given nothing:
// the zero value of the parameter's type. So "default=<unrepresentable>" tells an argument that
// was not given from None, as CPython writes it; and a Maybe does, whatever the text says.
//
// # Quick functions
//
// A Function that scripts call often has a second Go function, which is for the arguments that it mostly has:
// see [Function.Quick2]. It takes and returns value.Values, and no frame is made for the call.
//
// # Classes
//
// What a class in Go has is a [Table], whose functions take the state that __init__ made for an
// instance (object.Instance.SetState), or the instance itself, or a value of the Go type that
// the class's values are. Those find what their class has by object.Class.AttrOf. A function that
// is made while scripts run, such as a decorator with its arguments, is [Function.With].
//
// A class is the same for all Hosts, and scripts cannot set its attributes. Where they may, as in
// module logging, each Host has a copy of the class (object.Class.Copy). Methods that need what a
// Host keeps for the module get it from the thread: see script.Local.
//
// # Messages
//
// CPython has other messages for wrong calls of functions in C than for those in Python. Which it is
// follows from the parameters (those of functions in Python are never all positional-only), from the
// class of a method, and from [InC].
//
// # What it costs
//
// A definition is made once in a process, not once for each Host, and is safe for use by any
// number of goroutines: state that a Host has comes with the receiver. Its signature is
// parsed when a call or help() first needs it. A call of a function on numbers, or on
// value.Values, costs 2 to 5 ns on top of the work and needs no memory.
package native
