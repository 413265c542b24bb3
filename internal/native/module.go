package native

import (
	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// Members returns functions as members of a module. What a Host keeps for the module is the
// receiver of those that are methods; nil if there are none.
func Members(state any, functions []*Function) starlark.StringDict {
	members := make(starlark.StringDict, len(functions))
	var bound []Bound
	var self value.Value
	for i, f := range functions {
		if !f.method {
			members[f.name] = f
			continue
		}
		if !self.Present() {
			self = value.Of(&State{state: state})
			bound = make([]Bound, len(functions)) // all at once
		}
		bound[i] = Bound{f, self}
		members[f.name] = &bound[i]
	}
	return members
}
