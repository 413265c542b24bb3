package object

import (
	"slices"
	"strings"
	"weak"
)

// Derived are the classes of one Host's scripts that are derived directly from classes which all
// Hosts share. The script lock guards it. Classes that nobody uses any more are forgotten.
type Derived struct {
	from map[*Class][]weak.Pointer[Class]
}

// noteDerived lets base know that c is derived from it.
func (c *Class) noteDerived(base *Class) {
	switch {
	case base.caller != nil:
		base.subclasses = noted(base.subclasses, c)
		return
	case c.caller == nil:
		return
	}
	d := c.caller.Derived()
	if d.from == nil {
		d.from = make(map[*Class][]weak.Pointer[Class])
	}
	d.from[base] = noted(d.from[base], c)
}

// noted returns classes with c behind them. Where it would have to grow, it forgets those first that
// are not in use any more.
func noted(classes []weak.Pointer[Class], c *Class) []weak.Pointer[Class] {
	if len(classes) == cap(classes) {
		classes = slices.DeleteFunc(classes, func(p weak.Pointer[Class]) bool { return p.Value() == nil })
	}
	return append(classes, weak.Make(c))
}

// Subclasses returns the classes derived from c directly, as long as they are in use. Of a class
// that all Hosts share these are the built-in ones, and those of the scripts of caller, if that is
// not nil.
func (c *Class) Subclasses(caller Caller) []*Class {
	var classes []*Class
	noted := c.subclasses
	if c.caller == nil {
		classes = c.builtinSubclasses()
		noted = nil
		if caller != nil {
			noted = caller.Derived().from[c]
		}
	}
	for _, p := range noted {
		if k := p.Value(); k != nil {
			classes = append(classes, k)
		}
	}
	return classes
}

// builtinSubclasses returns Python's built-in types and exceptions that are derived from c directly,
// by their names.
func (c *Class) builtinSubclasses() []*Class {
	var classes []*Class
	add := func(k *Class) {
		if slices.Contains(k.bases, c) && !slices.Contains(classes, k) {
			classes = append(classes, k)
		}
	}
	for _, k := range Exceptions {
		add(k)
	}
	for _, k := range types {
		add(k)
	}
	slices.SortFunc(classes, func(a, b *Class) int { return strings.Compare(a.name, b.name) })
	return classes
}
