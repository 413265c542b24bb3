# Cleanup idioms around resources.
class Resource:
    opened = []

    def __init__(self, name, fail_close=False):
        if name == "bad":
            raise OSError(f"cannot open {name}")
        self.name, self.fail_close = name, fail_close
        Resource.opened.append(name)

    def close(self):
        Resource.opened.remove(self.name)
        if self.fail_close:
            raise RuntimeError(f"close {self.name}")

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


def classic(*names):
    resources = []
    try:
        for n in names:
            resources.append(Resource(n))
        return [r.name for r in resources]
    except OSError as e:
        return f"failed: {e}"
    finally:
        while resources:
            resources.pop().close()


print(classic("a", "b"), Resource.opened)
print(classic("a", "bad"), Resource.opened)
try:
    with Resource("x", fail_close=True) as x, Resource("y") as y:
        raise KeyError("body")
except RuntimeError as e:
    print(e, repr(e.__context__), Resource.opened)
try:
    with Resource("x"), Resource("bad"):
        print("never")
except OSError as e:
    print(e, Resource.opened)


def first_ok(*makers):
    errors = []
    for make in makers:
        try:
            value = make()
        except Exception as e:
            errors.append(e)
        else:
            return value, [type(e).__name__ for e in errors]
    raise LookupError(f"all {len(errors)} failed") from errors[-1]


print(first_ok(lambda: 1 // 0, lambda: {}["k"], lambda: "third"))
try:
    first_ok(lambda: 1 // 0, lambda: int("x"))
except LookupError as e:
    print(e, type(e.__cause__).__name__)
saved = None
try:
    try:
        raise ValueError("kept for later")
    except ValueError as e:
        saved = e
    print("between")
    raise saved
except ValueError as e:
    print(e is saved, e)
