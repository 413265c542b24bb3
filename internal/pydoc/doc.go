// Package pydoc is what help() says: the signature and the docstring of a function, what a
// class has, and what there is in a module.
//
// The layout is that of CPython's pydoc where there is no terminal, without blanks at the ends
// of lines. Classes have no section for __dict__ and __weakref__. What is written in Go knows
// its parameters by itself (object.ParametersOf), and what help says of it (object.DocOf). Where
// it does not know that yet, that are the lines about it in the comment of its package, or in
// types.txt for what is built in. Special methods in Go are left out.
//
// Source: the pydoc module in the Python library reference.
package pydoc
