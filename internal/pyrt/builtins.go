package pyrt

import (
	"slices"
	"sync"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/corelib"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// builtins returns the names of Python that scripts of all Hosts have. The map is not to be
// changed.
var builtins = sync.OnceValue(func() starlark.StringDict {
	names := starlark.StringDict{
		"Ellipsis": object.Ellipsis, "NotImplemented": object.NotImplemented, "__debug__": starlark.True,
		"object": object.Object, "EnvironmentError": object.OSError, "IOError": object.OSError,
	}
	for _, c := range object.Exceptions {
		names[c.Name()] = c
	}
	for _, f := range slices.Concat(corelib.Functions(), functions()) {
		names[f.Name()] = f
	}
	for _, f := range slices.Concat(corelib.Constructors(), constructors()) {
		class := object.TypeNamed(f.Name())
		class.SetConstructor(f)
		names[f.Name()] = class
	}
	object.NoneType.SetConstructor(singleton("NoneType", starlark.None))
	object.EllipsisType.SetConstructor(singleton("EllipsisType", object.Ellipsis))
	object.NotImplementedType.SetConstructor(singleton("NotImplementedType", object.NotImplemented))
	for _, q := range corelib.Quitters() {
		names[q.Name()] = q
	}
	return names
})

// singleton returns what a call of a class calls that has one instance only.
func singleton(name string, v starlark.Value) *native.Function {
	return native.F2(name, "*args, **kwargs", "", func(_ *script.Thread, args native.Args, kwargs native.Keywords) (starlark.Value, error) {
		if len(args)+len(kwargs) > 0 {
			return nil, object.TypeError.Errorf("%s takes no arguments", name)
		}
		return v, nil
	})
}

// functions returns the built-in functions that are about attributes, classes and modules.
func functions() []*native.Function {
	return native.InC("builtins",
		native.F0("globals", "", "a dict of the module's variables", globalsOf),
		native.F0("locals", "", "a dict of the variables of the scope around", locals),
		native.F2("delattr", "obj, name, /", "del obj.name", delattr),
		native.F1("dir", "object=None, /", "the names that object has, or those of the scope around", dir),
		native.F3("eval", "source, /, globals=None, locals=None", "the value of an expression", eval),
		native.F4("exec", "source, /, globals=None, locals=None, *, closure=None", "runs statements", exec),
		native.F3("getattr", "obj, name, default=None, /", "obj.name, or default if there is no such attribute", getattr),
		native.F2("hasattr", "obj, name, /", "whether there is an attribute obj.name", hasattr),
		native.F2("isinstance", "obj, class_or_tuple, /", "whether obj is an instance of the class, or of one of them", isinstance).Quick2(quickIsinstance),
		native.F2("issubclass", "cls, class_or_tuple, /", "whether cls is derived from the class, or from one of them", issubclass),
		native.F3("setattr", "obj, name, value, /", "obj.name = value", setattr),
		native.F1("vars", "object=None, /", "object.__dict__, or locals()", vars),
	)
}

// constructors returns what calls of the types call that classes are made of: see
// corelib.Constructors.
func constructors() []*native.Function {
	return native.InC("builtins",
		native.F1("classmethod", "function, /", "", newClassMethod).Expects(),
		native.F4("property", "fget=None, fset=None, fdel=None, doc=None", "", newProperty),
		native.F1("staticmethod", "function, /", "", newStaticMethod).Expects(),
		native.F2("super", "type, object, /", "", newSuper),
		native.F2("type", "*args, **kwargs", "", typeOf).Quick1(quickType),
	)
}

// builtin returns what a name means that a module does not define, or nil.
func (r *Runtime) builtin(name string) starlark.Value { return r.modules.builtins.member(name) }

// builtinCell returns where that is for the Globals of all modules. A script changes it in the module
// builtins.
func (r *Runtime) builtinCell(name string) *value.Value {
	cell := r.cells[name]
	if cell == nil {
		cell = new(value.Value)
		*cell = value.Of(r.builtin(name))
		r.cells[name] = cell
	}
	return cell
}

// addBuiltins makes the module builtins, which has own besides the names of all Hosts, and puts
// it into sys.modules.
func (ms *modules) addBuiltins(own starlark.StringDict) {
	ms.builtins = NewNative(&starlarkstruct.Module{Name: "builtins", Members: own})
	ms.builtins.shared = ms.r.builtins
	ms.builtins.set = func(name string, v starlark.Value) {
		if cell := ms.r.cells[name]; cell != nil {
			*cell = value.Of(v)
		}
	}
	ms.put("builtins", ms.builtins)
}

// SetUnderscore makes v the builtin _, which is the last value that a session has shown. A
// variable of that name hides it.
func (r *Runtime) SetUnderscore(v starlark.Value) { r.modules.builtins.Put("_", v) }
