package check

import (
	"unicode"

	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
)

// A guard is what a program does about failing at a place.
type guard struct {
	taken failures // what handlers around take
	doubt failures // what the program may know not to be there, and not get to
	never bool     // the code does not run
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

// asks returns the failures that a condition is about: it asks for the platform, the
// version, or an attribute.
func (f *file) asks(cond syntax.Expr) (about failures) {
	pysyntax.Walk(cond, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Ident:
			if platformNames[n.Name] || f.platforms[n.Name] {
				about = anyFailure
			}
		case *syntax.DotExpr:
			name := n.Name.Name
			switch {
			case platformNames[name], isName(n.X, "platform"), isName(n.X, "sys") && name == "version", isName(n.X, "os") && name == "name":
				about = anyFailure
			}
		case *syntax.CallExpr:
			if isName(n.Fn, "hasattr") {
				about |= noModule | noMember | noAttribute
			}
		}
		return true
	})
	return about
}

// platformNames are attributes, and variables imported from elsewhere, that tell the platform
// or the version.
var platformNames = set("platform version_info hexversion implementation PY2 PY3")

func isName(x syntax.Expr, name string) bool {
	id, ok := x.(*syntax.Ident)
	return ok && id.Name == name
}
