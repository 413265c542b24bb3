GROUP = (KeyError, IndexError)


class Base(Exception):
    pass


class Derived(Base):
    pass


def which(exc):
    try:
        raise exc
    except GROUP as e:
        return "group " + type(e).__name__
    except (Base, *(TypeError, ValueError)) as e:
        return "second " + type(e).__name__
    except Derived:
        return "never"
    except ArithmeticError:
        return "arithmetic"
    except BaseException as e:
        return "base " + type(e).__name__


for exc in (KeyError(1), IndexError, Base(), Derived, TypeError(), ZeroDivisionError, OverflowError(), Exception,
            KeyboardInterrupt, SystemExit(3), GeneratorExit, StopIteration(4), UnicodeError):
    print(which(exc))

try:
    try:
        raise ValueError("x")
    except "not a class":
        pass
except TypeError as e:
    print(e)

try:
    try:
        raise ValueError("lazily")
    except ValueError:
        print("first clause is enough")
    except undefined_name:
        print("never looked at")
except NameError as e:
    print("no", e)
