// Package pydoc is what help() says: the signature and the docstring of a function, what a
// class has, and what there is in a module.
//
// The layout is that of CPython's pydoc where there is no terminal, without blanks at the ends
// of lines. Classes have no section for __dict__ and __weakref__. What is written in Go knows
// its parameters by itself (object.ParametersOf), and mostly what there is to say, too
// (object.DocOf); of the others help says the lines about them in the comment of their package,
// or in types.txt for what is built in. Lists of what a class has leave special methods in Go out.
//
// Source: the pydoc module in the Python library reference.
package pydoc
