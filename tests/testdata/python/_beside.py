"""A module that scripts beside it import."""
print("loading", __name__)

VALUE = 42
counter = 0


def double(x):
    return 2 * x


def bump():
    global counter
    counter += 1
    return counter


if __name__ == "__main__":
    print("never printed")
