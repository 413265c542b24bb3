package engine

import (
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/python/pysyntax"
	"fstar/internal/python/symtable"
	"fstar/internal/value"
)

func isStarred(x syntax.Expr) bool {
	_, ok := x.(*pysyntax.StarredExpr)
	return ok
}

func (k *compiler) tuple(list []syntax.Expr, pos syntax.Position) expr {
	if slices.ContainsFunc(list, isStarred) {
		return collected(k.elements(list), notAfterStar, func(elems []value.Value) (value.Value, error) {
			return value.NewTuple(elems...).Value(), nil
		}, k.site(pos))
	}
	tuple, values := value.MakeTuple(len(list))
	constants := true
	for i, x := range list {
		v, ok := constantOf(x)
		if !ok {
			constants = false
			break
		}
		values[i] = v
	}
	if constants {
		return constant(tuple.Value())
	}
	if len(list) == 2 {
		return pairOf(k.operand(list[0]), k.operand(list[1]))
	}
	return tupleOf(k.exprs(list))
}

// pairOf is tupleOf for two, which it reads itself where they are in slots.
//
//go:noinline
func pairOf(a, b *operand) expr {
	return func(f *value.Frame) value.Value {
		v := a.value(f)
		if !v.Present() {
			return a.missing(f)
		}
		w := b.value(f)
		if !w.Present() {
			return b.missing(f)
		}
		return value.Pair(v, w).Value()
	}
}

//go:noinline
func tupleOf(list []expr) expr {
	return func(f *value.Frame) value.Value {
		tuple, elems := value.MakeTuple(len(list))
		for i, x := range list {
			v := x(f)
			if !v.Present() {
				return v
			}
			elems[i] = v
		}
		return tuple.Value()
	}
}

func (k *compiler) list(list []syntax.Expr, pos syntax.Position) expr {
	if slices.ContainsFunc(list, isStarred) {
		return collected(k.elements(list), notAfterStar, func(elems []value.Value) (value.Value, error) {
			return value.ListOf(elems).Value(), nil
		}, k.site(pos))
	}
	return listOf(k.exprs(list))
}

//go:noinline
func listOf(list []expr) expr {
	return func(f *value.Frame) value.Value {
		l := value.MakeList(len(list))
		for _, x := range list {
			v := x(f)
			if !v.Present() {
				return v
			}
			l.Append(v) // it is new
		}
		return l.Value()
	}
}

func (k *compiler) set(x *pysyntax.SetExpr) expr {
	return collected(k.elements(x.List), nil, func(elems []value.Value) (value.Value, error) {
		s := value.NewSet(len(elems))
		for _, e := range elems {
			if err := object.AddTo(s, e); err != nil {
				return value.Value{}, err
			}
		}
		return s.Value(), nil
	}, k.site(x.Lbrace))
}

// notAfterStar is the error for a value that is not iterable, in a call, and in a display but that of a
// set.
func notAfterStar(v starlark.Value) error {
	return object.TypeError.Errorf("Value after * must be an iterable, not %s", object.FullTypeName(v))
}

// An element is one of a display, or, behind a star, all of an iterable.
type element struct {
	x    expr
	star bool
}

func (k *compiler) elements(list []syntax.Expr) []element {
	out := make([]element, len(list))
	for i, x := range list {
		if s, ok := x.(*pysyntax.StarredExpr); ok {
			out[i] = element{k.expr(s.X), true}
		} else {
			out[i] = element{k.expr(x), false}
		}
	}
	return out
}

// collected makes a collection of elements. The error for what is not iterable is that of
// notIterable, if it is not nil.
//
//go:noinline
func collected(list []element, notIterable func(starlark.Value) error, make func(elems []value.Value) (value.Value, error), at site) expr {
	return func(f *value.Frame) value.Value {
		t := threadOf(f)
		var elems []value.Value
		for _, e := range list {
			v := e.x(f)
			if !v.Present() {
				return v
			}
			if !e.star {
				elems = append(elems, v)
				continue
			}
			x := v.Starlark()
			var err error
			if elems, err = object.AppendValues(t, elems, x); err != nil {
				if notIterable != nil && !object.IsIterable(t, x) {
					err = notIterable(x)
				}
				return fail(f, at, err)
			}
		}
		v, err := make(elems)
		if err != nil {
			return fail(f, at, err)
		}
		return v
	}
}

// A dictItem is key: value in a display, or, without a key, the items of **value.
type dictItem struct {
	key, value expr
	at         site
}

func (k *compiler) dict(x *syntax.DictExpr) expr {
	items := make([]dictItem, len(x.List))
	for i, e := range x.List {
		switch e := e.(type) {
		case *syntax.DictEntry:
			items[i] = dictItem{k.expr(e.Key), k.expr(e.Value), k.site(e.Colon)}
		case *pysyntax.StarredExpr:
			items[i] = dictItem{nil, k.expr(e.X), k.site(e.OpPos)}
		}
	}
	if d := constantKeys(x.List); d != nil {
		return dictLike(d, items)
	}
	return dictOf(items)
}

