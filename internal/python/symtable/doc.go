// Package symtable says what the names in a Python source mean: to which scope each
// belongs, which variables functions share, and where the values of a function's variables
// are in its frame.
//
// [Analyze] goes over a tree of package pysyntax once and changes nothing in it. Afterwards
// [Scope.Lookup] answers for each name. A comprehension, and the type parameters of a
// definition, have a scope, but no frame: their variables are in that of the function around.
//
// Source: https://docs.python.org/3.15/reference/executionmodel.html#naming-and-binding,
// PEP 227, PEP 695, PEP 709.
package symtable
