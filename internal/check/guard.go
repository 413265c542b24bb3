package check

import (
	"unicode"

	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

// A guard is what a program does about failing at a place.
type guard struct {
	taken failures // what handlers around take
	maybe bool     // the code may not be for here at all
	never bool     // it does not run
}

// failures are ways to fail.
type failures uint8

const (
	noName      failures = 1 << iota // NameError
	noModule                         // ModuleNotFoundError
	noMember                         // ImportError, of from … import
	noAttribute                      // AttributeError

	anyFailure = noName | noModule | noMember | noAttribute
)

// taking are the failures that a handler for a built-in exception takes.
var taking = map[string]failures{
	"BaseException": anyFailure, "Exception": anyFailure,
	"NameError": noName, "AttributeError": noAttribute,
	"ImportError": noModule | noMember, "ModuleNotFoundError": noModule,
}

// takes returns the failures that a handler for x takes; and which of these it names.
func (f *file) takes(x syntax.Expr) (taken, named failures) {
	switch x := x.(type) {
	case nil:
		return anyFailure, 0
	case *syntax.ParenExpr:
		return f.takes(x.X)
	case *syntax.TupleExpr:
		for _, e := range x.List {
			t, n := f.takes(e)
			taken, named = taken|t, named|n
		}
		return taken, named
	case *syntax.Ident:
		if _, ok := f.unbound[x]; ok {
			taken = taking[x.Name]
			if taken != anyFailure {
				named = taken
			}
			return taken, named
		}
		if isClassName(x.Name) {
			return 0, 0
		}
	case *syntax.DotExpr:
		if isClassName(x.Name.Name) {
			return 0, 0
		}
	}
	return anyFailure, 0 // a tuple, perhaps
}

// isClassName reports whether a name looks like that of a class, and not of a variable.
func isClassName(name string) bool {
	first, lower := rune(0), false
	for _, r := range name {
		if r != '_' && first == 0 {
			first = r
		}
		lower = lower || unicode.IsLower(r)
	}
	return unicode.IsUpper(first) && lower
}

// suppresses returns the failures that a with statement's context manager takes, as
// suppress(ImportError) does.
func (f *file) suppresses(x syntax.Expr) (taken failures) {
	c, ok := x.(*syntax.CallExpr)
	if !ok {
		return 0
	}
	for _, arg := range c.Args {
		switch arg.(type) {
		case *syntax.Ident, *syntax.TupleExpr, *syntax.ParenExpr:
			if t, named := f.takes(arg); named != 0 || t == anyFailure && f.isException(arg) {
				taken |= t
			}
		}
	}
	return taken
}

// isException reports whether x is Exception or BaseException.
func (f *file) isException(x syntax.Expr) bool {
	id, ok := x.(*syntax.Ident)
	return ok && taking[id.Name] == anyFailure
}

// never reports whether a condition is false whenever the program runs.
func never(cond syntax.Expr) bool {
	switch x := cond.(type) {
	case *syntax.ParenExpr:
		return never(x.X)
	case *syntax.Ident:
		return x.Name == "False" || x.Name == "TYPE_CHECKING"
	case *syntax.DotExpr:
		return x.Name.Name == "TYPE_CHECKING"
	case *syntax.Literal:
		n, ok := x.Value.(int64)
		return ok && n == 0
	case *syntax.BinaryExpr:
		return x.Op == syntax.AND && (never(x.X) || never(x.Y))
	}
	return false
}

// always reports whether a condition is true whenever the program runs.
func always(cond syntax.Expr) bool {
	switch x := cond.(type) {
	case *syntax.ParenExpr:
		return always(x.X)
	case *syntax.UnaryExpr:
		return x.Op == syntax.NOT && never(x.X)
	}
	return false
}

// asks reports whether a condition is about what there is here: the platform, the
// version, an attribute.
func asks(cond syntax.Expr) bool {
	found := false
	pysyntax.Walk(cond, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.DotExpr:
			switch n.Name.Name {
			case "platform", "version", "version_info", "hexversion", "implementation", "system", "python_implementation", "flags":
				found = true
			case "name":
				id, ok := n.X.(*syntax.Ident)
				found = found || ok && id.Name == "os"
			}
		case *syntax.CallExpr:
			if id, ok := n.Fn.(*syntax.Ident); ok && (id.Name == "hasattr" || id.Name == "globals" || id.Name == "locals" || id.Name == "vars" || id.Name == "dir") {
				found = true
			}
		}
		return !found
	})
	return found
}
