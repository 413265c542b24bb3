import threading
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import partial
from itertools import chain, islice, repeat

TEXTS = ["the cat sat", "the dog sat down", "a cat and a dog"]


def count(text):
    return Counter(text.split())


def tag(kind, text):
    return [(kind, w) for w in text.split()]


with ThreadPoolExecutor(max_workers=3) as ex:
    total = sum(ex.map(count, TEXTS), Counter())
    print(sorted(total.items()), total.most_common(1)[0][1])
    groups = defaultdict(set)
    for kind, w in chain.from_iterable(ex.map(partial(tag, "k"), TEXTS)):
        groups[w[0]].add(w)
    print({k: sorted(v) for k, v in sorted(groups.items())})
    print(list(ex.map(pow, range(5), repeat(2))))
    lock, by_name = threading.Lock(), defaultdict(int)

    def job(n):
        with lock:
            by_name["jobs"] += n

    for f in as_completed(ex.submit(job, n) for n in range(5)):
        f.result()
    print(dict(by_name))
    it = iter(range(100))
    window = {ex.submit(abs, -n) for n in islice(it, 3)}
    print(sorted(f.result() for f in window), next(it))
