# stdlib threading 8: errors that nobody caught
import threading


class Oops(Exception):
    pass


def boom(n):
    raise Oops("no", n) from ValueError("cause")


def run(target, *args):
    t = threading.Thread(target=target, args=args, name="worker")
    t.start()
    t.join()
    return t


calls = []


def hook(args):
    calls.append(args)
    print(args.exc_type.__name__, args.exc_value, repr(args.exc_value.__cause__), args.exc_traceback is not None, args.thread.name, threading.current_thread() is args.thread)


default = threading.excepthook
print(default is threading.__excepthook__)
threading.excepthook = hook
t = run(boom, 1)
print(calls[0].thread is t, isinstance(calls[0], threading.ExceptHookArgs), len(calls[0]), calls[0][0] is Oops)
exc_type, exc_value, exc_traceback, thread = calls[0]
print(exc_type, exc_value.args, thread is t)


def leave(how):
    raise how


run(leave, SystemExit(3))
print(len(calls), calls[1].exc_type)
run(leave, KeyboardInterrupt("not the main thread's"))
threading.excepthook = default
print(run(leave, SystemExit(3)).is_alive())


class Silent(threading.Thread):
    def run(self):
        try:
            super().run()
        except Exception as e:
            self.error = e


s = Silent(target=boom, args=(2,))
s.start()
s.join()
print(repr(s.error))


def failing_hook(args):
    raise RuntimeError("in the hook")


threading.excepthook = failing_hook
run(boom, 3)
threading.excepthook = default
print("the program goes on")
run(boom, 4)
