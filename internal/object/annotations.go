package object

import (
	"runtime"
	"strings"
	"sync"
	"weak"

	"go.starlark.net/starlark"

	"fstar/internal/debuginfo"
)

// Annotations are those of a class, a module or a function, which are evaluated when they
// are asked for. To a script it is an __annotate__ function.
// Source: PEP 649, PEP 749.
type Annotations struct {
	names   []string
	entries map[string]later
	of      starlark.Value // if not nil, they are those of this function
}

// later is an annotation. If fn, a function of one argument that does not matter, is nil,
// it is the text.
type later struct {
	text string
	fn   starlark.Value
}

var _ starlark.Callable = (*Annotations)(nil)

// The formats of an __annotate__ function's argument.
const (
	valueFormat   = 1
	forwardFormat = 3
	stringFormat  = 4
)

// Set adds an annotation: its text, and a function that evaluates it when it is called
// with one argument; or nil if the text is the annotation.
func (a *Annotations) Set(name, text string, fn starlark.Value) {
	if _, ok := a.entries[name]; !ok {
		a.names = append(a.names, name)
	}
	if a.entries == nil {
		a.entries = make(map[string]later)
	}
	a.entries[name] = later{text, fn}
}

// Names returns their names, in their order. The caller must not change them.
func (a *Annotations) Names() []string { return a.names }

// Get returns an annotation as it was given to Set.
func (a *Annotations) Get(name string) (text string, fn starlark.Value) {
	return a.entries[name].text, a.entries[name].fn
}

// Name returns "__annotate__".
func (a *Annotations) Name() string { return "__annotate__" }

// CallInternal returns a dict of the annotations in a format: 1 are the values; 3 too, but
// for those whose names are not all defined, which are texts; 4 are the texts.
func (a *Annotations) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var format int
	if err := starlark.UnpackPositionalArgs("__annotate__", args, kwargs, 1, &format); err != nil {
		return nil, err
	}
	if a.of != nil {
		return Getattr(a.of, "__annotations__")
	}
	d := starlark.NewDict(len(a.names))
	for _, name := range a.names {
		entry := a.entries[name]
		var v starlark.Value = starlark.String(entry.text)
		if entry.fn != nil && format != stringFormat {
			x, err := starlark.Call(thread, entry.fn, starlark.Tuple{starlark.None}, nil)
			switch {
			case err == nil:
				v = x
			case format != forwardFormat:
				return nil, err
			}
		}
		d.SetKey(starlark.String(name), v)
	}
	return d, nil
}

// String returns the repr.
func (a *Annotations) String() string { return "<function __annotate__>" }

// Type returns "function".
func (a *Annotations) Type() string { return "function" }

// Freeze does nothing.
func (a *Annotations) Freeze() {}

// Truth returns true.
func (a *Annotations) Truth() starlark.Bool { return true }

// Hash returns a hash of the identity of a.
func (a *Annotations) Hash() (uint32, error) { return addressHash(a), nil }

// Values returns the annotations, evaluated by a call that caller makes.
func (a *Annotations) Values(caller Caller) (starlark.Value, error) {
	if a.of != nil {
		return Getattr(a.of, "__annotations__")
	}
	return caller.Call(a, starlark.Tuple{starlark.MakeInt(valueFormat)}, nil)
}

// Forward returns the annotations as Values, but those that fail as their texts.
func (a *Annotations) Forward(caller Caller) (starlark.Value, error) {
	return caller.Call(a, starlark.Tuple{starlark.MakeInt(forwardFormat)}, nil)
}

// evaluated are the annotations of functions that scripts have asked for: a *starlark.Dict
// by the weak.Pointer to the *starlark.Function, which itself has no place for them.
var evaluated sync.Map

// annotationsOf returns the annotations of a function, evaluated in its module, the same
// dict each time.
func annotationsOf(f *starlark.Function) (starlark.Value, error) {
	key := weak.Make(f)
	if d, ok := evaluated.Load(key); ok {
		return d.(starlark.Value), nil
	}
	var v starlark.Value = new(starlark.Dict)
	known := definition(f)
	if g := GlobalsOf(f); g != nil && known != nil && known.Annotations != "" {
		var err error
		if v, err = g.Eval(known.Annotations, annotationNames(f, known, g)); err != nil {
			return nil, err
		}
	}
	evaluated.Store(key, v)
	runtime.AddCleanup(f, func(key weak.Pointer[starlark.Function]) { evaluated.Delete(key) }, key)
	return v, nil
}

// annotationNames returns the names that the annotations of a function see before those
// of the module: type parameters, and the variables of the class that it is a method of.
func annotationNames(f *starlark.Function, known *debuginfo.Function, g Globals) starlark.StringDict {
	locals := make(starlark.StringDict)
	path := strings.Split(known.Qualname, ".")
	v, _ := g.Attr(path[0])
	for _, name := range path[1:] {
		class, ok := v.(*Class)
		if !ok {
			break
		}
		if name == path[len(path)-1] {
			for _, name := range class.attrs.Names() {
				locals[name] = class.attrs.Get(name)
			}
			break
		}
		v = class.attrs.Get(name)
	}
	for _, name := range known.TypeParams {
		param, ok := f.Module().Predeclared()["$typeparam"].(*starlark.Builtin)
		if ok {
			locals[name], _ = param.CallInternal(nil, starlark.Tuple{starlark.String(name)}, nil)
		}
	}
	return locals
}

// Annotations returns the annotations of the body of a class, or nil.
func (c *Class) Annotations() *Annotations {
	a, _ := c.attrs.Get(annotateName).(*Annotations)
	return a
}

// The attributes of a class with its annotations, and with what they are.
const annotateName, annotationsName = "__annotate_func__", "__annotations_cache__"

// annotations returns the __annotations__ of a class of a script: its own, those that the
// script set, or an empty dict; the same each time.
func (c *Class) annotations() (starlark.Value, error) {
	for _, name := range []string{"__annotations__", annotationsName} {
		if v := c.attrs.Get(name); v != nil {
			return v, nil
		}
	}
	var v starlark.Value = new(starlark.Dict)
	if a := c.Annotations(); a != nil {
		var err error
		if v, err = a.Values(c.caller); err != nil {
			return nil, err
		}
	}
	c.attrs.Set(annotationsName, v)
	return v, nil
}
