// Package pysyntax parses Python source into the syntax trees of go.starlark.net.
//
// [Parse] accepts the syntax of Python 3.15, except for what is [ErrNotSupported], and all of
// Starlark: a Starlark program gives the tree that go.starlark.net/syntax gives, positions
// included, save for a few listed oddities (see the test TestUpstreamTrees). Where
// Starlark has no node for a construct, the tree holds one of the types of this package.
// Each names the syntax it stands for, and satisfies syntax.Stmt or syntax.Expr; [Walk]
// knows them and upstream's.
//
// # Which node
//
// A construct that Starlark has keeps upstream's node, even if Python gives it another
// meaning, as with % or for. Beyond that:
//
//   - Some upstream nodes may hold more than upstream puts into them: an assignment
//     target, ListExpr, TupleExpr or DictExpr may hold a [StarredExpr]; a parameter list
//     an [AnnotatedParam] or [SlashParam]; an IndexExpr's Y a TupleExpr with
//     [SliceItem]s; an AssignStmt's RHS or any ParenExpr a [YieldExpr].
//   - Types that embed an upstream node, such as [DefStmt] and [ForElseStmt], stand for
//     that node with something added, and only appear if it is there.
//   - A comparison is a BinaryExpr if it is one link without "is", else a [CompareExpr].
//   - Adjacent string literals are one Literal, whose Raw is all of their source.
//   - None, True, False and assert (where it begins no assert statement) are Idents.
//   - load("m", "x") is a syntax.LoadStmt if it has exactly that shape, is a whole
//     statement, and the file has not bound the name load before it.
//   - b"\u00e9" keeps Starlark's meaning, the UTF-8 encoding.
//   - Docstrings are just first statements. Comments are dropped.
//
// Scoping is left to the caller: global and nonlocal statements stay in the tree, and
// that a nonlocal name exists is not checked.
//
// # Positions
//
// Lines and columns count from 1, columns in code points. A byte order mark counts
// nothing, a tab or form feed one. A position points to a construct's first character,
// an operator's to the operator; that of "not in" to "in", as upstream has it. The end
// that Span returns is the position after the last character, except in upstream's
// nodes where upstream is less exact.
//
// # Errors
//
// All errors are of type *[Error], with CPython's messages where they are well known.
// Python that fstar refuses, such as async functions, complex numbers, the operator @,
// except* and t-strings, gives an error that says so by name, and for which
// errors.Is(err, [ErrNotSupported]) holds; [ParseNoting] finds all that there is of that.
// Like CPython, Parse reports one error: a syntax error if there is one, else the first
// that CPython's compiler would find.
//
// A REPL asks [Incomplete] whether to read another line.
//
// # Limits
//
// As in CPython, brackets nest 200 deep and blocks 100. Other nesting and chains of
// operators are bounded too, so that no source makes a tree too deep to walk. Parsing
// takes time linear in the source.
//
// All functions are safe for use by several goroutines. Trees are not shared between
// calls; their strings are parts of the source and keep it in memory.
package pysyntax
