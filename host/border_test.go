package host_test

import (
	"fmt"
	"slices"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/host"
)

// A thing is a value of the embedding program's that has all that a value in Go can have, and
// keeps what it is given.
type thing struct {
	attrs starlark.StringDict
	items *starlark.Dict
	elems *starlark.List
	seen  *[]starlark.Value // what its methods were given
}

var (
	_ starlark.HasSetField     = (*thing)(nil)
	_ starlark.HasBinary       = (*thing)(nil)
	_ starlark.HasSetKey       = (*thing)(nil)
	_ starlark.IterableMapping = (*thing)(nil)
	_ starlark.HasUnary        = (*thing)(nil)
	_ starlark.Container       = (*thing)(nil)
	_ starlark.Callable        = (*thing)(nil)
)

func (x *thing) String() string        { return "thing" }
func (x *thing) Type() string          { return "thing" }
func (x *thing) Freeze()               {}
func (x *thing) Truth() starlark.Bool  { return true }
func (x *thing) Hash() (uint32, error) { return 1, nil }
func (x *thing) Name() string          { return "thing" }

func (x *thing) saw(values ...starlark.Value) { *x.seen = append(*x.seen, values...) }

func (x *thing) Attr(name string) (starlark.Value, error) { return x.attrs[name], nil }
func (x *thing) AttrNames() []string                      { return x.attrs.Keys() }

func (x *thing) SetField(name string, v starlark.Value) error {
	x.saw(v)
	x.attrs[name] = v
	return nil
}

func (x *thing) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	x.saw(y)
	return x.elems, nil
}

func (x *thing) Unary(op syntax.Token) (starlark.Value, error) { return x.elems, nil }

func (x *thing) Get(k starlark.Value) (starlark.Value, bool, error) {
	x.saw(k)
	return x.items.Get(k)
}

func (x *thing) SetKey(k, v starlark.Value) error {
	x.saw(k, v)
	return x.items.SetKey(k, v)
}

func (x *thing) Has(k starlark.Value) (bool, error) {
	x.saw(k)
	return true, nil
}

func (x *thing) Iterate() starlark.Iterator { return x.elems.Iterate() }
func (x *thing) Items() []starlark.Tuple    { return x.items.Items() }

func (x *thing) CallInternal(_ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	x.saw(args...)
	for _, kw := range kwargs {
		x.saw(kw[1])
	}
	return args[0], nil
}

// A row is a sequence of the embedding program's.
type row struct {
	starlark.Value
	elems []starlark.Value
	seen  *[]starlark.Value
}

var (
	_ starlark.HasSetIndex = (*row)(nil)
	_ starlark.Sliceable   = (*row)(nil)
	_ starlark.Sequence    = (*row)(nil)
)

func (x *row) Type() string               { return "row" }
func (x *row) String() string             { return "row" }
func (x *row) Len() int                   { return len(x.elems) }
func (x *row) Index(i int) starlark.Value { return x.elems[i] }
func (x *row) Iterate() starlark.Iterator { return starlark.NewList(x.elems).Iterate() }

func (x *row) SetIndex(i int, v starlark.Value) error {
	*x.seen = append(*x.seen, v)
	x.elems[i] = v
	return nil
}

func (x *row) Slice(start, end, step int) starlark.Value {
	return starlark.NewList(slices.Clone(x.elems[start:end]))
}

// upstream says what is wrong with a value that Go code of others got: nothing inside of it may be a
// container that go.starlark.net does not know.
func upstream(v starlark.Value) error {
	seen := map[starlark.Value]bool{}
	var check func(v starlark.Value) error
	check = func(v starlark.Value) error {
		var inside []starlark.Value
		switch v := v.(type) {
		case starlark.Tuple:
			inside = v
		case *starlark.List:
			if seen[v] {
				return nil
			}
			seen[v] = true
			for x := range v.Elements() {
				inside = append(inside, x)
			}
		case *starlark.Dict:
			if seen[v] {
				return nil
			}
			seen[v] = true
			for _, item := range v.Items() {
				inside = append(inside, item...)
			}
		case *starlark.Set:
			for x := range v.Elements() {
				inside = append(inside, x)
			}
		case starlark.Iterable:
			if fmt.Sprintf("%T", v)[:6] == "*value" && v.Type() != "fstar.frozenset" {
				return fmt.Errorf("got a %T", v)
			}
		}
		for _, x := range inside {
			if err := check(x); err != nil {
				return err
			}
		}
		return nil
	}
	return check(v)
}

