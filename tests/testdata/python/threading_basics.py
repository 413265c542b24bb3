import threading


def work(n, out, *, scale=1):
    out.append(n * scale)


out = []
threads = [threading.Thread(target=work, args=(n, out), kwargs={"scale": 10}) for n in range(3)]
for t in threads:
    print(t.name, t.daemon, t.is_alive(), t.ident is None)
    t.start()
    print(t.join(), t.is_alive())
print(out)
t = threading.Thread(target=work, name="my thread")
print(t.name, t.getName() if hasattr(t, "nothing") else "", repr(t))
try:
    t.join()
except RuntimeError as e:
    print(e)
t = threading.Thread(target=out.append, args=[1], daemon=True)
t.start()
t.join(timeout=5)
try:
    t.start()
except RuntimeError as e:
    print(e)
try:
    threading.current_thread().join()
except RuntimeError as e:
    print(e)


class Worker(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f"worker-{n}")
        self.n = n
        self.result = None

    def run(self):
        self.result = (threading.current_thread().name, self.n * 2)


workers = [Worker(n) for n in range(3)]
for w in workers:
    w.start()
for w in workers:
    w.join()
    print(w.result)
print(threading.main_thread() is threading.current_thread(), threading.active_count())
d = threading.local()
d.x = "main"


def uses_local(seen):
    seen.append(hasattr(d, "x"))
    d.x = "other"


seen = []
t = threading.Thread(target=uses_local, args=(seen,))
t.start(), t.join()
print(seen, d.x)
print(threading.Thread(target=lambda: 0).name.endswith("(<lambda>)"), threading.Thread().name.startswith("Thread-"))
