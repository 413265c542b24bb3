from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

counter = 0
config = {"mode": "parent"}


@dataclass
class Item:
    name: str
    values: list


class Failure(Exception):
    def __init__(self, code, why):
        super().__init__(code, why)
        self.code = code


def init(mode):
    config["mode"] = mode


def bump():
    global counter
    counter += 1
    return counter, config["mode"]


def change(item):
    item.values.append(99)
    return item


def fail(n):
    try:
        [][n]
    except IndexError as e:
        raise Failure(n, "wrapped") from e


if __name__ == "__main__":
    with ProcessPoolExecutor(1, initializer=init, initargs=("child",)) as ex:
        print([ex.submit(bump).result() for _ in range(3)], counter, config)
        item = Item("a", [1])
        back = ex.submit(change, item).result()
        print(item, back, item == back, type(back) is Item)
        f = ex.submit(fail, 5)
        e = f.exception()
        print(type(e) is Failure, e.args, e.code)
        print(ex.submit(max, {"k": 1, "z": 2}, (1, 2) and "b").exception() is not None)
