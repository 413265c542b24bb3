# Pipelines and coroutines in the old way.
def read(lines):
    for number, line in enumerate(lines, 1):
        yield number, line.rstrip()


def grep(pattern, items):
    for number, line in items:
        if pattern in line:
            yield number, line


def batch(items, size):
    chunk = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


text = "alpha\nbeta\ngamma\ndelta\nepsilon\nzeta\n"
print(list(batch(grep("ta", read(text.splitlines(True))), 2)))


def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return count, average
        total += value
        count += 1
        average = total / count


a = averager()
next(a)
print([a.send(v) for v in (10, 20, 60)])
try:
    a.send(None)
except StopIteration as stop:
    print(stop.value)


def collect(results):
    while True:
        key, coro = yield
        results[key] = coro


results = {}
c = collect(results)
next(c)
c.send(("a", 1))
c.send(("b", 2))
c.close()
print(results)


def round_robin(*iterables):
    pending = [iter(i) for i in iterables]
    while pending:
        for it in pending[:]:
            try:
                yield next(it)
            except StopIteration:
                pending.remove(it)


print("".join(round_robin("abc", "d", "ef")))


def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1


p = primes()
print([next(p) for _ in range(10)])
