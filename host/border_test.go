package host_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
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

// What foreign Go code calls, wherever it got it, takes and returns containers of go.starlark.net.
func TestCallbacks(t *testing.T) {
	const src = `
import functools
class C:
    def __init__(self, l=None): self.l = l
    def __call__(self, l): return l
    def method(self, l): return change(l)
    @staticmethod
    def static(l): return change(l)
    @classmethod
    def of(cls, l): return change(l)
def change(l, *, k=None):
    assert type(l) is list and isinstance(l, list), type(l)
    assert k is None or type(k) is dict
    l.append([len(l)])
    return l
@functools.cache
def cached(n): return [n]
class Meta(type):
    def __call__(cls, l): return change(l)
class M(metaclass=Meta): pass
fns = [change, lambda l: change(l), C(), C().method, C.static, C.of, functools.partial(change, k={}), M,
       functools.wraps(change)(lambda l: change(l))]
for fn in fns + [list, C, sorted, [].__add__]:
    l = [3, 1]
    v = call(fn, l)
    if fn in fns:
        assert v is l, (fn, v)
    for v in call_each((fn,), l), call_each([fn], l), thing.call(fn, l):
        assert type(v) in (list, C), v
assert call(cached, 1) is call(cached, 1) and call(cached, 1) == [1]
d = {}
assert call(d.setdefault, "k", d) is d and d == {"k": d}
assert call(dict, [("a", [])]) == {"a": []}
assert call(set, [1, 2]) == {1, 2} and call(tuple, [1, [2]]) == (1, [2])
assert call(type, "T", (C,), {"x": [1]}).x == [1]
assert call(str.join, ",", ["a", "b"]) == "a,b"
assert call(call, call, change, [1]) == [1, [1]]
def gen():
    yield [1]
assert call(gen).__next__() == [1] and call(next, gen()) == [1]
`
	var results []starlark.Value
	called := func(thread *starlark.Thread, fn starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		v, err := starlark.Call(thread, fn, args, nil)
		results = append(results, v)
		return v, err
	}
	call := starlark.NewBuiltin("call", func(thread *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return called(thread, args[0], args[1:])
	})
	each := starlark.NewBuiltin("call_each", func(thread *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return called(thread, args[0].(starlark.Indexable).Index(0), args[1:])
	})
	h := hostOf(t, host.Config{Predeclared: starlark.StringDict{
		"call": call, "call_each": each, "thing": &thing{attrs: starlark.StringDict{"call": call}},
	}})
	exec(t, h, src)
	for i, v := range results {
		if err := upstream(v); err != nil {
			t.Errorf("call %d: %v", i, err)
		}
	}
}

