"""The docstring of the script."""
from __future__ import annotations

import _beside

print(__name__, __doc__)


def main() -> int:
    print("main runs", _beside.VALUE)
    return 0


if __name__ == "__main__":
    print("returned", main())
else:
    print("never")
