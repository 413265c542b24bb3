// Package lower turns the trees of package pysyntax into plain trees of
// go.starlark.net, which its compiler takes: the second way to run Python, besides package engine. It
// is taken with FSTAR_ENGINE=lower in the environment, and for a module with a construct that the
// engine does not know; docs/design.md says what is to become of it. What plain Starlark cannot say becomes
// calls of builtins whose names begin with $, which no source can spell; package pyrt
// has them. This page is the contract between the two.
//
// # Names
//
// A frame of an emitted function must not show in a traceback. A function whose name
// begins with $ is a part of the one that called it: the traceback shows the caller's
// name with the inner position. So is a lambda whose first parameter begins with $, but
// if that is $genexpr or $lambda, the frame is that of <genexpr> or <lambda>.
//
// Of a name with $ further on, as f$, g$gen and C$class, the part before it is shown. A
// function that is no plain variable (that of a module, a class, or with decorators) is
// defined as f$, and so called by Function.Name. A parameter that is only positional is
// called x$: no caller can spell that. Every emitted call has the position of the construct that
// it stands for (its Lparen is that of the operator, the dot, the keyword …).
//
// # Applied builtins
//
// A call of a builtin takes a frame and a copy of its arguments. So the builtins that run
// most often are not called but applied to their operands by subscripts, one at a time:
// f[x] where this page says f(x), and f[x][y] where it says f(x, y). These are
//
//	$attr $call0 $call1 $call2 $caught $enter $entered $except $exc $exit $handled $in
//	$index $isinstance $iter $len $method $n $raise $star $super $supermethod $try $unpack $yield
//	and the operators
//
// A file keeps those that it applies in globals of its own, $$f for $f, since the
// interpreter finds these by number and not by name. If y is a literal, f[x][y] becomes
// $k1[x], $k1 being a global, too:
//
//	$with(f, y)                f with y as its second operand: a builtin of one operand
//
// A file begins with the assignments of these globals, and of others called $k…, which are
// values that are made once: of bytes and f-strings.
//
// # Variables
//
// Module variables live in a namespace, the value of $g. They are written and deleted
// as attributes ($g.x = v) and read by their plain names, which the resolver takes for
// predeclared: the interpreter looks these up in the namespace's map each time. A name
// that is nowhere gives NameError at run time. None, True and False stay universal. Where
// a function around has the same name, a global one is read as $g.x, which must find
// builtins, too. What a load statement binds is assigned to $g, too. The docstring of a
// module is assigned to $g.__doc__. The module's own globals are but temporary variables
// and functions on their way into $g; all of their names have a $.
//
// Variables of functions stay plain, but for those that are written from more than one
// emitted function, or in one part and used outside of it; that are deleted, bound by :=,
// or never; that a handler unbinds and that are used elsewhere: these are attributes of a box, a plain variable of the outermost function
// they belong to.
//
//	$b = $box(x=x)             a new box; parameters are given as keywords
//	$b.x                       read; UnboundLocalError or NameError if unbound
//	$b.x = v                   write
//	$set(ns, "x", v)           writes, and is v: for :=, ns being $g, a box or a class body
//	$locals("f", vars, x, …)   f(x, …) in a function or class, f being locals, vars, dir, eval or exec:
//	                           vars is a dict of functions of one argument that read the
//	                           variables of the function, or the namespace of the class
//	$del(obj, "x")             del of a variable in a namespace, or of an attribute; in $g the
//	                           builtin that it hid is seen again
//	$delitem(obj, key)         del obj[key]; a slice is a $sliceof
//
// # Exceptions
//
// A protected region becomes a nested function without parameters, which $try calls.
// What it returns says how the region was left: None at its end, 1 by break, 2 by
// continue, (v,) by return v. Handlers, else and finally stay in the outer function. A
// finally clause begins with $except($r) if $r is not None: it is a handler of what made
// it run. It ends by $reraise($r), or by $handled($r) where a jump leaves it.
//
//	$r = $try(f)               how f was left, or a caught exception
//	$caught($r)                whether it is a caught exception
//	$except($r, T)             whether the exception is a T, a class or tuple of classes;
//	                           without T, any. If so, a handler for it begins. If $r is no
//	                           caught exception, False
//	$handling($r)              a finally clause begins: if $r is a caught exception, it is
//	                           what is being handled, until $handled
//	$exc($r)                   the exception
//	$bindexc($r, ns, "x")      binds x to the exception in a namespace or box. When the
//	                           handler ends, in whatever way, x is unbound if it is bound
//	$handled($r)               the handler ends, in any way but by an exception; nothing if
//	                           $r is no caught exception. A handler that is left by an
//	                           exception ends when that is caught by the $try around it, or
//	                           leaves the thread
//	$reraise($r)               raises the exception again, as it was
//	$raise(x), $raise(x, cause), $raiseagain()
//	                           the raise statement; without x, what is being handled
//	$assert(), $assert(msg)    raises AssertionError
//	$h = $enter(cm)            the beginning of with
//	$entered($h)               what __enter__ returned
//	$r = $exit($h, $r)         calls __exit__; $r, or None if the exception is suppressed
//
// # Functions, generators, classes
//
//	$generator(f, x, …)        a generator that runs f(x, …). f is called g$gen, g being the
//	                           function in the source. For a generator expression, f is a
//	                           lambda with the one parameter $genexpr, and x what it iterates
//	                           over, already a $iter; for a lambda that yields, a lambda with
//	                           $lambda before its parameters, which is passed None
//	$yield(v), $yieldfrom(x)   in f or in parts of it, on the thread of the generator
//	$funcattrs(f, {"x": e, …})
//	                           f, with a place for attributes. The dict has its annotations if
//	                           they name variables of functions: each e is a function of one
//	                           argument, which does not matter, that evaluates one
//	$decorated(f, d, …)        f; if a decorator d is no builtin, with a place for attributes
//	$cell()                    a cell for the class that a method's super() and __class__
//	                           are about; a variable of the function around the class
//	$class("C", body, bases, kwargs, cell)
//	                           a class. The body is a function C$class of one parameter,
//	                           the namespace of the class, whose attributes are its
//	                           variables: reads of those that are not there yet look in
//	                           the module. bases is a tuple, kwargs a dict; cell is None if
//	                           no method uses it. The body sets __doc__, and __qualname__ if
//	                           that is not the name
//	$annotate(ns, "x", "T", e) x: T in a module or a class, whose variables ns has. The function e
//	                           evaluates T; without it, the text is the annotation
//	$typeparam("T")            what a type parameter is
//	$typealias("A", e)         what type A = … binds, the value as for $funcattrs
//	$super(cell, self)         super() without arguments
//	$cell.cls                  __class__
//
// # Iteration and displays
//
//	$iter(x)                   what a for loop, or a comprehension, iterates over for x
//	$iter(x, n)                the same, where each element is unpacked into n variables before
//	                           the next: it may be another value, which can be, as by $unpack
//	$star(x), $star(x, f)      what stands behind a star in a call for x; f is the function
//	                           that is called, or None, if x are all of its arguments
//	$unpack(x, n)              a tuple of the n elements of x
//	$unpackstar(x, n, m)       n elements, a list of those between, and m elements
//	$list(x, …), $tuple(x, …), $setof(x, …)
//	                           the elements of the iterables, one after the other
//	$dict(x, …)                the items of the mappings, later ones winning
//	$merge(d, x)               d, a new dict, to which the items of x are added
//	$kwargs(f, x, …)           the same for a call of f, or of None if that is not known, where
//	                           a key that comes twice is an error
//	$items(k, v, …)            a dict of keys that may be equal
//	$bytes(b"…")               the value of a bytes literal, made once, at the beginning of
//	                           the module, for all of the same text
//
// # Operators
//
//	$n(x)                      x, or 0 or 1 for a bool: an operand of arithmetic that may be
//	                           a bool
//	$add $sub $mul $truediv    x + y, x - y, x * y, x / y, of what may be a bool, or large
//	$mod $floordiv $pow $matmul $eq $ne $is
//	                           x % y, x // y, x ** y, x @ y, x == y, x != y, x is y
//	$lt $le $gt $ge            x < y and so on, of what may have an order of its own
//	$in(x, y)                  x in y, where a bool may be equal to a number, or one of them may
//	                           be an instance of a class derived from a built-in type
//	$or $and $xor $lsh $rsh    x | y and so on
//	$iadd $isub $imul $itruediv $ifloordiv $imod $ipow $ior $iand $ixor $ilsh $irsh $imatmul
//	                           the values of x += y and so on, where x may change in place
//	$index(x, i), $setitem(x, i, v)
//	                           x[i] of a string, and x[i] = v, or if i may well be a bool, a
//	                           slice, an object with __index__, or an instance of a class
//	                           derived from a built-in type
//	$slice(x, lo, hi, step)    x[lo:hi:step], each bound an expression or None
//	$sliceof(lo, hi, step)     a slice object, in subscripts of several items
//	$setslice(x, lo, hi, step, v)
//	$method(x, "m")(x, …)      x.m(…), where x can be evaluated twice: a function that is passed
//	                           x costs less than a bound method
//	$supermethod(super, "m")(self, …)
//	                           the same for super().m(…)
//	$call0(x, "m"), $call1(x, "m")(a), $call2(x, "m")(a)(b)
//	                           x.m(), x.m(a) and x.m(a, b), for names that Options.Attr says, and
//	                           append; a and b are applied by subscripts, too
//	$attr(x, "m")              x.m, for names that Options.Attr says. Attributes of a method's
//	                           first parameter and of imported modules are read directly
//	$len(x), $isinstance(x, T) the builtins len and isinstance
//	$fstr("lit", x, conv, spec, "lit", …, "lit")
//	                           an f-string: texts, and between them triples of a value, a
//	                           conversion ("", "r", "s" or "a") and a format spec
//	$template("lit", conv, spec, "lit", …)
//	                           an f-string without its values, for a global: it is called with them,
//	                           or, if there is one, applied to it by a subscript
//	$Ellipsis                  ...
//	$show(x)                   the value of an expression statement (see Options)
//
// # Imports
//
//	$import("a.b"), $import("..a")   the module; leading dots as in the source
//	$importtop("a.b")                the package a, with a.b imported; not for a lone name
//	$importfrom(m, "x")              the attribute x of the module m, or its submodule x
//	$importstar($g, m)               from m import *
//
// # Matching
//
//	$matchseq(x, n, star)      (star being True or False) whether x is a sequence of n elements, or at least n if star;
//	                           its elements are then read by $unpack
//	$matchmap(x, (k, …))       a tuple of the values of the keys in x, or None
//	$matchrest(x, (k, …))      a dict of the others, for **rest
//	$matchclass(x, C, n, ("a", …))
//	                           a tuple of the values of n positional and the named attributes
//	                           of x, or None if it is not a C
package lower
