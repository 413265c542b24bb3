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
	foreign := !strings.HasPrefix(elem.PkgPath(), ours)
	foreignTypes.Store(t, foreign)
	return foreign
}

var (
	foreignTypes sync.Map // from reflect.Type to bool
	ours         = strings.TrimSuffix(reflect.TypeFor[Class]().PkgPath(), "internal/object")
)

// Outward returns what methods of Go code that is [Foreign] are given for v.
func Outward(v starlark.Value) starlark.Value { return new(value.Arena).Export(value.Of(v)) }
