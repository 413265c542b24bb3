package dataclasses

import (
	"sync/atomic"

	"fstar/internal/object"
	"fstar/internal/value"
)

// places remembers where the instances of the class that was seen last have the fields of a dataclass.
type places struct {
	fields []*field
	cache  atomic.Pointer[placesOf]
}

// placesOf is what places knows of a class. It does not change.
type placesOf struct {
	class   *object.Class
	version uint64
	found   []object.Found
	grows   []bool // of each field: setting it puts it behind the attributes that there are
}

// of returns what is known of an instance's class; nil for nothing.
func (p *places) of(in *object.Instance) *placesOf {
	if c := p.cache.Load(); c != nil && c.class == in.Class() && c.version == object.ClassVersion() {
		return c
	}
	return nil
}

// get returns field i of an instance; where is what of returned.
func (p *places) get(in *object.Instance, where *placesOf, i int) (value.Value, error) {
	if where != nil {
		if x := in.Attrs().At(where.found[i].Layout, where.found[i].Place); x.Present() {
			return x, nil
		}
	}
	x, err := in.ReadAttr(p.fields[i].name)
	return value.Of(x), err
}

// learn looks where an instance, which has all fields, has them.
func (p *places) learn(in *object.Instance) {
	c := &placesOf{class: in.Class(), version: object.ClassVersion()}
	for _, f := range p.fields {
		found := in.Find(f.name)
		if found.Kind != object.FoundPlace {
			found.Place = -1
		}
		c.found = append(c.found, found)
	}
	p.cache.Store(c)
}

// newPlaces returns what is to be learned of an instance's class while it gets n fields.
func newPlaces(in *object.Instance, n int) *placesOf {
	c := &placesOf{class: in.Class(), version: object.ClassVersion(), found: make([]object.Found, n), grows: make([]bool, n)}
	for i := range c.found {
		c.found[i].Place = -1
	}
	return c
}

// learnSet notes where field i is, which an instance with n attributes was given.
func (c *placesOf) learnSet(in *object.Instance, i int, name string, n int) {
	if found := in.FindToSet(name); found.Kind == object.FoundPlace {
		c.found[i] = found
		c.grows[i] = in.Attrs().Size() == n+1 && found.Place == n
	}
}

// set sets field i. It reports false if that is to be done in full.
func (c *placesOf) set(in *object.Instance, i int, v value.Value) bool {
	found := &c.found[i]
	if c.grows[i] {
		return in.Attrs().Extend(found.Layout, found.Place, v)
	}
	return in.Attrs().SetAt(found.Layout, found.Place, v)
}
