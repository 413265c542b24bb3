package queue

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A deque is what the attribute queue of a Queue is: as much of a collections.deque as
// scripts use there. It is a ring.
type deque struct {
	ring  []value.Value // its length is a power of two, or 0
	first int           // index in ring
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

func (d *deque) at(i int) *value.Value { return &d.ring[(d.first+i)&(len(d.ring)-1)] }

// grow makes room for one element.
func (d *deque) grow() {
	if d.n < len(d.ring) {
		return
	}
	ring := make([]value.Value, max(2*len(d.ring), 8))
	for i := range d.n {
		ring[i] = *d.at(i)
	}
	d.ring, d.first = ring, 0
}

func (d *deque) push(v value.Value) {
	d.grow()
	*d.at(d.n) = v
	d.n++
}

func (d *deque) unshift(v value.Value) {
	d.grow()
	d.first = (d.first - 1) & (len(d.ring) - 1)
	d.n++
	*d.at(0) = v
}

func (d *deque) shift() (value.Value, error) {
	if d.n == 0 {
		return value.Value{}, object.IndexError.Errorf("pop from an empty deque")
	}
	v := *d.at(0)
	*d.at(0) = value.Value{}
	d.first = (d.first + 1) & (len(d.ring) - 1)
	d.n--
	return v, nil
}

func (d *deque) pop() (value.Value, error) {
	if d.n == 0 {
		return value.Value{}, object.IndexError.Errorf("pop from an empty deque")
	}
	d.n--
	v := *d.at(d.n)
	*d.at(d.n) = value.Value{}
	return v, nil
}

// Len returns the number of elements.
func (d *deque) Len() int { return d.n }

// Index returns an element.
func (d *deque) Index(i int) starlark.Value { return d.at(i).Starlark() }

// Iterate returns an iterator over the elements there are now.
func (d *deque) Iterate() starlark.Iterator {
	return value.ListFrom(d.elements()).Iterate()
}

// Has reports whether an element equals v.
func (d *deque) Has(v starlark.Value) (bool, error) {
	for i := 0; i < d.n; i++ {
		if same, err := object.Same(d.Index(i), v); same || err != nil {
			return same, err
		}
	}
	return false, nil
}

func (d *deque) elements() []starlark.Value {
	elems := make([]starlark.Value, d.n)
	for i := range elems {
		elems[i] = d.Index(i)
	}
	return elems
}

func init() {
	native.Table{
		Methods: []*native.Function{
			native.M1("append", "item, /", "adds item at the right end", (*deque).append),
			native.M1("appendleft", "item, /", "adds item at the left end", (*deque).appendLeft),
			native.M0("pop", "", "takes the item at the right end", func(d *deque, _ *script.Thread) (value.Value, error) { return d.pop() }),
			native.M0("popleft", "", "takes the item at the left end", func(d *deque, _ *script.Thread) (value.Value, error) { return d.shift() }),
			native.M0("clear", "", "takes all items out", (*deque).clear),
			native.M1("extend", "iterable, /", "adds the elements of iterable at the right end", (*deque).extend),
			native.M1("remove", "value, /", "takes the first item out that equals value", (*deque).remove),
		},
	}.Define(dequeClass)
}

func (d *deque) append(_ *script.Thread, item value.Value) (value.Value, error) {
	d.push(item)
	return value.None, nil
}

func (d *deque) appendLeft(_ *script.Thread, item value.Value) (value.Value, error) {
	d.unshift(item)
	return value.None, nil
}

func (d *deque) clear(*script.Thread) (value.Value, error) {
	*d = deque{}
	return value.None, nil
}

func (d *deque) extend(t *script.Thread, iterable starlark.Value) (value.Value, error) {
	return value.None, object.Each(t, iterable, func(v starlark.Value) error {
		d.push(value.Of(v))
		return nil
	})
}

// remove removes the first element that equals v.
func (d *deque) remove(_ *script.Thread, v starlark.Value) (value.Value, error) {
	for i := 0; i < d.n; i++ { // comparing may change it
		same, err := object.Same(d.Index(i), v)
		switch {
		case err != nil:
			return value.Value{}, err
		case !same:
			continue
		case i >= d.n:
			return value.Value{}, object.IndexError.Errorf("deque mutated during remove().")
		}
		for ; i < d.n-1; i++ {
			*d.at(i) = *d.at(i + 1)
		}
		_, err = d.pop()
		return value.None, err
	}
	return value.Value{}, object.ValueError.Errorf("%s is not in deque", object.Repr(v))
}

// String returns the repr, such as "deque([1, 2])".
func (d *deque) String() string {
	var b strings.Builder
	for i := range d.n {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(object.Repr(d.Index(i)))
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
	return 0, object.TypeError.Errorf("unhashable type: 'collections.deque'")
}

// Attr returns the method called name, or nil.
func (d *deque) Attr(name string) (starlark.Value, error) { return dequeClass.AttrOf(d, name) }

// MethodClass returns the class that has the methods: see object.HasMethods.
func (d *deque) MethodClass() *object.Class { return dequeClass }

// AttrNames returns the names of the methods.
func (d *deque) AttrNames() []string { return dequeClass.AttrNamesOf() }
