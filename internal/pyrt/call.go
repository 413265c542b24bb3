package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// Called returns what messages call a function whose arguments are wrong before it is
// called, and a space; "" for None.
func Called(fn starlark.Value) string {
	if f, ok := object.FunctionOf(fn); ok {
		name := f.QualifiedName() + "() "
		if module, ok := starlark.AsString(f.Module()); ok {
			name = module + "." + name
		}
		return name
	}
	switch f := fn.(type) {
	case starlark.NoneType:
		return ""
	case *object.Method:
		return Called(f.Func)
	case *object.Class:
		if m := f.Module(); m != "" {
			return m + "." + f.Name() + "() "
		}
		return f.Name() + "() "
	case starlark.Callable:
		return f.Name() + "() "
	}
	return object.Repr(fn) + " "
}

// IsMapping reports whether v may stand behind ** in a call.
func IsMapping(v starlark.Value) bool {
	switch v := v.(type) {
	case object.Operand:
		return v.Defines("keys")
	case *value.Dict, starlark.IterableMapping, object.HasKeys:
		return true
	}
	return false
}

// Merge adds the items of a mapping to a dict.
func Merge(t *script.Thread, d *value.Dict, x starlark.Value) error {
	if !IsMapping(x) {
		return object.TypeError.Errorf("'%s' object is not a mapping", object.TypeName(x))
	}
	return object.DictUpdate(t, d, x)
}
