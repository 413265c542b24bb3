package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pytype"
)

func init() {
	object.NativeAttr = func(class, name string) starlark.Value {
		if v, ok := pytype.ClassAttr(class, name); ok {
			return v
		}
		return nil
	}
}

func methodDiffers(name string) bool { return pytype.NeedsAttr(name) }

// method returns the method called name of a value of a built-in type.
func method(x starlark.Value, name string) (starlark.Value, bool) { return pytype.Attr(x, name) }

func methodNames(x starlark.Value) []string { return pytype.Names(x) }
