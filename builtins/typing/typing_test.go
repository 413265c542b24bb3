package typing_test

import (
	_ "embed"
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"go.uber.org/goleak"

	"fstar/builtins/internal/moduletest"
	"fstar/builtins/typing"
	"fstar/internal/object"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// reprs are expressions and their repr, or the exception: see testdata/record.py.
//
//go:embed testdata/reprs.txt
var reprs string

const variables = `
T = typing.TypeVar("T")
U = typing.TypeVar("U", bound=int)
V = typing.TypeVar("V", int, str, covariant=True)
P = typing.ParamSpec("P")
C = class_("C", (typing.Generic[T],), {})
D = class_("D", (C[int],), {})
UserId = typing.NewType("UserId", int)
`

func TestReprs(t *testing.T) {
	b := moduletest.New(t)
	m := typing.New()
	names := starlark.StringDict{"typing": m}
	for name, v := range b.Run(t, names, variables) {
		names[name] = v
	}
	for name, v := range m.Members {
		names[name] = v
	}
	for line := range strings.Lines(reprs) {
		expr, want, _ := strings.Cut(strings.TrimSpace(line), " => ")
		got := ""
		src := "v = (" + expr + ")\n"
		globals, err := b.Exec(t.Context(), names, src)
		if err != nil {
			got = object.Catch(err, 0).Error()
		} else {
			got = object.Repr(globals["v"])
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", expr, got, want)
		}
	}
}

// snippets are what else the values do.
var snippets = map[string]string{
	"generic": variables + `
def init(self, x): self.x = x
E = class_("E", (typing.Generic[T],), {"__init__": init})
F = class_("F", (E[T],), {})
eq((E[int](3).x, F[int](4).x, type(E[int](3)), E[int].__origin__), (3, 4, E, E))
eq(repr(F[int]), "__main__.F[int]")
eq(C.__mro__, (C, typing.Generic, object))
Pr = class_("Pr", (typing.Protocol,), {})
eq(Pr.__mro__, (Pr, typing.Protocol, typing.Generic, object))
I = class_("I", (typing.Iterator[int],), {"__next__": lambda self: 1})
i = I()
eq((i.__iter__(), I.__bases__[0].__module__), (i, "collections.abc"))
A = class_("A", (typing.Any,), {})
eq(A.__mro__, (A, object)) # fstar: Any is no class
eq({typing.Union[int, str]: 1}[typing.Union[str, int]], 1)
eq(class_("L", (typing.List[int],), {})([1]), [1])
`,
	"NamedTuple": `
ann = {"x": int, "y": int}
P = class_("P", (typing.NamedTuple,), {"__annotations__": ann, "y": 3, "s": lambda self: self.x + self.y})
p = P(1)
eq((repr(p), p.s(), P._fields, P._field_defaults, P.__annotations__), ("P(x=1, y=3)", 4, ("x", "y"), {"y": 3}, ann))
x, y = p
eq((x, y, p[0], p[-1], p[:1], len(p), 3 in p), (1, 3, 1, 3, (1,), 2, True))
eq((compare(p, "==", (1, 3)), compare(p, "<", (2,)), compare((0,), "<", p), p == P(1, 3), p < P(2)), (True, True, True, True, True))
eq((p + (1,), (0,) + p, p * 2), ((1, 3, 1), (0, 1, 3), (1, 3, 1, 3)))
eq((p._asdict(), p._replace(x=5), P._make([7, 8])), ({"x": 1, "y": 3}, P(5), P(7, 8)))
eq({p: 1}[P(1, 3)], 1)
eq((p.count(3), p.index(3), type(p), P.__mro__[-2:]), (1, 1, P, (tuple, object)))
raises("TypeError: P.__new__() missing 1 required positional argument: 'x'", lambda: P())
raises("TypeError: P.__new__() takes from 2 to 3 positional arguments but 4 were given", lambda: P(1, 2, 3))
raises("TypeError: P.__new__() got an unexpected keyword argument 'z'", lambda: P(1, z=2))
raises("TypeError: P.__new__() got multiple values for argument 'x'", lambda: P(1, x=2))
raises("TypeError: Got unexpected field names: ['q']", lambda: p._replace(q=1))
raises("TypeError: Expected 2 arguments, got 1", lambda: P._make([1]))
raises("AttributeError: can't set attribute", lambda: setattr(p, "x", 1))
raises("AttributeError: 'P' object has no attribute 'q' and no __dict__ for setting new attributes", lambda: setattr(p, "q", 1))
raises("AttributeError: 'P' object has no attribute 'q'", lambda: p.q)
raises("TypeError: Non-default namedtuple field y cannot follow default field x", lambda: class_("B", (typing.NamedTuple,), {"__annotations__": ann, "x": 1}))
raises("ValueError: Field names cannot start with an underscore: '_x'", lambda: class_("B", (typing.NamedTuple,), {"__annotations__": {"_x": int}}))

Q = typing.NamedTuple("Q", [("a", int), ("b", str)])
eq((repr(Q(1, 2)), repr(Q), Q.__annotations__), ("Q(a=1, b=2)", "<class '__main__.Q'>", {"a": int, "b": str}))
raises("TypeError: Q.__new__() missing 2 required positional arguments: 'a' and 'b'", lambda: Q())
def new(self): self.extra = 1
S = class_("S", (Q,), {"total": lambda self: self.a + self.b, "__str__": lambda self: "S!", "add": new})
s = S(1, 2)
s.add()
eq((s.total(), s.extra, repr(s), type(s)), (3, 1, "S(a=1, b=2)", S))
`,
	"TypedDict": `
M = class_("M", (typing.TypedDict,), {"__annotations__": {"name": str, "y": int}}, total=False)
eq((M(name=1), M({"a": 1}, b=2), M()), ({"name": 1}, {"a": 1, "b": 2}, {}))
eq((M.__total__, M.__annotations__, M.__required_keys__, M.__optional_keys__), (False, {"name": str, "y": int}, set(), set(["name", "y"])))
K = class_("K", (M,), {"__annotations__": {"z": typing.NotRequired[int], "k": int}})
eq(([name for name in K.__annotations__], K.__required_keys__, K.__optional_keys__), (["name", "y", "z", "k"], set(["k"]), set(["name", "y", "z"])))
N = typing.TypedDict("N", {"a": int})
eq((N(a=1), repr(N), N.__total__), ({"a": 1}, "<class '__main__.N'>", True))
`,
	"hints": `
A = class_("A", (), {"__annotations__": {"x": int, "y": str}})
B = class_("B", (A,), {"__annotations__": {"y": int, "z": "later"}})
raises("NameError: name 'later' is not defined", lambda: typing.get_type_hints(B))
eq(typing.get_type_hints(lambda x: x), {})
eq(typing.get_type_hints(A()), {"x": int, "y": str})
`,
}

func TestTyping(t *testing.T) {
	for name, src := range snippets {
		t.Run(name, func(t *testing.T) {
			b := moduletest.New(t)
			b.Run(t, starlark.StringDict{"typing": typing.New()}, src)
		})
	}
}

// CPython gives what the snippets want.
func TestReference(t *testing.T) {
	for name, src := range snippets {
		t.Run(name, func(t *testing.T) { moduletest.Reference(t, "import typing", "", src) })
	}
}

func TestDocumented(t *testing.T) { moduletest.Documented(t, typing.New()) }
