# yield inside try, with and loops.
class Resource:
    def __enter__(self):
        print("open")
        return self

    def __exit__(self, kind, value, tb):
        print("close", kind and kind.__name__)


def rows():
    with Resource():
        for i in range(3):
            try:
                yield i
            except ValueError as e:
                print("skipped", e)
                yield "extra"
            finally:
                print("after", i)


g = rows()
print(next(g))
print(g.throw(ValueError("bad row")))
print(next(g))
g.close()

for x in rows():
    print("got", x)
    if x == 1:
        break
print("loop left")
del g


def handler():
    try:
        yield 1
        raise KeyError("inside")
    except KeyError as e:
        yield f"yield in except {e}"
        raise IndexError("new") from e
    else:
        yield "never"
    finally:
        yield "yield in finally"


it = handler()
print(next(it), next(it), next(it))
try:
    next(it)
except IndexError as e:
    print(repr(e), repr(e.__cause__))


def nested():
    for i in range(2):
        try:
            for j in range(2):
                if j:
                    continue
                received = yield (i, j)
                if received == "break":
                    break
            else:
                yield "no break"
        finally:
            yield f"end {i}"


n = nested()
print(next(n), n.send("break"), list(n))
