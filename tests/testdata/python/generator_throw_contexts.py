# The context of what is thrown into a generator that handles an exception, also through yield from.
def unhandled():
    try:
        raise KeyError(1)
    finally:
        yield


def handled():
    try:
        raise KeyError(1)
    except KeyError:
        yield


def clause_fails():
    try:
        raise KeyError(1)
    except 1 / 0:
        pass
    finally:
        yield


def handler_fails():
    try:
        raise KeyError(1)
    except KeyError:
        raise IndexError
    finally:
        yield


def nested():
    try:
        try:
            raise KeyError(1)
        except KeyError:
            raise IndexError
    finally:
        yield


def over():
    try:
        raise KeyError(1)
    except KeyError:
        pass
    finally:
        yield


def delegating(make):
    value = yield from make()
    return value


def handling(make):
    try:
        raise OSError
    except OSError:
        yield from make()


for make in unhandled, handled, clause_fails, handler_fails, nested, over:
    for g in make(), delegating(make), delegating(lambda: delegating(make)), handling(make):
        next(g)
        try:
            g.throw(ValueError("thrown"))
        except ValueError as e:
            print(make.__name__, repr(e.__context__), e.__context__ and repr(e.__context__.__context__))
