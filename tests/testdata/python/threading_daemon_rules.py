# stdlib threading 6: who is a daemon, and what the end of the program waits for
import threading
import time

out = []


def note():
    t = threading.current_thread()
    child = threading.Thread()
    out.append((t.daemon, child.daemon, threading.Thread(daemon=False).daemon, threading.Timer(1, note).daemon))


for daemon in (None, False, True):
    t = threading.Thread(target=note, daemon=daemon)
    t.start()
    t.join()
print(*out, sep="\n")


def forever():
    try:
        started.set()
        while True:
            time.sleep(0.01)
    finally:
        print("a daemon runs no code at the end")


def waits_for_ever():
    started.release()
    threading.Event().wait()


started = threading.Event()
threading.Thread(target=forever, daemon=True).start()
started.wait()
started = threading.Semaphore(0)
threading.Thread(target=waits_for_ever, daemon=True).start()
started.acquire()


def late():
    threading.main_thread().join()
    print("main has ended:", not threading.main_thread().is_alive())
    t = threading.Thread(target=print, args=("a thread of a late thread",))
    t.start()
    t.join()
    try:
        raise ValueError("late")
    finally:
        print("the program waits for this one")


threading.excepthook = lambda args: print("hook", args.exc_value)
threading.Thread(target=late).start()
print("end of main")
