# A finally clause runs whatever leaves the try, and may replace what it was.
log = []


def plain():
    try:
        return "try"
    finally:
        log.append("plain")


def value_is_kept():
    x = 1
    try:
        return x
    finally:
        x = 2
        log.append(x)


def nested():
    try:
        try:
            return "inner"
        finally:
            log.append("a")
    finally:
        log.append("b")


def raises():
    try:
        raise ValueError("v")
    finally:
        log.append("raises")


def from_handler():
    try:
        1 / 0
    except ZeroDivisionError as e:
        return f"handled {e}"
    else:
        return "else"
    finally:
        log.append("handler's finally")


def from_else():
    try:
        pass
    except ValueError:
        return "except"
    else:
        return "else"
    finally:
        log.append("else's finally")


print(plain(), value_is_kept(), nested(), from_handler(), from_else())
try:
    raises()
except ValueError as e:
    print("caught", e)
print(log)
