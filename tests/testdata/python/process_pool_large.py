# Large values go to worker processes and come back as they were: texts, bytes, lists of numbers.

from concurrent.futures import ProcessPoolExecutor

known = None


def same(*args, **kwargs):
    return args, kwargs


def remember(text, numbers):
    global known
    known = text, numbers


def recall():
    return known


def fail(text):
    raise ValueError(text)


def texts():
    for size in (100, 16_383, 16_384, 65_536, 300_000, 2_000_000):
        yield "x" * size
        yield "é" * (size // 2) + "x"
        yield b"\xff\x00" * (size // 2)
        yield bytearray(b"\x80") * size


def numbers():
    for n in (7, 8, 50_000):
        yield list(range(n))
        yield list(range(-n, 0))
        yield tuple(i << 20 for i in range(n))
        yield [i << 60 for i in range(n)]
        yield [i / 3 for i in range(n)]
        yield [-0.0, float("inf"), 1e300] * n
        yield [True] * n
        yield [1] * n + [True, 1.0, None]
        yield [1.0] * n + [1, "x"]
        yield ["text %d" % i for i in range(n)]


def main():
    big = "線" * 100_000
    with ProcessPoolExecutor(2, initializer=remember, initargs=(big, list(range(1000)))) as ex:
        for value in [*texts(), *numbers()]:
            (back, ), _ = ex.submit(same, value).result()
            print(type(back).__name__, len(back), back == value, [type(x) for x in back[-3:]] == [type(x) for x in value[-3:]])

        text = "shared" * 20_000
        args, kwargs = ex.submit(same, text, [text, 1], text, key=text).result()
        print(args == (text, [text, 1], text), kwargs == {"key": text})

        text, numbers_ = ex.submit(recall).result()
        print(text == big, numbers_ == list(range(1000)))

        e = ex.submit(fail, big).exception()
        print(type(e).__name__, e.args == (big,))

        futures = [ex.submit(same, c * 200_000, [i] * 5000) for i, c in enumerate("abcdefghij" * 3)]
        print([f.result() == ((c * 200_000, [i] * 5000), {}) for i, (f, c) in enumerate(zip(futures, "abcdefghij" * 3))] == [True] * 30)

        print(sum(len(s) for s in ex.map(str.upper, ["ab" * 30_000] * 40, chunksize=7)))


if __name__ == "__main__":
    main()
