"""Generators with many statements that yield, one after the other, which are entered again."""


class Manager:
    def __init__(self, name, log):
        self.name, self.log = name, log

    def __enter__(self):
        self.log.append("enter " + self.name)
        return self.name

    def __exit__(self, kind, error, traceback):
        self.log.append(f"exit {self.name} {kind.__name__ if kind else None}")
        return kind is KeyError


def inner(n):
    got = yield n
    if got == "raise":
        raise KeyError("inner")
    return n + 1


def statements(log, fails):
    for turn in range(3):
        for x in range(2):
            log.append(("for", x, (yield x)))
        else:
            log.append((yield "else of for"))
        n = 0
        while n < 2:
            n += 1
            if n == fails:
                continue
            log.append([(yield "a"), (yield "b"), n])
        else:
            yield "else of while"
        try:
            got = yield "try"
            if turn == fails:
                raise ValueError(turn)
            log.append(got)
        except ValueError as e:
            log.append(("caught", str(e), (yield "handler")))
        else:
            log.append((yield "else of try"))
        finally:
            log.append((yield "finally"))
        with Manager("m", log) as name:
            log.append((yield name))
            if turn == fails:
                raise KeyError(name)
            yield "with"
        match (yield "subject"):
            case int(k) if k > (yield "guard"):
                yield ("int", k)
            case str(k):
                yield ("str", k)
            case other:
                yield ("other", other)
        try:
            r = yield from inner(turn)
        except KeyError as e:
            r = e.args
        log.append(r)
        a = (yield 1) or (yield 2) and (yield 3)
        log.append(a)
        b = (yield 4) if (yield 5) else (yield 6)
        log.append(b)
        log.append((yield 7) < (yield 8) < (yield 9))
        try:
            for y in (yield "iterable") or ():
                try:
                    yield y
                finally:
                    log.append(("left", y))
                    yield "finally"
                if y == fails:
                    break
        except TypeError as e:
            log.append(("type", type(e).__name__))
        if turn == fails:
            yield "then"
        elif (yield "elif"):
            return log
        else:
            yield "other"


def drive(fails, answers, throw_at=()):
    log = []
    g = statements(log, fails)
    yielded = [next(g)]
    i = 0
    try:
        while i < 150:
            answer = answers[i % len(answers)]
            if i in throw_at:
                yielded.append(g.throw(ValueError(f"thrown {i}")))
            else:
                yielded.append(g.send(answer))
            i += 1
    except StopIteration as e:
        yielded.append(("stop", e.value is log))
    except Exception as e:
        yielded.append((type(e).__name__, str(e)))
    print(yielded)
    print(log)


for fails in range(3):
    drive(fails, [None])
    drive(fails, [0, 1, 2])
    drive(fails, ["raise", "", (1, 2)])
    for n in range(0, 60, 7):
        drive(fails, [3, None, "text", [0, 1]], {n})
        drive(fails, [[1, 2], None, 5], {n, n + 3})

source = "def many(log):\n    for turn in range(2):\n"
for n in range(100):
    source += f"        for x in (turn, {n}):\n            log.append((yield x) or (yield {n}))\n"
    source += f"        try:\n            yield {n}\n        finally:\n            log.append({n})\n"
namespace = {}
exec(source, namespace)
log = []
print(list(namespace["many"](log)) == [y for turn in range(2) for n in range(100) for y in (turn, n, n, n, n)])
print(len(log), sum(x for x in log if x))
