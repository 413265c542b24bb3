# The name of an except clause is gone after it.
e = "before"
try:
    raise ValueError("x")
except ValueError as e:
    kept = e
    print("in handler:", e)
try:
    print(e)
except NameError as n:
    print("NameError:", n)
print(repr(kept))


def local():
    err = 1
    try:
        raise TypeError("y")
    except TypeError as err:
        pass
    try:
        return err
    except UnboundLocalError as u:
        return str(u)


print(local())


def deleted_in_handler():
    try:
        raise TypeError("z")
    except TypeError as err:
        del err
        print("no trouble")


deleted_in_handler()
for i in range(2):
    try:
        raise ValueError(i)
    except ValueError as v:
        if i == 0:
            continue
        print("last", v)
print("v" in globals())
