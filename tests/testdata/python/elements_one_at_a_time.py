# Functions that take elements one at a time.
def h(log, vals):
    for v in vals:
        log.append(v); yield v
class H:
    def __init__(self, n): self.n = n
    def __hash__(self):
        if self.n == 2: raise ValueError("hash")
        return self.n
for f in (sum, min, max, set, frozenset, list, tuple, dict, sorted, any, all):
    log = []
    def it():
        for v in [1, 2, "x", 4]:
            log.append(v)
            yield v
    try: f(x for x in it())
    except TypeError as e: print(f.__name__, log, e)
    else: print(f.__name__, log)
log = []
def it2():
    for i in range(4):
        log.append(i); yield H(i)
try: {x for x in it2()}
except ValueError: print("setcomp", log)
log = []
try: set(it2())
except ValueError: print("set", log)
log = []
try: {x: 1 for x in it2()}
except ValueError: print("dictcomp", log)
