import threading
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, wait

gates = {n: threading.Event() for n in range(4)}


def job(n):
    gates[n].wait()
    if n == 2:
        raise RuntimeError("job 2")
    return n


with ThreadPoolExecutor(4) as ex:
    fs = [ex.submit(job, n) for n in range(4)]

    def names(group):
        return sorted(fs.index(f) for f in group)

    done, not_done = wait(fs, timeout=0.01)
    print(names(done), names(not_done))
    gates[1].set()
    done, not_done = wait(fs, return_when=FIRST_COMPLETED)
    print(names(done), names(not_done))
    gates[2].set()
    done, not_done = wait(fs, return_when=FIRST_EXCEPTION)
    print(1 in names(done), 2 in names(done), 0 in names(not_done))
    gates[0].set()
    gates[3].set()
    result = wait(fs, return_when=ALL_COMPLETED)
    print(names(result.done), result.not_done, type(result).__name__, type(result.done).__name__, len(result))
    print(wait([]), wait(iter(fs[:1])).done == {fs[0]})
try:
    wait(fs, return_when="SOME")
except ValueError as e:
    print(e)
print(ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION)
print(sorted(str(f.exception()) for f in wait(fs)[0]))
