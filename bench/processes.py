"""What process pools cost. Run it on python3 and on fstar for the ratio.

Each line is the best of some rounds: microseconds for one call, but for the last, which
is for a pool.
"""

import time
from concurrent.futures import ProcessPoolExecutor, wait


def nothing():
    pass


def same(x):
    return x


def best(rounds, calls, run):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times) / calls * 1e6


def show(what, microseconds):
    print(f"{what:34} {microseconds:10.2f} us")


def pool_of_one_task():
    with ProcessPoolExecutor(1) as ex:
        ex.submit(nothing).result()


def main():
    with ProcessPoolExecutor(2) as ex:
        wait([ex.submit(nothing) for _ in range(100)])

        def batch(n=10_000):
            wait([ex.submit(nothing) for _ in range(n)])

        def one_at_a_time(n=1_000):
            for _ in range(n):
                ex.submit(nothing).result()

        def mapped(n=100_000):
            for _ in ex.map(same, range(n), chunksize=500):
                pass

        def mapped_alone(n=10_000):
            for _ in ex.map(same, range(n)):
                pass

        text = "x" * (1 << 20)
        numbers = list(range(50_000))

        def echo(value, n=20):
            for _ in range(n):
                assert len(ex.submit(same, value).result()) == len(value)

        show("no-op, in a batch", best(5, 10_000, batch))
        show("no-op, one at a time", best(3, 1_000, one_at_a_time))
        show("map(chunksize=500), one item", best(3, 100_000, mapped))
        show("map(), one item", best(3, 10_000, mapped_alone))
        show("echo of 1 MiB text", best(3, 20, lambda: echo(text)))
        show("echo of 50,000 ints", best(3, 20, lambda: echo(numbers)))
    show("pool of 1, a task, shutdown", best(10, 1, pool_of_one_task))


if __name__ == "__main__":
    main()
