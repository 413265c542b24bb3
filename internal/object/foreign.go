package object

import (
	"reflect"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// Foreign reports whether v is of a type of the embedding program's, or of go.starlark.net's: its
// methods know no containers but go.starlark.net's, see [Outward] and [value.Import].
func Foreign(v starlark.Value) bool {
	switch v.(type) {
	case *starlark.Builtin, *starlark.Function:
		return true
	case nil, *Instance, *Class, *Exception, *Method, Builtin, *value.List, *value.Tuple, *value.Dict, *value.Set, *value.FrozenSet:
		return false
	}
	t := reflect.TypeOf(v)
	if known, ok := foreignTypes.Load(t); ok {
		return known.(bool)
	}
	elem := t
	if t.Kind() == reflect.Pointer {
		elem = t.Elem()
	}
	foreign := !isOurs(elem.PkgPath())
	foreignTypes.Store(t, foreign)
	return foreign
}

var (
	foreignTypes sync.Map // from reflect.Type to bool
	root         = strings.TrimSuffix(reflect.TypeFor[Class]().PkgPath(), "internal/object")
)

// isOurs reports whether the types of a package know Python's containers. What else is in the module,
// such as examples, embeds package host as programs of others do.
func isOurs(path string) bool {
	inside, ok := strings.CutPrefix(path, root)
	return ok && (strings.HasPrefix(inside, "internal/") || strings.HasPrefix(inside, "builtins/") || inside == "host")
}

// Outward returns what methods of Go code that is [Foreign] are given for v.
func Outward(v starlark.Value) starlark.Value {
	if isPlain(v) {
		return v
	}
	return new(value.Arena).Export(value.Of(v))
}

// Inward returns what code of fstar has of v, which Go code that is [Foreign] gave it.
func Inward(v starlark.Value) starlark.Value { return value.Import(v).Starlark() }
