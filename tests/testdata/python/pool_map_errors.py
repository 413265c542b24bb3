from concurrent.futures import ThreadPoolExecutor


def inverse(n):
    return 60 // n if n != 0 else fail(n)


def fail(n):
    raise ValueError(f"no inverse of {n}")


with ThreadPoolExecutor(2) as ex:
    it = ex.map(inverse, [1, 2, 0, 3])
    print(next(it), next(it))
    try:
        next(it)
    except ValueError as e:
        print("error:", e)
    print("then:", list(it))
    try:
        for value in ex.map(inverse, [5, 0, 6]):
            print("value", value)
    except ValueError as e:
        print("loop ended by", e)
    else:
        print("never")
    try:
        ex.map(inverse, 5)
    except TypeError as e:
        print(e)
    try:
        list(ex.map(inverse, [1], [2]))
    except TypeError as e:
        print(e)
print("shut down")
