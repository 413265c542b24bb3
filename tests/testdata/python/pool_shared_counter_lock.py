import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
counter = 0
counts = {}


def bump(times, key):
    global counter
    for _ in range(times):
        with lock:
            counter += 1
            counts[key] = counts.get(key, 0) + 1
    return key


with ThreadPoolExecutor(max_workers=4) as ex:
    print(sorted(ex.map(bump, [500] * 6, "abcabc")))
print(counter, sorted(counts.items()), lock.locked())


class Account:
    def __init__(self):
        self.balance = 100
        self._lock = threading.Lock()
        self.history = []

    def withdraw(self, amount):
        with self._lock:
            if self.balance >= amount:
                self.balance -= amount
                self.history.append(amount)
                return True
        return False


account = Account()
with ThreadPoolExecutor(8) as ex:
    outcomes = list(ex.map(account.withdraw, [30] * 8))
print(sum(outcomes), account.balance, account.history)
shared = []
with ThreadPoolExecutor(3) as ex:
    fs = [ex.submit(shared.append, n) for n in range(50)]
print(sorted(shared) == list(range(50)), {f.result() for f in fs})
