package object

import (
	"sync/atomic"

	"go.starlark.net/starlark"
)

// classChanges counts the changes of attributes of classes, of all of them: what a class
// remembers of its bases is stale after the next.
var classChanges atomic.Uint64

// lookups are what was looked up in a class last, each at a place that its name says.
// Classes of ours belong to several Hosts, whose threads may run at the same time.
type lookups [64]atomic.Pointer[lookup]

// A lookup is the result of Class.Lookup.
type lookup struct {
	name  string
	epoch uint64 // classChanges of then
	value starlark.Value
	owner *Class
}

// at returns the place of the lookups of name, which is not empty.
func (l *lookups) at(name string) *atomic.Pointer[lookup] {
	n := len(name)
	return &l[(uint(n)*7+uint(name[0])+uint(name[n-1])*5+uint(name[n/2])*3)%uint(len(l))]
}

// Lookup returns the attribute called name of c or the first of its bases that has
// it, as it is kept there, or nil; and the class that has it.
func (c *Class) Lookup(name string) (starlark.Value, *Class) {
	if name == "" {
		return nil, nil
	}
	all := c.lookups.Load()
	if all == nil {
		all = new(lookups)
		c.lookups.Store(all)
	}
	place := all.at(name)
	epoch := classChanges.Load()
	if l := place.Load(); l != nil && l.epoch == epoch && l.name == name {
		return l.value, l.owner
	}
	value, owner := c.search(name)
	place.Store(&lookup{name, epoch, value, owner})
	return value, owner
}

// search is Lookup that does not remember.
func (c *Class) search(name string) (starlark.Value, *Class) {
	for _, k := range c.mro {
		if v := k.Attrs().Get(name); v != nil {
			return v, k
		}
	}
	return nil, nil
}
