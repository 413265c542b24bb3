import sys

print()
print("a", 1, None, [1.0], sep="-", end="!\n")
print("no newline", end="")
print(" continued", end="\n\n")
print(1, 2, 3, sep="")
print("x", "y", sep=None, end=None)
print(*range(3), sep=", ")
print("to stderr", file=sys.stderr)
print("flushed", flush=True)
print("", "", sep="|")
print("end only", end="\t")
print("after tab")
print(print("inner"))


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


w = Writer()
print("a", "b", sep="+", end="$", file=w)
print(w.parts)
sys.stdout.write("written\n")
print(sys.stdout.write("12345") if False else "w")
n = sys.stdout.write("counted ")
print(n)
sys.stdout.flush()
sys.stdout.writelines(["l1\n", "l2\n"])
try:
    print("x", sep=5)
except TypeError as e:
    print(e)
try:
    print("x", wrong=5)
except TypeError as e:
    print(type(e).__name__)
print("multi\nline", "tab\there", "nul-free", 'q"uote', "it's")
print(["it's", 'q"', "\n", "\\"], ("a",), {"k": "v\t"}, {"s"}, [None, True], [[]], b"by\xff")
print(1.0, 1e100, -0.0, 10**20, 0.1 + 0.2, True, None, ..., print.__name__)
print("线程池", "é", "😀", ["线程池", "é\u200b"])
sys.stderr.write("the last line of stderr\n")
old = sys.stdout
sys.stdout = w
print("redirected")
sys.stdout = old
print(w.parts)
