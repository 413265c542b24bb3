class Plain(Exception):
    pass


class Args(Exception):
    def __init__(self, code, text="none"):
        super().__init__(code, text)
        self.code = code


class Str(Exception):
    def __str__(self):
        return "str of " + repr(self.args)


def attempt(make):
    try:
        raise make()
    except Exception as e:
        print(type(e).__name__, "|", e, "|", repr(e), "|", e.args)


attempt(lambda: Plain)
attempt(lambda: Plain())
attempt(lambda: Plain("one"))
attempt(lambda: Plain("one", 2))
attempt(lambda: Args(4))
attempt(lambda: Args(5, text="five"))
attempt(lambda: Str)
attempt(lambda: Str(1, 2))
attempt(lambda: KeyError("k"))
attempt(lambda: KeyError())
attempt(lambda: KeyError(1, 2))
attempt(lambda: OSError(2, "no such thing"))
attempt(lambda: "a string")
attempt(lambda: 3)
attempt(lambda: int)
