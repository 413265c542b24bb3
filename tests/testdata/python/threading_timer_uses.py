# stdlib threading 16: Timer
import threading

done = threading.Event()
calls = []


def fire(*args, **kwargs):
    calls.append((args, kwargs, threading.current_thread() is timer))
    done.set()


timer = threading.Timer(0.01, fire, args=[1, 2], kwargs={"k": 3})
print(timer.name, timer.interval, timer.function is fire, timer.args, timer.kwargs, timer.finished.is_set(), timer.daemon)
timer.start()
print(done.wait(10), timer.join(), calls, timer.finished.is_set(), timer.is_alive())
print(timer.cancel())

never = threading.Timer(60, fire, ("never",))
never.start()
print(never.is_alive(), never.cancel(), never.join(), never.is_alive(), len(calls))
early = threading.Timer(0.01, fire)
early.cancel()
early.start()
early.join()
print(len(calls), early.args, early.kwargs)
for interval in (0, -1):
    t = threading.Timer(interval, calls.append, ["at once"])
    t.start()
    t.join()
print(calls[1:])


class Repeat(threading.Timer):
    def run(self):
        while not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)


count = []


def again():
    count.append(1)
    if len(count) == 3:
        repeat.cancel()


repeat = Repeat(0.001, again)
repeat.start()
repeat.join()
print(len(count), isinstance(repeat, threading.Thread))
for arguments in ((), (1,)):
    try:
        threading.Timer(*arguments)
    except TypeError:
        print("TypeError")
threading.excepthook = lambda args: print(args.exc_type.__name__, args.exc_value)
t = threading.Timer(0, lambda: 1 / 0)
t.start()
t.join()
print(t.finished.is_set())
