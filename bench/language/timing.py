"""Times small functions; the scripts beside this one say which.

Each function runs a construct n times in a loop. The time of one turn, that of the loop
itself included, is printed as

    construct<tab>nanoseconds
"""

import sys
import time


def measure(function, n):
    """Seconds that function(n) takes."""
    start = time.perf_counter()
    function(n)
    return time.perf_counter() - start


def report(*functions):
    """Times pairs of a construct and a function, each for some milliseconds: those that
    the command line gives, or 100."""
    budget = float(sys.argv[1]) / 1000 if len(sys.argv) > 1 else 0.1
    for name, function in functions:
        n = 1
        spent = measure(function, n)
        while spent < budget / 8 and n < 1000000:
            n = n * 2 if spent <= 0 else min(n * 8, int(n * budget / 4 / spent) + 1)
            spent = measure(function, n)
        best = min(measure(function, n) for _ in range(3))
        print(f"{name}\t{best / n * 1e9:.1f}")
