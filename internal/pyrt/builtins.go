package pyrt

import (
	"sync"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pybuiltin"
	"fstar/internal/script"
)

// setConstructors makes the built-in functions that are types the constructors of their
// classes, once for all Hosts.
var setConstructors = sync.OnceFunc(func() {
	for name, fn := range pybuiltin.Names(pybuiltin.Config{}) {
		if class := object.TypeNamed(name); class != nil {
			class.SetConstructor(fn.(starlark.Callable))
		}
	}
	setClassConstructors()
})

func (r *Runtime) builtinNames(cfg pybuiltin.Config) starlark.StringDict {
	cfg.GetAttr = func(_ *script.Thread, v starlark.Value, name string) (starlark.Value, error) { return Attr(v, name) }
	cfg.SetAttr = func(_ *script.Thread, v starlark.Value, name string, x starlark.Value) error {
		return SetAttr(v, name, x)
	}
	cfg.DelAttr = func(_ *script.Thread, v starlark.Value, name string) error { return delAttr(v, name) }
	setConstructors()
	names := pybuiltin.Names(cfg)
	for name := range names {
		if class := object.TypeNamed(name); class != nil {
			names[name] = class
		}
	}
	return names
}
