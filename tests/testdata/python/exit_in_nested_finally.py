import sys


def work():
    try:
        try:
            raise ValueError("v")
        except ValueError:
            sys.exit(4)
        finally:
            print("inner finally")
    except Exception:
        print("SystemExit is no Exception")
    finally:
        print("outer finally")


class M:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        print("exit", kind.__name__, value.code)


with M():
    work()
