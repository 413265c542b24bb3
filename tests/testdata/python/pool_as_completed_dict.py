import concurrent.futures
import time

PAGES = {"a": 300, "b": 200, "missing": None, "c": 100}


def load(name, timeout):
    size = PAGES[name]
    if size is None:
        raise LookupError(f"{name} not found within {timeout}")
    return "x" * size


seen = {}
with concurrent.futures.ThreadPoolExecutor(max_workers=5) as executor:
    future_to_name = {executor.submit(load, name, 60): name for name in PAGES}
    for future in concurrent.futures.as_completed(future_to_name):
        name = future_to_name[future]
        try:
            data = future.result()
        except Exception as exc:
            seen[name] = "%r generated an exception: %s" % (name, exc)
        else:
            seen[name] = "%r page is %d bytes" % (name, len(data))
for name in sorted(seen):
    print(seen[name])
print(len(future_to_name), all(f.done() for f in future_to_name))
