"""Keys that are instances with __hash__ and __eq__, wherever Go code of fstar looks into a dict or a set."""
import sys
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return hash(self.n)
    def __repr__(self): return f"K({self.n!r})"
    def __eq__(self, other): return isinstance(other, K) and self.n == other.n or self.n == other
import os, logging, functools, threading, queue, dataclasses, typing, contextlib
def t(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, str(e)[:100])
def mk():
    return lambda: 1
f = mk()
def g(*, a=1): return a
g.__kwdefaults__ = {K("a"): 5}
t("kwdefaults", lambda: g())
g.__kwdefaults__ = {"a": 7}
t("kwdefaults2", lambda: g())
d = {K("x"): 1}
t("star", lambda: (lambda **k: k)(**{"x": 3}))
t("kwdict", lambda: [type(x).__name__ for x in (lambda **k: k)(**d)])
t("format_map", lambda: "{x}".format_map(d))
t("percent", lambda: "%(x)s" % d)
t("translate", lambda: "abc".translate({K(97): "z"}))
t("exec locals", lambda: exec("y = x", {}, d))
class C: pass
c = C()
c.__dict__[K("z")] = 1
t("attr", lambda: c.z)
t("vars", lambda: list(vars(c))[0].n)
t("dict(c)", lambda: c.__dict__[K("z")])
t("environ", lambda: os.environ[K("PATH")])
t("environ get", lambda: os.environ.get(K("PATH")))
t("environ in", lambda: K("PATH") in os.environ)
t("modules", lambda: sys.modules[K("sys")] is sys)
t("modules.get", lambda: sys.modules.get(K("sys")) is sys)
def match(x):
    match x:
        case {"x": v}: return v
    return None
t("mapping match", lambda: match(d))
t("asdict", lambda: dataclasses.make_dataclass("D", ["a"])(1))
@dataclasses.dataclass
class D:
    a: dict
t("asdict", lambda: [k.n for k in dataclasses.asdict(D({K(1): 2}))["a"]])
t("fromkeys", lambda: len(dict.fromkeys([K(1), K(1), 1, True])))
t("set()", lambda: len({K(1), 1, K(1)}))
t("set ops", lambda: ({K(1)} & {1}, {K(1)} - {1} , {K(1)} | {1} == {1}, {K(1)} ^ {1}, {K(1)} <= {1}, {K(1)} < {1, 2}, {1} >= {K(1)}))
t("frozenset", lambda: (frozenset([K(1)]) == frozenset([1]), hash(frozenset([K(1)])) == hash(frozenset([1]))))
t("dict eq", lambda: {K(1): 2} == {1: 2})
t("isdisjoint", lambda: ({K(1)}.isdisjoint([1]), {K(1): 2}.keys().isdisjoint([1])))
t("| dict", lambda: len({K(1): 2} | {1: 3}))
t("update", lambda: (lambda d: (d.update({1: 3}), len(d)))({K(1): 2}))
t("pop", lambda: {K(1): 2}.pop(1))
t("list", lambda: ([K(1)].index(1), [K(1)].count(1), [K(1), 2].remove(2), [K(1)] == [1], (K(1),) == (1,), K(1) in [1], 1 in (K(1),), (K(1),).index(1), (K(1), 1).count(1)))
def cachetest():
    n = 0
    @functools.lru_cache
    def f(x):
        nonlocal n
        n += 1
        return n
    return f(K(1)), f(K(1)), f((K(1),)), f((K(1),)), f(x=K(1)), f(x=K(1))
t("cache", lambda: cachetest())
t("queue", lambda: queue.Queue().put(K(1)))
t("singledispatch", lambda: functools.singledispatch(lambda x: x)(K(1)).n)
t("Literal", lambda: typing.Literal[1] == typing.Literal[1])
t("logger", lambda: logging.getLogger("a").manager.loggerDict.get(K("a")) is logging.getLogger("a"))
t("warn", lambda: logging._nameToLevel[K("INFO")])
t("sub", lambda: {typing.Optional[int]: 1}[typing.Optional[int]])
t("range", lambda: K(1) in range(3))
def annotated(a: int): pass
t("annotations", lambda: (lambda f: f.__annotations__.get(K("a")))(annotated))
t("partial", lambda: functools.partial(dict, a=1).keywords[K("a")])
t("fields", lambda: D.__dataclass_fields__[K("a")].name)
t("nested tuple", lambda: {(1, (K(2),)): 3}[1, (2,)])
t("deepcopy", lambda: {K(1), 1.0, True})
t("hash", lambda: hash((K(1), 2)) == hash((1, 2)))
t("sorted", lambda: sorted([(K(1), 2), (1, 1)], key=lambda p: p[1]))
