class Silent(Exception):
    pass


def f():
    raise Silent


try:
    f()
except KeyError:
    print("never")
