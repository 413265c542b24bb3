from concurrent.futures import ThreadPoolExecutor


class Wrapped(Exception):
    pass


def inner(n):
    return [10, 20][n]


def outer(n):
    try:
        return inner(n)
    except IndexError as e:
        raise Wrapped(f"n={n}") from e


with ThreadPoolExecutor(2) as ex:
    good, bad = ex.submit(outer, 1), ex.submit(outer, 5)
    print(good.result(), bad.exception())
    try:
        try:
            bad.result()
        except Wrapped as e:
            print(repr(e), repr(e.__cause__), e.__traceback__ is not None)
            raise RuntimeError("in main") from e
    except RuntimeError as e:
        chain = []
        while e is not None:
            chain.append(f"{type(e).__name__}: {e}")
            e = e.__cause__
        print(" <- ".join(chain))
    results = []
    for f in [ex.submit(outer, n) for n in range(4)]:
        try:
            results.append(f.result())
        except Wrapped as e:
            results.append(str(e))
        finally:
            results.append("|")
    print(*results)
    bad.result()
print("never")
