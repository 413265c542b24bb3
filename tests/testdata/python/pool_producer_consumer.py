import threading
from concurrent.futures import ThreadPoolExecutor


class Channel:
    def __init__(self):
        self.items = []
        self.cond = threading.Condition()
        self.closed = False

    def put(self, item):
        with self.cond:
            self.items.append(item)
            self.cond.notify()

    def close(self):
        with self.cond:
            self.closed = True
            self.cond.notify_all()

    def __iter__(self):
        while True:
            with self.cond:
                while not self.items and not self.closed:
                    self.cond.wait()
                if not self.items:
                    return
                item = self.items.pop(0)
            yield item


def producer(channel, start):
    for n in range(start, start + 5):
        channel.put(n)
    return start


def consumer(channel):
    return [n * n for n in channel]


channel = Channel()
with ThreadPoolExecutor(max_workers=5) as ex:
    consumers = [ex.submit(consumer, channel) for _ in range(2)]
    producers = [ex.submit(producer, channel, s) for s in (0, 10, 20)]
    print([p.result() for p in producers])
    channel.close()
    print(sorted(sum((c.result() for c in consumers), [])))
