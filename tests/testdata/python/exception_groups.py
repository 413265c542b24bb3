"""Groups of exceptions: how they are made, searched and taken apart."""


def fails(make):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, "-", e)


eg = ExceptionGroup("one", [ValueError(1), TypeError("x")])
print(repr(eg), "|", eg, "|", eg.message, eg.exceptions, eg.args)
print(ExceptionGroup("single", (ValueError(1),)))
print(type(BaseExceptionGroup("m", [ValueError(1)])).__name__)
print(type(BaseExceptionGroup("m", [ValueError(1), KeyboardInterrupt()])).__name__)
print(ExceptionGroup.__mro__)
print(issubclass(ExceptionGroup, Exception), issubclass(BaseExceptionGroup, Exception))

fails(lambda: ExceptionGroup("m", [SystemExit(1)]))
fails(lambda: ExceptionGroup())
fails(lambda: ExceptionGroup("m"))
fails(lambda: ExceptionGroup(1, [ValueError(1)]))
fails(lambda: ExceptionGroup("m", {ValueError(1)}))
fails(lambda: ExceptionGroup("m", []))
fails(lambda: ExceptionGroup("m", [ValueError(1), 3]))
fails(lambda: ExceptionGroup("m", [ValueError]))

nested = ExceptionGroup("outer", [
    ValueError(1),
    ExceptionGroup("inner", [TypeError("t"), ValueError(2)]),
    ExceptionGroup("only types", [TypeError("u")]),
])
nested.add_note("a note")
print(nested.subgroup(ValueError))
print(repr(nested.subgroup(ValueError)), nested.subgroup(ValueError).__notes__)
print(repr(nested.split(TypeError)))
print(nested.split(KeyError)[0], nested.split(KeyError)[1])
print(repr(nested.subgroup((ValueError, KeyError))))
print(repr(nested.subgroup(lambda e: isinstance(e, TypeError) and e.args[0] == "u")))
print(nested.subgroup(ExceptionGroup) is nested, nested.subgroup(Exception) is nested)
print(repr(nested.derive([ValueError(3)])))

try:
    try:
        raise KeyError("first")
    except KeyError as e:
        raise nested from e
except ExceptionGroup as e:
    print(e is nested, e.exceptions[0])
    match, rest = e.split(ValueError)
    print(repr(match.__cause__), repr(rest.__cause__), repr(match.__context__))
    print(match.__traceback__ is not None)


class Own(ExceptionGroup):
    def __new__(cls, message, excs, code=0):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self

    def __init__(self, message, excs, code=0):
        super().__init__(message, excs)

    def derive(self, excs):
        return Own(self.message, excs, self.code)


own = Own("mine", [ValueError(1), TypeError(2)], 5)
print(repr(own), own.code)
part = own.subgroup(ValueError)
print(type(part).__name__, part.exceptions, part.code)


class Bad(ExceptionGroup):
    def derive(self, excs):
        return 1


fails(lambda: Bad("x", [ValueError(1), TypeError(2)]).split(ValueError))
fails(lambda: Bad("x", [ValueError(1), SystemExit(2)]))
