package engine

import (
	"slices"
	"unicode/utf8"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/python/pysyntax"
	"fstar/internal/script"
	"fstar/internal/value"
)

func (k *compiler) whileStmt(s *syntax.WhileStmt, orElse []syntax.Stmt) stmt {
	q, body := k.whileCond(s), k.block(s.Body)
	if orElse == nil {
		return while(q, body, nil, k.site(s.While))
	}
	return while(q, body, k.block(orElse), k.site(s.While))
}

// whileCond compiles the condition of a loop: nil for True.
func (k *compiler) whileCond(s *syntax.WhileStmt) cond {
	q := k.cond(s.Cond)
	if v, ok := constantOf(s.Cond); ok && v == value.True {
		return nil
	}
	return q
}

//go:noinline
func while(q cond, body, orElse stmt, at site) stmt {
	return func(f *value.Frame) value.Value {
		for {
			if q != nil {
				if t := q(f); t != yes {
					if t == bad {
						return failure
					}
					break
				}
			}
			if v := body(f); v != next {
				if v.Present() || v.Signal() == failed || v.Signal() == returns {
					return v
				}
				if v.Signal() == breaks {
					return next
				}
				if v.Signal() == ends {
					break
				}
			}
			if spent(f) && tickAt(f, at) {
				return failure
			}
		}
		if orElse != nil {
			return orElse(f)
		}
		return next
	}
}

func (k *compiler) forStmt(s *syntax.ForStmt, orElse []syntax.Stmt) stmt {
	x := k.iterable(s.X)
	at := k.site(s.For)
	var or stmt
	to := k.loopTarget(s.Vars, syntax.Start(s.Vars))
	body := k.block(s.Body)
	if orElse != nil {
		or = k.block(orElse)
	}
	return forEach(x, to, body, or, at)
}

// A place is what a value is assigned to: a variable in a slot, or, if store is not nil, anything.
type place struct {
	store store
	slot  uint8
}

// place compiles what is assigned to.
func (k *compiler) place(x syntax.Expr, pos syntax.Position) place {
	if slot, _, ok := k.slotOf(x); ok {
		return place{slot: slot}
	}
	return place{store: k.target(x, pos)}
}

// assign assigns a value. It reports whether that failed.
func (p place) assign(f *value.Frame, v value.Value) bool {
	if p.store == nil {
		f[p.slot] = v
		return false
	}
	return p.store(f, v)
}

// A loopTarget is what a loop assigns to.
type loopTarget struct {
	place
	parts []place // what the elements of each item are assigned to, if that is all
	rows  bool    // parts are variables in slots, and as many as a row has
}

// loopTarget compiles what a loop assigns to.
func (k *compiler) loopTarget(x syntax.Expr, pos syntax.Position) loopTarget {
	list, ok := sequenceOf(unparen(x))
	if !ok || len(list) == 0 || slices.ContainsFunc(list, isStarred) {
		return loopTarget{place: k.place(x, pos)}
	}
	parts := make([]place, len(list))
	rows := len(list) <= script.MaxRow
	for i, x := range list {
		parts[i] = k.place(x, pos)
		rows = rows && parts[i].store == nil
	}
	return loopTarget{place{store: unpack(parts, k.site(pos))}, parts, rows}
}

// assignRow assigns an item of which there are the elements. It reports whether that failed.
func (to *loopTarget) assignRow(f *value.Frame, row []value.Value) bool {
	for i, p := range to.parts {
		if p.assign(f, row[i]) {
			return true
		}
	}
	return false
}

// generator returns an iterator that is a generator, if it may yield rows to the loop; else nil.
func (to *loopTarget) generator(it iterator) *Generator {
	if !to.rows {
		return nil
	}
	g, _ := it.(*Generator)
	return g
}

// takeRow assigns the elements of a row.
func (to *loopTarget) takeRow(f *value.Frame) {
	row := &threadOf(f).Execution.Row
	for i := range to.parts {
		f[to.parts[i].slot] = row[i&(script.MaxRow-1)]
	}
}

// forEach is a for loop, or a clause of a comprehension.
func forEach(x expr, to loopTarget, body, orElse stmt, at site) stmt {
	return forEachQuickly(x, to.place, body, orElse, at, loopOver(to, body, orElse, at))
}

