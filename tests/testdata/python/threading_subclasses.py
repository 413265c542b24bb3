# stdlib threading 1: classes derived from Thread
import threading


class Result(threading.Thread):
    """A thread that keeps what its target returned."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.result = None

    def run(self):
        if self._target is not None:
            self.result = self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        super().join(timeout)
        return self.result


r = Result(target=pow, args=(2, 5), kwargs={})
r.start()
print(r.join(), r.name.endswith("(pow)"))


class Old(threading.Thread):
    def __init__(self, n):
        threading.Thread.__init__(self)
        self.n = n
        self.name = f"old-{n}"
        self.daemon = True

    def run(self):
        out.append((self.name, self.n, self is threading.current_thread(), self.daemon, self.is_alive()))


out = []
threads = [Old(n) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(out))


class Stoppable(threading.Thread):
    def __init__(self):
        super().__init__(name="stoppable")
        self._stop_event = threading.Event()
        self.rounds = 0

    def stop(self):
        self._stop_event.set()

    def run(self):
        while not self._stop_event.is_set():
            self.rounds += 1
            self._stop_event.wait(0.001)


with_stop = Stoppable()
with_stop.start()
with_stop.stop()
with_stop.join()
print(with_stop.rounds >= 0, with_stop.is_alive(), str(with_stop).startswith("<Stoppable(stoppable, stopped "))


class Both(threading.Thread):
    def run(self):
        out.append("before")
        super().run()
        out.append("after")


out.clear()
b = Both(target=out.append, args=("target",))
b.start()
b.join()
print(out, hasattr(b, "_target"))


class Mixin:
    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.join()


class Managed(Mixin, threading.Thread):
    pass


out.clear()
with Managed(target=out.append, args=("managed",)) as m:
    pass
print(out, m.is_alive(), [c.__name__ for c in Managed.__mro__])
t = threading.Thread(target=out.append, args=("run by hand",))
t.run()
print(out[-1], t.is_alive(), t.ident)
print(issubclass(Old, threading.Thread), isinstance(threads[0], Old), issubclass(threading.Timer, threading.Thread))
