# An error in a thread goes to stderr; the program ends with 0.
import threading


def boom(n):
    raise ValueError(f"in thread {n}")


def leaves():
    raise SystemExit(3)


for target, args in ((boom, (1,)), (leaves, ())):
    t = threading.Thread(target=target, args=args)
    t.start()
    t.join()
    print("joined", t.is_alive())
print("end")