// constantKeys returns a dict with the keys of a display, if they are texts or ints, and no two are the same;
// else nil.
func constantKeys(list []syntax.Expr) *value.Dict {
	d := value.NewDict(len(list))
	for _, e := range list {
		entry, ok := e.(*syntax.DictEntry)
		if !ok {
			return nil
		}
		k, ok := constantOf(entry.Key)
		if !ok || !k.IsText() && !k.IsInt() || object.Store(d, k, value.None) != nil {
			return nil
		}
	}
	if d.Len() == 0 || d.Len() != len(list) {
		return nil
	}
	return d
}

// dictLike makes dicts with the keys of d, whose hashes are known so.
//
//go:noinline
func dictLike(d *value.Dict, items []dictItem) expr {
	return func(f *value.Frame) value.Value {
		c := d.Template()
		for i := range items {
			v := items[i].value(f)
			if !v.Present() {
				return v
			}
			c.Fill(i, v)
		}
		return c.Value()
	}
}

// dictRun is how many items of a display are computed before the first of them becomes a key, as in
// CPython.
const dictRun = 15

//go:noinline
func dictOf(items []dictItem) expr {
	return func(f *value.Frame) value.Value {
		t := threadOf(f)
		d := value.NewDict(len(items))
		for rest := items; len(rest) > 0; {
			if e := &rest[0]; e.key == nil {
				v := e.value(f)
				if !v.Present() {
					return v
				}
				if err := pyrt.Merge(t, d, v.Starlark()); err != nil {
					return fail(f, e.at, err)
				}
				rest = rest[1:]
				continue
			}
			n := 1
			for n < len(rest) && n < dictRun && rest[n].key != nil {
				n++
			}
			if !addItems(f, d, rest[:n]) {
				return failure
			}
			rest = rest[n:]
		}
		return d.Value()
	}
}

// addItems computes items and puts them into a dict. It reports whether that went well.
func addItems(f *value.Frame, d *value.Dict, items []dictItem) bool {
	t := threadOf(f)
	values, mark := t.Stack.Push(2 * len(items))
	for i := range items {
		if values[2*i] = items[i].key(f); !values[2*i].Present() {
			t.Stack.Pop(mark)
			return false
		}
		if values[2*i+1] = items[i].value(f); !values[2*i+1].Present() {
			t.Stack.Pop(mark)
			return false
		}
	}
	for i := range items {
		if err := object.Store(d, values[2*i], values[2*i+1]); err != nil {
			t.Stack.Pop(mark)
			fail(f, items[i].at, err)
			return false
		}
	}
	t.Stack.Pop(mark)
	return true
}

// firstIterable returns what a comprehension goes over, which is evaluated outside of it.
func firstIterable(x *syntax.Comprehension) syntax.Expr { return x.Clauses[0].(*syntax.ForClause).X }

// comprehension compiles one of a list, set or dict, n being the node that has it, over an iterable.
func (k *compiler) comprehension(x *syntax.Comprehension, n syntax.Node, over syntax.Expr) expr {
	outer, temps := k.scope, k.temps
	acc := k.temp(x.Lbrack)
	first := k.expr(over) // which may be a comprehension
	k.scope = outer.Child(n)
	at := k.site(x.Lbrack)
	_, isSet := n.(*pysyntax.SetComp)
	var make func() value.Value
	var add stmt
	switch body := x.Body.(type) {
	case *syntax.DictEntry:
		make = func() value.Value { return value.NewDict(0).Value() }
		add = addItem(acc, k.expr(body.Key), k.expr(body.Value), at)
	default:
		if isSet {
			make = func() value.Value { return value.NewSet(0).Value() }
			add = addMember(acc, k.expr(x.Body), at)
		} else {
			make = func() value.Value { return value.MakeList(4).Value() }
			add = addElement(acc, k.expr(x.Body))
			if len(x.Clauses) == 1 {
				make = func() (v value.Value) { return v }
				first = listFor(acc, first)
			}
		}
	}
	run := k.clauses(x.Clauses, first, func() stmt { return add })
	run = k.withCells(run)
	vars := k.ownSlots()
	k.scope, k.temps = outer, temps
	return comprehended(acc, make, run, vars)
}

// ownSlots returns the slots of the variables of a comprehension.
func (k *compiler) ownSlots() []uint8 {
	var slots []uint8
	for _, v := range k.scope.Own() {
		if v.Slotted() {
			slots = append(slots, uint8(v.Index))
		}
	}
	return slots
}

// comprehended makes a collection by a comprehension, whose variables are gone at its end: only
// while it runs does locals() have them.
//
//go:noinline
func comprehended(acc uint8, make func() value.Value, run stmt, vars []uint8) expr {
	return func(f *value.Frame) value.Value {
		f[acc] = make()
		end := run(f)
		for _, slot := range vars {
			f[slot] = value.Value{}
		}
		v := f[acc]
		f[acc] = value.Value{}
		if end != next {
			return end
		}
		return v
	}
}

