# map on a process pool: checklist 26, 27, 28, 32, 33, 37, 39, 40, 43, 46, 48, 49.

import time
from concurrent.futures import ProcessPoolExecutor, TimeoutError


def add(a, b=100):
    return a + b


def checked(n):
    if n % 10 == 7:
        raise ValueError(f"bad {n}")
    return n


def slow(n):
    time.sleep(n)
    return n


def texts(values):
    it = iter(values)
    while True:
        try:
            yield str(next(it))
        except StopIteration:
            return
        except ValueError as e:
            yield f"ValueError({e})"


def main():
    with ProcessPoolExecutor(2) as ex:
        for size in (1, 2, 3, 7, 100):
            print(size, list(ex.map(add, range(7), chunksize=size)), list(ex.map(add, range(5), range(9), chunksize=size)))
        print(list(ex.map(add, [])), list(ex.map(add, [], chunksize=3)), list(ex.map(add)))
        print(list(texts(ex.map(checked, range(10)))))
        print(list(texts(ex.map(checked, range(20), chunksize=4))))
        it = ex.map(add, range(3), chunksize=2)
        print(repr(it).split(" at ")[0], next(it), next(it), next(it), next(it, "end"))
        it = ex.map(add, range(3))
        it.close()
        print(list(it))
        for chunksize in (1, 2):
            it = ex.map(slow, [0, 0, 0.7], timeout=0.5, chunksize=chunksize)
            print(next(it), next(it))
            try:
                next(it)
            except TimeoutError as e:
                print("timeout", repr(str(e)), list(it))
        try:
            ex.map(add, 5)
        except TypeError as e:
            print(e)
    try:
        ex.map(add, [1])
    except RuntimeError as e:
        print(e)


if __name__ == "__main__":
    main()
