# Shifts by more than there can be room for.


def attempt(f):
    try:
        print(f())
    except (MemoryError, OverflowError, ValueError) as e:
        print(type(e).__name__, e)


for n in (2**50, 2**60, 2**62, 2**63 - 1, 2**63, 2**64, 10**30):
    attempt(lambda: 0 << n)
    attempt(lambda: 5 << n)
    attempt(lambda: -(10**40) << n)
    attempt(lambda: 5 >> n)
    attempt(lambda: -(10**40) >> n)
attempt(lambda: 5 << -1)
attempt(lambda: 5 >> -(10**30))
