# stdlib threading 7: which threads there are
import threading

gate, ready = threading.Event(), threading.Barrier(4)


def work():
    idents.append(threading.get_ident())
    ready.wait()
    gate.wait()


idents = []
threads = [threading.Thread(target=work, name=f"t{n}") for n in range(3)]
print(threading.active_count(), [t.name for t in threading.enumerate()])
for t in threads:
    t.start()
ready.wait()
print(threading.active_count(), [t.name for t in threading.enumerate()])
print(all(t in threading.enumerate() for t in threads), threading.main_thread() in threading.enumerate())
print(sorted(idents) == sorted(t.ident for t in threads), len(set(idents + [threading.get_ident()])))
print(threading.current_thread() is threading.main_thread(), threading.current_thread().ident == threading.get_ident())
gate.set()
for t in threading.enumerate():
    if t is not threading.current_thread():
        t.join()
print(threading.active_count(), threading.enumerate() == [threading.main_thread()])
found = []


def find():
    me = threading.current_thread()
    found.append((me is t, me.name, me is threading.main_thread(), me.is_alive(), me.ident == threading.get_ident()))


t = threading.Thread(target=find)
t.start()
t.join()
print(found)
print(isinstance(threading.main_thread(), threading.Thread), type(threading.main_thread()).__name__)
print(isinstance(threading.get_native_id(), int), threading.stack_size(), threading.gettrace())
d = {t: "a key", threading.main_thread(): "another"}
print(d[t], len(d), t == t, t != threading.main_thread())