// forEachQuickly goes over lists and ranges without an iterator.
//
//go:noinline
func forEachQuickly(x expr, to place, body, orElse stmt, at site, over func(f *value.Frame, v value.Value) value.Value) stmt {
	return func(f *value.Frame) value.Value {
		v := x(f)
		l, isList := value.Lists.Get(v)
		r, isRange := ranges.Get(v)
		if !isList && !isRange {
			return over(f, v)
		}
		var i, step int64
		var n int
		if isRange {
			i, step, n = int64(r.Start), int64(r.Step), r.Len()
		}
		for index := 0; ; index++ {
			var v value.Value
			if isList {
				v = l.At(index)
				if !v.Present() {
					break
				}
			} else {
				if index >= n {
					break
				}
				v = value.Int(i)
				i += step
			}
			if to.assign(f, v) {
				return failure
			}
			if v := body(f); v != next {
				if v.Present() || v.Signal() == failed || v.Signal() == returns {
					return v
				}
				if v.Signal() == breaks {
					return next
				}
			}
			if spent(f) && tickAt(f, at) {
				return failure
			}
		}
		if orElse != nil {
			return orElse(f)
		}
		return next
	}
}

// iterable compiles what a loop goes over. What is no call is nothing that only the loop has: see owned.
//
//go:noinline
func (k *compiler) iterable(x syntax.Expr) expr {
	n := k.expr(x)
	switch x := unparen(x).(type) {
	case *syntax.CallExpr:
		call := x.Lparen
		return func(f *value.Frame) value.Value {
			v := n(f)
			x := &threadOf(f).Execution
			if x.FreshAt != nil && x.FreshAt.Pos != call {
				x.FreshAt = nil // a function that was called has had the generator
			}
			return v
		}
	case *pysyntax.GenExpr:
		return n
	}
	return func(f *value.Frame) value.Value {
		v := n(f)
		threadOf(f).Execution.Fresh = nil
		return v
	}
}

var ranges = value.KindOf[object.Range]()

// loopOver returns what runs a loop over a value.
//
//go:noinline
func loopOver(to loopTarget, body, orElse stmt, at site) func(f *value.Frame, v value.Value) value.Value {
	return func(f *value.Frame, v value.Value) value.Value {
		if !v.Present() {
			return v
		}
		t := threadOf(f)
		it, err := iterateAt(f, v, at)
		if err != nil {
			return fail(f, at, err)
		}
		if it == nil {
			return failure
		}
		own := owned(t, it)
		owner, _ := own.(*Generator)
		if owner != nil {
			owner.SurelyLeft()
		}
		rows := rowsOf(it, len(to.parts))
		var row []value.Value
		g := to.generator(it)
		if rows != nil {
			row = make([]value.Value, len(to.parts))
		}
		for {
			if rows != nil {
				ok, err := rows.NextRow(t, row)
				if err != nil {
					return fail(f, at, err)
				}
				if !ok {
					break
				}
				if to.assignRow(f, row) {
					return failure
				}
			} else {
				var v value.Value
				if g != nil {
					v = g.nextRow(f, at, len(to.parts))
				} else {
					v = it.next(f, at)
				}
				if !v.Present() {
					if v.Signal() != goOn {
						pass(f, at)
						return v
					}
					if owner != nil {
						owner.overFor(t)
					}
					break
				}
				if g != nil && v == rowYielded {
					to.takeRow(f)
				} else if to.assign(f, v) {
					return left(t, own, failure)
				}
			}
			if v := body(f); v != next {
				if v.Present() || v.Signal() == failed || v.Signal() == returns {
					return left(t, own, v)
				}
				if v.Signal() == breaks {
					return left(t, own, next)
				}
			}
			if spent(f) && tickAt(f, at) {
				return left(t, own, failure)
			}
		}
		if orElse != nil {
			return orElse(f)
		}
		return next
	}
}

// rowsOf returns the tuples of n elements that it goes over, if their elements are to be had without them.
func rowsOf(it iterator, n int) *object.Rows {
	if fi, ok := it.(*foreignIterator); ok && n > 0 {
		if r, ok := fi.it.(*object.Rows); ok && r.Width() == n {
			return r
		}
	}
	return nil
}

// A leaver is an iterator that is told when the loop over it is left before its end.
type leaver interface {
	leave(t *script.Thread)
}

// owned returns what is to be told when a loop over it is left: an iterator of Go code, and a
// generator that only the loop has. That is closed, as CPython does by counting references. It
// returns nil for others.
func owned(t *script.Thread, it iterator) leaver {
	switch it := it.(type) {
	case *Generator:
		x := &t.Execution
		if x.Fresh == any(it) && x.FreshFuel == x.Fuel {
			it.only = madeFor(t, it)
			x.Fresh = nil
			return it
		}
	case *foreignIterator:
		return it
	}
	return nil
}

