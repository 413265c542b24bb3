for value in (1, True, 1.5, "s", b"b", None, [], (), {}, set(), range(1), len, lambda: 0, int, Exception(), Exception, ..., slice(1)):
    t = type(value)
    print(t.__name__, isinstance(value, (int, float)), t is int, t in (str, bytes), callable(value), isinstance(value, object), isinstance(value, type))


def dispatch(v):
    if isinstance(v, bool):
        return "bool"
    if isinstance(v, (int, float)):
        return "number"
    if isinstance(v, str):
        return "string"
    if isinstance(v, (list, tuple, set)):
        return "[" + ", ".join(str(dispatch(i)) for i in v) + "]"
    if isinstance(v, dict):
        return {k: dispatch(x) for k, x in v.items()}
    if v is None:
        return "none"
    return type(v).__name__


print(dispatch([1, True, "a", None, (2.5,), {"k": [1, b""]}]))
table = {int: "int", str: "str", list: "list", type(None): "NoneType"}
print([table.get(type(v), "?") for v in (1, "a", [], None, 2.5, True)])
print(type(1) == int, type(1) != float, type([]) is list, type("") is not bytes, type(int), type(type(1)) is type)
print(int("5") + 1, str(5) + "1", list("ab"), tuple([1]), set([1]), dict(a=1), bool(0), float(1), bytes(2), frozenset([1]))
print(list(map(type, [1, "a"])), [c(5) for c in (int, float, str, bool)], sorted([int, str], key=lambda c: c.__name__))


class Meta(type):
    def __call__(cls, *a):
        print("making", cls.__name__)
        return super().__call__(*a)

    def shout(cls):
        return cls.__name__.upper()


class WithMeta(metaclass=Meta):
    pass


w = WithMeta()
print(type(WithMeta).__name__, WithMeta.shout(), type(w).__name__, isinstance(WithMeta, Meta))
print(isinstance(5, int | str), isinstance(None, int | None), int | str == str | int)
