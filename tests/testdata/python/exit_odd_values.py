import sys

for value in (0, True, False, 255, 256, -1, 3.5, (1, 2), [], "x", None):
    try:
        sys.exit(value)
    except SystemExit as e:
        print(type(e.code).__name__, e.code, e.args)
sys.exit((1, "a tuple"))
