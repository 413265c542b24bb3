class Meta(type):
    def __new__(m, name, bases, ns, **kw): return super().__new__(m, name, bases, ns)
class A(metaclass=Meta):
    x: int = 3
print(A.__annotations__)
class Meta2(type):
    def __prepare__(name, bases, **kw): return {"pre": 1}
class B(metaclass=Meta2):
    x: int = 3
print(B.__annotations__)
class Meta3(type):
    def __prepare__(name, bases, **kw): return {"pre": 1}
    def __new__(m, name, bases, ns, **kw): return type.__new__(m, name, bases, dict(ns))
class C(metaclass=Meta3):
    x: int = 3
    y: undefinedd
try: print(C.__annotations__)
except NameError as e: print(e)
x: int = 5
z: str
def f(a: int, *b: str, c: "q" = 1, **d: list) -> None: 
    v: nope = 1
    (w): nope2 = 2
    return v + w
print(f.__annotations__, f(1))
from typing import get_type_hints
class D(B):
    k: "int"
print(D.__annotations__)
