package functools_test

import (
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"go.starlark.net/starlark"
	"go.uber.org/goleak"

	"fstar/builtins/functools"
	"fstar/builtins/internal/moduletest"
	"fstar/builtins/threading"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var snippets = map[string]string{
	"partial": `
def f(*args, **kwargs): return (args, kwargs)
p = functools.partial(f, 1, 2, b=3)
eq(p(4, c=5), ((1, 2, 4), {"b": 3, "c": 5}))
eq(p(b=6), ((1, 2), {"b": 6}))
eq((p.func, p.args, p.keywords), (f, (1, 2), {"b": 3}))
q = functools.partial(p, 9, b=0, d=1)
eq((q.func, q.args, q.keywords), (f, (1, 2, 9), {"b": 0, "d": 1}))
setattr(p, "tag", 1)
eq(functools.partial(p, 9).func, p) # one with attributes stays as it is
eq(repr(functools.partial(int, 1, b=2)), "functools.partial(<class 'int'>, 1, b=2)")
eq(type(p), functools.partial)
eq(repr(functools.partial), "<class 'functools.partial'>")
raises("TypeError: type 'partial' takes at least one argument", lambda: functools.partial())
raises("TypeError: the first argument must be callable", lambda: functools.partial(3))
raises("AttributeError: 'functools.partial' object has no attribute 'zz'", lambda: p.zz)
C = class_("C", (), {"p": p, "m": functools.partialmethod(f, 1, k=2)})
c = C()
eq(c.p(), ((1, 2, c), {"b": 3}))
eq(c.m(5, j=3), ((c, 1, 5), {"k": 2, "j": 3}))
`,
	"reduce": `
add = lambda a, b: a + b
eq(functools.reduce(add, [1, 2, 3]), 6)
eq(functools.reduce(add, [1, 2, 3], 10), 16)
eq(functools.reduce(add, [], 10), 10)
eq(functools.reduce(lambda a, b: b + a, "añb"), "bña")
raises("TypeError: reduce() of empty iterable with no initial value", lambda: functools.reduce(add, []))
raises("TypeError: reduce() arg 2 must support iteration", lambda: functools.reduce(add, 3))
raises("ValueError: no", lambda: functools.reduce(lambda a, b: throw(ValueError("no")), [1, 2]))
`,
	"wraps": `
def wrapped(x):
    "Doc."
    return x
def outer(*args): return wrapped(*args)
f = functools.wraps(wrapped)(outer)
eq((f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__wrapped__), ("wrapped", "wrapped", "Doc.", "__main__", wrapped))
eq(f(3), 3)
f.tag = 1
g = functools.update_wrapper(lambda: 2, f)
eq((g(), g.__name__, g.tag, g.__wrapped__), (2, "wrapped", 1, f))
eq(f.__dict__, {"__wrapped__": wrapped, "tag": 1})
def plain(): pass
h = functools.wraps(f, assigned=("__doc__",), updated=())(plain)
eq((h, h.__name__, h.__doc__), (plain, "plain", "Doc."))
raises("AttributeError: 'function' object has no attribute 'tag'", lambda: h.tag)
p = functools.partial(wrapped)
eq(functools.update_wrapper(p, wrapped), p) # the same object, with attributes
eq((attr(p, "__name__"), attr(functools.wraps(p)(outer), "__name__")), ("wrapped", "wrapped"))
`,
	"lru_cache": lruCache,
	"cmp_to_key": `
key = functools.cmp_to_key(lambda a, b: a[0] - b[0])
eq(sorted([(3, "a"), (1, "b"), (3, "c"), (2, "d")], key=key), [(1, "b"), (2, "d"), (3, "a"), (3, "c")])
eq(key((1,)).obj, (1,))
eq(key((1,)) == key((1, 2)), True)
raises("TypeError: other argument must be K instance", lambda: compare(key((1,)), "<", 3))
raises("TypeError: other argument must be K instance", lambda: compare(key((1,)), "==", 3))
raises("TypeError: cannot use 'functools.KeyWrapper' as a dict key (unhashable type: 'functools.KeyWrapper')", lambda: {key(1): 2})
raises("ValueError: no", lambda: sorted([1, 2], key=functools.cmp_to_key(lambda a, b: throw(ValueError("no")))))
`,
	"total_ordering": `
def init(self, x): self.x = x
def same(self, other): return self.x == other.x
def op(fn): return lambda self, other: fn(self.x, other.x) if type(other) == type(self) else NotImplemented
ops = {"__lt__": lambda a, b: a < b, "__le__": lambda a, b: a <= b, "__gt__": lambda a, b: a > b, "__ge__": lambda a, b: a >= b}
for name in ops:
    C = class_("C", (), {"__init__": init, "__eq__": same, name: op(ops[name])})
    eq(functools.total_ordering(C), C)
    for x in range(3):
        for y in range(3):
            eq((C(x) < C(y), C(x) <= C(y), C(x) > C(y), C(x) >= C(y)), (x < y, x <= y, x > y, x >= y))
raises("ValueError: must define at least one ordering operation: < > <= >=", lambda: functools.total_ordering(class_("A", (), {})))
raises("TypeError: '<' not supported between instances of 'C' and 'D'", lambda: C(1) < class_("D", (), {})())
`,
	"cached_property": `
calls = []
def total(self):
    "Doc."
    calls.append(self)
    return len(calls)
C = class_("C", (), {"total": functools.cached_property(total)})
c, d = C(), C()
eq((c.total, c.total, d.total, c.total), (1, 1, 2, 1))
eq(calls, [c, d])
c.total = 9
eq(c.total, 9)
p = C.total
eq((p.attrname, p.func, attr(p, "__doc__"), type(p)), ("total", total, "Doc.", functools.cached_property))
S = class_("A", (), {"__slots__": (), "c": functools.cached_property(total)})
raises("TypeError: No '__dict__' attribute on 'A' instance to cache 'c' property.", lambda: S().c)
F = class_("F", (), {"c": functools.cached_property(lambda self: throw(ValueError("no")))})
raises("ValueError: no", lambda: F().c)
`,
	"singledispatch": `
def base(x): return "object"
f = functools.singledispatch(base)
f.register(int)(lambda x: "int")
f.register(list, lambda x: "list")
B = class_("B", (), {})
D = class_("D", (B,), {})
f.register(B)(lambda x: "B")
f.register(type(None))(lambda x: "None")
raises("TypeError: Invalid first argument to ` + "`register()`" + `: None. Use either ` + "`@register(some_class)`" + ` or plain ` + "`@register`" + ` on an annotated function.", lambda: f.register(None))
raises("TypeError: Invalid first argument to ` + "`register()`" + `. 3 is not a class or union type.", lambda: f.register(3, base))
eq([f(x) for x in (1, True, [], B(), D(), "s", None)], ["int", "int", "list", "B", "B", "object", "None"])
eq((f.__name__, f.__wrapped__, f.dispatch(float)), ("base", base, base))
eq([c for c in f.registry][:3], [object, int, list])
raises("TypeError: base requires at least 1 positional argument", lambda: f())
`,
}

func TestFunctools(t *testing.T) {
	for name, src := range snippets {
		t.Run(name, func(t *testing.T) {
			b := moduletest.New(t)
			b.Run(t, starlark.StringDict{"functools": functools.New()}, src)
		})
	}
}

// CPython gives what the snippets want.
func TestReference(t *testing.T) {
	for name, src := range snippets {
		t.Run(name, func(t *testing.T) { moduletest.Reference(t, "import functools", "", src) })
	}
}

const lruCache = `
calls = []
def f(*args, **kwargs):
    "Doc."
    calls.append(args)
    return len(calls)

c = functools.lru_cache(f)
eq((c(1), c(1), c(2), c(1)), (1, 1, 2, 1))
eq(repr(c.cache_info()), "CacheInfo(hits=2, misses=2, maxsize=128, currsize=2)")
eq(c.cache_info(), (2, 2, 128, 2))
eq((c.cache_info().hits, c.cache_info()[1], len(c.cache_info())), (2, 2, 4))
hits, misses, _, _ = c.cache_info()
eq(c.cache_parameters(), {"maxsize": 128, "typed": False})
eq((c.__name__, c.__doc__, c.__wrapped__), ("f", "Doc.", f))
c.cache_clear()
eq(c.cache_info(), (0, 0, 128, 0))
eq(c(1), 3)

# the least recently used goes
c = functools.lru_cache(maxsize=2)(f)
calls.clear()
a, b = c(1), c(2)
eq((c(1), c(3), c(1), c(2)), (1, 3, 1, 4))
eq(repr(c.cache_info()), "CacheInfo(hits=2, misses=4, maxsize=2, currsize=2)")

# what counts as the same call
def info(typed, *fs):
    c = functools.lru_cache(maxsize=None, typed=typed)(f)
    for g in fs:
        g(c)
    return c.cache_info()
eq(info(False, lambda c: c(1), lambda c: c(1.0)), (0, 2, None, 2))
eq(info(False, lambda c: c(1), lambda c: c(True)), (0, 2, None, 2))
eq(info(False, lambda c: c(1, 2), lambda c: c(1.0, 2), lambda c: c(True, 2)), (2, 1, None, 1))
eq(info(True, lambda c: c(1, 2), lambda c: c(1.0, 2), lambda c: c(True, 2)), (0, 3, None, 3))
eq(info(False, lambda c: c(a=1, b=2), lambda c: c(b=2, a=1)), (0, 2, None, 2))
eq(info(False, lambda c: c(1, a=1), lambda c: c(1, a=1), lambda c: c(1, "a", 1)), (1, 2, None, 2))
eq(info(True, lambda c: c("a"), lambda c: c("a"), lambda c: c(b=1), lambda c: c(b=1.0)), (1, 3, None, 3))

# no cache at all
c = functools.lru_cache(maxsize=-3)(f)
eq(c(1) == c(1), False)
eq(c.cache_info(), (0, 2, 0, 0))
eq(repr(functools.cache(f).cache_info()), "CacheInfo(hits=0, misses=0, maxsize=None, currsize=0)")

raises("TypeError: unhashable type: 'list'", lambda: functools.cache(f)([]))
raises("TypeError: unhashable type: 'dict'", lambda: functools.cache(f)(1, x={}))
raises("TypeError: Expected first argument to be an integer, a callable, or None", lambda: functools.lru_cache("x"))
raises("TypeError: lru_cache() takes from 0 to 2 positional arguments but 3 were given", lambda: functools.lru_cache(3, 4, 5))
raises("TypeError: the first argument must be callable", lambda: functools.lru_cache()(3))

# an exception is not kept
def fail(x):
    calls.append(x)
    return throw(ValueError("no"))
c = functools.cache(fail)
calls.clear()
raises("ValueError: no", lambda: c(1))
raises("ValueError: no", lambda: c(1))
eq(len(calls), 2)
eq(c.cache_info(), (0, 2, None, 0))

# recursion
def fib(n): return n if n < 2 else cached(n - 1) + cached(n - 2)
cached = functools.lru_cache(maxsize=None)(fib)
eq(cached(80), 23416728348467685)
eq(cached.cache_info(), (78, 81, None, 81))

# methods: self is an argument
calls.clear()
C = class_("C", (), {"m": functools.lru_cache(f)})
x, y = C(), C()
eq((x.m(1), x.m(1), y.m(1)), (1, 1, 2))
eq(calls, [(x, 1), (y, 1)])
eq(C.m.cache_info(), x.m.cache_info())

# keys that are instances are compared by their methods
def init(self, v): self.v = v
K = class_("K", (), {"__init__": init, "__hash__": lambda self: 1, "__eq__": lambda self, o: self.v == o.v})
eq(info(False, lambda c: c(K(1)), lambda c: c(K(1)), lambda c: c(K(2))), (1, 2, None, 2))

# a cache that its own function clears
def clearing(x):
    again.cache_clear()
    return x
again = functools.lru_cache(maxsize=1)(clearing)
eq([again(1), again(1), again(2), again(1)], [1, 1, 2, 1])
`

// While the function blocks, other threads call it too: the cache is not locked, and
// the first result is kept.
func TestCacheWhileItsFunctionBlocks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := moduletest.New(t)
		globals := b.Run(t, starlark.StringDict{"functools": functools.New(), "threading": threading.New(b.Runtime)}, `
gate = threading.Event()
calls = []
def f(x):
    calls.append(x)
    n = len(calls)
    gate.wait()
    return n
cached = functools.lru_cache(maxsize=1)(f)
def other():
    return cached.cache_info().misses # while two are in f
`)
		var wg sync.WaitGroup
		results := make([]string, 2)
		for i := range results {
			wg.Go(func() {
				v, err := b.Call(globals["cached"], starlark.Tuple{starlark.MakeInt(1)}, nil)
				if err != nil {
					t.Error(err)
					return
				}
				results[i] = v.String()
			})
		}
		synctest.Wait()
		if v, err := b.Call(globals["other"], nil, nil); err != nil || v.String() != "2" {
			t.Errorf("misses = %v, %v", v, err)
		}
		set, _ := globals["gate"].(starlark.HasAttrs).Attr("set")
		if _, err := b.Call(set, nil, nil); err != nil {
			t.Fatal(err)
		}
		wg.Wait()
		if got := strings.Join(results, " "); got != "1 2" && got != "2 1" {
			t.Errorf("results %s", got)
		}
		info, _ := globals["cached"].(starlark.HasAttrs).Attr("cache_info")
		if v, err := b.Call(info, nil, nil); err != nil || v.String() != "CacheInfo(hits=0, misses=2, maxsize=1, currsize=1)" {
			t.Errorf("%v, %v", v, err)
		}
	})
}

func TestDocumented(t *testing.T) {
	moduletest.Documented(t, functools.New())
}
