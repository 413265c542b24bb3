import threading
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

log = []
log_lock = threading.Lock()


def note(*parts):
    with log_lock:
        log.append(" ".join(map(str, parts)))


def fetch(n):
    note("fetch", n)
    return {"id": n, "body": "x" * n}


def parse(page):
    note("parse", page["id"])
    if page["id"] == 3:
        raise ValueError(f"bad page {page['id']}")
    return page["id"], len(page["body"])


def run(ids):
    done, failed = {}, []
    with ThreadPoolExecutor(2, "io") as io, ThreadPoolExecutor(2, "cpu") as cpu:
        pending = {io.submit(fetch, n): ("fetch", n) for n in ids}
        while pending:
            finished, _ = wait(pending, return_when=FIRST_COMPLETED)
            for future in finished:
                stage, n = pending.pop(future)
                match stage, future.exception():
                    case "fetch", None:
                        pending[cpu.submit(parse, future.result())] = ("parse", n)
                    case "parse", None:
                        key, value = future.result()
                        done[key] = value
                    case _, error:
                        failed.append((n, str(error)))
    return done, failed


done, failed = run([1, 2, 3, 4])
print(sorted(done.items()), failed)
print(sorted(log))