// A container is one, on whichever side it was made and is changed.
func TestContainersAreOne(t *testing.T) {
	const src = `
l, d, s, nested = [1], {"k": [1]}, {1}, [[[]]]
nested.append(nested)
t = (l, (l,))
b = b"x"
given = [1, (2, [3]), {4: 5}]
given_pair = pair
def same(x): return x
def get(name): return globals()[name]
def change(x):
    if isinstance(x, list): x.append(2)
    elif isinstance(x, dict): x[2] = [3]
    elif isinstance(x, set): x.add(2)
def check():
    assert l == [1, "go"] and d["go"] == 1 and "go" in s and list(d) == ["k", "go"]
    assert t[0] is l and t[1][0] is l and nested[1] is nested
    assert list(s) == [1, "go"]
def predeclared():
    assert outer == [1] and pair[0] is outer and pair == ([1], [1]) and names == {"a": outer}, (outer, pair, names)
    outer.append([])
    names["b"] = outer
    assert pair[1] == [1, []] and given_pair is pair
`
	outer := starlark.NewList([]starlark.Value{starlark.MakeInt(1)})
	names := new(starlark.Dict)
	names.SetKey(starlark.String("a"), outer)
	h := hostOf(t, host.Config{Predeclared: starlark.StringDict{"outer": outer, "pair": starlark.Tuple{outer, outer}, "names": names}})
	globals := exec(t, h, src)
	call := func(name string, args ...starlark.Value) starlark.Value {
		t.Helper()
		v, err := h.Call(ctx, globals[name].(starlark.Callable), args, nil)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for name, v := range globals {
		if err := upstream(v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, ok := v.(starlark.Tuple); !ok && call("get", starlark.String(name)) != v {
			t.Errorf("%s is another one in a call", name)
		}
	}
	l, d, s := globals["l"].(*starlark.List), globals["d"].(*starlark.Dict), globals["s"].(*starlark.Set)
	word := starlark.String("go")
	l.Append(word)
	d.SetKey(word, starlark.MakeInt(1))
	s.Insert(word)
	call("check")
	call("predeclared")
	if outer.Len() != 2 || names.Len() != 2 {
		t.Errorf("got %v, %v", outer, names)
	}
	for _, v := range []starlark.Value{starlark.NewList(nil), starlark.NewDict(0), starlark.NewSet(0), l, d, outer} {
		if got := call("same", v); got != v {
			t.Errorf("%v came back as %v", v, got)
		}
		before := starlark.Len(v)
		call("change", v)
		if starlark.Len(v) != before+1 {
			t.Errorf("the change of %v is not seen", v)
		}
		if err := upstream(v); err != nil {
			t.Error(err)
		}
	}
	for _, v := range []starlark.Value{starlark.Tuple{outer, starlark.Tuple{}}, starlark.Bytes("x"), starlark.None} {
		got := call("same", v)
		if same, err := starlark.Equal(got, v); !same || err != nil {
			t.Errorf("%v came back as %v, %v", v, got, err)
		}
	}
}

// Containers that Go code has frozen refuse each change, and are as they were.
func TestFrozenContainers(t *testing.T) {
	const src = `
kept = [[1], {1: [2]}, {3}]
freeze(kept)
def refused(what, frozen):
    l, d, s = frozen
    for do in (lambda: l.append(1), lambda: l.extend([1]), lambda: l.insert(0, 1), lambda: l.pop(), lambda: l.remove(1),
               lambda: l.clear(), lambda: l.reverse(), lambda: l.sort(), lambda: l.__setitem__(0, 5), lambda: l.__delitem__(0),
               lambda: l.__iadd__([1]), lambda: l.__imul__(2), lambda: l.__setitem__(slice(0, 0), [1]), lambda: exec("l[0] = 1", {"l": l}),
               lambda: exec("l += [1]", {"l": l}), lambda: exec("l[0] += 1", {"l": l}), lambda: exec("del l[0]", {"l": l}),
               lambda: d.update(a=1), lambda: d.__setitem__(1, 1), lambda: d.pop(1), lambda: d.popitem(), lambda: d.clear(),
               lambda: d.setdefault(5, 5), lambda: d.__delitem__(1), lambda: d[1].append(1), lambda: exec("d[1] = 2", {"d": d}),
               lambda: exec("d |= {7: 8}", {"d": d}), lambda: exec("del d[1]", {"d": d}),
               lambda: s.add(4), lambda: s.remove(3), lambda: s.discard(3), lambda: s.pop(), lambda: s.clear(),
               lambda: s.update([4]), lambda: s.__iand__(set()), lambda: s.difference_update([3]), lambda: s.symmetric_difference_update([3, 5]),
               lambda: frozen.append(1)):
        before = repr(frozen)
        try:
            do()
            print(what, "no error", do.__code__.co_firstlineno, repr(frozen))
        except Exception as e:
            if type(e) is not TypeError or "frozen" not in str(e):
                print(what, repr(e))
        assert repr(frozen) == before, (repr(frozen), before)
    assert l == [1] and d == {1: [2]} and s == {3} and [x for x in l] == [1] and sorted(d) == [1] and d[1][0] == 2 and 3 in s
    assert l + [2] == [1, 2] and {**d} == d and s | {4} == {3, 4} and list(l) is not l and d.copy() == d
    l.extend([]); d.update(); s.update()
refused("own", kept)
show(kept)
refused("own, shown", kept)
refused("predeclared", given)
`
	one := starlark.MakeInt(1)
	d, s := new(starlark.Dict), new(starlark.Set)
	d.SetKey(one, starlark.NewList([]starlark.Value{starlark.MakeInt(2)}))
	s.Insert(starlark.MakeInt(3))
	given := starlark.NewList([]starlark.Value{starlark.NewList([]starlark.Value{one}), d, s})
	given.Freeze()
	function := func(name string, f func(v starlark.Value)) starlark.Value {
		return starlark.NewBuiltin(name, func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			f(args[0])
			return starlark.None, nil
		})
	}
	var out strings.Builder
	h := hostOf(t, host.Config{Stdout: &out, Predeclared: starlark.StringDict{
		"given": given, "freeze": function("freeze", starlark.Value.Freeze), "show": function("show", func(starlark.Value) {}),
	}})
	exec(t, h, src)
	if out.String() != "" {
		t.Error(out.String())
	}
}

// Go code that goes over a container keeps scripts from changing it; a script that does so sees
// what Go code changes.
func TestChangesWhileIterated(t *testing.T) {
	const src = `
def refuses(x):
    for do in {list: [lambda: x.append(1), lambda: x.clear()], dict: [lambda: x.update({9: 9}), lambda: x.clear()], set: [lambda: x.add(9), lambda: x.clear()]}[type(x)]:
        try:
            do()
            assert False, x
        except (RuntimeError, TypeError) as e:
            assert "during iteration" in str(e), repr(e)
for x in [1, 2], {1: 2, 2: 3}, {1, 2}:
    before = x.copy()
    over(x, refuses)
    assert x == before and len(x) == 2
    x.clear()
l = [1, 2, 3]
got = []
for x in l:
    got.append(x)
    if x == 2:
        append(l, 4)
assert got == [1, 2, 3, 4]
for x in {1: 2, 2: 3}, {1, 2}:
    try:
        for y in x:
            add(x, y + 10)
        assert False
    except RuntimeError as e:
        assert "changed size during iteration" in str(e), e
`
	over := starlark.NewBuiltin("over", func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		it := args[0].(starlark.Iterable).Iterate()
		defer it.Done()
		var x starlark.Value
		for it.Next(&x) {
			if _, err := starlark.Call(thread, args[1], args[:1], nil); err != nil {
				return nil, err
			}
		}
		return starlark.None, nil
	})
	add := starlark.NewBuiltin("add", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		switch x := args[0].(type) {
		case *starlark.List:
			return starlark.None, x.Append(args[1])
		case *starlark.Dict:
			return starlark.None, x.SetKey(args[1], args[1])
		default:
			return starlark.None, x.(*starlark.Set).Insert(args[1])
		}
	})
	exec(t, hostOf(t, host.Config{Predeclared: starlark.StringDict{"over": over, "add": add, "append": add}}), src)
}

