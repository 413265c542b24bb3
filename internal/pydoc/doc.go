// Package pydoc is what help() says: the signature and the docstring of a function, what a
// class has, and what there is in a module.
//
// The layout is that of CPython's pydoc where there is no terminal, without blanks at the ends
// of lines. Classes have no section for __dict__ and __weakref__. What is written in Go has no
// docstrings: for a module of ours, and what is in it, help is the comment of its package,
// and for builtins the text builtins.txt.
//
// Source: the pydoc module in the Python library reference.
package pydoc
