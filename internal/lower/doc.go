// Package lower turns the trees of package pysyntax into plain trees of
// go.starlark.net, which its compiler takes. What plain Starlark cannot say becomes
// calls of builtins whose names begin with $, which no source can spell; package pyrt
// has them. This page is the contract between the two.
//
// # Names
//
// A frame of an emitted function must not show in a traceback. A function whose name
// begins with $ is a part of the one that called it: the traceback shows the caller's
// name with the inner position. Of a name with $ further on, as g$gen and C$class, the
// part before it is shown. Every emitted call has the position of the construct that
// it stands for (its Lparen is that of the operator, the dot, the keyword …).
//
// # Variables
//
// Module variables live in a namespace, the value of $g. They are written and deleted
// as attributes ($g.x = v) and read by their plain names, which the resolver takes for
// predeclared: the interpreter looks these up in the namespace's map each time. A name
// that is nowhere gives NameError at run time. None, True and False stay universal.
//
// Variables of functions stay plain, but for those that are written from more than one
// emitted function, deleted, bound by :=, or that a handler unbinds and that are read
// elsewhere: these are attributes of a box, a plain variable of the outermost function
// they belong to.
//
//	$b = $box(x=x)             a new box; parameters are given as keywords
//	$b.x                       read; UnboundLocalError or NameError if unbound
//	$b.x = v                   write
//	$set(ns, "x", v)           writes, and is v: for :=, ns being $g, a box or a class body
//	$del(obj, "x")             del of a variable in a namespace, or of an attribute
//	$delitem(obj, key)         del obj[key]; a slice is a $sliceof
//
// # Exceptions
//
// A protected region becomes a nested function without parameters, which $try calls.
// What it returns says how the region was left: None at its end, 1 by break, 2 by
// continue, (v,) by return v. Handlers, else and finally stay in the outer function.
//
//	$r = $try(f)               how f was left, or a caught exception
//	$caught($r)                whether it is a caught exception
//	$except($r, T)             whether the exception is a T, a class or tuple of classes;
//	                           without T, any. If so, a handler for it begins
//	$exc($r)                   the exception
//	$handled($r)               the handler ends, in any way but by an exception
//	$reraise($r)               raises the exception again, as it was
//	$raise(), $raise(x), $raise(x, cause)
//	                           the raise statement; without x, what is being handled
//	$assert(), $assert(msg)    raises AssertionError
//	$h = $enter(cm)            the beginning of with
//	$entered($h)               what __enter__ returned
//	$r = $exit($h, $r)         calls __exit__; $r, or None if the exception is suppressed
//
// # Functions, generators, classes
//
//	$generator(f)              a generator that runs f, a function without parameters
//	                           called g$gen, g being the function in the source; for a
//	                           generator expression, <genexpr>$gen
//	$yield(v), $yieldfrom(x)   in f, on the thread of the generator
//	$funcattrs(f, {…})         f, with attributes such as __annotations__; only where they
//	                           are wanted (see Options)
//	$cell()                    a cell for the class that a method's super() and __class__
//	                           are about; a variable of the function around the class
//	$class("C", body, bases, kwargs, cell)
//	                           a class. The body is a function C$class of one parameter,
//	                           the namespace of the class, whose attributes are its
//	                           variables: reads of those that are not there yet look in
//	                           the module. bases is a tuple, kwargs a dict
//	$super(cell, self)         super() without arguments
//	$cell.cls                  __class__
//
// # Iteration and displays
//
//	$iter(x)                   what a for loop, or a comprehension, iterates over for x
//	$unpack(x, n)              a tuple of the n elements of x
//	$unpack(x, n, m)           n elements, a list of those between, and m elements
//	$list(x, …), $tuple(x, …), $setof(x, …)
//	                           the elements of the iterables, one after the other
//	$dict(x, …)                the items of the mappings, later ones winning
//	$kwargs(x, …)              the same for a call, where a key that comes twice is an error
//	$items(k, v, …)            a dict of keys that may be equal
//
// # Operators
//
//	$n + x                     x, or 0 or 1 for a bool: an operand of arithmetic that may be
//	                           a bool. ($n is a value with an operator, as that is cheaper
//	                           than a call.)
//	$mod $pow $eq $ne $is      x % y, x ** y, x == y, x != y, x is y
//	$or $and $xor $lsh $rsh    x | y and so on
//	$iadd $isub $imul $imod $ior $iand $ixor $ipow …
//	                           the values of x += y and so on, where x may change in place
//	$index(x, i)               x[i] of what may be a string
//	$slice(x, lo, hi, step)    x[lo:hi:step], each bound an expression or None
//	$sliceof(lo, hi, step)     a slice object, in subscripts of several items
//	$setslice(x, lo, hi, step, v)
//	$attr(x, "m")              x.m, for names that Options.Attr says
//	$fstr("lit", x, conv, spec, "lit", …, "lit")
//	                           an f-string: texts, and between them triples of a value, a
//	                           conversion ("", "r", "s" or "a") and a format spec
//	$Ellipsis                  ...
//
// # Imports
//
//	$import("a.b"), $import("..a")   the module; leading dots as in the source
//	$importtop("a.b")                the package a, with a.b imported
//	$importfrom(m, "x")              the attribute x of the module m, or its submodule x
//	$importstar($g, m)               from m import *
//
// # Matching
//
//	$matchseq(x, n, star)      whether x is a sequence of n elements, or at least n if star;
//	                           its elements are then read by $unpack
//	$matchmap(x, (k, …))       the values of the keys in x, or None
//	$matchrest(x, (k, …))      a dict of the others, for **rest
//	$matchclass(x, C, n, ("a", …))
//	                           the values of n positional and the named attributes of x, or
//	                           None if it is not a C
package lower
