package native

import (
	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// Members returns functions as members of a module. What a Host keeps for the module is the
// receiver of those that are methods; nil if there are none.
func Members(state any, functions []*Function) starlark.StringDict {
	members := make(starlark.StringDict, len(functions))
	self := value.Of(&State{state: state})
	for _, f := range functions {
		if f.method {
			members[f.name] = &Bound{f, self}
		} else {
			members[f.name] = f
		}
	}
	return members
}
