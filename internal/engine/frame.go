package engine

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/python/symtable"
	"fstar/internal/script"
	"fstar/internal/traceback"
	"fstar/internal/value"
)

// This is what scripts know of a script.Frame, and of an object.Traceback.

var (
	frameKind = value.KindOf[script.Frame]()
)

func init() {
	native.Table{
		Doc: "a call of a function, or a run of other code",
		Methods: []*native.Function{
			native.M0("clear", "", "forgets the variables, once the call has ended", clearFrame),
		},
		Attributes: []*native.Attribute{
			native.Get("f_back", "the frame of the code that has made the call, or None", backOf),
			native.Get("f_builtins", "the built-in names", builtinsOf),
			native.Get("f_code", "the code", codeOfFrame),
			native.Get("f_generator", "the generator whose frame this is, or None", generatorOrNone),
			native.Get("f_globals", "the variables of the module", globalsOf),
			native.Get("f_lasti", "-1: code has no instructions", func(*script.Frame) (int, error) { return -1, nil }),
			native.Get("f_lineno", "the number of the line that runs", lineOf),
			native.Get("f_locals", "the variables of the code, by their names", localsOf),
			native.Get("f_trace", "None", func(*script.Frame) (starlark.Value, error) { return starlark.None, nil }),
			native.Get("f_trace_lines", "True", func(*script.Frame) (bool, error) { return true, nil }),
			native.Get("f_trace_opcodes", "False", func(*script.Frame) (bool, error) { return false, nil }),
		},
	}.Define(script.FrameClass)
	native.Table{
		Doc: "a place that an exception has come through",
		New: native.F4("traceback", "tb_next, tb_frame, tb_lasti, tb_lineno", "", newTraceback),
		Attributes: []*native.Attribute{
			native.Get("tb_frame", "the frame of the code", frameOfTraceback),
			native.Get("tb_lasti", "-1, as code has no instructions", func(tb *object.Traceback) (int, error) { return tb.LastI(), nil }),
			native.Get("tb_lineno", "the number of the line", func(tb *object.Traceback) (int, error) { return tb.Line(), nil }),
			native.Get("tb_next", "the traceback of the call further in, or None", nextOf),
		},
	}.Define(object.TracebackClass)
}

// functionIn returns the function whose call a frame is; nil for code that the engine does not run.
func functionIn(fr *script.Frame) *Function {
	if fr.Slots == nil {
		return nil
	}
	return functionOf(fr.Slots)
}

func frameOrNone(fr *script.Frame) starlark.Value {
	if fr == nil {
		return starlark.None
	}
	return fr
}

func backOf(fr *script.Frame) (starlark.Value, error) {
	if fn := functionIn(fr); fn != nil && fn.code.kind == generatorCode {
		if t, _ := fr.Running(); t == nil {
			return starlark.None, nil
		}
	}
	return frameOrNone(fr.Back()), nil
}

func codeOfFrame(fr *script.Frame) (*codeValue, error) {
	if fn := functionIn(fr); fn != nil {
		return (*codeValue)(fn.code), nil
	}
	at := fr.Place()
	name := traceback.FunctionName(*at)
	return (*codeValue)(&Code{
		unit: &Unit{filename: at.Pos.Filename()}, scope: new(symtable.Scope), properties: properties{name: name, qualname: name}, pos: at.Pos, star: -1, starstar: -1,
	}), nil
}

func globalsOf(fr *script.Frame) (starlark.Value, error) {
	if fn := functionIn(fr); fn != nil {
		return fn.module.Dict(), nil
	}
	return new(value.Dict), nil
}

func builtinsOf(fr *script.Frame) (starlark.Value, error) {
	if fn := functionIn(fr); fn != nil {
		return fn.module.Builtins()
	}
	return new(value.Dict), nil
}

func lineOf(fr *script.Frame) (int, error) {
	if g := generatorOf(fr); g != nil && g.state == suspended {
		g.locate()
	}
	return fr.Line(), nil
}

// localsOf is f_locals.
func localsOf(fr *script.Frame) (starlark.Value, error) {
	fn := functionIn(fr)
	if fn == nil {
		return new(value.Dict), nil
	}
	switch fn.code.kind {
	case moduleCode, classCode:
		if ns := value.Held[pyrt.ClassBody](fr.Slots[namespaceSlot]); ns != nil {
			return ns.Dict(), nil
		}
		return fn.module.Dict(), nil
	}
	return &frameLocals{fr, fn}, nil
}