// left tells own, which may be nil, that the loop over it is left, and returns v, with which it is.
func left(t *script.Thread, own leaver, v value.Value) value.Value {
	if own == nil {
		return v
	}
	if v != failure {
		own.leave(t)
		if err := t.Failure(); err != nil {
			return failNowhere(t, err)
		}
		return v
	}
	e := caught(t)
	own.leave(t)
	t.Failure() // the first error is the one that counts
	return raiseOn(t, e)
}

// leave closes a generator. What goes wrong then is ignored, as it is in CPython, for nobody asked
// for it.
func (g *Generator) leave(t *script.Thread) { g.closeNow(t) }

// An iterator goes over the elements of a value, for a frame.
type iterator interface {
	// next returns the next element. At the end, and when it fails, that is absent; the
	// trace of a failure is empty, or that of the code that it ran. The loop is at a place.
	next(f *value.Frame, at site) value.Value
}

// iterateAt is iterate for the code at a place. The iterator is nil if methods of a script failed.
func iterateAt(f *value.Frame, v value.Value, at site) (iterator, error) {
	if in, ok := instances.Get(v); ok {
		if it, ok := iterateInstance(f, v, in, at); ok {
			if x := &threadOf(f).Execution; x.FreshAt != at {
				x.FreshAt = nil // __iter__ has had the generator
			}
			return it, nil
		}
	}
	return iterate(threadOf(f), v)
}

// iterate returns what goes over the elements of a value.
func iterate(t *script.Thread, v value.Value) (iterator, error) {
	switch x := v.Starlark().(type) {
	case *value.List:
		return &listIterator{list: x}, nil
	case *value.Tuple:
		return &tupleIterator{elems: x.Elems()}, nil
	case *object.Range:
		return &rangeIterator{int64(x.Start), int64(x.Step), x.Len()}, nil
	case *Generator:
		return x, nil
	case starlark.String:
		return &textIterator{string(x)}, nil
	case *value.Dict:
		return &keyIterator{x.Iterator()}, nil
	default:
		it, err := object.Iter(t, x)
		if err != nil {
			return nil, err
		}
		t.Execution.FreshAt = nil
		if g, ok := it.(*Generator); ok {
			return g, nil
		}
		return &foreignIterator{x, it}, nil
	}
}

type listIterator struct {
	list *value.List
	i    int
}

func (it *listIterator) next(*value.Frame, site) value.Value {
	v := it.list.At(it.i)
	if !v.Present() {
		return next
	}
	it.i++
	return v
}

type tupleIterator struct{ elems []value.Value }

func (it *tupleIterator) next(*value.Frame, site) value.Value {
	if len(it.elems) == 0 {
		return next
	}
	v := it.elems[0]
	it.elems = it.elems[1:]
	return v
}

type rangeIterator struct {
	i, step int64
	n       int
}

func (it *rangeIterator) next(*value.Frame, site) value.Value {
	if it.n <= 0 {
		return next
	}
	it.n--
	i := it.i
	it.i += it.step
	return value.Int(i)
}

// textIterator goes over characters.
type textIterator struct{ left string }

func (it *textIterator) next(*value.Frame, site) value.Value {
	if it.left == "" {
		return next
	}
	n := 1
	if it.left[0] >= utf8.RuneSelf {
		_, n = utf8.DecodeRuneInString(it.left)
	}
	v := value.Text(it.left[:n])
	it.left = it.left[n:]
	return v
}

// keyIterator goes over the keys of a dict.
type keyIterator struct{ items value.DictIterator }

func (it *keyIterator) next(f *value.Frame, _ site) value.Value {
	k, _, err := it.items.Next()
	if err != nil {
		return failNowhere(threadOf(f), object.ContainerError(err))
	}
	if !k.Present() {
		return next
	}
	return k
}

// foreignIterator is an iterator of Go code.
type foreignIterator struct {
	of starlark.Value // what it goes over
	it object.Iterator
}

func (it *foreignIterator) next(f *value.Frame, _ site) value.Value {
	t := threadOf(f)
	v, err := it.it.NextValue(t)
	switch {
	case err != nil:
		return failNowhere(t, err)
	case !v.Present():
		return next
	}
	return v
}

// leave tells the iterator that the loop is done with it.
func (it *foreignIterator) leave(t *script.Thread) {
	object.LeaveOff(t, it.of, it.it)
	if it, ok := it.it.(starlark.Iterator); ok {
		it.Done()
	}
}
