# What is said of threads' errors goes to sys.stderr, as it is then; Condition.locked.
import sys
import threading


class Buf:
    text = ""

    def write(self, s):
        self.text += s

    def flush(self):
        pass


def run(target):
    t = threading.Thread(target=target, name="t")
    t.start()
    t.join()


def fail():
    raise ValueError("x")


real, sys.stderr = sys.stderr, Buf()
run(fail)
got, sys.stderr = sys.stderr, real
print(got.text.splitlines()[0], got.text.splitlines()[-1])

sys.stderr = Buf()
threading.excepthook = lambda args: 1 / 0
run(fail)
got, sys.stderr = sys.stderr, real
print(got.text.splitlines()[0], got.text.splitlines()[-1])
threading.excepthook = threading.__excepthook__
run(lambda: sys.exit(3))

for lock in None, threading.Lock(), threading.RLock():
    c = threading.Condition(lock)
    print(c.locked(), end=" ")
    with c:
        print(c.locked(), end=" ")
    print(c.locked())
