def attempt(f):
    try:
        f()
        print("passed")
    except AssertionError as e:
        print("AssertionError", repr(str(e)), e.args)


def plain():
    assert 1 == 2


def message():
    assert [] and True, "a message"


def tuple_message():
    assert 0, (1, 2)


def holds():
    assert "x", never_evaluated


def chained():
    assert 1 < 2 < 3
    assert 3 < 2 < never_evaluated, f"{1 + 1} things"


for f in (plain, message, tuple_message, holds, chained):
    attempt(f)
