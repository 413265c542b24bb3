package lower

import (
	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

// types is a set of types that a value may have. The empty set is that of what is not
// known yet, while variables are inferred.
type types uint16

const (
	tInt types = 1 << iota
	tFloat
	tBool
	tStr
	tNone
	tList
	tTuple
	tDict
	tSet
	tBytes
	tModule
	tClass
	tSlice
	tOther

	tNum           = tInt | tFloat
	tUnknown types = tOther<<1 - 1
)

// is reports whether a value of types t surely is one of u.
func (t types) is(u types) bool { return t != 0 && t&^u == 0 }

// maybe reports whether t is known well enough to say that it may be one of u.
func (t types) maybe(u types) bool { return t != tUnknown && t&u != 0 }

// infer computes the types of all variables whose values are all known, from the bottom
// up: it starts with no type and adds to the types of each until nothing changes.
func (a *analysis) infer() {
	var vars, opaque []*variable
	for _, v := range a.written {
		if v.opaque || v.store == classVar || v.store == module && (a.opts.REPL || a.star) {
			v.typ = tUnknown
			v.opaque = true
			opaque = append(opaque, v)
		} else {
			vars = append(vars, v)
		}
	}
	for _, v := range opaque {
		for _, d := range v.defs {
			if d.aug == 0 && d.x != nil && a.typeOf(d.x).maybe(tBool) {
				v.typ = mixed
			}
		}
	}
	for _, id := range a.sliced {
		if v := id.Binding.(*variable).base(); v.typ == tUnknown {
			v.typ = mixed
		}
	}
	a.fix(vars)
	again := false
	for _, v := range vars {
		if v.typ == 0 { // it is bound elsewhere, or not at all
			v.typ = tUnknown
			again = true
		}
	}
	if again {
		a.fix(vars)
	}
	for _, v := range a.written {
		for _, d := range v.defs {
			if v.typ == tUnknown && a.definitionType(v, d).maybe(tSlice) {
				v.typ = mixed
			}
		}
	}
}

// fix adds to the types of variables until nothing changes.
func (a *analysis) fix(vars []*variable) {
	for changed := true; changed; {
		changed = false
		for _, v := range vars {
			if v.typ == tUnknown {
				continue
			}
			t := v.typ
			for _, d := range v.defs {
				t |= a.definitionType(v, d)
			}
			if t != v.typ {
				v.typ = t
				changed = true
			}
		}
	}
}

// notBool are the types of the value of arithmetic, whatever the operands are.
const notBool = tUnknown &^ (tBool | tSlice)

// mixed are the types of a variable of unknown types that is a bool or a slice at times.
const mixed = tUnknown &^ tModule

func (a *analysis) definitionType(v *variable, d *definition) types {
	switch {
	case d.x == nil:
		return d.t
	case d.aug == 0:
		return a.typeOf(d.x)
	case d.aug == syntax.IN:
		return a.elementType(d.x)
	case d.aug == syntax.LOAD:
		if c, ok := unparen(d.x).(*syntax.CallExpr); ok && a.callee(c) == "enumerate" {
			return tInt
		}
		return tUnknown
	}
	return binaryType(d.aug, v.typ, a.typeOf(d.x))
}

// callee returns the name of the builtin that is called, or "".
func (a *analysis) callee(c *syntax.CallExpr) string {
	id, ok := c.Fn.(*syntax.Ident)
	if !ok || id.Binding == nil || !a.isBuiltin(id.Binding.(*variable)) {
		return ""
	}
	return id.Name
}

// elementType returns the types of what a loop over x yields.
func (a *analysis) elementType(x syntax.Expr) types {
	x = unparen(x)
	switch x := x.(type) {
	case *syntax.CallExpr:
		if a.callee(x) == "range" {
			return tInt
		}
	case *syntax.ListExpr:
		return a.union(x.List)
	case *syntax.TupleExpr:
		return a.union(x.List)
	}
	switch t := a.typeOf(x); {
	case t == 0 || t.is(tStr):
		return t
	case t.is(tBytes):
		return tInt
	}
	return tUnknown
}

func (a *analysis) union(list []syntax.Expr) types {
	var t types
	for _, x := range list {
		t |= a.typeOf(x)
		if t == tUnknown {
			break
		}
	}
	return t
}

// typeOf returns the types of an expression that is not lowered yet.
func (a *analysis) typeOf(x syntax.Expr) types {
	switch x := x.(type) {
	case *syntax.Ident:
		return identType(x)
	case *syntax.Literal:
		return literalType(x)
	case *syntax.ParenExpr:
		return a.typeOf(x.X)
	case *syntax.UnaryExpr:
		if x.Op == syntax.NOT {
			return tBool
		}
		return unaryType(x.Op, a.typeOf(x.X))
	case *syntax.BinaryExpr:
		switch x.Op {
		case syntax.AND, syntax.OR:
			return a.typeOf(x.X) | a.typeOf(x.Y)
		case syntax.IN, syntax.NOT_IN:
			return tBool
		case syntax.EQL, syntax.NEQ, syntax.LT, syntax.GT, syntax.LE, syntax.GE:
			return tBool | tOther
		}
		return binaryType(x.Op, a.typeOf(x.X), a.typeOf(x.Y))
	case *pysyntax.PowExpr:
		return binaryType(syntax.STARSTAR, a.typeOf(x.X), a.typeOf(x.Y))
	case *pysyntax.CompareExpr:
		return tBool | tOther
	case *pysyntax.NamedExpr:
		return a.typeOf(x.X)
	case *syntax.CondExpr:
		return a.typeOf(x.True) | a.typeOf(x.False)
	case *pysyntax.FStringExpr:
		return tStr
	case *syntax.ListExpr:
		return tList
	case *syntax.TupleExpr:
		return tTuple
	case *syntax.DictExpr:
		return tDict
	case *pysyntax.SetExpr, *pysyntax.SetComp:
		return tSet
	case *syntax.Comprehension:
		if x.Curly {
			return tDict
		}
		return tList
	case *syntax.DotExpr:
		if a.boolAttrs[x.Name.Name] {
			return mixed
		}
	case *syntax.CallExpr:
		if name := a.callee(x); name != "" {
			return builtinType(name, len(x.Args))
		}
		if d, ok := x.Fn.(*syntax.DotExpr); ok {
			return methodType(a.typeOf(d.X), d.Name.Name)
		}
	}
	return tUnknown
}

func identType(x *syntax.Ident) types {
	switch x.Name {
	case "None":
		return tNone
	case "True", "False":
		return tBool
	}
	v, _ := x.Binding.(*variable)
	return v.types()
}

// types returns the types of a variable.
func (v *variable) types() types {
	switch {
	case v == nil:
		return tUnknown
	case v.store == global:
		return v.twin.types()
	case !v.bound:
		return tUnknown
	}
	return v.typ
}

func literalType(x *syntax.Literal) types {
	switch x.Token {
	case syntax.INT:
		return tInt
	case syntax.FLOAT:
		return tFloat
	case syntax.STRING:
		return tStr
	case syntax.BYTES:
		return tBytes
	}
	return tUnknown
}

func unaryType(op syntax.Token, t types) types {
	switch {
	case t == 0:
		return 0
	case op == syntax.TILDE && t.is(tInt|tBool):
		return tInt
	case t.is(tNum | tBool):
		if t&tBool != 0 {
			return t&^tBool | tInt
		}
		return t
	}
	return tUnknown
}

// builtinType returns the types of the value of a builtin function.
func builtinType(name string, nargs int) types {
	switch name {
	case "len", "int", "ord", "id", "hash":
		return tInt
	case "float":
		return tFloat
	case "sum":
		if nargs > 1 { // that of nothing is the other argument
			return tUnknown
		}
		return notBool
	case "pow", "divmod":
		return notBool
	case "str", "repr", "chr", "hex", "bin", "oct", "format", "ascii", "input":
		return tStr
	case "sorted", "list", "dir":
		return tList
	case "tuple":
		return tTuple
	case "dict", "vars", "globals":
		return tDict
	case "set":
		return tSet
	case "slice":
		return tSlice
	case "bool", "isinstance", "issubclass", "callable", "hasattr", "any", "all":
		return tBool
	case "round":
		if nargs == 1 {
			return tInt | tOther
		}
	}
	return tUnknown
}

// methodType returns the types of the value of a method of a string.
func methodType(t types, name string) types {
	if !t.is(tStr) {
		return tUnknown
	}
	switch name {
	case "upper", "lower", "strip", "lstrip", "rstrip", "format", "join", "replace", "title", "capitalize",
		"center", "ljust", "rjust", "zfill", "casefold", "swapcase", "expandtabs", "translate", "removeprefix", "removesuffix":
		return tStr
	case "find", "rfind", "index", "rindex", "count":
		return tInt
	case "split", "rsplit", "splitlines":
		return tList
	case "partition", "rpartition":
		return tTuple
	case "startswith", "endswith":
		return tBool
	case "encode":
		return tBytes
	}
	return tUnknown
}

// binaryType returns the types of x op y.
func binaryType(op syntax.Token, x, y types) types {
	if x == 0 || y == 0 {
		return 0
	}
	num := x.is(tNum|tBool) && y.is(tNum|tBool)
	switch op {
	case syntax.PLUS, syntax.MINUS, syntax.STAR, syntax.PERCENT, syntax.SLASHSLASH, syntax.SLASH, syntax.STARSTAR:
		if num {
			switch {
			case op == syntax.SLASH || x.is(tFloat) || y.is(tFloat):
				if op == syntax.STARSTAR {
					return notBool // complex
				}
				return tFloat
			case op == syntax.STARSTAR:
				return notBool // a negative exponent makes a float
			case (x|y)&tFloat != 0:
				return tNum
			}
			return tInt
		}
		switch {
		case op == syntax.PERCENT && (x == tStr || x == tBytes):
			return x
		case op == syntax.PLUS && x == y && (x == tStr || x == tList || x == tTuple || x == tBytes):
			return x
		case op == syntax.STAR && (x == tStr || x == tList || x == tTuple || x == tBytes) && y.is(tInt|tBool):
			return x
		case op == syntax.STAR && (y == tStr || y == tList || y == tTuple || y == tBytes) && x.is(tInt|tBool):
			return y
		}
		return notBool
	case syntax.AMP, syntax.PIPE, syntax.CIRCUMFLEX:
		if x.is(tInt|tBool) && y.is(tInt|tBool) {
			if (x|y)&tBool == 0 {
				return tInt
			}
			return tInt | tBool
		}
	case syntax.LTLT, syntax.GTGT:
		if x.is(tInt|tBool) && y.is(tInt|tBool) {
			return tInt
		}
	}
	return tUnknown
}
