s = "The quick brown fox"
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize(), "hELLO wORLD's".title())
print(s.split(), s.split("o"), s.split(" ", 1), s.rsplit(" ", 1), s.rsplit(None, 2), "a,,b,".split(","), " a  b ".split(), "".split(), "".split(","))
print("a\nb\r\nc\rd\n".splitlines(), "a\nb\n".splitlines(True), "\n".splitlines(), "".splitlines())
print("  x ".strip() + "|", "xxaxx".strip("x"), "xyax".lstrip("xy"), "abcab".rstrip("ab"), "\t\n a".lstrip())
print("-".join(["a", "b"]), "".join([]), ",".join("abc"), "-".join(str(i) for i in range(3)))
print(s.find("quick"), s.find("q", 5), s.find("x", 0, 5), s.index("fox"), s.rfind("o"), s.rindex("o", 0, 15), s.count("o"), "aaa".count("aa"))
print(s.replace("o", "0"), s.replace("o", "0", 1), "aaa".replace("a", "", 2), "abc".replace("", "-"), "".replace("", "x"))
print(s.startswith("The"), s.startswith(("A", "T")), s.endswith("fox"), s.endswith(("x", "y")), s.startswith("quick", 4), s.endswith("quick", 0, 9))
print("a-b-c".partition("-"), "a-b-c".rpartition("-"), "abc".partition("-"), "abc".rpartition("-"))
print("42".zfill(5), "-42".zfill(5), "+4".zfill(4), "abc".zfill(2), "x".center(5, "*"), "x".center(4), "ab".ljust(4, ".") + "|", "ab".rjust(4) + "|")
print("a\tb\tcd".expandtabs(4), "\ta".expandtabs(), "abc".expandtabs(0))
print("abc".isalpha(), "ab1".isalnum(), "123".isdigit(), " \t".isspace(), "Abc Def".istitle(), "ABC1".isupper(), "abc1".islower(), "".isalpha(), "a b".isprintable(), "a\n".isprintable(), "x1_".isidentifier(), "1x".isidentifier())
print("prefix-body".removeprefix("prefix-"), "body.txt".removesuffix(".txt"), "x".removeprefix("y"), "x".removesuffix(""))
print("hello".translate(str.maketrans("el", "ip")), "hello".translate(str.maketrans("", "", "l")), str.maketrans({"a": "b", 99: None}))
print("abc" * 2, 3 * "-", "a" * 0, "a" * -1, "abc" + "def", "b" in "abc", "" in "", "bc" not in "abc")
print("a" "b" 'c' """d""", "it's", 'say "hi"', "both ' and \"", repr("it's"), repr('say "hi"'), repr("both ' \""), "\\", repr("\\\n\t\r\x01\x7f"))
print("abc"[1], "abc"[-1], "abcdef"[1:4], "abcdef"[::2], "abcdef"[::-2], "abc"[5:], "abc"[-2:], "abc"[2:0])
print(min("hello"), sorted("hello"), list("abc"), "abc" < "abd", "abc" < "abcd", "Z" < "a", "" < "a", "b" > "abc")
x = "abc"
for bad in (lambda: "abc"[3], lambda: "a" + 1, lambda: 1 + "a", lambda: "a" - "b", lambda: "abc".index("z"), lambda: ",".join([1, 2]), lambda: "a" * 1.5,
            lambda: "a" * "b", lambda: x["x"], lambda: "a".nope(), lambda: 1 in "abc", lambda: "a".split(""), lambda: "a" < 1, lambda: "".join(5)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
x = "abc"
try:
    x[0] = "z"
except TypeError as e:
    print(e)
print(str.upper("q"), str.join("-", "ab"), list(map(str.strip, [" a ", "b "])))
