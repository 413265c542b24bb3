package object

import (
	"go.starlark.net/starlark"

	"fstar/internal/value"
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

// Of returns the function whose annotations they are, by [Wraps]; nil for all others.
func (a *Annotations) Of() starlark.Value { return a.of }

// AnnotationsOf returns the annotations of a function, which is asked for them when somebody asks
// for these.
func AnnotationsOf(fn starlark.Value) *Annotations { return &Annotations{of: fn} }

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
	d := value.NewDict(len(a.names))
	for _, name := range a.names {
		entry := a.entries[name]
		var v starlark.Value = starlark.String(entry.text)
		if entry.fn != nil && format != stringFormat {
			x, err := Call(thread, entry.fn, starlark.Tuple{starlark.None}, nil)
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
func (a *Annotations) Hash() (uint32, error) { return AddressHash(a), nil }

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
	var v starlark.Value = new(value.Dict)
	if a := c.Annotations(); a != nil {
		var err error
		if v, err = a.Values(c.caller); err != nil {
			return nil, err
		}
	}
	c.attrs.Set(annotationsName, v)
	return v, nil
}
