package value

import (
	"iter"
	"sync/atomic"
	"unsafe"

	"go.starlark.net/starlark"

	"fstar/internal/alarm"
)

// A Dict is Python's dict: keys in the order in which they came, each with a value. The zero
// Dict is empty. Methods that take a [Keys] may run script code, and fail as that does, or with
// an [*UnhashableError]; those that change the dict may fail with a [*ChangeError].
type Dict struct {
	table
	up atomic.Pointer[starlark.Dict] // what holds the items if the table is empty: see demote.go
}

// Dicts of few items are one allocation.
type (
	dict1 struct {
		Dict
		items [1]entry
		slots [minSlots]uint8
	}
	dict2 struct {
		Dict
		items [2]entry
		slots [minSlots]uint8
	}
	dict3 struct {
		Dict
		items [3]entry
		slots [minSlots]uint8
	}
	dict5 struct {
		Dict
		items [minSlots * 2 / 3]entry
		slots [minSlots]uint8
	}
)

// NewDict returns an empty dict with room for n items.
func NewDict(n int) *Dict {
	switch n {
	case 1:
		m := new(dict1)
		m.entries, m.index = m.items[:0], unsafe.Pointer(&m.slots)
		m.begin(minSlots)
		return &m.Dict
	case 2:
		m := new(dict2)
		m.entries, m.index = m.items[:0], unsafe.Pointer(&m.slots)
		m.begin(minSlots)
		return &m.Dict
	case 3:
		m := new(dict3)
		m.entries, m.index = m.items[:0], unsafe.Pointer(&m.slots)
		m.begin(minSlots)
		return &m.Dict
	case 4, 5:
		m := new(dict5)
		m.entries, m.index = m.items[:0], unsafe.Pointer(&m.slots)
		m.begin(minSlots)
		return &m.Dict
	}
	d := new(Dict)
	d.reserve(n)
	return d
}

// DictOver returns a dict that is the same as u, which Go code has made: what is done to one
// is done to the other.
func DictOver(u *starlark.Dict) *Dict {
	d := new(Dict)
	d.up.Store(u)
	return d
}

// Value returns the Value that d is.
func (d *Dict) Value() Value { return Value{unsafe.Pointer(d), Dicts.word} }

// asDict returns the dict that v is.
func (v Value) asDict() *Dict {
	if d, ok := Dicts.Get(v); ok {
		return d
	}
	return DictOver(v.object().(*starlark.Dict))
}

// AsDict returns the dict that v is: a *Dict itself, a *starlark.Dict by [DictOver].
func AsDict(v Value) (d *Dict, ok bool) {
	if v.class() != dictClass {
		return nil, false
	}
	return v.asDict(), true
}

// upstream returns what holds d's items if d does not.
func (d *Dict) upstream() *starlark.Dict {
	if d.live != 0 {
		return nil
	}
	return d.up.Load()
}

// Len returns the number of items.
func (d *Dict) Len() int {
	if u := d.upstream(); u != nil {
		return u.Len()
	}
	return int(d.live)
}

// Lookup returns d[k], or the zero Value.
func (d *Dict) Lookup(keys Keys, k Value) (Value, error) {
	if d.live != 0 {
		if v, ok := d.Quick(k); ok {
			return v, nil
		}
	}
	if u := d.upstream(); u != nil {
		_, v, err := upstreamDict{u}.find(keys, k)
		return v, err
	}
	p, _, err := d.locate(keys, k)
	return d.at(keys, k, p, err)
}

// Quick is Lookup where that needs no [Keys]; it reports !ok elsewhere.
func (d *Dict) Quick(k Value) (v Value, ok bool) {
	if d.live == 0 {
		return v, d.upstream() == nil && (k.IsText() || k.IsInt())
	}
	switch p, _ := d.quick(k); p.position {
	case missing:
		return v, true
	case unsure:
		return v, false
	default:
		return d.entries[p.position].value, true
	}
}

// QuickHashed is Quick for a text whose hash is known: that of a constant. The value is absent where it is not at
// hand, too.
func (d *Dict) QuickHashed(k Value, hash uint64) (v Value) {
	if d.live != 0 {
		if p := d.findText(k, hash); p.position >= 0 {
			v = d.entries[p.position].value
		}
	}
	return v
}

