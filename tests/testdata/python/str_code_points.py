s = "线程池é😀x"
print(len(s), s[0], s[-1], s[1:3], s[::-1], s[4:], s[-2])
print([c for c in s], list(enumerate("aé😀")), s.find("池"), s.index("x"), s.rfind("é"), s.find("zz"))
print("线程池".ljust(6, "-"), "线程池".rjust(6, "*"), "线程池".center(7, "."), "池".zfill(4))
print(f"{s:>10}|{s:<8}|{'é':^5}|", "%-8s|%8s|" % (s, "线"))
print(ord("😀"), chr(128512), chr(233) == "é", [hex(ord(c)) for c in "aé池"])
print("é".upper(), "ß".upper(), "ÀÉ".lower(), "straße".title(), "ǆ".capitalize() != "", "İ".lower() == "i̇")
print(s.replace("程", "PROC"), s.split("池"), s.partition("é"), "池" in s, "程线" in s, s.count(""), "a池b池c".count("池"))
print(sorted("éazàb"), max("az池"), "é" > "z", "a" < "é" < "池" < "😀")
print(repr(s), ascii(s), repr("\x00\x1f\x7f\xa0\xad\u200b\ufeff"), repr("\U0001F600\u0301"))
print("é" == "e\u0301", len("e\u0301"), "😀" * 3, "".join(reversed("a池")))
print(s.encode("utf-8"), len(s.encode()), s.encode().decode() == s, "é".encode("latin-1"))
print("池".isalpha(), "池".isalnum(), "٣".isdigit(), "²".isdigit(), "²".isdecimal(), "½".isnumeric(), "é".isascii(), "é".isidentifier())
print(s.startswith("线程"), s.endswith("x", 5), s.startswith("程", 1), "a\u2028b\x85c".splitlines(), "\u3000x\u00a0".strip() == "x")
print({"é": 1}["é"], "é" in {"é"}, "naïve café".title(), "ÇA".swapcase(), "ﬁ".upper(), "Σας".lower())
print("abc池"[3], "abc池"[-4:], "池abc"[1:], s[10:], s[-100:2], "é"[0])
for i, c in zip(range(3), s):
    print(i, c, s[i] == c)
print("é".casefold(), "ẞ".casefold(), "TSCHÜSS".casefold())
print("a池".translate({ord("a"): "b", ord("池"): None}), str.maketrans("é池", "e水"), "é池".translate(str.maketrans("é池", "e水")))
try:
    "é".encode("ascii")
except UnicodeEncodeError as e:
    print(e)
try:
    b"\xff".decode()
except UnicodeDecodeError as e:
    print(e)
print("é".encode("ascii", "replace"), b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("ascii", "ignore"))
