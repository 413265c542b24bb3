class Events:
    def __init__(self):
        self._handlers = {}

    def on(self, name, handler=None, *, priority=0):
        if handler is None:
            return lambda f: self.on(name, f, priority=priority)
        self._handlers.setdefault(name, []).append((priority, len(self._handlers.get(name, [])), handler))
        return handler

    def emit(self, name, *args, **kwargs):
        results = []
        for _, _, handler in sorted(self._handlers.get(name, []), key=lambda h: (-h[0], h[1])):
            try:
                results.append(handler(*args, **kwargs))
            except StopIteration as stop:
                results.append(("stopped", stop.value))
                break
            except Exception as e:
                results.append(f"{type(e).__name__}({e})")
        return results

    def __getattr__(self, name):
        if name.startswith("emit_"):
            return lambda *a, **k: self.emit(name[5:], *a, **k)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


events = Events()
state = {"count": 0}


@events.on("tick")
def count(n=1):
    state["count"] += n
    return state["count"]


@events.on("tick", priority=5)
def first(n=1):
    return f"first {n}"


events.on("tick", lambda n=1: 1 // (n - 3))
events.on("stop", lambda: (_ for _ in ()).throw(ValueError("thrown")))
events.on("stop", lambda: next(iter([])))
events.on("stop", lambda: "never")
print(events.emit("tick"), events.emit("tick", 5), events.emit_tick(n=3)[:2], events.emit("nothing"))
print(events.emit("stop"), state)
try:
    events.other
except AttributeError as e:
    print(e)


def make_counter():
    counts = {}

    def counter(key, *, _step=1):
        counts[key] = counts.get(key, 0) + _step
        return counts[key]

    counter.reset = counts.clear
    counter.snapshot = lambda: dict(counts)
    return counter


c = make_counter()
c("a"), c("b"), c("a", _step=10)
snap = c.snapshot()
c.reset()
print(snap, c.snapshot(), c("a"))


def pipeline(*steps):
    def run(value):
        for step in steps:
            value = step(value)
            if value is None:
                return f"stopped at {step.__name__}"
        return value

    return run


def positive(n):
    return n if n > 0 else None


print(pipeline(positive, lambda n: n * 2, str)(4), pipeline(positive, str)(-1))
