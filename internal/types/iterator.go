package types

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// iteratorTable is what the iterators have whose classes scripts know by a name: enumerate,
// filter, map, reversed and zip.
func iteratorTable(doc string) func() native.Table {
	return func() native.Table {
		return native.Table{
			Doc: doc,
			Slots: []*native.Function{
				native.M0("__iter__", "", "iter(self)", func(self starlark.Value, _ *script.Thread) (starlark.Value, error) { return self, nil }),
				native.M0("__next__", "", "next(self)", func(self starlark.Value, t *script.Thread) (value.Value, error) {
					return object.Next(t, object.Plain(self))
				}),
			},
			Methods: []*native.Function{
				native.M0("__reduce__", "", "the class and the arguments that make another one", reduceIterator),
			},
		}
	}
}

func reduceIterator(self starlark.Value, _ *script.Thread) (starlark.Value, error) {
	var call *object.Reduction
	if r, ok := object.Plain(self).(object.Reducer); ok {
		call = r.Reduce()
	}
	if call == nil {
		return nil, typeErrorf("cannot pickle '%s' object", object.TypeName(self))
	}
	parts := starlark.Tuple{object.ClassOf(self), call.Args}
	for _, kw := range call.Kwargs {
		parts = append(parts, kw[1])
	}
	return parts, nil
}
