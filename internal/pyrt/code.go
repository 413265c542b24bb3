package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
)

// This file has what the code of package engine does by this package.

// Import returns the module that a name is in code of m.
func (m *Module) Import(t *script.Thread, name string) (starlark.Value, error) {
	return m.importName(t, starlark.Tuple{starlark.String(name)})
}

// ImportTop returns the package that import a.b binds.
func (m *Module) ImportTop(t *script.Thread, name string) (starlark.Value, error) {
	return m.importTop(t, starlark.Tuple{starlark.String(name)})
}

// ImportFrom returns a name of a module.
func (m *Module) ImportFrom(t *script.Thread, from starlark.Value, name string) (starlark.Value, error) {
	return m.importFrom(t, starlark.Tuple{from, starlark.String(name)})
}

// ImportStar is from … import *.
func (m *Module) ImportStar(from starlark.Value) error {
	_, err := importStar(starlark.Tuple{m, from})
	return err
}

// Annotate notes the annotation of a variable of a module or a class: its text, and a function that
// evaluates it; nil if the text is the annotation.
func Annotate(in starlark.Value, name, text string, fn starlark.Value) error {
	args := starlark.Tuple{in, starlark.String(name), starlark.String(text)}
	if fn != nil {
		args = append(args, fn)
	}
	_, err := annotate(args)
	return err
}

// NewTypeParam returns what a type parameter is.
func NewTypeParam(name string) starlark.Value { return &sentinel{name} }

// NewTypeAlias returns what a type statement binds. The function evaluates its value.
func (m *Module) NewTypeAlias(name string, value starlark.Value) starlark.Value {
	return &typeAlias{r: m.r, name: name, later: value}
}

// ModuleName returns what classes and functions of the module have as __module__.
func (m *Module) ModuleName() string { return m.moduleName() }

// DelAttr is del x.name.
func DelAttr(x starlark.Value, name string) error { return delAttr(x, name) }

// Raise returns the exception that raise x, or raise x from cause, raises; the cause may be nil.
func Raise(t *script.Thread, x, cause starlark.Value) error {
	var err error
	if cause == nil {
		_, err = raise(t, x)
	} else {
		_, err = raiseFrom(t, x, cause)
	}
	return err
}

// Instance returns the exception that a value stands for in a raise statement.
func Instance(t *script.Thread, v starlark.Value) (*object.Exception, error) { return instance(t, v) }

// IsOneOf reports whether a class is derived from what an except clause names.
func IsOneOf(class *object.Class, classes starlark.Value) (bool, error) {
	return isOneOf(class, classes)
}

// IsMapping reports whether v may stand behind ** in a call.
func IsMapping(v starlark.Value) bool { return isMapping(v) }

// Called returns what messages call a function whose arguments are wrong, and a space.
func Called(fn starlark.Value) string { return called(fn) }

// Merge adds the items of a mapping to a dict.
func Merge(t *script.Thread, d *starlark.Dict, x starlark.Value) error {
	if !isMapping(x) {
		return object.TypeError.Errorf("'%s' object is not a mapping", object.TypeName(x))
	}
	return pyop.DictUpdate(t, d, x)
}

// An Entered is a context manager whose with statement has begun.
type Entered = entered

// Enter begins a with statement.
func Enter(t *script.Thread, cm starlark.Value) (*Entered, error) {
	v, err := enter(t, cm)
	if err != nil {
		return nil, err
	}
	return v.(*entered), nil
}

// Managed returns a context manager of ours, whose with statement has begun.
func Managed(cm script.ContextManager) *Entered { return &Entered{cm: cm} }

// Value returns what __enter__ returned.
func (e *entered) Value() starlark.Value { return e.value }

// Exit ends the with statement. exc is what its body raised, or nil. It reports whether that is
// to be dropped.
func (e *entered) Exit(t *script.Thread, exc *object.Exception) (suppress bool, err error) {
	if e.exit == nil {
		if native, ok := e.cm.(ExitHandler); ok && exc != nil {
			return native.ExitError(t, exc)
		}
		return false, e.cm.(script.ContextManager).Exit(t)
	}
	args := starlark.Tuple{e.self, starlark.None, starlark.None, starlark.None}
	if exc != nil {
		args = starlark.Tuple{e.self, exc.Class(), exc, &object.Traceback{Exception: exc}}
	}
	if e.self == nil {
		args = args[1:]
	}
	v, err := starlark.Call(t.Interp(), e.exit, args, nil)
	if err != nil {
		return false, err
	}
	return exc != nil && bool(v.Truth()), nil
}

// MatchSequence reports whether x is a sequence of n elements, or more if there is a star.
func MatchSequence(x starlark.Value, n int, star bool) bool {
	v, _ := matchSeq(starlark.Tuple{x, starlark.MakeInt(n), starlark.Bool(star)})
	return v == starlark.True
}

// MatchMapping returns the values of keys in a mapping; ok is false if x is none, or has not all.
func MatchMapping(x starlark.Value, keys starlark.Tuple) (values starlark.Tuple, ok bool, err error) {
	v, err := matchMap(starlark.Tuple{x, keys})
	if v == starlark.None || err != nil {
		return nil, false, err
	}
	return v.(starlark.Tuple), true, nil
}

// MatchRest returns a dict of the items of a mapping but those of keys.
func MatchRest(x starlark.Value, keys starlark.Tuple) (starlark.Value, error) {
	return matchRest(starlark.Tuple{x, keys})
}

// MatchClass returns the values of n positional and the named attributes of x; ok is false if x is
// not of the class.
func MatchClass(x, class starlark.Value, n int, names []string) (values starlark.Tuple, ok bool, err error) {
	list := make(starlark.Tuple, len(names))
	for i, name := range names {
		list[i] = starlark.String(name)
	}
	v, err := matchClass(starlark.Tuple{x, class, starlark.MakeInt(n), list})
	if v == starlark.None || err != nil {
		return nil, false, err
	}
	return v.(starlark.Tuple), true, nil
}
