package native_test

import (
	"fmt"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A cell is the state of a cellClass.
type cell struct{ content value.Value }

func (c *cell) get(*script.Thread) (value.Value, error) { return c.content, nil }

func (c *cell) set(_ *script.Thread, v value.Value) (value.Value, error) {
	c.content = v
	return value.None, nil
}

// note is a method with *args and **kwargs.
func (c *cell) note(_ *script.Thread, first starlark.Value, args native.Args, kwargs native.Keywords) (string, error) {
	return fmt.Sprint(first, args.Starlark(), len(kwargs)), nil
}

func (c *cell) note2(_ *script.Thread, first, second starlark.Value, args native.Args, kwargs native.Keywords) (string, error) {
	return fmt.Sprint(first, second, args.Starlark(), len(kwargs)), nil
}

var cellClass = native.Table{
	Methods: []*native.Function{
		native.M1("set", "value", "", (*cell).set),
		native.M3("note", "first, *args, **kwargs", "", (*cell).note),
		native.M4("note2", "first, second, *args, **kwargs", "", (*cell).note2),
	},
	Attributes: []*native.Attribute{
		native.Property("content", "what is in it", native.M0("content", "", "", (*cell).get), native.M1("content", "value", "", (*cell).set)),
		native.Property("fixed", "", native.M0("fixed", "", "", (*cell).get), nil),
	},
}.Define(object.NewClass("m", "cell", nil))

func newCell() *object.Instance {
	c := object.NewInstance(cellClass, nil)
	c.SetState(&cell{value.Int(7)})
	return c
}

func TestProperty(t *testing.T) {
	on(t, func(th *script.Thread) {
		class := cellClass.Copy(nil, th.Runtime().Caller) // as scripts have it
		c := object.NewInstance(class, nil)
		c.SetState(&cell{value.Int(7)})
		get := func(want string) {
			t.Helper()
			if got := outcome(c.Attr("content")); got != want {
				t.Errorf("content is %s, want %s", got, want)
			}
		}
		get("7")
		if err := c.SetField("content", starlark.True); err != nil {
			t.Error(err)
		}
		get("True")
		if err := c.SetField("fixed", starlark.None); err == nil || err.Error() != "AttributeError: property 'fixed' of 'cell' object has no setter" {
			t.Errorf("fixed: %v", err)
		}
		c.SetState(nil)
		get("RuntimeError: cell.__init__() not called")
		p, _ := class.Attr("content")
		if got := outcome(object.Getattr(p, "__doc__")); got != `"what is in it"` {
			t.Errorf("the property says %s", got)
		}
	})
}

// Methods with *args and **kwargs are given all of them, whoever calls.
func TestArgsAndKeywords(t *testing.T) {
	on(t, func(th *script.Thread) {
		one, two := starlark.MakeInt(1), starlark.MakeInt(2)
		x := []starlark.Tuple{{starlark.String("x"), one}}
		for _, tt := range []struct {
			name   string
			args   starlark.Tuple
			kwargs []starlark.Tuple
			want   string
		}{
			{"note", starlark.Tuple{one}, nil, `"1 () 0"`},
			{"note", starlark.Tuple{one, two, starlark.None}, nil, `"1 (2, None) 0"`},
			{"note", starlark.Tuple{one, two}, x, `"1 (2,) 1"`},
			{"note", nil, x, `TypeError: cell.note() missing 1 required positional argument: 'first'`},
			{"note2", starlark.Tuple{one, two}, nil, `"1 2 () 0"`},
			{"note2", starlark.Tuple{one, two, one}, nil, `"1 2 (1,) 0"`},
			{"note2", starlark.Tuple{one, two, one}, x, `"1 2 (1,) 1"`},
			{"note2", starlark.Tuple{one}, nil, `TypeError: cell.note2() missing 1 required positional argument: 'second'`},
		} {
			c := newCell()
			v, _ := cellClass.Lookup(tt.name)
			f := v.(*object.NativeMethod).Method().(*native.Function)
			bound, err := c.Attr(tt.name)
			if err != nil {
				t.Fatal(err)
			}
			self := append(starlark.Tuple{c}, tt.args...)
			all := map[string]func() (starlark.Value, error){
				"bound": func() (starlark.Value, error) { return starlark.Call(th.Interp(), bound, tt.args, tt.kwargs) },
				"class": func() (starlark.Value, error) { return starlark.Call(th.Interp(), v, self, tt.kwargs) },
				"Call":  func() (starlark.Value, error) { return called(f, th, self, tt.kwargs) },
			}
			if tt.kwargs == nil {
				all["CallOf"] = func() (starlark.Value, error) { return f.CallOf(th, c, tt.args) }
			}
			for how, call := range all {
				if got := outcome(call()); got != tt.want {
					t.Errorf("%s%v %v by %s: got %s, want %s", tt.name, tt.args, tt.kwargs, how, got, tt.want)
				}
			}
		}
	})
}

// called calls f as an engine of values does.
func called(f *native.Function, th *script.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var values []value.Value
	for _, x := range args {
		values = append(values, value.Of(x))
	}
	var named []native.Keyword
	for _, kw := range kwargs {
		named = append(named, native.Keyword{Name: string(kw[0].(starlark.String)), Value: value.Of(kw[1])})
	}
	v, err := f.Call(th, values, named)
	return v.Starlark(), err
}

// Go returns the Go function, for all of its types.
func TestGo(t *testing.T) {
	v, _ := cellClass.Lookup("set")
	f := v.(*object.NativeMethod).Method().(*native.Function)
	set, ok := f.Go().(func(*cell, *script.Thread, value.Value) (value.Value, error))
	if !ok {
		t.Fatalf("it is a %T", f.Go())
	}
	var c cell
	if _, err := set(&c, nil, value.Int(3)); err != nil || c.content != value.Int(3) {
		t.Errorf("%v, %v", c.content, err)
	}
}