// withCells returns run, before which the variables of the comprehension that functions inside
// use get new cells.
//
//go:noinline
func (k *compiler) withCells(run stmt) stmt {
	var cells []uint8
	var fars []int
	for _, v := range k.scope.Own() {
		switch {
		case v.Place == symtable.FarCell:
			fars = append(fars, v.Index)
		case v.Cell:
			cells = append(cells, uint8(v.Index))
		}
	}
	if len(cells)+len(fars) == 0 {
		return run
	}
	return func(f *value.Frame) value.Value {
		for _, slot := range cells {
			f[slot] = value.Hold(new(Cell))
		}
		for _, i := range fars {
			value.Held[farCells](f[farSlot]).cells[i] = new(Cell)
		}
		v := run(f)
		for _, i := range fars {
			value.Held[farCells](f[farSlot]).cells[i] = new(Cell)
		}
		return v
	}
}

// clauses compiles the clauses of a comprehension, the first of which goes over first; nil if
// that is to be compiled, too.
func (k *compiler) clauses(list []syntax.Node, first expr, body func() stmt) stmt {
	if len(list) == 0 {
		return body()
	}
	switch c := list[0].(type) {
	case *syntax.ForClause:
		x, pos := first, c.In
		if x == nil {
			x = k.expr(c.X)
		}
		to := k.loopTarget(c.Vars, syntax.Start(c.Vars))
		return forEach(x, to, k.clauses(list[1:], nil, body), nil, k.site(pos))
	case *syntax.IfClause:
		q := k.cond(c.Cond)
		return ifThen(q, k.clauses(list[1:], nil, body))
	}
	k.unsupported(syntax.Start(list[0]), "such a clause")
	return nil
}

//go:noinline
func addElement(acc uint8, x expr) stmt {
	return func(f *value.Frame) value.Value {
		v := x(f)
		if !v.Present() {
			return v
		}
		l, _ := value.Lists.Get(f[acc])
		l.Append(v) // it is new, and nobody else has it
		return next
	}
}

// roomFor is how many elements a comprehension makes room for at most before it begins: it may end early.
const roomFor = 1 << 16

// listFor makes the list of a comprehension that has an element for each of x.
//
//go:noinline
func listFor(acc uint8, x expr) expr {
	return func(f *value.Frame) value.Value {
		v := x(f)
		n := 0
		if l, ok := value.Lists.Get(v); ok {
			n = l.Len()
		} else if t, ok := value.Tuples.Get(v); ok {
			n = t.Len()
		} else if r, ok := ranges.Get(v); ok {
			n = r.Len()
		}
		f[acc] = value.MakeList(min(n, roomFor)).Value()
		return v
	}
}

//go:noinline
func addMember(acc uint8, x expr, at site) stmt {
	return func(f *value.Frame) value.Value {
		v := x(f)
		if !v.Present() {
			return v
		}
		s, _ := value.Sets.Get(f[acc])
		if err := object.AddTo(s, v); err != nil {
			return fail(f, at, err)
		}
		return next
	}
}

//go:noinline
func addItem(acc uint8, key, x expr, at site) stmt {
	return func(f *value.Frame) value.Value {
		i := key(f)
		if !i.Present() {
			return i
		}
		v := x(f)
		if !v.Present() {
			return v
		}
		d, _ := value.Dicts.Get(f[acc])
		if err := object.Store(d, i, v); err != nil {
			return fail(f, at, err)
		}
		return next
	}
}

// A field is a part of an f-string: a text, or a value with a conversion and a spec.
type field struct {
	text   string
	x      expr // nil for a text
	conv   string
	spec   expr              // nil if it is constant
	form   string            // the constant spec
	method *special          // makes the text of an instance; nil if a format does
	read   *object.FieldSpec // the same, if it is one for texts or numbers, and there is no conversion
	at     site
}

func (k *compiler) fstring(x *pysyntax.FStringExpr) expr {
	return formatted(k.fields(x.Parts))
}

func (k *compiler) fields(parts []syntax.Expr) []field {
	var list []field
	text := ""
	flush := func() {
		if text != "" {
			list = append(list, field{text: text})
			text = ""
		}
	}
	for _, p := range parts {
		if s, ok := p.(*syntax.Literal); ok {
			text += s.Value.(string)
			continue
		}
		p := p.(*pysyntax.FStringField)
		text += p.Equal
		flush()
		f := field{x: k.expr(p.X), at: k.site(p.Lbrace)}
		switch {
		case p.Conv != 0:
			f.conv = string(p.Conv)
		case p.Equal != "" && !p.Colon.IsValid():
			f.conv = "r"
		}
		constant := true
		for _, s := range p.Spec {
			lit, ok := s.(*syntax.Literal)
			if !ok {
				constant = false
				break
			}
			f.form += lit.Value.(string)
		}
		if constant && f.form != "" && f.conv == "" {
			f.read = object.ReadSpec(f.form)
		}
		if !constant {
			f.spec = formatted(k.fields(p.Spec))
		} else if f.form == "" && f.conv != "a" {
			f.method = &special{text: true, conv: f.conv}
		}
		list = append(list, f)
	}
	flush()
	return list
}
