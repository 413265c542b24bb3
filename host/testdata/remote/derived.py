"""Functions of a file that imports a class derived from a built-in type."""

from _numbers import Celsius


def cold(t, limit):
    return t < limit, limit > t, t == limit, t in [limit]


assert cold(Celsius(5), 6) == (True, True, False, False)
assert remote(cold, Celsius(5), 6) == (True, True, False, False)
assert remote(cold, 6, Celsius(6)) == (False, False, True, True)
