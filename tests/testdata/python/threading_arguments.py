# stdlib threading 1: the parameters of Thread
import threading

seen = []


def work(*args, **kwargs):
    seen.append((args, kwargs))


def run(*args, **kwargs):
    t = threading.Thread(*args, **kwargs)
    t.start()
    t.join()
    return t.name


print(run(None, work, "positional", (1, 2), {"a": 3}))
print(run(target=work, name="list of args", args=[1, 2]))
print(run(target=work, name="other iterables", args=(n * n for n in range(3)), kwargs=dict(k="v")))
print(run(target=work, name="text", args="ab"))
print(run(target=work, name="none", kwargs=None))
print(run(name="no target"))
print(*seen, sep="\n")
for arguments in (dict(group=1), dict(nothing=1), dict(target=work, args=())):
    try:
        threading.Thread(**arguments)
        print("fine")
    except (AssertionError, TypeError) as e:
        print(type(e).__name__, e)
try:
    threading.Thread(None, work, "n", (), {}, True)
except TypeError as e:
    print("TypeError")


def hook(args):
    print(args.thread.name, args.exc_type.__name__, args.exc_value)


threading.excepthook = hook
run(target=work, name="not iterable", args=5)
run(target=lambda: 0, name="too many", args=(1,))
run(target=5, name="not callable")
run(target=work, name="bad key", kwargs={1: 2})


class Callable:
    def __call__(self, n):
        seen.append(n)


run(target=Callable(), args=("an object",))
run(target=seen.append, args=("a bound method",))
run(target=Callable().__call__, args=("a method",))
run(target=Callable)
print(seen[5:])
