from concurrent.futures import ThreadPoolExecutor


def parse(text):
    return int(text)


with ThreadPoolExecutor(2) as ex:
    futures = [ex.submit(parse, t) for t in ("1", "two", "3")]
    print(futures[0].result())
    print("waiting for the rest")
print("pool is down")
print(sum(f.result() for f in futures))
