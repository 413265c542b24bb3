package object

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// Iteration is what a starlark.Iterator over values of scripts embeds: by what it makes its steps, and how it ended
// that Go code outside of scripts makes. Inside, an error ends the script.
type Iteration struct {
	By      Caller
	failure *failure
	shared  bool // see ReadsShared
}

// readFrom says what the elements come from.
func (i *Iteration) readFrom(sources []starlark.Value) {
	i.shared = slices.ContainsFunc(sources, ReadsShared)
}

func (i *Iteration) readsShared() bool { return i.shared }

// ReadsShared reports whether v, or what an iterator gets its elements from, is a container that other threads may
// change, or an iterator over one. A function in Go reads such a one as a whole, as CPython does.
func ReadsShared(v starlark.Value) bool {
	switch v := v.(type) {
	case *value.List, *value.Dict, *value.Set, *Bytearray:
		return true
	case *indexIterator:
		return v.seq != nil && ReadsShared(v.seq)
	case interface{ readsShared() bool }:
		return v.readsShared()
	}
	return false
}

type failure struct {
	in    starlark.Value
	err   error
	asked bool
}

// Step is Next of the iterator, over the elements of from. Outside of scripts the goroutine waits for the script lock.
func (i *Iteration) Step(from Iterator, p *starlark.Value) bool {
	t := i.By.Running()
	if t == nil {
		return i.stepOutside(from, p)
	}
	v, err := from.NextValue(t)
	if err != nil {
		t.Fail(err)
		return false
	}
	if v.Present() {
		if *p = v.Starlark(); !i.By.Python() {
			*p = t.Own().Arena.Export(v)
		}
	}
	return v.Present()
}

func (i *Iteration) stepOutside(from Iterator, p *starlark.Value) bool {
	i.failure = nil
	var v value.Value
	var x starlark.Value
	err := i.By.With(func(t Thread) (err error) {
		if v, err = from.NextValue(t); err == nil {
			x = t.Own().Arena.Export(v)
		}
		return err
	})
	if err != nil {
		i.Fail(from, err)
		return false
	}
	if v.Present() {
		*p = x
	}
	return v.Present()
}

// Fail ends the iteration over in with an error.
func (i *Iteration) Fail(in starlark.Value, err error) { i.failure = &failure{in: in, err: err} }

// Err returns the error that ended the iteration, nil if that was its end.
func (i *Iteration) Err() error {
	if i.failure == nil {
		return nil
	}
	i.failure.asked = true
	return i.failure.err
}

// Done reports an error that nobody has asked for.
func (i *Iteration) Done() {
	if f := i.failure; f != nil && !f.asked {
		f.asked = true
		i.By.Ignore(f.in.String(), f.err)
	}
}
