package script

import (
	"fmt"
	"unsafe"
	"weak"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/python/symtable"
	"fstar/internal/traceback"
	"fstar/internal/value"
)

// A Frame is a call of a function of a script, or a run of other code, as scripts see it: what sys._getframe
// returns. It is made when somebody asks for it, and there is one for each call. It refers to the values of the
// call, which stay as they are when that has ended: see [value.Stack.Keep]. The script lock guards it.
type Frame struct {
	Slots *value.Frame // nil for code that the engine does not run
	More  *value.Dict  // what f_locals has that is not a variable; nil for nothing
	back  *Frame       // what has made the call, or has resumed the generator when the Frame was made; or nil
	place *starlark.CallFrame

	// Generator is the one whose frame this is, if that is known; else nil.
	Generator any

	// Spelled says that the repr of f_locals is under way.
	Spelled bool
}

// FrameClass is the class of Frames. Package engine defines what it has.
var FrameClass = object.NewNative("", "frame")

var _ starlark.HasAttrs = (*Frame)(nil)

// frames are the Frames that scripts have, by the addresses of their Slots. No other call gets the Slots of a
// Frame that can be reached.
type frames struct {
	made map[uintptr]weak.Pointer[Frame]
	room int // how many there may be before those are dropped that nobody can reach any more
}

func (fs *frames) find(slots *value.Frame) *Frame {
	return fs.made[uintptr(unsafe.Pointer(slots))].Value()
}

func (fs *frames) add(fr *Frame) {
	if len(fs.made) >= fs.room {
		if fs.made == nil {
			fs.made = make(map[uintptr]weak.Pointer[Frame])
		}
		for key, p := range fs.made {
			if p.Value() == nil {
				delete(fs.made, key)
			}
		}
		fs.room = 2*len(fs.made) + 16
	}
	fs.made[uintptr(unsafe.Pointer(fr.Slots))] = weak.Make(fr)
}

// KeepFrames makes the places that exceptions come through have their Frames from now on, as scripts ask
// tracebacks for them.
func (rt *Runtime) KeepFrames() {
	rt.keepFrames.Store(true)
	if t := rt.Running(); t != nil {
		t.Execution.KeepFrames = true // others when they get the script lock
	}
}

// FrameMade returns the Frame of a call that has the values slots, or nil if nobody has asked for it.
func (rt *Runtime) FrameMade(slots *value.Frame) *Frame {
	if rt.frames.made == nil {
		return nil
	}
	return rt.frames.find(slots)
}

// Frame returns the Frame of the code that has called the function in Go that runs on t, or of a call so much
// further out; nil if there are not so many. The caller has the script lock, and t may be another thread.
func (t *Thread) Frame(depth int) *Frame {
	fr := t.frameAt(t.Execution.Depth - 1)
	for ; fr != nil && depth > 0; depth-- {
		fr = fr.Back()
	}
	return fr
}

// FrameOf returns the Frame of the code that runs on t, which has the values slots.
func (t *Thread) FrameOf(slots *value.Frame) *Frame {
	i := t.Execution.Depth - 1
	if i >= 0 && t.Execution.Calls[i].Frame == slots {
		return t.frameAt(i)
	}
	fr := t.rt.FrameMade(slots)
	if fr == nil {
		fr = &Frame{Slots: slots, back: t.frameAt(i)}
		t.rt.frames.add(fr)
		t.Stack.Keep()
	}
	return fr
}

// frameAt returns the Frame of the code that has made a call under way; nil for none. The Frames further out are
// made, too, since nobody knows them any more when that call has ended.
func (t *Thread) frameAt(i int) *Frame {
	var first *Frame
	var last *value.Frame
	link, made := &first, false
	for ; i >= 0; i-- {
		c := t.Execution.Calls[i]
		if c.Frame == nil || c.Frame == last {
			continue
		}
		last = c.Frame
		if fr := t.rt.FrameMade(last); fr != nil {
			*link = fr
			break
		}
		fr := &Frame{Slots: last}
		t.rt.frames.add(fr)
		fr.Place()
		*link = fr
		link, made = &fr.back, true
	}
	if made {
		t.Stack.Keep()
	}
	return first
}

