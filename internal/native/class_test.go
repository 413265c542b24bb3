package native_test

import (
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
)

// pair is a class of values in Go.
type pair struct{ x, y int }

var pairClass = native.Table{
	Doc: "two numbers",
	Methods: []*native.Function{
		native.M0("sum", "", "x + y", func(p *pair, _ *script.Thread) (int, error) { return p.x + p.y, nil }),
		native.M1("plus", "n, /", "x + n", func(p *pair, _ *script.Thread, n int) (int, error) { return p.x + n, nil }),
	},
	Slots: []*native.Function{
		native.M0("__len__", "", "2", func(*pair, *script.Thread) (int, error) { return 2, nil }),
		native.M1("__add__", "value, /", "x + value", func(p *pair, _ *script.Thread, n int) (int, error) { return p.x + n, nil }),
		native.M2("__pow__", "value, mod=None, /", "x + value", func(p *pair, _ *script.Thread, n int, _ starlark.Value) (int, error) { return p.x + n, nil }),
		native.M2("__get__", "instance, owner=None, /", "nothing", func(p *pair, _ *script.Thread, _, _ starlark.Value) (starlark.Value, error) {
			return starlark.None, nil
		}),
		native.M2("__setitem__", "key, value, /", "nothing", func(p *pair, _ *script.Thread, _, _ int) (starlark.Value, error) { return starlark.None, nil }),
		native.M1("__init__", "iterable=(), /", "nothing", func(p *pair, _ *script.Thread, _ starlark.Value) (starlark.Value, error) { return starlark.None, nil }),
	},
	ClassMethods: []*native.Function{
		native.M0("twin", "", "two of the same", func(class *object.Class, _ *script.Thread) (string, error) { return class.Name(), nil }),
	},
	StaticMethods: []*native.Function{
		native.F1("half", "n, /", "n / 2", func(_ *script.Thread, n float64) (float64, error) { return n / 2, nil }),
	},
	Attributes: []*native.Attribute{
		native.Get("x", "the first", func(p *pair) (int, error) { return p.x, nil }),
	},
}.Define(object.NewNative("", "pair"))

func (p *pair) String() string        { return "pair" }
func (p *pair) Type() string          { return "pair" }
func (p *pair) Freeze()               {}
func (p *pair) Truth() starlark.Bool  { return true }
func (p *pair) Hash() (uint32, error) { return 0, nil }
func (p *pair) Class() *object.Class  { return pairClass }

func TestTable(t *testing.T) {
	on(t, func(th *script.Thread) {
		p, one := &pair{1, 2}, starlark.MakeInt(1)
		x := []starlark.Tuple{{starlark.String("x"), one}}
		for _, tt := range []struct {
			name   string
			args   starlark.Tuple
			kwargs []starlark.Tuple
			want   string
		}{
			{"sum", starlark.Tuple{p}, nil, "3"},
			{"plus", starlark.Tuple{p, one}, nil, "2"},
			{"half", starlark.Tuple{one}, nil, "0.5"},
			{"twin", nil, nil, `"pair"`},
			{"__add__", starlark.Tuple{p, one}, nil, "2"},
			{"__pow__", starlark.Tuple{p, one}, nil, "2"},

			{"sum", starlark.Tuple{p, one}, nil, "TypeError: pair.sum() takes no arguments (1 given)"},
			{"sum", starlark.Tuple{p}, x, "TypeError: pair.sum() takes no keyword arguments"},
			{"plus", starlark.Tuple{p}, nil, "TypeError: pair.plus() takes exactly one argument (0 given)"},
			{"plus", starlark.Tuple{p, starlark.None}, nil, "TypeError: 'NoneType' object cannot be interpreted as an integer"},
			{"plus", starlark.Tuple{one, one}, nil, "TypeError: descriptor 'plus' for 'pair' objects doesn't apply to a 'int' object"},
			{"__len__", starlark.Tuple{p, one}, nil, "TypeError: expected 0 arguments, got 1"},
			{"__add__", starlark.Tuple{p}, nil, "TypeError: expected 1 argument, got 0"},
			{"__add__", starlark.Tuple{p, one}, x, "TypeError: wrapper __add__() takes no keyword arguments"},
			{"__add__", starlark.Tuple{one, one}, nil, "TypeError: descriptor '__add__' requires a 'pair' object but received a 'int'"},
			{"__add__", nil, nil, "TypeError: descriptor '__add__' of 'pair' object needs an argument"},
			{"__pow__", starlark.Tuple{p}, nil, "TypeError: expected 1 or 2 arguments, got 0"},
			{"__get__", starlark.Tuple{p}, nil, "TypeError: __get__ expected at least 1 argument, got 0"},
			{"__get__", starlark.Tuple{p, one, one, one}, nil, "TypeError: __get__ expected at most 2 arguments, got 3"},
			{"__setitem__", starlark.Tuple{p, one}, nil, "TypeError: __setitem__ expected 2 arguments, got 1"},
			{"__init__", starlark.Tuple{p, one, one}, nil, "TypeError: pair expected at most 1 argument, got 2"},
			{"__init__", starlark.Tuple{p}, x, "TypeError: pair() takes no keyword arguments"},
		} {
			fn, err := pairClass.Attr(tt.name)
			if err != nil {
				t.Fatal(err)
			}
			// By its class, and by itself.
			fns := []starlark.Value{fn}
			if m, ok := fn.(*object.NativeMethod); ok {
				fns = append(fns, m.Method())
			}
			for _, fn := range fns {
				v, err := starlark.Call(th.Interp(), fn, tt.args, tt.kwargs)
				if got := outcome(v, err); got != tt.want {
					t.Errorf("%s%v %v: got %s, want %s", tt.name, tt.args, tt.kwargs, got, tt.want)
				}
			}
		}
	})
}

func outcome(v starlark.Value, err error) string {
	if eval, ok := err.(*starlark.EvalError); ok {
		err = eval.Unwrap()
	}
	if err != nil {
		return err.Error()
	}
	return v.String()
}

// Go code that compares values calls slots where there is no script thread.
func TestSlotAlone(t *testing.T) {
	p, one := &pair{1, 2}, starlark.MakeInt(1)
	thread := new(starlark.Thread)
	for name, want := range map[string]string{"__add__": "2", "__pow__": "2", "plus": "RuntimeError: this Starlark thread is not attached to a host: see host.Attach"} {
		fn, _ := pairClass.Attr(name)
		v, err := starlark.Call(thread, fn, starlark.Tuple{p, one}, nil)
		if got := outcome(v, err); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

func TestTableAttributes(t *testing.T) {
	for name, want := range map[string]string{
		"__doc__": `"two numbers"`, "x": "<attribute 'x' of 'pair' objects>",
		"sum": "<method 'sum' of 'pair' objects>", "__len__": "<slot wrapper '__len__' of 'pair' objects>",
		"half": "<built-in function half>",
	} {
		v, err := pairClass.Attr(name)
		if got := outcome(v, err); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
	x := pairClass.Attrs().Get("x").(object.Descriptor)
	if err := x.SetIn(&pair{}, pairClass, starlark.None); err == nil || err.Error() != "AttributeError: attribute 'x' of 'pair' objects is not writable" {
		t.Error(err)
	}
}
