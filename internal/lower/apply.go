package lower

import (
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

// slot returns the variable that holds s, whose second operand, if any, is lit, for a use
// at a position.
func (l *lowerer) slot(at syntax.Position, s slot, lit *syntax.Literal) syntax.Expr {
	name := l.slots.names[s]
	if name == "" {
		pos := l.slots.pos
		var x syntax.Expr = ident(pos, s.fn)
		if lit == nil {
			name = "$" + s.fn
		} else {
			name = l.unique("$k")
			x = call(pos, "$with", x, again(lit))
		}
		if l.slots.names == nil {
			l.slots.names = make(map[slot]string)
		}
		l.slots.names[s] = name
		l.slots.init = append(l.slots.init, assign(pos, ident(pos, name), x))
	}
	return ident(at, name)
}

// apply returns fn[x], which is fn(x).
func (l *lowerer) apply(pos syntax.Position, fn string, x syntax.Expr) syntax.Expr {
	return index(l.slot(pos, slot{fn: fn}, nil), pos, x)
}

// apply2 returns fn[x][y], which is fn(x, y).
func (l *lowerer) apply2(pos syntax.Position, fn string, x, y syntax.Expr) syntax.Expr {
	if lit, ok := y.(*syntax.Literal); ok {
		return index(l.slot(pos, slot{fn, lit.Token, lit.Value}, lit), pos, x)
	}
	return index(l.apply(pos, fn, x), pos, y)
}

// unpack returns a tuple of the elements of x: before of them, and if there is a star, a
// list of those between, and after others.
func (l *lowerer) unpack(pos syntax.Position, x syntax.Expr, before, after int, star bool) syntax.Expr {
	if star {
		return call(pos, "$unpackstar", x, integer(pos, before), integer(pos, after))
	}
	return l.apply2(pos, "$unpack", x, integer(pos, before))
}
