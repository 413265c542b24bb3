package lower

import (
	"slices"

	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

// maxArgs is how many arguments of a kind a call can have.
const maxArgs = 255

func (l *lowerer) call(x *syntax.CallExpr) (syntax.Expr, types) {
	l.noteCall(x)
	if y := l.super(x); y != nil {
		return y, tOther
	}
	if y := l.anyAll(x); y != nil {
		return y, tBool
	}
	if y := l.localsCall(x); y != nil {
		return y, tUnknown
	}
	t := tUnknown
	if name := l.callee(x); name != "" {
		t = builtinType(name, len(x.Args))
		if plainArgs(x.Args) {
			switch {
			case name == "len" && len(x.Args) == 1:
				return l.apply(x.Lparen, "$len", l.expr(x.Args[0])), t
			case name == "isinstance" && len(x.Args) == 2:
				y := l.expr(x.Args[0])
				return l.apply2(x.Lparen, "$isinstance", y, l.expr(x.Args[1])), t
			}
		}
	}
	if len(x.Args) > 0 {
		if gen, ok := x.Args[0].(*pysyntax.GenExpr); ok && l.scopes[&gen.Comprehension].root.inlined {
			x.Args[0] = &gen.Comprehension // all of it is wanted: a list does
		}
	}
	var self syntax.Expr
	if d, ok := x.Fn.(*syntax.DotExpr); ok {
		t = methodType(l.typeOf(d.X), d.Name.Name)
		if y := l.callNative(d, x); y != nil {
			return y, t
		}
		x.Fn, self = l.method(d, l.front == x)
	} else {
		x.Fn = l.expr(x.Fn)
	}
	if len(x.Args) < maxArgs && plainArgs(x.Args) {
		l.exprs(x.Args)
		if self != nil {
			x.Args = slices.Insert(x.Args, 0, self)
		}
		return x, t
	}
	a := l.arguments(x.Fn, x.Args, x.Lparen)
	x.Args = slices.Concat(a.positional, a.named)
	if self != nil {
		x.Args = slices.Insert(x.Args, 0, self)
	}
	if a.varargs != nil {
		x.Args = append(x.Args, &syntax.UnaryExpr{OpPos: x.Lparen, Op: syntax.STAR, X: a.varargs})
	}
	if a.kwargs != nil {
		x.Args = append(x.Args, &syntax.UnaryExpr{OpPos: x.Lparen, Op: syntax.STARSTAR, X: a.kwargs})
	}
	return x, t
}

// arguments are those of a call, in the order in which upstream has and evaluates them.
type arguments struct {
	positional   []syntax.Expr
	named        []syntax.Expr // keyword arguments
	varargs      syntax.Expr   // or nil
	varargsTuple bool          // varargs is a tuple
	kwargs       syntax.Expr   // or nil
}

// keywords returns a dict of all keyword arguments.
func (a *arguments) keywords(pos syntax.Position) syntax.Expr {
	d := namedDict(pos, a.named)
	if a.kwargs == nil {
		return d
	}
	if len(a.named) == 0 {
		return call(pos, "$dict", a.kwargs)
	}
	return call(pos, "$kwargs", none(pos), d, a.kwargs)
}

// namedDict makes a dict display of keyword arguments.
func namedDict(pos syntax.Position, list []syntax.Expr) syntax.Expr {
	d := &syntax.DictExpr{Lbrace: pos, Rbrace: pos, List: make([]syntax.Expr, len(list))}
	for i, arg := range list {
		b := arg.(*syntax.BinaryExpr)
		id := b.X.(*syntax.Ident)
		d.List[i] = &syntax.DictEntry{Key: text(id.NamePos, id.Name), Colon: b.OpPos, Value: b.Y}
	}
	return d
}

// arguments lowers the arguments of a call of fn, lowered already; nil if it has no name.
// Python evaluates the positional ones first, with those behind stars, then those with
// keywords; upstream evaluates what is behind stars last.
func (l *lowerer) arguments(fn syntax.Expr, args []syntax.Expr, pos syntax.Position) *arguments {
	a := new(arguments)
	var positional, keyword []syntax.Expr
	for _, arg := range args {
		if isKeyword(arg) {
			keyword = append(keyword, arg)
			continue
		}
		positional = append(positional, arg)
	}
	l.positional(a, positional, pos)

	// Keywords up to the first **, and perhaps this as the last one, may stay.
	stay := a.varargs == nil || stillArgs(keyword)
	n := 0
	for n < len(keyword) && !isStar(keyword[n], syntax.STARSTAR) {
		n++
	}
	if n >= len(keyword)-1 && n <= maxArgs && stay {
		for _, arg := range keyword[:n] {
			b := arg.(*syntax.BinaryExpr)
			b.Y = l.expr(b.Y)
		}
		a.named = keyword[:n]
		if n < len(keyword) {
			a.kwargs = l.expr(keyword[n].(*syntax.UnaryExpr).X)
		}
		return a
	}
	var groups []syntax.Expr
	for i := 0; i < len(keyword); {
		if u, ok := keyword[i].(*syntax.UnaryExpr); ok {
			groups = append(groups, l.expr(u.X))
			i++
			continue
		}
		j := i
		for j < len(keyword) && !isStar(keyword[j], syntax.STARSTAR) {
			b := keyword[j].(*syntax.BinaryExpr)
			b.Y = l.expr(b.Y)
			j++
		}
		groups = append(groups, namedDict(pos, keyword[i:j]))
		i = j
	}
	if len(groups) == 1 {
		a.kwargs = groups[0]
	} else if len(groups) > 1 {
		a.kwargs = groups[0]
		for rest := groups[1:]; len(rest) > 0; {
			n := min(len(rest), maxArgs-2)
			a.kwargs = call(pos, "$kwargs", append([]syntax.Expr{callee(fn, pos), a.kwargs}, rest[:n]...)...)
			rest = rest[n:]
		}
	}
	return a
}

// callee returns the function that is called, for the messages of errors in what is
// behind stars: None if evaluating it once more is not for nothing.
func callee(fn syntax.Expr, pos syntax.Position) syntax.Expr {
	if fn == nil || !simple(fn) {
		return none(pos)
	}
	return again(fn)
}

func isStar(x syntax.Expr, op syntax.Token) bool {
	u, ok := x.(*syntax.UnaryExpr)
	return ok && u.Op == op
}

// stillArgs reports whether all arguments may be evaluated at another time.
func stillArgs(list []syntax.Expr) bool {
	for _, arg := range list {
		if b, ok := arg.(*syntax.BinaryExpr); ok && b.Op == syntax.EQ {
			arg = b.Y
		} else if u, ok := arg.(*syntax.UnaryExpr); ok && u.Op == syntax.STARSTAR {
			continue
		}
		if !still(arg) {
			return false
		}
	}
	return true
}

func (l *lowerer) positional(a *arguments, list []syntax.Expr, pos syntax.Position) {
	stars := 0
	for _, arg := range list {
		if isStar(arg, syntax.STAR) {
			stars++
		}
	}
	switch {
	case stars == 0 && len(list) < maxArgs: // there may be a self before them
		a.positional = l.exprs(list)
	case stars == 0:
		a.varargs, a.varargsTuple = tuple(pos, l.exprs(list)...), true
	case stars == 1 && isStar(list[len(list)-1], syntax.STAR) && len(list) < maxArgs:
		n := len(list) - 1
		a.positional = l.exprs(list[:n:n])
		u := list[n].(*syntax.UnaryExpr)
		x, t := l.typed(u.X)
		a.varargsTuple = t.is(tTuple)
		if !t.is(tTuple | tList) {
			x = l.apply(u.OpPos, "$star", x)
		}
		a.varargs = x
	default:
		a.varargs, a.varargsTuple = l.concat("$tuple", pos, list), true
	}
}

// concat returns a call of fn, which makes a collection of the elements of its arguments:
// those of list, some of them starred. What is behind a star is read before what comes
// later is evaluated.
func (l *lowerer) concat(fn string, pos syntax.Position, list []syntax.Expr) syntax.Expr {
	var groups []syntax.Expr
	var run []syntax.Expr
	flush := func() {
		if run != nil {
			groups = append(groups, tuple(pos, run...))
			run = nil
		}
	}
	last := -1 // the last that may change what is before it
	for i, x := range list {
		if !still(unstarred(x)) {
			last = i
		}
	}
	for i, x := range list {
		inner := unstarred(x)
		if inner == x {
			run = append(run, l.expr(x))
			continue
		}
		flush()
		y := l.expr(inner)
		if i < last {
			y = call(pos, "$tuple", y)
		}
		groups = append(groups, y)
	}
	flush()
	return l.nested(fn, pos, groups)
}

// unstarred returns what is behind the star of an element or an argument, or x if it has
// none.
func unstarred(x syntax.Expr) syntax.Expr {
	switch x := x.(type) {
	case *pysyntax.StarredExpr:
		return x.X
	case *syntax.UnaryExpr:
		if x.Op == syntax.STAR {
			return x.X
		}
	}
	return x
}

// nested returns fn(list...), by several calls if there are too many.
func (l *lowerer) nested(fn string, pos syntax.Position, list []syntax.Expr) syntax.Expr {
	for len(list) > maxArgs {
		rest := append([]syntax.Expr{call(pos, fn, list[:maxArgs:maxArgs]...)}, list[maxArgs:]...)
		list = rest
	}
	return call(pos, fn, list...)
}
