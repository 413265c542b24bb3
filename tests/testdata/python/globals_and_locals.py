x = 1


def f(a, b=2):
    c = a + b
    return sorted(locals().items())


print(f(5))
globals()["dynamic"] = 7
print(dynamic, "x" in globals(), globals()["x"], "nope" in globals(), globals()["__name__"])
globals()["x"] += 1
print(x)


def reads():
    return dynamic


globals()["dynamic"] = "changed"
print(reads())
del globals()["dynamic"]
try:
    reads()
except NameError as e:
    print(e)
