import io
from contextlib import redirect_stdout
from collections.abc import Iterable, Mapping, Sequence, Callable, Iterator, Generator

buf = io.StringIO()
with redirect_stdout(buf):
    print("captured", 1)
    print("twice")
print(repr(buf.getvalue()), buf.getvalue().splitlines())
out = io.StringIO("line 1\nline 2\n")
print(out.readline(), list(out), out.read(), out.getvalue().count("line"))
print(isinstance([], Sequence), isinstance({}, Mapping), isinstance(iter([]), Iterator), isinstance(5, Iterable), isinstance(len, Callable), isinstance((i for i in []), Generator), isinstance("s", Sequence))
w = io.StringIO()
print("a", "b", sep="-", end="!", file=w)
w.write("more")
print(w.getvalue(), w.tell())
b = io.BytesIO(b"abc")
print(b.read(2), b.read(), b.getvalue())
