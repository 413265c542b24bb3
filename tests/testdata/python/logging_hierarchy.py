# stdlib logging 4, 5, 21: names make a tree, and records go up it.
import logging
import sys

print(logging.getLogger() is logging.root, logging.getLogger("root") is logging.root, logging.getLogger(None) is logging.root, logging.getLogger("") is logging.root)
for bad in (3, ["x"], b"x"):
    try:
        logging.getLogger(bad)
    except TypeError as e:
        print(e)
deep = logging.getLogger("a.b.c.d")
print(deep.parent, sorted(logging.root.manager.loggerDict))
print(type(logging.root.manager.loggerDict["a.b"]).__name__)
b = logging.getLogger("a.b")
print(deep.parent is b, b.parent)
a = logging.getLogger("a")
print(deep.parent.name, b.parent.name, a.parent.name, logging.getLogger("ab").parent.name)
c = b.getChild("c")
print(c.name, c is logging.getLogger("a.b.c"), deep.parent is c, logging.root.getChild("x").name, a.getChild("x.y").name)
a.setLevel(logging.ERROR)
print(logging.root, a, b, deep, logging.getLogger("other"))


def handler(name, level=logging.NOTSET):
    h = logging.StreamHandler(sys.stdout)
    h.setLevel(level)
    h.setFormatter(logging.Formatter(name + " %(name)s %(message)s"))
    return h


logging.root.addHandler(handler("root"))
a.addHandler(handler("a"))
b.addHandler(handler("b", logging.CRITICAL))
deep.setLevel(logging.DEBUG)
deep.debug("levels of ancestors do not count")
deep.critical("all")
a.warning("too low")
b.propagate = False
deep.critical("not above b")
print(deep.hasHandlers(), [type(h).__name__ for h in b.handlers])
c.propagate = False
deep.critical("nobody but the last resort is asked")
b.propagate = 1
c.propagate = True
a.handlers = []
deep.critical("without a")
print([name for name, x in sorted(logging.root.manager.loggerDict.items()) if isinstance(x, logging.PlaceHolder)])
