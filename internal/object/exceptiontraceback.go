package object

import (
	"fmt"
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// A Traceback is a place that an exception has come through, and those further in: the __traceback__ of the
// exception. It does not change, but for what a script makes the next one.
type Traceback struct {
	next  *Traceback // further in; nil for none
	place *starlark.CallFrame
	frame starlark.Value // nil if nobody has kept it
	lines Lines          // nil if nobody has set it
	lasti int32          // tb_lasti as a script has set it, else -1
}

// Lines tells the number of the line that what is at a position begins in.
type Lines interface{ Line(syntax.Position) int }

// TracebackClass is the class of tracebacks. Package engine defines what it has.
var TracebackClass = NewNative("", "traceback")

// NewTraceback returns a Traceback of a place in a frame, with a tb_lasti.
func NewTraceback(next *Traceback, place *starlark.CallFrame, frame starlark.Value, lasti int32) *Traceback {
	return &Traceback{next: next, place: place, frame: frame, lasti: lasti}
}

// LastI returns tb_lasti.
func (tb *Traceback) LastI() int { return int(tb.lasti) }

// Next returns the Traceback of the call further in, or nil.
func (tb *Traceback) Next() *Traceback { return tb.next }

// SetNext makes next what Next returns. The error says that this would make a circle.
func (tb *Traceback) SetNext(next *Traceback) error {
	for x := next; x != nil; x = x.next {
		if x == tb {
			return ValueError.Errorf("traceback loop detected")
		}
	}
	tb.next = next
	return nil
}

// Place returns where it is. The caller must not change it.
func (tb *Traceback) Place() *starlark.CallFrame { return tb.place }

// Frame returns the frame object of the function; nil if nobody has kept it.
func (tb *Traceback) Frame() starlark.Value { return tb.frame }

// SetLines tells tb, and those further in, who tells the lines of places.
func (tb *Traceback) SetLines(lines Lines) {
	for ; tb != nil && tb.lines == nil; tb = tb.next {
		tb.lines = lines
	}
}

// Line returns the number of the line.
func (tb *Traceback) Line() int {
	if tb.lines != nil {
		return tb.lines.Line(tb.place.Pos)
	}
	return int(tb.place.Pos.Line)
}

// KeepFrame makes frame what Frame returns.
func (tb *Traceback) KeepFrame(frame starlark.Value) { tb.frame = frame }

func (tb *Traceback) String() string {
	return fmt.Sprintf("<traceback object at %#x>", Address(tb))
}
func (tb *Traceback) Type() string          { return "traceback" }
func (tb *Traceback) Freeze()               {}
func (tb *Traceback) Truth() starlark.Bool  { return true }
func (tb *Traceback) Hash() (uint32, error) { return AddressHash(tb), nil }

// Class returns the class traceback.
func (tb *Traceback) Class() *Class { return TracebackClass }

// Attr returns the attribute called name, or nil.
func (tb *Traceback) Attr(name string) (starlark.Value, error) {
	return TracebackClass.AttrOf(tb, name)
}

// SetField sets tb_next.
func (tb *Traceback) SetField(name string, v starlark.Value) error {
	next, ok := v.(*Traceback)
	switch {
	case name != "tb_next":
		return NoPlace(tb, TracebackClass, name)
	case !ok && v != starlark.None:
		return TypeError.Errorf("expected traceback object, got '%s'", TypeName(v))
	}
	return tb.SetNext(next)
}

// DelField refuses to delete an attribute.
func (tb *Traceback) DelField(name string) error {
	if name == "tb_next" {
		return TypeError.Errorf("can't delete tb_next attribute")
	}
	return NoPlace(tb, TracebackClass, name)
}

// AttrNames returns the names of the attributes.
func (tb *Traceback) AttrNames() []string { return TracebackClass.AttrNamesOf() }

// IsBuiltinCall reports whether a call is one of a function in Go, which tracebacks do not have.
func IsBuiltinCall(fr *starlark.CallFrame) bool { return fr.Pos.Filename() == "<builtin>" }

// Traceback returns __traceback__: where e was raised, as far as it was caught yet; nil for none. It is the same
// as long as e is not raised again.
func (e *Exception) Traceback() *Traceback {
	if e.traced == 0 && e.had().stack == nil {
		return e.had().traceback
	}
	was := e.remember()
	tb := was.traceback
	add := func(place *starlark.CallFrame) {
		if !IsBuiltinCall(place) {
			tb = NewTraceback(tb, place, nil, -1)
		}
	}
	for i := range slices.Backward(was.stack) {
		add(&was.stack[i])
	}
	for _, place := range e.trace[:min(int(e.traced), len(e.trace))] {
		add(place)
	}
	for _, place := range was.trace {
		add(place)
	}
	was.traceback, was.stack, was.trace, e.traced = tb, nil, nil, 0
	return tb
}

// SetTraceback makes tb what Traceback returns.
func (e *Exception) SetTraceback(tb *Traceback) {
	e.traced = 0
	if tb != nil || e.past != nil {
		was := e.remember()
		was.traceback, was.stack, was.trace = tb, nil, nil
	}
}

// TakeTraceback is SetTraceback for what a script gives.
func (e *Exception) TakeTraceback(v starlark.Value) error {
	tb, ok := v.(*Traceback)
	if !ok && v != starlark.None {
		return TypeError.Errorf("__traceback__ must be a traceback or None")
	}
	e.SetTraceback(tb)
	return nil
}

// calls returns the calls of a Traceback, outermost first.
func (tb *Traceback) calls() (stack starlark.CallStack) {
	for ; tb != nil; tb = tb.next {
		stack = append(stack, *tb.place)
	}
	return stack
}