// FrameOfGenerator returns a new Frame of a generator.
func (rt *Runtime) FrameOfGenerator(slots *value.Frame) *Frame {
	fr := &Frame{Slots: slots}
	rt.frames.add(fr)
	return fr
}

// Running returns the thread that runs the code, and the last of its calls that the code has made; nil if it does
// not run.
func (fr *Frame) Running() (t *Thread, call int) {
	if fr.Slots == nil {
		return nil, 0
	}
	if t = value.Held[Thread](fr.Slots[symtable.ThreadSlot]); t == nil {
		return nil, 0
	}
	for i := t.Execution.Depth - 1; i >= 0; i-- {
		if t.Execution.Calls[i].Frame == fr.Slots {
			return t, i
		}
	}
	return nil, 0
}

// Back returns the Frame of the code that has made the call, or nil.
func (fr *Frame) Back() *Frame {
	t, i := fr.Running()
	if t == nil {
		return fr.back
	}
	for i >= 0 && t.Execution.Calls[i].Frame == fr.Slots {
		i--
	}
	return t.frameAt(i)
}

// Place returns where the code is, or, if it does not run, where it was when somebody asked last.
func (fr *Frame) Place() *starlark.CallFrame {
	if t, i := fr.Running(); t != nil {
		for ; i >= 0 && t.Execution.Calls[i].Frame == fr.Slots; i-- {
			if at := t.Execution.Calls[i].At; at.Pos.IsValid() {
				fr.place = at
				break
			}
		}
	}
	if fr.place == nil {
		fr.place = &starlark.CallFrame{}
	}
	return fr.place
}

// SetPlace notes where the code is.
func (fr *Frame) SetPlace(at *starlark.CallFrame) { fr.place = at }

// Line returns the number of the line that the code is in: see Place.
func (fr *Frame) Line() int {
	at := fr.Place()
	if fr.Slots != nil {
		if t := value.Held[Thread](fr.Slots[symtable.ThreadSlot]); t != nil {
			return t.rt.Line(at.Pos)
		}
	}
	return int(at.Pos.Line)
}

func (fr *Frame) String() string {
	at := fr.Place()
	file := object.Repr(starlark.String(at.Pos.Filename()))
	return fmt.Sprintf("<frame at %#x, file %s, line %d, code %s>", object.Address(fr), file, fr.Line(), traceback.FunctionName(*at))
}
func (fr *Frame) Type() string          { return "frame" }
func (fr *Frame) Freeze()               {}
func (fr *Frame) Truth() starlark.Bool  { return true }
func (fr *Frame) Hash() (uint32, error) { return object.AddressHash(fr), nil }

// Class returns the class frame.
func (fr *Frame) Class() *object.Class { return FrameClass }

// MethodClass returns the class that has the methods: see object.HasMethods.
func (fr *Frame) MethodClass() *object.Class { return FrameClass }

// Attr returns the attribute called name, or nil.
func (fr *Frame) Attr(name string) (starlark.Value, error) { return FrameClass.AttrOf(fr, name) }

// SetField refuses to set an attribute.
func (fr *Frame) SetField(name string, v starlark.Value) error {
	if name == "f_lineno" {
		return object.ValueError.Errorf("f_lineno can only be set in a trace function")
	}
	return object.NoPlace(fr, FrameClass, name)
}

// AttrNames returns the names of the attributes.
func (fr *Frame) AttrNames() []string { return FrameClass.AttrNamesOf() }

// Line returns the number of the line that CPython has for a place: that of the beginning of what is there.
func (rt *Runtime) Line(pos syntax.Position) int {
	if rt.Source != nil {
		if file := rt.Source.File(pos.Filename()); file != nil {
			if x, known := file.Extent(pos); known {
				return int(x.Start.Line)
			}
		}
	}
	return int(pos.Line)
}

// TracebackOf returns the __traceback__ of an exception, or None.
func (rt *Runtime) TracebackOf(e *object.Exception) starlark.Value {
	tb := e.Traceback()
	if tb == nil {
		return starlark.None
	}
	tb.SetLines(rt)
	return tb
}