// at returns the value at a place that was just located.
func (d *Dict) at(keys Keys, k Value, p place, err error) (Value, error) {
	if p.position >= 0 {
		return d.entries[p.position].value, nil
	}
	if err == nil && d.upstream() != nil { // demoted meanwhile
		return d.Lookup(keys, k)
	}
	return Value{}, err
}

// Contains reports whether k is a key of d.
func (d *Dict) Contains(keys Keys, k Value) (bool, error) {
	v, err := d.Lookup(keys, k)
	return v.Present(), err
}

// Set does d[k] = v. A key that is there stays as it is, and where it is.
func (d *Dict) Set(keys Keys, k, v Value) error {
	if d.QuickSet(k, v) {
		return nil
	}
	return d.set(keys, k, v)
}

// QuickSet is Set where that needs no Keys and cannot fail. It reports false, and has done nothing, elsewhere.
func (d *Dict) QuickSet(k, v Value) bool {
	if d.live == 0 || d.flags != 0 {
		return false
	}
	p, h := d.quick(k)
	if p.position < 0 && (p.position == unsure || d.mustGrow()) {
		return false
	}
	d.SetFound(DictPlace{p, h}, k, v)
	return true
}

// A DictPlace is where a key is in a dict, or would be.
type DictPlace struct {
	place
	hash uint64
}

// Find returns the place of k, and d[k], which is absent if there is no such key. It reports !ok where that takes [Keys],
// or where d cannot be changed or is empty, or a new key would take long.
func (d *Dict) Find(k Value) (p DictPlace, v Value, ok bool) {
	if d.live == 0 || d.flags != 0 {
		return p, v, false
	}
	p.place, p.hash = d.quick(k)
	if p.position >= 0 {
		return p, d.entries[p.position].value, true
	}
	return p, v, p.position != unsure && !d.mustGrow()
}

// FindHashed is Find for a text whose hash is known.
func (d *Dict) FindHashed(k Value, hash uint64) (p DictPlace, v Value, ok bool) {
	if d.live == 0 || d.flags != 0 {
		return p, v, false
	}
	p.place, p.hash = d.findText(k, hash), hash
	if p.position >= 0 {
		return p, d.entries[p.position].value, true
	}
	return p, v, p.position != unsure && !d.mustGrow()
}

// SetFound does d[k] = v for the place that Find has just returned for k.
func (d *Dict) SetFound(p DictPlace, k, v Value) {
	if p.position >= 0 {
		d.entries[p.position].value = v
	} else {
		d.add(p.slot, k, p.hash, v)
	}
}

// set is Set of all that is not quick.
func (d *Dict) set(keys Keys, k, v Value) error {
	if u := d.upstream(); u != nil {
		return upstreamDict{u}.set(keys, k, v)
	}
	p, h, err := d.locate(keys, k)
	return d.put(keys, k, h, v, p, err)
}

// SetHashed is [Dict.Set] for a key whose hash is known.
func (d *Dict) SetHashed(keys Keys, k Value, hash uint64, v Value) error {
	if u := d.upstream(); u != nil {
		return d.Set(keys, k, v)
	}
	p, err := d.locateHashed(keys, k, hash)
	return d.put(keys, k, hash, v, p, err)
}

// put stores v at the place where k was located.
func (d *Dict) put(keys Keys, k Value, h uint64, v Value, p place, err error) error {
	if err != nil {
		return err
	}
	if d.flags != 0 {
		return d.refusal("insert into", "dict")
	}
	if p.position >= 0 {
		d.entries[p.position].value = v
		return nil
	}
	if d.upstream() != nil { // demoted meanwhile
		return d.Set(keys, k, v)
	}
	if d.mustGrow() {
		if err := d.grow(); err != nil {
			return err
		}
		p.slot = d.freeSlot(h)
	}
	d.add(p.slot, k, h, v)
	return nil
}

// SetDefault returns d[k]. If there is none, it does d[k] = v before.
func (d *Dict) SetDefault(keys Keys, k, v Value) (Value, error) {
	if u := d.upstream(); u != nil {
		_, old, err := upstreamDict{u}.find(keys, k)
		if err == nil && !old.Present() {
			return v, upstreamDict{u}.set(keys, k, v)
		}
		return old, err
	}
	p, h, err := d.locate(keys, k)
	if p.position >= 0 {
		return d.entries[p.position].value, nil
	}
	if err == nil && d.upstream() != nil { // demoted meanwhile
		return d.SetDefault(keys, k, v)
	}
	return v, d.put(keys, k, h, v, p, err)
}

