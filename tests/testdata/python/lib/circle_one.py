try:
    from lib.circle_two import two
except ImportError as e:
    print("one:", type(e).__name__, str(e).rsplit(" (", 1)[0], e.name, e.path is not None)
    two = None
one = 1
