package lower

import (
	"strconv"
	"strings"

	"go.starlark.net/syntax"
)

// A slot is a global of the emitted module that holds an applied builtin, which the
// interpreter finds faster than a predeclared name.
type slot struct {
	fn    string
	token syntax.Token // of the literal that is the second operand; 0 if there is none
	value any
}

// slots are those of a file, and the statements that set them.
type slots struct {
	names map[slot]string
	init  []syntax.Stmt
	pos   syntax.Position // of the first statement
}

// slot returns the name of the variable that holds s, whose second operand, if any, is lit.
func (l *lowerer) slot(s slot, lit *syntax.Literal) string {
	if name := l.slots.names[s]; name != "" {
		return name
	}
	fn := ident(l.slots.pos, s.fn)
	if lit == nil {
		return l.newSlot(s, "", fn)
	}
	return l.newSlot(s, "$k", call(l.slots.pos, "$with", fn, again(lit)))
}

// newSlot makes a variable for s, whose value is x, and returns its name: one with that
// prefix, or, without one, that of the builtin behind a $.
func (l *lowerer) newSlot(s slot, prefix string, x syntax.Expr) string {
	name := "$" + s.fn
	if prefix != "" {
		name = l.unique(prefix)
	}
	if l.slots.names == nil {
		l.slots.names = make(map[slot]string)
	}
	l.slots.names[s] = name
	l.slots.init = append(l.slots.init, assign(l.slots.pos, ident(l.slots.pos, name), x))
	return name
}

// apply returns fn[x], which is fn(x).
func (l *lowerer) apply(pos syntax.Position, fn string, x syntax.Expr) syntax.Expr {
	return indexOf(l.slot(slot{fn: fn}, nil), pos, x)
}

// apply2 returns fn[x][y], which is fn(x, y).
func (l *lowerer) apply2(pos syntax.Position, fn string, x, y syntax.Expr) syntax.Expr {
	if lit, ok := y.(*syntax.Literal); ok {
		return indexOf(l.slot(slot{fn, lit.Token, lit.Value}, lit), pos, x)
	}
	return index(l.apply(pos, fn, x), pos, y)
}

// applied returns the name of the builtin that x, lowered already, applies, or "".
func (l *lowerer) applied(x *syntax.IndexExpr) string {
	fn := x.X
	if first, ok := fn.(*syntax.IndexExpr); ok {
		fn = first.X
	}
	if id, ok := fn.(*syntax.Ident); ok && isSlot(id.Name) {
		for s, name := range l.slots.names {
			if name == id.Name {
				return s.fn
			}
		}
	}
	return ""
}

// isSlot reports whether name is that of a slot.
func isSlot(name string) bool { return strings.HasPrefix(name, "$$") || strings.HasPrefix(name, "$k") }

// template returns an f-string whose parts are args, as for $fstr.
func (l *lowerer) template(pos syntax.Position, args []syntax.Expr) syntax.Expr {
	var texts, values []syntax.Expr
	var key strings.Builder
	for i, arg := range args {
		if i%4 == 1 {
			values = append(values, arg)
			continue
		}
		lit, ok := arg.(*syntax.Literal)
		if !ok { // a spec with fields of its own
			return call(pos, "$fstr", args...)
		}
		texts = append(texts, text(l.slots.pos, lit.Value.(string)))
		key.WriteString(strconv.Quote(lit.Value.(string)))
	}
	s := slot{"$template", syntax.STRING, key.String()}
	name := l.slots.names[s]
	if name == "" {
		name = l.newSlot(s, "$k", call(l.slots.pos, "$template", texts...))
	}
	if len(values) == 1 {
		return indexOf(name, pos, values[0])
	}
	return &syntax.CallExpr{Fn: ident(pos, name), Lparen: pos, Args: values, Rparen: pos}
}

// unpack returns a tuple of the elements of x: before of them, and if there is a star, a
// list of those between, and after others.
func (l *lowerer) unpack(pos syntax.Position, x syntax.Expr, before, after int, star bool) syntax.Expr {
	if star {
		return call(pos, "$unpackstar", x, integer(pos, before), integer(pos, after))
	}
	return l.apply2(pos, "$unpack", x, integer(pos, before))
}
