class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None, value, tb is not None)
        return self.swallow


with Manager("a") as a:
    print("body", a)

with Manager("b") as b, Manager("c", swallow=True) as c:
    print(b + c)
    raise ValueError("swallowed by c")
print("after")

with (
    Manager("d", swallow=True),
    Manager("e") as e,
):
    raise KeyError(e)

try:
    with Manager("f"):
        raise IndexError("through")
except IndexError as err:
    print("caught", err)


def leave_by_return():
    with Manager("g"):
        return "returned"


print(leave_by_return())
for i in range(3):
    with Manager(f"h{i}"):
        if i == 1:
            break
        continue

with Manager("i") as (x, *rest):
    print(x, rest)
target = {}
with Manager("j") as target["key"], Manager("k") as target["l"]:
    print(target)