// What a script does with values of the embedding program's gives that only what it knows, and the
// script has all that is Python's of what comes back.
func TestForeignValues(t *testing.T) {
	list := func(elems ...starlark.Value) *starlark.List { return starlark.NewList(elems) }
	one, two := starlark.MakeInt(1), starlark.MakeInt(2)
	for _, src := range []string{
		"f([1, [2]])", "f(([1],))", "f(*[[1]], **{'k': {1: [2]}})", "f(k={1, 2}, a=[])", "f([{}, ({},)])",
		"x([1])", "x(*([1],), k=[1])",
		"x.new = [1]; assert x.new == [1]; x.new.append(2); assert x.new == [1, 2]",
		"setattr(x, 'new', {1: []}); x.new[1].append(3); assert x.new == {1: [3]}",
		"assert x.list == [1, 2]; x.list.append(3); assert x.list[-1] == 3 and x.list is x.list and len(x.list) == 3",
		"assert getattr(x, 'list') is x.list; assert isinstance(x.list, list) and type(x.list) is list",
		"assert id(x.list) == id(x.list)",
		"assert x.pair[0] == [1] and x.pair == ([1], 2) and isinstance(x.pair, tuple) and len(x.pair) == 2",
		"a, b = x.pair; a.append(5); assert x.pair[0] == [1, 5], x.pair",
		"for a in x.pair: assert a == [1] or a == 2\nassert [1] in x.pair and x.pair.index(2) == 1",
		"match x.pair:\n    case ([n], two): assert n == 1 and two == 2\n    case _: assert False",
		"assert hash((1, x.plain)) == hash((1, (1, 2))) and {x.plain: 1}[1, 2] == 1",
		"assert x.nested[0][0][0] == [1]; x.nested[0][0][0].append(2); assert x.nested[0][0][0] == [1, 2]",
		"y = x + [1]; assert y is x.elems and y == [[7], 8]", "y = [1] + x; assert y is x.elems", "x += [5]; assert x[0] == [7]",
		"y = (-x); assert y is x.elems; y.append(0); assert x.elems[-1] == 0",
		"assert x['l'] == [1]; x['l'].append(2); assert x['l'] == [1, 2]",
		"x['n'] = [1]; x['n'].append(2); assert x['n'] == [1, 2]", "x[(1, 2)] = {1}; assert x[1, 2] == {1} and (1, 2) in x",
		"assert [1] in x", "try:\n    x['none']\n    assert False\nexcept KeyError as e: assert e.args == ('none',)",
		"l = list(x); assert l == [[7], 8], l; l[0].append(1); assert x.elems[0] == [7, 1]",
		"for y in x: break\ny.append(3); assert x.elems[0] == [7, 3]",
		"a, b = x; a.append(3); assert x.elems[0] == [7, 3]", "a, *b = x; assert a == [7] and b == [8]",
		"g(*x)", "assert [y for y in x] == [[7], 8]", "assert sorted(map(str, x)) == ['8', '[7]']",
		"assert list(zip(x, x))[0] == ([7], [7])", "assert next(iter(x)) is x.elems[0]",
		"d = dict(x); assert d == {'l': [1]}; d['l'].append(9); assert x['l'] == [1, 9]", "g2(**x)", "assert {**x} == {'l': [1]}",
		"assert r[0] == [1] and r[-1] == 2; r[0].append(1); assert r[0] == [1, 1]", "r[0] = [3]; r[0].append(4); assert r[0] == [3, 4]",
		"assert r[:1] == [[1]]; r[:1][0].append(2); assert r[0] == [1, 2]", "assert [1] in r and len(r) == 2",
		"s = r[:]; s.append(0); assert len(s) == 3 and s is not r[:]", "assert max(r[1:]) == 2",
		"import functools; functools.partial(f, [1])([2])", "list(map(f, [[1]]))", "sorted([[1]], key=f)", "assert list(filter(f, [[1]])) == [[1]]",
		"from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor() as ex:\n    l = [1]\n    assert ex.submit(f, l).result() is l\n    assert list(ex.map(f, [l]))[0] is l",
		"from concurrent.futures import Future\nfu = Future(); fu.set_result([1]); fu.add_done_callback(f)",
		"class C:\n    m = x\n    call = staticmethod(f)\nC().call([1])", "class C:\n    __call__ = f\nC()([1]) ", "class C:\n    __getitem__ = f\nC()[[1]]",
		"try:\n    fail([1])\nexcept Exception as e: assert e.args == ('fail: no',) or True, e.args",
		"@f\nclass C: pass\n@x\ndef h(): pass", "assert functools_reduce() == [1]",
	} {
		t.Run(src, func(t *testing.T) {
			var seen []starlark.Value
			x := &thing{
				attrs: starlark.StringDict{
					"list": list(one, two), "pair": starlark.Tuple{list(one), two}, "plain": starlark.Tuple{one, two},
					"nested": starlark.Tuple{starlark.Tuple{starlark.Tuple{list(one)}}},
					"elems":  list(list(starlark.MakeInt(7)), starlark.MakeInt(8)),
				},
				items: new(starlark.Dict), seen: &seen,
			}
			x.elems = x.attrs["elems"].(*starlark.List)
			x.items.SetKey(starlark.String("l"), list(one))
			f := starlark.NewBuiltin("f", func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
				seen = append(seen, args...)
				for _, kw := range kwargs {
					seen = append(seen, kw[1])
				}
				if len(args) == 0 {
					return starlark.None, nil
				}
				return args[0], nil
			})
			h := hostOf(t, host.Config{Predeclared: starlark.StringDict{
				"x": x, "f": f, "r": &row{Value: starlark.None, elems: []starlark.Value{list(one), two}, seen: &seen},
			}})
			src := "def g(a, b): assert a == [7] and b == 8\ndef g2(l): assert l == [1]\ndef functools_reduce():\n    import functools\n    return functools.reduce(x, [[1], [2]])\n" + src
			if _, err := h.ExecFile(ctx, "test.py", src); err != nil {
				t.Error(err)
			}
			for _, v := range seen {
				if err := upstream(v); err != nil {
					t.Error(err)
				}
			}
		})
	}
}
