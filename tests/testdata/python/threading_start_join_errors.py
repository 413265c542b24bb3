# stdlib threading 4: what is an error; stdlib threading 5: join, is_alive, ident, name and daemon
import threading


def error(f, *args):
    try:
        return f(*args)
    except RuntimeError as e:
        return f"RuntimeError: {e}"


gate = threading.Event()
t = threading.Thread(target=gate.wait)
print(error(t.join))
print(t.ident, t.native_id, t.is_alive(), t.daemon)
t.daemon = True
print(t.daemon, t.isDaemon() if hasattr(t, "nothing") else "")
t.daemon = False
t.start()
print(type(t.ident) is int, t.ident != 0, type(t.native_id) is int, t.is_alive())
print(error(t.start))
print(error(setattr, t, "daemon", True), error(setattr, threading.main_thread(), "daemon", True))
print(t.join(0.01), t.is_alive(), t.join(timeout=0), t.join(-1), t.is_alive())
gate.set()
print(t.join(), t.is_alive(), t.join(), t.join(5))
print(error(t.start))
print(error(threading.current_thread().join))
print(t.ident != threading.get_ident())
errors = []


def joins_itself():
    errors.append(error(threading.current_thread().join))


t = threading.Thread(target=joins_itself)
t.start()
t.join()
print(errors)


class Careless(threading.Thread):
    def __init__(self):
        pass


for f in (Careless().start, Careless().join):
    print(error(f))
try:
    t.join("soon")
except TypeError as e:
    print("TypeError")
try:
    t.ident = 5
except AttributeError:
    print("AttributeError")
