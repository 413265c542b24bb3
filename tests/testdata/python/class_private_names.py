class A:
    __secret = 1

    def __init__(self):
        self.__value = "A's"
        self.__both__ = "dunder"

    def get(self):
        return self.__value, self.__secret

    def __hidden(self):
        return "hidden in A"

    def call(self):
        return self.__hidden()


class B(A):
    def __init__(self):
        super().__init__()
        self.__value = "B's"

    def get_b(self):
        return self.__value

    def __hidden(self):
        return "hidden in B"


b = B()
print(b.get(), b.get_b(), b.call())
print(sorted(vars(b)))
print(b._A__value, b._B__value, B._A__secret)
for name in ("__value", "__hidden", "__secret"):
    print(hasattr(b, name), end=" ")
print()
try:
    b.__value
except AttributeError as e:
    print(e)
print(b._A__hidden(), b.__both__)


class _Under:
    def set(self):
        self.__x = 5
        return self


print(vars(_Under().set()))
