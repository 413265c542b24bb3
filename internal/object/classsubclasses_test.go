package object_test

import (
	"runtime"
	"slices"
	"testing"

	"fstar/internal/object"
)

// hostOf is a Caller of a Host of its own.
type hostOf struct {
	noCaller
	derived *object.Derived
}

func (h hostOf) Derived() *object.Derived { return h.derived }

// What is derived from a class of all Hosts is known to the Host that has it, as long as it is in use.
func TestSubclassesOfSharedClass(t *testing.T) {
	hosts := [2]hostOf{{derived: new(object.Derived)}, {derived: new(object.Derived)}}
	define := func(h hostOf) *object.Class {
		c, err := object.Define(object.Definition{Name: "D", Caller: h, Bases: []*object.Class{object.LookupError}})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	builtin := []*object.Class{object.IndexError, object.KeyError}
	kept := define(hosts[0])
	for range 100 {
		define(hosts[0])
	}
	runtime.GC()
	if got := object.LookupError.Subclasses(hosts[0]); !slices.Equal(got, append(builtin, kept)) {
		t.Errorf("subclasses %v", got)
	}
	for _, caller := range []object.Caller{hosts[1], nil} {
		if got := object.LookupError.Subclasses(caller); !slices.Equal(got, builtin) {
			t.Errorf("subclasses for %v: %v", caller, got)
		}
	}
	runtime.KeepAlive(kept)
}
