from concurrent.futures import ThreadPoolExecutor, as_completed


def batches(items, size):
    for i in range(0, len(items), size):
        yield items[i : i + size]


def process(batch, *, scale=1):
    return {n: n * scale for n in batch}


def results(ex, items):
    futures = [ex.submit(process, b, scale=3) for b in batches(items, 4)]
    for f in futures:
        yield from f.result().items()


with ThreadPoolExecutor(max_workers=3) as ex:
    print(dict(results(ex, list(range(10)))))
    merged = {}
    for f in as_completed([ex.submit(process, b) for b in batches("abcdefg", 3)]):
        merged.update(f.result())
    print(sorted(merged.items()))
    gen = (n for n in range(5))
    print(list(ex.map(lambda n: n + 100, gen)), list(gen))


def chain(ex, value, *steps):
    for step in steps:
        value = ex.submit(step, value).result()
    return value


with ThreadPoolExecutor(1) as ex:
    print(chain(ex, " text ", str.strip, str.upper, len, lambda n: n * "*"))
    fs = {ex.submit(pow, n, 2): n for n in range(4)}
    print({fs[f]: f.result() for f in fs})
    print(any(f.result() > 8 for f in fs), [f.result() for f in fs if f.result() % 2])
    print(*(f.result() for f in fs), sep=",")
