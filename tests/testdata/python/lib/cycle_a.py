print("a begins")
from . import cycle_b

A = "a" + cycle_b.B
print("a ends")


def both():
    return A + cycle_b.B
