# Mapping patterns ask for values by get; *_ makes no list.
class D(dict):
    def get(self, k, d=None):
        print("get", k, type(d)); return d
match D(a=1):
    case {"a": x}: print(x)
    case _: print("no")
match {"a": 1}:
    case {"a": x, "b": y}: pass
    case {"a": x}: print(x)
A = "a"
class K: A = "a"; B="a"
try:
    match {"a": 1}:
        case {K.A: x, K.B: y}: pass
except ValueError as e: print(e)
try:
    match {"c": 1}:
        case {K.A: x, K.B: y}: pass
        case _: print("none")
except ValueError as e: print(e)
try:
    match {"c": 1, "d": 2}:
        case {K.A: x, K.B: y}: pass
        case _: print("none")
except ValueError as e: print(e)
class L(list):
    def __getitem__(self, i): print("item", i); return super().__getitem__(i)
    def __iter__(self): print("iter"); return super().__iter__()
match L([1, 2, 3, 4]):
    case [1, *_, _, 4]: print("yes")
match L([1, 2, 3, 4]):
    case [a, *r]: print(a, r)
match L([1, 2, 3, 4]):
    case [a, _, b, 4]: print(a, b)
match L([1]):
    case [*_]: print("any")