// Keys of containers that Go code has, or was shown, are Python's to scripts.
func TestKeysAtTheBorder(t *testing.T) {
	const src = `
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return hash(self.n)
    def __eq__(self, other): return isinstance(other, K) and self.n == other.n or self.n == other
    def __repr__(self): return f"K({self.n})"
class Bad:
    __hash__ = None
for make in (lambda: given(), lambda: show({}), lambda: {}):
    d = make()
    d[1] = "a"; d[True] = "b"; d[1.0] = "c"
    assert len(d) == 1 and d[1] == "c" and d[True] == "c" and list(d) == [1] and type(list(d)[0]) is int
    del d[1.0]
    assert not d
    d[K(1)] = "k"
    assert d[K(1)] == "k" and K(1) in d and K(2) not in d, d
    d[K(1)] = "l"
    assert len(d) == 1 and d.get(K(1)) == "l" and d.pop(K(1)) == "l" and not d
    d[2] = "two"
    assert d.setdefault(2.0, 5) == "two"
    d[1, K(3)] = 4
    assert d[1, K(3)] == 4 and (True, K(3)) in d and (1, K(4)) not in d
    nan = float("nan")
    d[nan] = 1
    assert d[nan] == 1
    for bad in [], {}, set(), Bad(), (1, []):
        try:
            d[bad] = 1
            assert False, d
        except TypeError as e:
            assert "unhashable" in str(e), e
        try:
            d.get(bad)
            assert False, d
        except TypeError as e:
            assert "unhashable" in str(e), e
    show(d)
    assert d[2] == "two" and d[nan] == 1 and len(d) == 3 and d == d.copy()
for s in show(set()), set(), given_set():
    s.add(1); s.add(True); s.add(1.0)
    assert s == {1} and len(s) == 1
    s.discard(True)
    assert not s
    s.add(K(2)); s.add(K(2))
    assert len(s) == 1 and K(2) in s and K(1) not in s and s & {K(2)} == {K(2)} and s | {K(2)} == s and not s - {K(2)}
    s.remove(K(2))
for l in show([K(1)]), [K(1)]:
    assert 1 in l and l.index(1) == 0 and l.count(K(1)) == 1
    l.remove(K(1))
    assert l == []
assert show([K(1)]) == [1]
assert show((1, K(1))) == (1, 1) and show({K(1): 2}) == {1: 2}
`
	builtin := func(f func(args starlark.Tuple) starlark.Value) starlark.Value {
		return starlark.NewBuiltin("f", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			return f(args), nil
		})
	}
	exec(t, hostOf(t, host.Config{Predeclared: starlark.StringDict{
		"show":      builtin(func(args starlark.Tuple) starlark.Value { return args[0] }),
		"given":     builtin(func(starlark.Tuple) starlark.Value { return new(starlark.Dict) }),
		"given_set": builtin(func(starlark.Tuple) starlark.Value { return new(starlark.Set) }),
	}}), src)
}

