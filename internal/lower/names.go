package lower

import "go.starlark.net/syntax"

// variableOf returns what an identifier means, as analyze found.
func variableOf(id *syntax.Ident) *variable {
	v, _ := id.Binding.(*variable)
	return v
}

// place returns an expression for a variable: to read, or to assign to.
func (l *lowerer) place(v *variable, pos syntax.Position, write bool) syntax.Expr {
	l.noteUse(v, pos)
	switch v.store {
	case plain:
		return ident(pos, v.emit)
	case boxed:
		return dot(ident(pos, v.scope.box), pos, v.name)
	case classVar:
		return dot(ident(pos, v.scope.namespace), pos, v.name)
	case cellVar:
		return dot(ident(pos, v.scope.cell), pos, "cls")
	case module:
		if !write {
			return ident(pos, v.name)
		}
	}
	return dot(ident(pos, "$g"), pos, v.name)
}

// namespace returns the object and the name by which $set and $del know a variable.
func (l *lowerer) namespace(v *variable, pos syntax.Position) (obj, name syntax.Expr) {
	d := l.place(v, pos, true).(*syntax.DotExpr)
	return d.X, text(pos, v.name)
}

// load lowers a name that is read.
func (l *lowerer) load(id *syntax.Ident) (syntax.Expr, types) {
	v := variableOf(id)
	if v == nil { // None, True, False
		return id, identType(id)
	}
	t := v.types()
	switch {
	case v.store == module:
		return id, t
	case v.store == plain:
		l.noteUse(v, id.NamePos)
		id.Name = v.emit
		return id, t
	}
	return l.place(v, id.NamePos, false), t
}

// target lowers a name that is assigned to.
func (l *lowerer) target(id *syntax.Ident) syntax.Expr {
	v := variableOf(id)
	if v.store == plain {
		l.noteUse(v, id.NamePos)
		id.Name = v.emit
		return id
	}
	return l.place(v, id.NamePos, true)
}

// store emits an assignment of x to the variable that id names.
func (l *lowerer) store(id *syntax.Ident, pos syntax.Position, x syntax.Expr) {
	l.emit(assign(pos, l.target(id), x))
}
