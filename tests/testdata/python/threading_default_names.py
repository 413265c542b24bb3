# stdlib threading 2: names; stdlib threading 16: those of timers
import functools
import threading


def worker():
    pass


class Task:
    def run_it(self):
        pass

    def __call__(self):
        pass


class Named(threading.Thread):
    pass


print(threading.Thread(target=worker).name)
print(threading.Thread().name)
print(threading.Thread(target=lambda: 0).name)
print(threading.Thread(target=worker, name="mine").name)
print(threading.Thread(target=Task().run_it).name)
print(threading.Thread(target=Task()).name)
print(threading.Thread(target=functools.partial(worker)).name)
print(threading.Thread(target=print).name, threading.Thread(target=Task).name)
print(threading.Timer(1, worker).name)
print(Named(target=worker).name, Named(name="n").name)
print(threading.Thread(name=3).name == "3", threading.Thread(name="").name, threading.Thread(name=None).name)
t = threading.Thread(target=worker, name="before")
t.name = 5
print(repr(t.name))
t.start()
t.join()
t.name = "after"
print(t.name, threading.current_thread().name)
threading.current_thread().name = "renamed"
print(threading.main_thread().name)


def rename():
    threading.current_thread().name = "by itself"


t = threading.Thread(target=rename)
t.start()
t.join()
print(t.name)
