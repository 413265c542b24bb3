# Imported by worker_imports.py, in functions.

print("top level of _worker_side", __name__, flush=True)

value = 1


def get():
    return value