// generatorOf returns the generator whose frame fr is, if it has not come to its end; or nil.
func generatorOf(fr *script.Frame) *Generator {
	if fn := functionIn(fr); fr.Generator == nil && fn != nil && fn.code.kind == generatorCode {
		if g := generatorIn(fr.Slots, fn.ready().generator); g != nil { // it runs
			fr.Generator = g
		}
	}
	g, _ := fr.Generator.(*Generator)
	if g != nil && g.state == closed {
		return nil
	}
	return g
}

func generatorOrNone(fr *script.Frame) (starlark.Value, error) {
	if g := generatorOf(fr); g != nil {
		return g, nil
	}
	return starlark.None, nil
}

// locating is thrown into a suspended generator to find out where it is.
var locating = object.GeneratorExit.New()

// locate tells the Frame of a suspended generator where that is. Its body goes to where it goes on, which notes the
// place and yields again: see located.
func (g *Generator) locate() {
	t := g.rt.Running()
	if t == nil { // Go code asks that runs beside scripts
		return
	}
	x := &t.Execution
	handled, slot := x.Handled, g.body.generator
	kept := g.frame[slot]
	g.frame[threadSlot], g.frame[slot], g.extra().thrown = value.Hold(t), value.Hold(g), locating
	g.body.goOn(g.frame)
	x.Handled, g.frame[slot] = handled, kept
}

// located notes the place of the yield that g is at, which yields again.
func located(f *value.Frame, at site) value.Value {
	threadOf(f).Runtime().FrameMade(f).SetPlace(at)
	return value.None
}

// clearFrame is frame.clear().
func clearFrame(fr *script.Frame, _ *script.Thread) (value.Value, error) {
	fn := functionIn(fr)
	if fn == nil {
		return value.None, nil
	}
	if t, _ := fr.Running(); t != nil {
		return value.Value{}, object.RuntimeError.Errorf("cannot clear an executing frame")
	}
	if g := generatorOf(fr); g != nil && g.state == suspended {
		return value.Value{}, object.RuntimeError.Errorf("cannot clear an suspended frame")
	}
	if fn.code.kind != moduleCode {
		fr.Slots.Clear(firstParam, fn.ready().size)
		fr.More = nil
	}
	return value.None, nil
}

// frameNow is gi_frame.
func (g *Generator) frameNow() (starlark.Value, error) {
	if g.state == closed {
		return starlark.None, nil
	}
	fr := g.rt.FrameMade(g.frame)
	if fr == nil {
		fr = g.rt.FrameOfGenerator(g.frame)
		fr.SetPlace(&starlark.CallFrame{Name: g.body.code.name, Pos: g.body.code.pos})
	}
	fr.Generator = g
	return fr, nil
}

func nextOf(tb *object.Traceback) (starlark.Value, error) {
	if next := tb.Next(); next != nil {
		return next, nil
	}
	return starlark.None, nil
}

func frameOfTraceback(tb *object.Traceback) (starlark.Value, error) {
	if tb.Frame() == nil {
		fr := new(script.Frame)
		fr.SetPlace(tb.Place())
		tb.KeepFrame(fr)
	}
	return tb.Frame(), nil
}

// newTraceback is types.TracebackType.
func newTraceback(t *script.Thread, next, frame starlark.Value, lasti, line native.CInt) (starlark.Value, error) {
	tb, ok := next.(*object.Traceback)
	if !ok && next != starlark.None {
		return nil, object.TypeError.Errorf("expected traceback object or None, got '%s'", object.TypeName(next))
	}
	fr, ok := frame.(*script.Frame)
	if !ok {
		return nil, object.TypeError.Errorf("traceback() argument 'tb_frame' must be frame, not %s", object.ArgumentType(frame))
	}
	at := *fr.Place()
	at.Pos.Line, at.Pos.Col = int32(line), 0
	return object.NewTraceback(tb, &at, fr, int32(lasti)), nil
}

// any reads an attribute of any value, for the code in a frame.
func (a *attribute) any(f *value.Frame, v value.Value) (starlark.Value, error) {
	t := threadOf(f)
	if e, ok := exceptions.Get(v); ok && a.name == "__traceback__" {
		return t.Runtime().TracebackOf(e), nil
	}
	if !frameKind.Is(v) {
		return pyrt.Attr(t.Arena.Starlark(v), a.name)
	}
	d := t.Execution.Depth // where f is, which may be the frame asked
	if !enter(t, a.at, f) {
		return nil, taken(t)
	}
	r, err := pyrt.Attr(v.Starlark(), a.name)
	t.Execution.Depth = d
	return r, err
}
