package lower

import (
	"iter"
	"strconv"
)

// resolve says what each name means, and where the variables live.
func (a *analysis) resolve() {
	for _, l := range a.lazy {
		if l.fn == nil || a.isBuiltinName(l.fn.Name, l.s.parent) {
			l.s.root.inlined = true
		}
	}
	for u := range a.allUses() {
		v := u.scope.lookup(u.id.Name)
		u.id.Binding = v
		if v.access(u) {
			a.written = append(a.written, v.base())
		}
		if v.scope.kind == compScope && u.blk.reg.real() != v.scope.root.real() {
			v.scope.captured = true
		}
	}
	for _, n := range a.nonlocals {
		if n.scope.nonlocal(n.id.Name) == nil {
			a.errorf(n.id, "no binding for nonlocal '%s' found", n.id.Name)
		}
	}
	if len(a.errs) > 0 {
		return
	}
	// First those that need more than a look at the variable itself.
	check := make(map[*variable]bool)
	for _, s := range a.functions {
		for _, v := range s.order {
			if v.settle() {
				check[v] = true
			}
		}
	}
	if len(check) > 0 {
		for u := range a.allUses() {
			if v := u.id.Binding.(*variable); check[v] && !u.blk.reg.real().within(v.writer) {
				v.store = boxed
			}
		}
	}
	for _, s := range a.functions {
		for _, v := range s.order {
			if v.store == boxed && s.box == "" {
				s.box = a.unique("$b")
			}
		}
	}
	a.infer()
}

// allUses yields all uses in the order of evaluation.
func (a *analysis) allUses() iter.Seq[*use] {
	return func(yield func(*use) bool) {
		for _, chunk := range a.uses {
			for i := range chunk {
				if !yield(&chunk[i]) {
					return
				}
			}
		}
	}
}

// unique returns a name for a variable of the emitted code.
func (a *analysis) unique(prefix string) string {
	a.names++
	return prefix + strconv.Itoa(a.names)
}

// isBuiltinName reports whether name means a builtin in s for all we can know.
func (a *analysis) isBuiltinName(name string, s *scope) bool {
	return a.isBuiltin(s.lookup(name))
}

func (a *analysis) isBuiltin(v *variable) bool {
	hidden := a.star && v.name != "super" // which means what it does only as the builtin
	return v.store == module && !v.bound && !hidden && (a.opts.IsBuiltin == nil || a.opts.IsBuiltin(v.name))
}
