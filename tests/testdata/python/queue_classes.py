# Classes derived from Queue
import queue
import threading


class UniqueQueue(queue.Queue):
    def _init(self, maxsize):
        self.queue = []
        self.all_items = set()

    def _put(self, item):
        if item not in self.all_items:
            self.queue.append(item)
            self.all_items.add(item)

    def _get(self):
        return self.queue.pop(0)


u = UniqueQueue()
for item in "abracadabra":
    u.put(item)
print(u.qsize(), [u.get() for _ in range(u.qsize())], u.empty(), u.unfinished_tasks)


class SetQueue(queue.Queue):
    def _init(self, maxsize):
        self.queue = set()

    def _put(self, item):
        self.queue.add(item)

    def _get(self):
        return self.queue.pop()


s = SetQueue(2)
s.put(1), s.put(1), s.put(2)
print(s.full(), s.qsize(), sorted([s.get(), s.get()]))


class Sized(queue.Queue):
    """A limit by the length of the items."""

    def _qsize(self):
        return sum(len(item) for item in self.queue)


z = Sized(5)
z.put("ab")
z.put("cde")
try:
    z.put("f", block=False)
except queue.Full:
    print("full", z.qsize())
print(z.get(), z.get())


class Logged(queue.LifoQueue):
    def __init__(self, name, maxsize=0):
        super().__init__(maxsize)
        self.name = name
        self.log = []

    def _put(self, item):
        self.log.append(f"put {item}")
        super()._put(item)

    def _get(self):
        item = super()._get()
        self.log.append(f"get {item}")
        return item

    def __len__(self):
        return self.qsize()

    def __iter__(self):
        while not self.empty():
            yield self.get()


q = Logged("log", 10)
q.put(1)
q.put(2)
print(len(q), list(q), q.log, q.name, q.maxsize, isinstance(q, queue.Queue))


class Closable(queue.Queue):
    END = object()

    def close(self):
        self.put(self.END)

    def __iter__(self):
        while True:
            item = self.get()
            try:
                if item is self.END:
                    return
                yield item
            finally:
                self.task_done()


c = Closable()
out = []
t = threading.Thread(target=lambda: out.extend(c))
t.start()
for n in range(5):
    c.put(n)
c.close()
c.join()
t.join()
print(out, c.unfinished_tasks)


class Broken(queue.Queue):
    def _put(self, item):
        raise ValueError("refused")


b = Broken()
try:
    b.put(1)
except ValueError as e:
    print(e, b.unfinished_tasks, b.mutex.locked(), b.empty())


class Timestamped(queue.PriorityQueue):
    def __init__(self):
        queue.PriorityQueue.__init__(self)
        self.counter = 0

    def put(self, item, priority):
        super().put((priority, self.counter, item))
        self.counter += 1

    def get(self, *args, **kwargs):
        return super().get(*args, **kwargs)[2]


p = Timestamped()
for item, priority in (("a", 2), ("b", 1), ("c", 2), ("d", 1)):
    p.put(item, priority)
print([p.get() for _ in range(4)])