// What Go code of fstar calls in the Starlark dialect has go.starlark.net's containers, and gives them back.
func TestStarlarkContainers(t *testing.T) {
	const src = `
def change(l):
    if type(l) != "list":
        fail("got a " + type(l))
    l.append(len(l))
    return l

def run():
    l = [1]
    for ex in using(futures.ThreadPoolExecutor(2)):
        f = ex.submit(change, l)
        check(f.result() == [1, 1] and l == [1, 1])
        f.result().append(5)
        check(l == [1, 1, 5])
        check([type(x) for x in ex.map(change, [[1], [2]])] == ["list", "list"])
        check(ex.submit(lambda: {"k": [(1, [2])]}).result()["k"][0][1] == [2])
        check(type(ex.submit(lambda **kw: kw, a = l).result()) == "dict")
        ex.submit(lambda: l).add_done_callback(lambda f: change(f.result()))
    q = queue.Queue()
    q.put(l)
    check(q.get() == l)
    q.put({"a": l})
    q.get()["a"].append("q")
    check(l[-1] == "q" and "a" in {"a": 1})
    check(type(sorted([[2], [1]])) == "list" and max([1], [2]) == [2])
    f = futures.Future()
    f.set_result(l)
    l.append("last")
    check(f.result()[-1] == "last")
    f.result().extend([l])
    return l

def check(ok):
    if not ok:
        fail("assertion failed")

l = run()
both = change(l)
`
	h, _ := newHost(t, host.Config{})
	globals := exec(t, h, src)
	l := globals["l"].(*starlark.List)
	if l != globals["both"] || l.Index(l.Len()-2) != l {
		t.Errorf("got %v", globals)
	}
	v, err := h.Call(ctx, globals["change"].(starlark.Callable), starlark.Tuple{l}, nil)
	if err != nil || v != l {
		t.Errorf("got %v, %v, want the argument", v, err)
	}
}

// Python code and files in .star, which are Python in its Host, have containers in common.
func TestLoadedContainers(t *testing.T) {
	files := map[string]string{
		"main.py": `
load("lib.star", "items", "add", other="names")
import lib2
items.append(1)
add([2])
assert items == [1, [2]] and lib2.items is items and other is lib2.names, items
lib2.shared.append(items)
assert lib2.check()
`,
		"lib.star": "items = []\nnames = {}\ndef add(x):\n    items.append(x)\n",
		"lib2.py":  "load('lib.star', 'items', 'names')\nshared = []\ndef check(): return shared[0] is items and shared[0] == [1, [2]]\n",
	}
	h := hostOf(t, host.Config{Path: []string{""}, ReadFile: func(name string) ([]byte, error) {
		if text, ok := files[name]; ok {
			return []byte(text), nil
		}
		return nil, fs.ErrNotExist
	}})
	if _, err := h.ExecFile(ctx, "main.py", files["main.py"]); err != nil {
		t.Error(err)
	}
}

// Run and RunModule are ExecFile and ExecModule but for the globals.
func TestRun(t *testing.T) {
	for _, dialect := range []host.Dialect{host.Python, host.Starlark} {
		var out strings.Builder
		h := hostOf(t, host.Config{Dialect: dialect, Stdout: &out})
		if err := h.RunFile(ctx, "test.py", "l = [1]\nprint(l)\n"); err != nil || out.String() != "[1]\n" {
			t.Errorf("got %q, %v", out.String(), err)
		}
		if err := h.Session().Exec(ctx, "print(l)\n"); err != nil || out.String() != "[1]\n[1]\n" {
			t.Errorf("a session does not go on: %q, %v", out.String(), err)
		}
		scriptError(t, h.RunFile(ctx, "test.py", "1 // 0\n"))
		if err := h.RunModule(ctx, "nowhere"); err == nil {
			t.Error("there is no module to run")
		}
	}
	var out strings.Builder
	h := hostOf(t, host.Config{Stdout: &out, Path: []string{""}, ReadFile: func(name string) ([]byte, error) {
		if name == "mod.py" {
			return []byte("l = [1]\nprint(__name__, l)\n"), nil
		}
		return nil, fs.ErrNotExist
	}})
	if err := h.RunModule(ctx, "mod"); err != nil || out.String() != "__main__ [1]\n" {
		t.Errorf("got %q, %v", out.String(), err)
	}
}
