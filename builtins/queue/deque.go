package queue

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// A deque is what the attribute queue of a Queue is: as much of a collections.deque as
// scripts use there. It is a ring.
//
//	d.append(x)  appendleft(x)  pop()  popleft()  clear()
//	d.extend(iterable)  remove(value)
type deque struct {
	ring  []starlark.Value // its length is a power of two, or 0
	first int              // index in ring
	n     int
}

var (
	_ starlark.HasAttrs  = (*deque)(nil)
	_ starlark.Indexable = (*deque)(nil)
	_ starlark.Sequence  = (*deque)(nil)
	_ starlark.Container = (*deque)(nil)
	_ object.Classed     = (*deque)(nil)
)

var dequeClass = object.NewNative("collections", "deque")

func (d *deque) at(i int) *starlark.Value { return &d.ring[(d.first+i)&(len(d.ring)-1)] }

// grow makes room for one element.
func (d *deque) grow() {
	if d.n < len(d.ring) {
		return
	}
	ring := make([]starlark.Value, max(2*len(d.ring), 8))
	for i := range d.n {
		ring[i] = *d.at(i)
	}
	d.ring, d.first = ring, 0
}

func (d *deque) push(v starlark.Value) {
	d.grow()
	*d.at(d.n) = v
	d.n++
}

func (d *deque) unshift(v starlark.Value) {
	d.grow()
	d.first = (d.first - 1) & (len(d.ring) - 1)
	d.n++
	*d.at(0) = v
}

func (d *deque) shift() (starlark.Value, error) {
	if d.n == 0 {
		return nil, exception.IndexError.Errorf("pop from an empty deque")
	}
	v := *d.at(0)
	*d.at(0) = nil
	d.first = (d.first + 1) & (len(d.ring) - 1)
	d.n--
	return v, nil
}

func (d *deque) pop() (starlark.Value, error) {
	if d.n == 0 {
		return nil, exception.IndexError.Errorf("pop from an empty deque")
	}
	d.n--
	v := *d.at(d.n)
	*d.at(d.n) = nil
	return v, nil
}

// remove removes the first element that equals v.
func (d *deque) remove(v starlark.Value) error {
	for i := 0; i < d.n; i++ { // comparing may change it
		same, err := pyop.Same(*d.at(i), v)
		switch {
		case err != nil:
			return err
		case !same:
			continue
		case i >= d.n:
			return exception.IndexError.Errorf("deque mutated during remove().")
		}
		for ; i < d.n-1; i++ {
			*d.at(i) = *d.at(i + 1)
		}
		_, err = d.pop()
		return err
	}
	return exception.ValueError.Errorf("%s is not in deque", pyop.Repr(v))
}

// Len returns the number of elements.
func (d *deque) Len() int { return d.n }

// Index returns an element.
func (d *deque) Index(i int) starlark.Value { return *d.at(i) }

// Iterate returns an iterator over the elements there are now.
func (d *deque) Iterate() starlark.Iterator {
	return starlark.NewList(d.elements()).Iterate()
}

// Has reports whether an element equals v.
func (d *deque) Has(v starlark.Value) (bool, error) {
	for i := 0; i < d.n; i++ {
		if same, err := pyop.Same(*d.at(i), v); same || err != nil {
			return same, err
		}
	}
	return false, nil
}

func (d *deque) elements() []starlark.Value {
	elems := make([]starlark.Value, d.n)
	for i := range elems {
		elems[i] = *d.at(i)
	}
	return elems
}

var dequeMethods = make(script.Methods)

func init() {
	method := func(name, params string, fn func(*script.Thread, *deque, signature.Args) (starlark.Value, error)) {
		script.AddMethod(dequeMethods, "deque", name, params, fn)
	}
	method("append", "item, /", func(_ *script.Thread, d *deque, a signature.Args) (starlark.Value, error) {
		d.push(a.Values[0])
		return starlark.None, nil
	})
	method("appendleft", "item, /", func(_ *script.Thread, d *deque, a signature.Args) (starlark.Value, error) {
		d.unshift(a.Values[0])
		return starlark.None, nil
	})
	method("pop", "", func(_ *script.Thread, d *deque, _ signature.Args) (starlark.Value, error) { return d.pop() })
	method("popleft", "", func(_ *script.Thread, d *deque, _ signature.Args) (starlark.Value, error) { return d.shift() })
	method("clear", "", func(_ *script.Thread, d *deque, _ signature.Args) (starlark.Value, error) {
		*d = deque{}
		return starlark.None, nil
	})
	method("extend", "iterable, /", func(t *script.Thread, d *deque, a signature.Args) (starlark.Value, error) {
		return starlark.None, pyop.Each(t, a.Values[0], func(v starlark.Value) error {
			d.push(v)
			return nil
		})
	})
	method("remove", "value, /", func(_ *script.Thread, d *deque, a signature.Args) (starlark.Value, error) {
		return starlark.None, d.remove(a.Values[0])
	})
}

// String returns the repr, such as "deque([1, 2])".
func (d *deque) String() string {
	var b strings.Builder
	for i := range d.n {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(pyop.Repr(*d.at(i)))
	}
	return "deque([" + b.String() + "])"
}

// Class returns the class of deques.
func (d *deque) Class() *object.Class { return dequeClass }

// Type returns "deque".
func (d *deque) Type() string { return "deque" }

// Freeze does nothing: a queue is there to be shared.
func (d *deque) Freeze() {}

// Truth reports whether there are elements.
func (d *deque) Truth() starlark.Bool { return d.n > 0 }

// Hash fails: a deque can change.
func (d *deque) Hash() (uint32, error) {
	return 0, exception.TypeError.Errorf("unhashable type: 'collections.deque'")
}

// Attr returns the method called name, or nil.
func (d *deque) Attr(name string) (starlark.Value, error) { return dequeMethods.Attr(d, name) }

// AttrNames returns the names of the methods.
func (d *deque) AttrNames() []string { return dequeMethods.Names() }
