# try, with, for and functions within each other; the order of events.
log = []


class Ctx:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        log.append(f"+{self.name}")
        return self

    def __exit__(self, kind, exc, tb):
        log.append(f"-{self.name}:{kind.__name__ if kind else ''}")
        return kind is KeyError


def work(mode):
    log.clear()
    result = "start"
    for attempt in range(3):
        with Ctx(attempt):
            try:
                with Ctx("in"):
                    if mode == "value":
                        raise ValueError(attempt)
                    if mode == "key":
                        raise KeyError(attempt)
                    if mode == "return":
                        return "returned"
                    if mode == "break":
                        break
                    if mode == "continue":
                        continue
                    result = "no jump"
            except ValueError as e:
                result = f"handled {e}"
                if attempt == 1:
                    raise TypeError("from handler") from e
            else:
                log.append("else")
            finally:
                log.append("fin")
    else:
        log.append("loop else")
    return result


for mode in ("value", "key", "return", "break", "continue", "none"):
    try:
        print(mode, work(mode))
    except Exception as e:
        print(mode, repr(e), repr(e.__cause__))
    print("   ", " ".join(log))


def deep(n):
    try:
        if n == 0:
            raise LookupError("bottom")
        return deep(n - 1)
    except LookupError as e:
        log.append(f"h{n}")
        if n < 2:
            raise
        return f"caught at {n}"
    finally:
        log.append(f"f{n}")


log.clear()
print(deep(4), log)


def returns_value_from_nested():
    for i in range(3):
        try:
            try:
                if i == 1:
                    return [i, "inner"]
            finally:
                log.append(i)
        except Exception:
            return "never"


log.clear()
print(returns_value_from_nested(), log)
