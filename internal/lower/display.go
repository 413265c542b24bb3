package lower

import (
	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

func (l *lowerer) tuple(x *syntax.TupleExpr) syntax.Expr {
	if starred(x.List) {
		return l.concat("$tuple", syntax.Start(x), x.List)
	}
	for i, e := range x.List {
		x.List[i] = l.subscript(e) // a subscript may have slices
	}
	return x
}

func (l *lowerer) list(x *syntax.ListExpr) syntax.Expr {
	if starred(x.List) {
		return l.concat("$list", x.Lbrack, x.List)
	}
	l.exprs(x.List)
	return x
}

func (l *lowerer) dict(x *syntax.DictExpr) syntax.Expr {
	var pieces []syntax.Expr
	pos := x.Lbrace
	first := -1 // the first piece that must be taken before a later one is evaluated
	for i := 0; i < len(x.List); {
		if s, ok := x.List[i].(*pysyntax.StarredExpr); ok {
			if first < 0 && !stillEntries(x.List[i+1:]) {
				first = len(pieces)
			}
			pieces = append(pieces, l.expr(s.X))
			i++
			continue
		}
		j := i
		for j < len(x.List) {
			e, ok := x.List[j].(*syntax.DictEntry)
			if !ok {
				break
			}
			e.Key = l.expr(e.Key)
			e.Value = l.expr(e.Value)
			j++
		}
		run := x.List[i:j:j]
		if distinct(run) {
			pieces = append(pieces, &syntax.DictExpr{Lbrace: pos, List: run, Rbrace: x.Rbrace})
		} else {
			pieces = append(pieces, l.items(pos, run)...)
		}
		i = j
	}
	switch {
	case len(pieces) == 0:
		return x
	case len(pieces) == 1:
		if _, star := x.List[0].(*pysyntax.StarredExpr); !star {
			return pieces[0]
		}
	}
	if first < 0 {
		return l.nested("$dict", pos, pieces)
	}
	d := l.nested("$dict", pos, pieces[:first+1])
	for _, piece := range pieces[first+1:] {
		d = call(pos, "$merge", d, piece)
	}
	return d
}

// stillEntries reports whether all entries of a dict display may be evaluated at another
// time: they run no code, and read no variable that may have no value.
func stillEntries(list []syntax.Expr) bool {
	still := func(x syntax.Expr) bool {
		if id, ok := x.(*syntax.Ident); ok {
			v := variableOf(id)
			return v != nil && v.param
		}
		return still(x)
	}
	for _, x := range list {
		switch x := x.(type) {
		case *syntax.DictEntry:
			if !still(x.Key) || !still(x.Value) {
				return false
			}
		case *pysyntax.StarredExpr:
			if !still(x.X) {
				return false
			}
		}
	}
	return true
}

// items returns calls of $items with dict entries, as many as it takes.
func (l *lowerer) items(pos syntax.Position, list []syntax.Expr) []syntax.Expr {
	var calls []syntax.Expr
	for len(list) > 0 {
		n := min(len(list), maxArgs/2)
		args := make([]syntax.Expr, 0, 2*n)
		for _, e := range list[:n] {
			e := e.(*syntax.DictEntry)
			args = append(args, e.Key, e.Value)
		}
		calls = append(calls, call(pos, "$items", args...))
		list = list[n:]
	}
	return calls
}

// distinct reports whether the keys of dict entries surely differ: upstream refuses
// others.
func distinct(list []syntax.Expr) bool {
	if len(list) == 1 {
		return true
	}
	type key struct {
		tok   syntax.Token
		value any
	}
	seen := make(map[key]bool, len(list))
	for _, e := range list {
		lit, ok := e.(*syntax.DictEntry).Key.(*syntax.Literal)
		if !ok || lit.Token == syntax.FLOAT {
			return false
		}
		k := key{lit.Token, lit.Value}
		switch lit.Value.(type) {
		case string, int64:
		default:
			return false
		}
		if seen[k] {
			return false
		}
		seen[k] = true
	}
	return true
}
