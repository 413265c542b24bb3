package object_test

import (
	"errors"
	"slices"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// holder has two sets of attributes.
type holder struct {
	sets [2]object.Namespace
	now  int
	err  error
}

func (h *holder) AttrsOf(*object.Instance) (*object.Namespace, error) { return &h.sets[h.now], h.err }

func TestAttrsHolder(t *testing.T) {
	class := object.NewClass("m", "C", nil)
	class.Attrs().Set("x", starlark.String("of the class"))
	i, err := object.New(class)
	if err != nil || i.State() != nil {
		t.Fatal(i.State(), err)
	}
	h := new(holder)
	i.SetState(h)
	for _, step := range []func() error{
		func() error { return i.SetField("x", starlark.MakeInt(1)) },
		func() error { h.now = 1; return nil },
		func() error { return i.SetField("y", starlark.MakeInt(2)) },
		func() error { return i.DelField("y") },
		func() error { return i.SetField("z", starlark.MakeInt(3)) },
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	if names := i.AttrNames(); !slices.Contains(names, "z") || slices.Contains(names, "y") {
		t.Error(names)
	}
	for now, want := range []string{"1", `"of the class"`} {
		h.now = now
		if v, err := i.Attr("x"); err != nil || v.String() != want {
			t.Errorf("x = %v, %v, want %s", v, err, want)
		}
	}
	h.err = errors.New("no attributes")
	_, getErr := i.Attr("x")
	if getErr != h.err || i.SetField("x", starlark.None) != h.err || i.DelField("x") != h.err {
		t.Error("an error of AttrsOf is lost")
	}
}

func TestGetSet(t *testing.T) {
	class := object.NewClass("m", "C", nil)
	derived := object.NewClass("m", "D", class)
	value := starlark.Value(starlark.MakeInt(1))
	get := func(starlark.Value) (starlark.Value, error) { return value, nil }
	class.Attrs().Set("fixed", object.NewGetSet("fixed", get, nil))
	class.Attrs().Set("open", object.NewGetSet("open", get, func(_, v starlark.Value) error {
		value = v
		return nil
	}))
	i, err := object.New(derived)
	if err != nil {
		t.Fatal(err)
	}
	i.Attrs().Set("fixed", starlark.String("hidden"))
	if v, err := i.Attr("fixed"); err != nil || v != value {
		t.Errorf("fixed = %v, %v", v, err)
	}
	if err := i.SetField("open", starlark.True); err != nil || value != starlark.True {
		t.Errorf("open = %v, %v", value, err)
	}
	for name, err := range map[string]error{
		"AttributeError: property 'fixed' of 'D' object has no setter":  i.SetField("fixed", value),
		"AttributeError: property 'fixed' of 'D' object has no deleter": i.DelField("fixed"),
	} {
		if err == nil || err.Error() != name {
			t.Errorf("%v, want %s", err, name)
		}
	}
}
