# What changes a container, or reads all of one, does so as a whole: no other thread sees it half done.
from concurrent.futures import ThreadPoolExecutor
import threading

with ThreadPoolExecutor(4) as pool:
    # The numbers are large enough for work that is done in pieces.
    d, l = {'k': 3 ** 100_000}, [3 ** 100_000]
    class C: pass
    c = C()
    c.n = n = 3 ** 100_000
    def times():
        global n
        for _ in range(20):
            d['k'] *= 3
            l[0] *= 3
            c.n *= 3
            n *= 3
    for f in [pool.submit(times) for _ in range(4)]: f.result()
    print({x == 3 ** 100_080 for x in (d['k'], l[0], c.n, n)})

    # Many elements take more than a turn.
    shared = dict.fromkeys(range(20_000))
    stop = False
    def grows():
        i = len(shared)
        while not stop:
            shared[i] = None
            i += 1
            if i % 50_000 == 0:
                for k in range(20_000, i): del shared[k]
                i = 20_000
        return True
    def reads():
        for _ in range(30):
            for whole in (list, tuple, set, frozenset, sorted, sum, max, dict.copy, dict):
                whole(shared)
            list(shared.items()), list(shared.values()), [*shared], {**shared}, len({*shared}), -1 in shared.values()
        return True
    growing = pool.submit(grows)
    reading = [pool.submit(reads) for _ in range(2)]
    print([f.result() for f in reading])
    stop = True
    print(growing.result())

    # A transfer moves money between two accounts, so the sum is always the same.
    accounts = [100] * 20_000
    stop = False
    def transfers():
        i = 0
        while not stop:
            i = (i + 7919) % 10_000
            # in one step: no call, and no jump back
            accounts[i], accounts[-1 - i] = accounts[i] - 1, accounts[-1 - i] + 1
    moving = pool.submit(transfers)
    print({sum(accounts) for _ in range(100)})
    stop = True
    moving.result()

    # Only whole blocks are added.
    out, block = [], list(range(10_000))
    def extends(kind):
        for _ in range(20):
            if kind == 0: out.extend(block)
            if kind == 1: out.extend(tuple(block))
            if kind == 2: out.extend(range(10_000))
            if kind == 3: out[len(out):] = block
    for f in [pool.submit(extends, i) for i in range(4)]: f.result()
    print(len(out), all(out[i:i + 10_000] == block for i in range(0, len(out), 10_000)))

    numbers = set()
    def updates(first):
        numbers.update(range(first, first + 50_000))
        return len(numbers) % 50_000
    print({f.result() for f in [pool.submit(updates, i * 50_000) for i in range(4)]}, len(numbers))
