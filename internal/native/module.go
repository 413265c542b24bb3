package native

import (
	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// Members returns functions as members of a module. What a Host keeps for the module is the
// receiver of those that are methods; nil if there are none.
func Members(state any, functions []*Function) starlark.StringDict {
	members := make(starlark.StringDict, len(functions))
	var self value.Value
	for _, f := range functions {
		if !f.method {
			members[f.name] = f
			continue
		}
		if !self.Present() {
			self = value.Of(&State{state: state})
		}
		members[f.name] = &Bound{f, self}
	}
	return members
}
