package engine

import (
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/value"
)

// formatted returns the node of an f-string.
//
//go:noinline
func formatted(fields []field) expr {
	return func(f *value.Frame) value.Value {
		var buf [128]byte
		b := buf[:0]
		for i := range fields {
			p := &fields[i]
			if p.x == nil {
				b = append(b, p.text...)
				continue
			}
			v := p.x(f)
			if !v.Present() {
				return v
			}
			form := p.form
			if p.spec != nil {
				s := p.spec(f)
				if !s.Present() {
					return s
				}
				form, _ = s.Text()
			}
			if s, ok := v.Text(); ok {
				if err := object.Room(2*len(b) + len(s)); err != nil {
					return fail(f, p.at, err)
				}
			}
			if form == "" && p.conv == "" {
				if v.IsText() && len(fields) == 1 {
					return v
				}
				var ok bool
				if b, ok = object.AppendPlain(b, v); ok {
					continue
				}
			}
			if p.read != nil {
				var ok bool
				if b, ok = p.read.Append(b, v); ok {
					continue
				}
			}
			if in, ok := instances.Get(v); ok && p.method != nil {
				if fn := p.method.of(in); fn.Present() {
					s, got := p.method.textBy(f, p.at, fn, v)
					if !got.Present() {
						return got
					}
					if len(fields) == 1 && p.conv == "" {
						return got
					}
					b = append(b, s...)
					continue
				}
			}
			var err error
			t := threadOf(f)
			b, err = appendField(b, t.Arena.Starlark(v), p.conv, form)
			if err == nil && t.Failing() {
				err = t.Failure()
			}
			if err != nil {
				return fail(f, p.at, err)
			}
		}
		if err := object.Room(len(b)); err != nil {
			return fail(f, fields[len(fields)-1].at, err)
		}
		v, out := threadOf(f).Arena.NewText(len(b))
		copy(out, b)
		return v
	}
}

func appendField(b []byte, v starlark.Value, conv, form string) (out []byte, err error) {
	defer object.Recover(&err)
	return object.AppendField(b, v, conv, form)
}

// percentForm returns the format of text % y, if x is that and the text is a constant of the usual kind;
// else nil.
func percentForm(x *syntax.BinaryExpr) *object.PercentForm {
	if x.Op != syntax.PERCENT {
		return nil
	}
	v, _ := constantOf(x.X)
	if s, ok := v.Text(); ok {
		return object.ReadPercent(s)
	}
	return nil
}

// percent compiles text % y, the text being a constant that form was read from.
func (k *compiler) percent(form *object.PercentForm, x *syntax.BinaryExpr) expr {
	n := newOperation(syntax.PERCENT, k.site(x.OpPos))
	text, _ := constantOf(x.X)
	if tuple, ok := unparen(x.Y).(*syntax.TupleExpr); ok && len(tuple.List) <= maxArgs && !slices.ContainsFunc(tuple.List, isStarred) {
		return percentOfEach(n, form, text, k.exprs(tuple.List))
	}
	return percentOf(n, form, text, k.expr(x.Y))
}

// percentOfEach formats the elements of the display of a tuple, which it makes only if form has no use for
// them.
//
//go:noinline
func percentOfEach(n *operation, form *object.PercentForm, text value.Value, list []expr) expr {
	return func(f *value.Frame) value.Value {
		t := threadOf(f)
		frame, mark := t.Stack.Push(len(list))
		args := frame[:len(list)]
		for i, x := range list {
			if args[i] = x(f); !args[i].Present() {
				t.Stack.Pop(mark)
				return failure
			}
		}
		v := n.percent(f, form, text, args, value.Value{})
		t.Stack.Pop(mark)
		return v
	}
}

//go:noinline
func percentOf(n *operation, form *object.PercentForm, text value.Value, y expr) expr {
	return func(f *value.Frame) value.Value {
		v := y(f)
		if !v.Present() {
			return v
		}
		if tuple, ok := value.Tuples.Get(v); ok {
			return n.percent(f, form, text, tuple.Elems(), v)
		}
		if v.IsText() || v.TypeWord() == 0 { // no mapping
			one := [1]value.Value{v}
			return n.percent(f, form, text, one[:], v)
		}
		return n.slow(f, text, v)
	}
}

// percent formats values, which are of a tuple, or one that is none: y, or else a tuple that is still to be
// made.
func (n *operation) percent(f *value.Frame, form *object.PercentForm, text value.Value, args []value.Value, y value.Value) value.Value {
	var buf [128]byte
	b, ok := form.Append(buf[:0], args)
	if !ok {
		if !y.Present() {
			y = value.NewTuple(args...).Value()
		}
		return n.slow(f, text, y)
	}
	t := threadOf(f)
	if t.Failing() {
		return fail(f, n.at, t.Failure())
	}
	v, out := t.Arena.NewText(len(b))
	copy(out, b)
	return v
}
