# Calls that never end, which go through objects and functions in Go.
class Proxy:
    pass


Proxy.__call__ = Proxy()
try:
    Proxy()()
except RecursionError:
    print("caught")


class Other:
    def __call__(self):
        return self()


try:
    Other()()
except RecursionError:
    print("caught")

