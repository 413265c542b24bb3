# Functions and classes that a function makes global have no qualified names.
def f():
    global inner, Inner

    def inner():
        def nested():
            pass

        return nested

    class Inner:
        def method(self):
            pass

    def local():
        pass

    return local


print(f().__qualname__, inner.__qualname__, inner().__qualname__, Inner.__qualname__, Inner.method.__qualname__)
for call in (lambda: inner(1), lambda: inner()(1), lambda: Inner.method(), lambda: Inner(1)):
    try:
        call()
    except TypeError as e:
        print(e)


class C:
    global m

    def m():
        pass


print(m.__qualname__)
