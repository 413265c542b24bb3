# Results of futures, inside the with statement and after it.

import time
from concurrent.futures import ThreadPoolExecutor


def square(n):
    time.sleep(0.01)
    return n * n


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=3) as executor:
        futures = [executor.submit(square, n) for n in range(6)]
        first = futures[0].result()
        print("inside: the first result is", first)
        print("inside:", [future.result() for future in futures])
    print("after: done", all(future.done() for future in futures))
    print("after:", [future.result() for future in futures])
    print("sum:", sum(future.result() for future in futures))
