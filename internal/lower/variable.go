package lower

import "go.starlark.net/syntax"

// A storage says what a variable is in the emitted code.
type storage uint8

const (
	plain    storage = iota
	boxed            // an attribute of its function's box
	module           // of the module's namespace, read by its plain name
	global           // the same, read as an attribute, as the plain name means another
	classVar         // an attribute of the class's namespace
	cellVar          // __class__
)

// A variable is a name in a scope.
type variable struct {
	name   string
	emit   string // what a plain variable is called
	scope  *scope
	twin   *variable // module: the same as a global; global: the same as module
	defs   []*definition
	writer *region // of the writes so far
	dom    *block  // of the first access, if that is a write

	writes int32
	typ    types
	store  storage

	param  bool
	bound  bool // something in the file binds it
	stated bool // a global statement, or an annotation without a value, says that there is such a variable
	opaque bool // bound to values of unknown types

	// What decides, with writer and dom, whether a function's variable may stay plain.
	seen       bool // accessed at all
	scattered  bool // written from several regions, or in a way that needs a box
	undominate bool // an access that dom does not dominate
	foreign    bool // an access from a function inside
	outside    bool // an access outside handlers that bind it
	handler    bool // bound by except … as
	deleted    bool
	inExpr     bool // bound by :=
	assigned   bool // bound by a statement that is no handler
}

// A definition is one of the values that a variable gets.
type definition struct {
	x   syntax.Expr  // the value, or
	t   types        // its types
	aug syntax.Token // of an augmented assignment
}

// base returns the variable that v is another way to.
func (v *variable) base() *variable {
	if v.store == global {
		return v.twin
	}
	return v
}

// access notes a use of v, and reports whether it is the first that binds it.
func (v *variable) access(u *use) (first bool) {
	v = v.base()
	reg := u.blk.reg.real()
	write := u.kind != reads
	if write {
		v.bound = true
		v.writes++
		first = v.writes == 1
		switch {
		case v.writer == nil:
			v.writer = reg
		case v.writer != reg:
			v.scattered = true
		}
		switch u.kind {
		case walrus:
			v.scattered = true
			v.inExpr = true
		case deletes:
			v.scattered = true
			v.deleted = true
		case handles:
			v.handler = true
		case writes:
			v.assigned = true
		}
		if u.kind != deletes {
			if u.def == nil {
				v.opaque = true
			} else {
				v.defs = append(v.defs, u.def)
			}
		}
	}
	if v.store != plain || v.scope.kind != functionScope {
		return first
	}
	switch {
	case !v.seen:
		v.seen = true
		if write && u.kind != deletes {
			v.dom = u.blk
		}
	case v.dom == nil || !u.blk.within(v.dom):
		v.undominate = true
	}
	if v.dom == nil {
		v.undominate = true
	}
	if u.scope.function() != v.scope {
		v.foreign = true
	}
	if !u.inside {
		v.outside = true
	}
	return first
}

// settle decides where a function's variable lives, as far as it depends on the variable
// alone. It reports whether all uses must be in the region that writes it.
func (v *variable) settle() (check bool) {
	if v.store != plain || v.scope.kind != functionScope {
		return false
	}
	if v.handler && !v.outside && !v.foreign && !v.deleted && !v.inExpr && !(v.assigned && v.scattered) {
		return false // each handler has a variable of its own
	}
	box := v.scattered || v.handler || v.writer == nil
	if !box && v.writer != v.scope.root {
		// What is local to a region is new each time that the region is run.
		box = v.writer.looped && (v.undominate || v.foreign)
		check = !box
	}
	if box {
		v.store = boxed
	}
	return check
}
