def f():
    try:
        raise KeyError("first")
    finally:
        raise TypeError("second wins")


f()
