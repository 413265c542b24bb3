import os
from concurrent.futures import ProcessPoolExecutor, as_completed


def work(n):
    if n == 3:
        raise ValueError(f"bad {n}")
    return n * n, os.getpid()


def main():
    with ProcessPoolExecutor(max_workers=2) as ex:
        print([r[0] for r in ex.map(work, range(3), chunksize=2)])
        futures = {ex.submit(work, n): n for n in range(5)}
        seen = {}
        for f in as_completed(futures):
            try:
                value, pid = f.result()
                seen[futures[f]] = (value, pid != os.getpid())
            except ValueError as e:
                seen[futures[f]] = str(e)
        print(sorted(seen.items()))
        print(ex.submit(pow, 2, 10).result(), ex.submit(sorted, [3, 1, 2]).result())
        try:
            ex.submit(int, "x").result()
        except ValueError as e:
            print(e)
    try:
        ex.submit(work, 1)
    except RuntimeError as e:
        print(e)


if __name__ == "__main__":
    main()
