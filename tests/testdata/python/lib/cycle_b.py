print("b begins")
from . import cycle_a

B = "b"
print("A known:", hasattr(cycle_a, "A"))


def use():
    return cycle_a.A
