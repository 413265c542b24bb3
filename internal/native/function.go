package native

import (
	"fmt"
	"reflect"
	"strings"
	"sync/atomic"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A Function is a function or a method in Go, bound to nothing. Scripts see it as a
// builtin_function_or_method. It does not change.
type Function struct {
	name   string
	params string // without self
	doc    string
	method bool                  // the first argument is the receiver
	slot   bool                  // it is what an operator or a built-in function does: see Table.Slots
	fn     any                   // the Go function
	call   call                  // with an argument for each parameter
	maybe  uint                  // which of the parameters are Maybe: a bit for each
	arity  int                   // of the Go function, the receiver counted
	fields []reflect.StructField // of the struct that has the parameters; nil for none
	sig    atomic.Pointer[signature]
	class  *object.Class // that the method is defined in; nil for functions
	module string        // see InC

	qualname  string // for messages, if it is not what name and class say
	init      bool   // see Init
	dynamic   bool   // FV has defined it: params are not known
	anyThread bool   // see AnyThread
	expects   bool   // see Expects
	special   string // see Special
	described Description

	quick1 quick1 // see Quick1
	quick2 quick2
	quick3 quick3
}

// call calls a Go function with as many arguments as it has parameters, the receiver first.
type call func(f *Function, t *script.Thread, args []value.Value) (value.Value, error)

var (
	_ object.Builtin    = (*Function)(nil)
	_ object.Slotter    = (*Function)(nil)
	_ starlark.HasAttrs = (*Function)(nil)
	_ object.Builtin    = (*Bound)(nil)
)

//go:generate go run arity_gen.go

// define returns the definition that F0 to F6, M0 to M6, FP and MP make of the Go function fn, which
// call calls. The bits of maybe, one for each parameter, say which are Maybe.
func define(name, params, doc string, method bool, arity int, maybe uint, fn any, call call) *Function {
	return &Function{name: name, params: params, doc: doc, method: method, arity: arity, maybe: maybe, fn: fn, call: call}
}

// Name returns the name.
func (f *Function) Name() string { return f.name }

// Doc returns what help() says.
func (f *Function) Doc() string { return f.doc }

// Go returns the Go function, of the type that F0 or another one was given: for Go code that has
// the method of a class of its own and calls it with Go's types. It needs no memory.
func (f *Function) Go() any { return f.fn }

// Parameters returns the parameters as a def statement has them, those of a method with self.
func (f *Function) Parameters() (params string, known bool) {
	if f.method {
		return strings.TrimSuffix("self, "+f.params, ", "), true
	}
	return f.params, !f.dynamic
}

// IsSlot reports whether f is what an operator or a built-in function stands for.
func (f *Function) IsSlot() bool { return f.slot }

// IsMethod reports whether f, as an attribute of a class, is a method: if its first argument is the receiver,
// or FV has defined it, for which CPython makes functions in Python. CPython's functions in C are none.
func (f *Function) IsMethod() bool { return f.method || f.dynamic }

// Self returns nil: f is bound to nothing.
func (f *Function) Self() starlark.Value { return nil }

// Bind returns f with its first argument given.
func (f *Function) Bind(self starlark.Value) starlark.Callable { return &Bound{f, value.Of(self)} }

// With returns f, a method, bound to state: what a function has that is made while scripts run,
// such as a decorator with its arguments. Scripts see it as a function that is bound to nothing.
func (f *Function) With(state any) *Bound { return &Bound{f, value.Of(&State{state: state})} }

// AnyThread lets f be called on an interpreter's thread that is no script thread's, and returns
// f: its Go function is given a nil thread then, which it must not use. It is for methods such
// as __repr__ and __class_getitem__, which Go code calls where it has no thread.
func (f *Function) AnyThread() *Function {
	f.anyThread = true
	return f
}

// Init says that f, which a call of a class calls, stands for the __init__ of a class that is in
// Python in CPython, and returns f: messages name that, and count self.
func (f *Function) Init() *Function {
	f.init, f.qualname = true, f.name+".__init__"
	return f
}

// Expects says that messages of calls of f with too many or too few arguments by position are those
// of CPython's PyArg_UnpackTuple, such as "reversed expected 1 argument, got 2", and returns f. They
// are so for functions whose parameters are all positional-only, but for those of one.
func (f *Function) Expects() *Function {
	f.expects = true
	return f
}

// Special says that f, called with one argument, does what that argument's method called name does, for
// who has a shorter way to it; and returns f.
func (f *Function) Special(name string) *Function {
	f.special = name
	return f
}

// SpecialMethod returns the name that [Function.Special] was given, or "".
func (f *Function) SpecialMethod() string { return f.special }

// InC says of functions, or methods, that CPython has them in a module in C, of that name, and
// returns them: messages of calls with other arguments than these take are those of functions in
// C. Those of a function name the module unless it is builtins. It is for functions without
// parameters, and for those whose parameters are positional-only.
func InC(module string, functions ...*Function) []*Function {
	for _, f := range functions {
		f.module = module
	}
	return functions
}

// qualified returns the name for messages, such as "Queue.put".
func (f *Function) qualified() string {
	if f.qualname != "" {
		return f.qualname
	}
	if f.class != nil {
		return f.class.Name() + "." + f.name
	}
	return f.name
}

// inC reports whether f is a function of InC, or a method of one of Python's built-in types, of
// files, of locks or of simple queues, which CPython has in C. Some of their messages differ from
// those of what it has in Python.
func (f *Function) inC() bool {
	if f.class == nil || f.module != "" {
		return f.module != ""
	}
	switch f.class.Module() {
	case "", "_io", "_thread", "_queue":
		return true
	}
	return false
}

// full returns the name that messages have of a function in C that takes no arguments, one, or none
// by name, such as "time.sleep".
func (f *Function) full() string {
	if f.class != nil || f.module == "" || f.module == "builtins" {
		return f.qualified()
	}
	return f.module + "." + f.name
}

// String returns the repr.
func (f *Function) String() string {
	if f.described != nil {
		return fmt.Sprintf("<function %s at %#x>", f.qualname, object.Address(f))
	}
	return "<built-in function " + f.name + ">"
}

// Type returns "builtin_function_or_method", or "function" for one that is described.
func (f *Function) Type() string {
	if f.described != nil {
		return "function"
	}
	return "builtin_function_or_method"
}

// Freeze does nothing: a function in Go does not change.
func (f *Function) Freeze() {}

// Truth returns true.
func (f *Function) Truth() starlark.Bool { return true }

// Hash returns a hash of the identity of f.
func (f *Function) Hash() (uint32, error) { return object.AddressHash(f), nil }

// A Bound is a method in Go and its receiver.
type Bound struct {
	fn   *Function
	self value.Value
}

// Function returns the method without the receiver.
func (b *Bound) Function() *Function { return b.fn }

// Name returns the method's name.
func (b *Bound) Name() string { return b.fn.name }

// Doc returns what help() says of the method.
func (b *Bound) Doc() string { return b.fn.doc }

// Parameters returns the parameters that are left.
func (b *Bound) Parameters() (params string, known bool) { return b.fn.params, true }

// Self returns the receiver; nil for the functions of a module.
func (b *Bound) Self() starlark.Value {
	x := b.self.Starlark()
	if _, ok := x.(*State); ok {
		return nil
	}
	return x
}

// Bind returns the method with another receiver.
func (b *Bound) Bind(self starlark.Value) starlark.Callable { return b.fn.Bind(self) }

// String returns the repr.
func (b *Bound) String() string {
	self := b.Self()
	if self == nil {
		return b.fn.String()
	}
	return fmt.Sprintf("<built-in method %s of %s object at %#x>", b.fn.name, object.TypeName(self), object.Address(self))
}

// Type returns "builtin_function_or_method".
func (b *Bound) Type() string { return "builtin_function_or_method" }

// Freeze does nothing.
func (b *Bound) Freeze() {}

// Truth returns true.
func (b *Bound) Truth() starlark.Bool { return true }

// Hash returns a hash of what is bound to what.
func (b *Bound) Hash() (uint32, error) {
	return object.AddressHash(b.fn) ^ object.AddressHash(b.self.Starlark()), nil
}
