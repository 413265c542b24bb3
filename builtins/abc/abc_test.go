package abc_test

import (
	"testing"

	"go.starlark.net/starlark"
	"go.uber.org/goleak"

	"fstar/builtins/abc"
	"fstar/builtins/internal/moduletest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const snippet = `
eq((repr(abc.ABC), repr(abc.ABCMeta)), ("<class 'abc.ABC'>", "<class 'abc.ABCMeta'>"))
def f(self):
    "Doc."
    return 1
m = abc.abstractmethod(f)
eq((m.__isabstractmethod__, m.__name__, m.__doc__, m(None)), (True, "f", "Doc.", 1))
eq(abc.abstractmethod(m), m)
p = abc.abstractproperty(f)
eq((p.fget.__isabstractmethod__, p.fset, p.__doc__), (True, None, "Doc."))
C = class_("C", (abc.ABC,), {"m": m, "p": p, "s": abc.abstractstaticmethod(lambda x: x), "c": abc.abstractclassmethod(lambda cls: cls)})
D = class_("D", (C,), {"m": lambda self: 2, "p": 1, "s": lambda self, x: x, "c": None})
d = D()
eq((d.m(), d.p, d.s(3), C.__mro__), (2, 1, 3, (C, abc.ABC, object)))
raises("TypeError: Can't instantiate abstract class C without an implementation for abstract methods 'c', 'm', 'p', 's'", lambda: C())
A = class_("A", (abc.ABC,), {"m": m})
raises("TypeError: Can't instantiate abstract class A without an implementation for abstract method 'm'", lambda: A())
raises("AttributeError: attribute '__isabstractmethod__' of 'property' objects is not writable", lambda: abc.abstractmethod(p)) # fstar: it has no attributes of its own
`

func TestAbc(t *testing.T) {
	b := moduletest.New(t)
	b.Run(t, starlark.StringDict{"abc": abc.New()}, snippet)
}

// CPython gives what the snippet wants.
func TestReference(t *testing.T) { moduletest.Reference(t, "import abc", "", snippet) }

func TestDocumented(t *testing.T) { moduletest.Documented(t, abc.New()) }