// Delete takes k away. It returns d[k], or the zero Value if k was no key.
func (d *Dict) Delete(keys Keys, k Value) (Value, error) {
	if u := d.upstream(); u != nil {
		return upstreamDict{u}.delete(keys, k)
	}
	p, _, err := d.locate(keys, k)
	switch {
	case err != nil:
		return Value{}, err
	case p.position < 0:
		if d.upstream() != nil { // demoted meanwhile
			return d.Delete(keys, k)
		}
		return Value{}, nil
	case d.flags != 0:
		return Value{}, d.refusal("delete from", "dict")
	}
	return d.remove(p.position), nil
}

// PopItem takes the last item away and returns it; zero Values if there is none.
func (d *Dict) PopItem() (k, v Value, err error) {
	if u := d.upstream(); u != nil {
		return upstreamDict{u}.popItem()
	}
	switch {
	case d.live == 0:
		return Value{}, Value{}, nil
	case d.flags != 0:
		return Value{}, Value{}, d.refusal("delete from", "dict")
	}
	k, v = d.pop()
	return k, v, nil
}

// Clear takes all items away.
func (d *Dict) Clear() error {
	if u := d.upstream(); u != nil {
		return u.Clear()
	}
	if d.flags != 0 {
		return d.refusal("clear", "dict")
	}
	d.empty()
	return nil
}

// Copy returns a new dict of the same items. It fails only if d was demoted, as the keys'
// hashes are asked of a Keys then.
func (d *Dict) Copy(keys Keys) (*Dict, error) {
	if u := d.upstream(); u != nil {
		return upstreamDict{u}.copy(keys)
	}
	return d.Template(), nil
}

// Template is Copy of a dict that was never demoted. If no key was ever taken from it, the caller may replace
// the values by [Dict.Fill] before anybody sees the copy. No key is hashed.
func (d *Dict) Template() *Dict {
	n := len(d.entries)
	if n == 0 || d.mask != minSlots-1 || int(d.live) != n || int(d.room) != usable(minSlots)-n {
		c := new(Dict)
		c.copyOf(&d.table)
		return c
	}
	c := NewDict(n) // in one allocation
	c.entries = append(c.entries, d.entries...)
	*(*[minSlots]uint8)(c.index) = *(*[minSlots]uint8)(d.index)
	c.live, c.room = d.live, d.room
	return c
}

// Fill makes v the value of the key that came as number i to a dict that [Dict.Template] returned.
func (d *Dict) Fill(i int, v Value) { d.entries[i].value = v }

// Update does d[k] = v for all items of other. The error is [ErrChangedSize] if that gets
// others meanwhile.
func (d *Dict) Update(keys Keys, other *Dict) error {
	if u := d.upstream(); other == d || u != nil && u == other.upstream() {
		return nil
	}
	if d.live == 0 && d.up.Load() == nil && d.flags == 0 && other.upstream() == nil {
		d.empty()
		d.copyOf(&other.table)
		return nil
	}
	items := other.Iterator()
	var steps alarm.Steps
	for {
		if err := steps.Err(); err != nil {
			return err
		}
		k, v, err := items.Next()
		if err != nil || !k.Present() {
			return err
		}
		if h, ok := items.hash(); ok {
			err = d.SetHashed(keys, k, h, v)
		} else {
			err = d.Set(keys, k, v)
		}
		if err != nil {
			return err
		}
	}
}

// All returns the items, for Go code that does not change d meanwhile.
func (d *Dict) All() iter.Seq2[Value, Value] {
	return func(yield func(Value, Value) bool) {
		items := d.Iterator()
		for {
			k, v, err := items.Next()
			if err != nil || !k.Present() || !yield(k, v) {
				return
			}
		}
	}
}

// equalDicts reports whether two dicts have the same items. What is compared may change them.
func (c *comparison) equalDicts(x, y *Dict) (bool, error) {
	if x.Len() != y.Len() {
		return false, nil
	}
	items := x.Iterator()
	var steps alarm.Steps
	for {
		if err := steps.Err(); err != nil {
			return false, err
		}
		k, v, _ := items.nextUnchecked()
		if !k.Present() {
			return true, nil
		}
		w, err := y.Lookup(c.keys, k)
		if err != nil || !w.Present() {
			return false, err
		}
		if same, err := c.sameOrEqual(v, w); err != nil || !same {
			return false, err
		}
	}
}
