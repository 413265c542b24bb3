# Names put into builtins are found as globals, changed ones too.
import builtins

builtins.trace = print
trace("hello")


def f():
    return len("abc")


print(f())
builtins.len = lambda x: "mine"
print(f(), len([]))
del builtins.trace
try:
    trace("x")
except NameError as e:
    print(e)
builtins.trace = str.upper
print(trace("again"), hasattr(builtins, "trace"))
