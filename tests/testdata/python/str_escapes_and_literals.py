print("tab\tnew\\n", r"raw\n\t", 'a\'b', "a\
b", """x
y""", '''it's "q"''')
print(len("\0\x41\101\u0041\U00000041"), "\x41\101\u0041\U00000041\N{LATIN SMALL LETTER A}")
print(len(r"\""), r"\"", len(R'\\'), rb"\n", Rb"\x", b"\x00a\xff\n'", br'\"')
print(b"abc"[0], b"abc"[1:], list(b"ab"), b"a" + b"b", b"ab" * 2, len(b"\\u0041"), b"abc".upper(), b"a" in b"abc", 97 in b"abc")
print(repr(b"it's"), repr(b'"'), repr(b"'\""), bytes([65, 66]), bytes(3), bytes("é", "utf-8"), bytearray(b"xy"))
print(0xFF, 0o17, 0b101, 1_000_000, 0x_ff, 1_0.5_0, 1e3, 1E-2, .5, 5., 0_0, 00)
print("a" "b" f"{1 + 1}" r"\n" 'c')
print(("implicit "
       "over "   # a comment
       "lines"))
x = ("one",)
y = ("not a tuple")
print(x, y, (), (1,), (1, 2,), [1, 2,], {1: 2,}, {1,})
print("\a\b\f\v".encode(), repr("\a\b\f\v\x1b"), "\r\n".encode())
if True: print("one line"); print("two statements")
a = 1; b = 2; print(a + \
    b)
print([1,
       2, # comment
       3
       ], {
    "k":
        "v"})
lst = [
    i
    for i in range(10)
    if i % 2
    if i > 2
]
print(lst)
def f(a, b=2, *, c): return a + b + c
class C: x = 1; y = 2
print(f(1, c=3), C.x + C.y)
print([1]if 0 else[2], (1)if True else"2", "a"if[]else"b")
while False: pass
else: print("else on one line")
for ch in "ab": print(ch, end=";")
print()
print(... is Ellipsis, type(...).__name__, None, True, not True, NotImplemented)
if 1:
	print("indented by a tab")
	if 2:
		print("two tabs")
print("é: ünïcödé identifiers are fine")
naïve = 1
变量 = 2
print(naïve + 变量)
