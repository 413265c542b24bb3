# stdlib queue 5: the order of a PriorityQueue
import queue
from dataclasses import dataclass, field


def drain(q):
    out = []
    while not q.empty():
        out.append(q.get())
    return out


def order(items):
    q = queue.PriorityQueue()
    for item in items:
        q.put(item)
    return drain(q)


print(order([5, 3, 8, 1, 9, 2]), order("queue"), order([2.5, True, -1]))
print(order([(2, "b"), (1, "z"), (2, "a"), (1, "y")]))


class Job:
    compared = 0

    def __init__(self, priority, name):
        self.priority, self.name = priority, name

    def __lt__(self, other):
        Job.compared += 1
        return self.priority < other.priority

    def __repr__(self):
        return self.name


# Equal ones come out in the order of heapq, which is not that of their coming.
jobs = [Job(n % 3, f"{n % 3}{chr(97 + n)}") for n in range(14)]
print(order(jobs), Job.compared)
print(order([Job(1, chr(97 + n)) for n in range(9)]), Job.compared)


@dataclass(order=True)
class Item:
    priority: int
    item: object = field(compare=False)


print([i.item for i in order([Item(3, "c"), Item(1, {}), Item(2, None)])])
mixed = queue.PriorityQueue()
mixed.put((1, {"a": 1}))
try:
    mixed.put((1, {"b": 2}))
except TypeError as e:
    print(e)
print(mixed.qsize())
q = queue.PriorityQueue(2)
q.put(1), q.put(0)
print(q.full(), q.get(), q.get())


class Fails:
    def __lt__(self, other):
        raise ValueError("in __lt__")


q = queue.PriorityQueue()
q.put(Fails())
try:
    q.put(Fails())
except ValueError as e:
    print(e, q.qsize(), q.unfinished_tasks)


class Reversed(queue.PriorityQueue):
    def _put(self, item):
        super()._put((-item, item))

    def _get(self):
        return super()._get()[1]


q = Reversed()
for n in (1, 3, 2):
    q.put(n)
print(drain(q))
