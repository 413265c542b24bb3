// Package engine runs Python code. [Compile] makes a [Unit] of a tree of package pysyntax: Go
// closures, one for each node, that compute on values of 16 bytes. [Unit.Run] runs it as the code
// of a module.
//
//	expr    computes an expression in a frame: func(f *value.Frame) value.Value
//	stmt    runs a statement
//	cond    computes a truth: yes, no or bad
//	store   assigns to a target
//
// # Code, functions, frames
//
// A [Unit] and its Codes do not change and belong to no Host: any number of Hosts and threads run
// the same ones. Bodies are compiled when they are called first. A [Function] is a Code with what
// a def statement gave it when it ran: the module whose names it sees, cells, defaults. A call
// takes a [value.Frame] from the Stack of the thread. Its first slots are the thread
// (threadSlot), the Function (functionSlot), and then the parameters; behind them are the other
// variables, and slots for what is computed on the way. Package symtable says where each variable
// is: in a slot, in a cell that is in a slot, in one that the function has captured, among those
// of the module ([pyrt.Global]), or in the namespace of a class.
//
// Inline caches (attributes, methods) are atomic pointers to entries that do not change, keyed by
// class and object.ClassVersion.
//
// A Code is known by its number in the source, too, so that another process that has the source
// can make functions of it, without running what defines them (parts.go).
//
// # Failing
//
// A node that fails returns failure, and the thread's script.Execution has the error: whatever
// Go error it is. Every node passes that on. The node that fails notes its place (fail), and so
// does each call that the failure comes through (pass): Trace. Try statements make an
// object.Exception of it (caught); Go code that called a function gets it as an error (taken).
//
// # Generators
//
// A generator has a frame of its own. Each statement around a yield has a slot in it that says where
// it was (resume.go), so that running the body again goes on behind the yield. A yield inside of an
// expression becomes a statement before it (spill.go).
//
// # Steps
//
// A step is a jump back or a call. When Execution.Fuel is used up the thread ticks: others have
// their turn, and it sees whether it is to stop. Calls under way are in Execution.Calls, which
// bounds recursion and is what tracebacks of the running code and sys._getframe are made of.
//
// # Makers
//
// A function that makes closures has the directive go:noinline. Go's inliner makes a second copy of
// the closures of one that it inlines, in which no call is inlined: that takes a factor of 1.4.
package engine
