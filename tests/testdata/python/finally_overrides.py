# A finally clause that returns, breaks or continues drops the exception. CPython warns of it.
def returns():
    try:
        raise ValueError("dropped")
    finally:
        return "from finally"


def replaces():
    try:
        return "try"
    finally:
        return "finally"


def breaks():
    for i in range(3):
        try:
            1 / 0
        finally:
            break
    return i


def continues():
    out = []
    for i in range(3):
        try:
            if i == 1:
                return "never"
            raise KeyError(i)
        finally:
            out.append(i)
            continue
    return out


print(returns(), replaces(), breaks(), continues())
