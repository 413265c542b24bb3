package contextlib_test

import (
	"testing"

	"go.starlark.net/starlark"
	"go.uber.org/goleak"

	"fstar/builtins/contextlib"
	"fstar/builtins/internal/moduletest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var snippets = map[string]string{
	"suppress": `
eq(with_(contextlib.suppress(ValueError, KeyError), lambda v: throw(KeyError(1))), None)
eq(with_(contextlib.suppress((ValueError, (KeyError,))), lambda v: throw(KeyError(1))), None)
eq(with_(contextlib.suppress(LookupError), lambda v: {}[1]), None)
raises("KeyError: 1", lambda: with_(contextlib.suppress(ValueError), lambda v: throw(KeyError(1))))
raises("KeyError: 1", lambda: with_(contextlib.suppress(), lambda v: throw(KeyError(1))))
eq(with_(contextlib.suppress(), lambda v: (v, 1)), (None, 1))
eq(type(contextlib.suppress()), contextlib.suppress)
eq(repr(contextlib.suppress()).startswith("<contextlib.suppress object at 0x"), True)
`,
	"closing": `
log = []
C = class_("C", (), {"close": lambda self: log.append("closed")})
c = C()
eq(with_(contextlib.closing(c), lambda v: v), c)
raises("KeyError: 1", lambda: with_(contextlib.closing(c), lambda v: throw(KeyError(1))))
eq(log, ["closed", "closed"])
eq((with_(contextlib.nullcontext(3), lambda v: v), with_(contextlib.nullcontext(), lambda v: v)), (3, None))
raises("AttributeError: 'int' object has no attribute 'close'", lambda: with_(contextlib.closing(3), lambda v: v))
`,
	"bases": `
log = []
def exit(self, *exc): log.append(exc[1])
D = class_("D", (contextlib.ContextDecorator, contextlib.AbstractContextManager), {"__exit__": exit})
d = D()
eq(with_(d, lambda v: v), d)
f = d(lambda x: x + 1)
eq(f(1), 2)
e = ValueError(1)
eq(catch(lambda: d(lambda: throw(e))()), e)
eq(log, [None, None, e])
`,
	"ExitStack": `
log = []
def init(self, n, suppress=False, exc=None):
    self.n, self.suppress, self.exc = n, suppress, exc
def enter(self):
    log.append("enter %d" % self.n)
    return self.n
def exit(self, typ, e, tb):
    log.append("exit %d %r" % (self.n, e))
    if self.exc: throw(self.exc)
    return self.suppress
R = class_("R", (), {"__init__": init, "__enter__": enter, "__exit__": exit})
def stack(*rs, body=lambda: None):
    log.clear()
    def inner(st):
        for r in rs: eq(st.enter_context(r), r.n)
        st.callback(lambda *a, **k: log.append((a, k)), 1, x=2)
        body()
        return "done"
    return with_(contextlib.ExitStack(), inner)

eq(stack(R(1), R(2)), "done")
eq(log, ["enter 1", "enter 2", ((1,), {"x": 2}), "exit 2 None", "exit 1 None"])
zero = lambda: 1 // 0
Z = "ZeroDivisionError('division by zero')"
eq(stack(R(1), R(2, True), R(3), body=zero), None)
eq(log, ["enter 1", "enter 2", "enter 3", ((1,), {"x": 2}), "exit 3 " + Z, "exit 2 " + Z, "exit 1 None"])
e = catch(lambda: stack(R(1), R(2, exc=ValueError("v")), R(3), body=zero))
eq((repr(e), repr(e.__context__)), ("ValueError('v')", Z))
eq(log[4:], ["exit 3 " + Z, "exit 2 " + Z, "exit 1 ValueError('v')"])
eq(stack(R(1, True), R(2, exc=ValueError("v"))), "done")
eq(stack(R(1), R(2, True), R(3, exc=ValueError("v"))), "done")
eq(log[4:], ["exit 3 None", "exit 2 ValueError('v')", "exit 1 None"])
e = catch(lambda: stack(R(1, exc=KeyError(1)), R(2, exc=ValueError("v")), body=zero))
eq((repr(e), repr(e.__context__), repr(e.__context__.__context__)), ("KeyError(1)", "ValueError('v')", Z))

s = contextlib.ExitStack()
raises("TypeError: 'builtins.int' object does not support the context manager protocol", lambda: s.enter_context(3))
f = lambda *exc: log.append(exc)
eq((s.push(f), s.callback(f, 7)), (f, f))
t = s.pop_all()
log.clear()
s.close()
eq(log, [])
t.close()
eq(log, [(7,), (None, None, None)])
t.push(R(5))
t.push(contextlib.nullcontext())
t.enter_context(contextlib.suppress(ValueError))
t.close()
eq(log[2:], ["exit 5 None"])
raises("ValueError: in close", lambda: (s.callback(lambda: throw(ValueError("in close"))), s.close()))
eq(repr(s).startswith("<contextlib.ExitStack object at 0x"), True)
`,
}

func TestContextlib(t *testing.T) {
	for name, src := range snippets {
		t.Run(name, func(t *testing.T) {
			b := moduletest.New(t)
			b.Run(t, starlark.StringDict{"contextlib": contextlib.New()}, src)
		})
	}
}

// CPython gives what the snippets want.
func TestReference(t *testing.T) {
	for name, src := range snippets {
		t.Run(name, func(t *testing.T) { moduletest.Reference(t, "import contextlib", "", src) })
	}
}

func TestDocumented(t *testing.T) { moduletest.Documented(t, contextlib.New()) }
