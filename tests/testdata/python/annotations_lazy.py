# Annotations in functions, methods, classes and modules; typing.get_type_hints.
import functools
import sys
from dataclasses import dataclass
from typing import Annotated, ClassVar, Dict, Generic, List, NamedTuple, Optional, TypedDict, TypeVar, get_type_hints


class Tree:
    Key = str
    left: "Tree"
    right: Optional["Tree"] = None
    size: int = 0

    class Inner:
        pass

    def find(self, key: Key, inner: Inner = None, *rest: "Tree") -> "List[Tree]":
        return []

    def with_default(self, n: int = 1, *, flag: bool = False) -> None: ...


print(list(Tree.__annotations__), Tree.__annotations__["left"], Tree.__annotations__["size"])
print(Tree.find.__annotations__)
print(Tree().find.__annotations__ == Tree.find.__annotations__, Tree.find.__annotations__ is Tree.find.__annotations__)
hints = get_type_hints(Tree)
print(list(hints), hints["left"] is Tree, hints["right"] == Optional[Tree])
print(get_type_hints(Tree.find))
print(Tree.with_default.__annotations__)


def local_types():
    class Item:
        pass

    Alias = Dict[str, int]

    def use(item: Item, table: Alias, plain: int) -> Item:
        return item

    return Item, use


Item, use = local_types()
print(use.__annotations__["item"] is Item, use.__annotations__["table"], use.__annotations__["return"] is Item, use(3, {}, 1))


def none(): ...


print(none.__annotations__, (lambda x: x).__annotations__)
none.__annotations__["added"] = int
print(none.__annotations__)


class Empty:
    pass


class Sub(Tree):
    extra: float


print(Empty.__annotations__, Sub.__annotations__, list(get_type_hints(Sub)))
Empty.__annotations__["x"] = str
print(Empty.__annotations__, hasattr(int, "__annotations__"))

# In a module, each name once, with the last annotation; those that are not reached do not count.
a: int = 1
b: "str"
a: float = 2
if a > 5:
    hidden: int = 3
for i in range(2):
    looped: List[int] = [i]
module = sys.modules[__name__]
print(module.__annotations__)
print(get_type_hints(module)["b"])


class Conditional:
    if a > 5:
        never: int
    else:
        yes: int
    x: int
    x: str = "s"


print(Conditional.__annotations__)

# Who reads annotations.
T = TypeVar("T")


class Box(Generic[T]):
    item: T

    def get(self) -> T:
        return self.item


print(get_type_hints(Box), get_type_hints(Box.get))


class Named(NamedTuple):
    x: int
    y: "Later" = None


class Typed(TypedDict, total=False):
    k: int


print(Named(1), list(Named.__annotations__), Typed.__annotations__, sorted(Typed.__optional_keys__))


@functools.singledispatch
def show(value):
    return "any"


@show.register
def _(value: int):
    return "int"


@show.register
def _(value: "list"):
    return "list"


print(show(1), show([]), show("s"))


@dataclass
class Data:
    count: ClassVar[int] = 0
    name: "str" = "n"
    maybe: "Optional[Later]" = None


class Later: ...


print(Data(), get_type_hints(Data)["maybe"] == Optional[Later])


@functools.wraps(Tree.find)
def wrapper(*args):
    pass


print(wrapper.__annotations__ == Tree.find.__annotations__)


def extras(x: Annotated[int, "meta"], y: None = None) -> "Annotated[str, 1]": ...


print(get_type_hints(extras), get_type_hints(extras, include_extras=True))
print(get_type_hints(extras, globalns=None, localns={"int": bool})["x"])
try:
    get_type_hints(Named)
except NameError as e:
    print(e)
else:
    print("found")


def broken(x: "Nowhere"): ...


try:
    get_type_hints(broken)
except NameError as e:
    print(e)
print(get_type_hints(broken, localns={"Nowhere": int}))
for bad in (5, "text"):
    try:
        get_type_hints(bad)
    except TypeError as e:
        print(e)
