"""What tracebacks of groups look like. Lines of code and their underlining are left out."""
import logging


class Lines:
    def write(self, text):
        for line in text.splitlines():
            bare = line.lstrip(" |")
            if bare.startswith(("File ", "raise ", "leaf(", "^", "~", "with_cause(")):
                continue
            print(line)

    def flush(self):
        pass


logging.basicConfig(stream=Lines(), format="%(message)s")


def leaf(e):
    raise e


def raised(e):
    try:
        leaf(e)
    except BaseException as caught:
        return caught


def with_cause(e, cause):
    try:
        raise e from cause
    except Exception as caught:
        return caught


def show(title, e):
    print("#", title)
    try:
        raise e
    except BaseException:
        logging.exception(title)


show("plain", ExceptionGroup("eg", [ValueError(1), TypeError("x")]))
show("one", ExceptionGroup("eg", [ValueError(1)]))
show("raised inside", ExceptionGroup("eg", [raised(ValueError(1)), raised(KeyError("k"))]))
noted = ValueError("noted\nin two lines")
noted.add_note("of\nit")
group = ExceptionGroup("eg", [noted, OSError(2, "x")])
group.add_note("of the group")
show("notes", group)
show("nested", ExceptionGroup("outer", [
    ValueError(1),
    ExceptionGroup("inner", [raised(TypeError("t")), ValueError(2)]),
    ValueError(3),
]))
show("nested last", ExceptionGroup("outer", [ValueError(1), ExceptionGroup("inner", [TypeError("t")])]))
show("wide", ExceptionGroup("many", [ValueError(i) for i in range(17)]))
show("wide by one", ExceptionGroup("many", [ValueError(i) for i in range(16)]))
deep = ValueError("bottom")
for i in range(13):
    deep = ExceptionGroup(f"level {i}", [deep])
show("deep", deep)
show("causes inside", ExceptionGroup("eg", [with_cause(ValueError(1), KeyError("why")), TypeError("x")]))
show("cause of a group", with_cause(ExceptionGroup("eg", [TypeError("x")]), raised(KeyError("why"))))
show("a group as the cause", with_cause(ValueError("x"), raised(ExceptionGroup("eg", [TypeError("x")]))))
