import sys

out = []
for i in range(3):
    out.append(f"{i}:{'*' * i}")
print("\n".join(out))
s = ""
for c in "abc":
    s += c * 2
    s = c + s
print(s, len(s), s[::2], s.count("a"))
table = [("name", "qty"), ("apple", 3), ("kiwi", 12)]
w = [max(len(str(r[i])) for r in table) for i in range(2)]
for name, qty in table:
    print(f"|{name:<{w[0]}}|{qty:>{w[1]}}|")
print("-" * sum(w), "=" * 3 + ">", sep="\n")
print(", ".join(map(str, [1, None, 2.5, "x"])), " and ".join(["one"]), "".join(reversed("abc")), "".join(sorted("cab")))
print("a,b;c".replace(";", ",").split(","), "k=v=w".split("=", 1), "  lead".lstrip(), "trail  ".rstrip() + "|", "\tx\n".strip())
words = "the quick brown the lazy the end".split()
print({w: words.count(w) for w in words}, sorted(set(words)), max(set(words), key=lambda w: (words.count(w), w)))
print("%-10s|%5.1f|%03d" % ("left", 2.345, 7), "{:>10}|{:^10}|".format("right", "mid"), f"{'x':-^9}")
caesar = "".join(chr((ord(c) - 97 + 3) % 26 + 97) if c.isalpha() else c for c in "hello, world")
print(caesar, caesar.translate({ord(c): chr((ord(c) - 97 - 3) % 26 + 97) for c in "abcdefghijklmnopqrstuvwxyz"}))
print("racecar" == "racecar"[::-1], "Hello World".swapcase(), "hello world".title(), "snake_case_name".replace("_", " ").title().replace(" ", ""))
camel = "someCamelCaseName"
print("".join("_" + c.lower() if c.isupper() else c for c in camel))
text = """line one
  line two
\tline three"""
for n, line in enumerate(text.splitlines(), start=1):
    print(f"{n:02d} {line.strip()!r} indent={len(line) - len(line.lstrip())}")
bar = lambda done, total, width=10: "[" + "#" * (done * width // total) + "." * (width - done * width // total) + "]"
for i in range(0, 11, 5):
    sys.stdout.write(f"\r{bar(i, 10)} {i / 10:.0%}")
print()
print("abc" < "abd", "a" * 3 == "aaa", "x" in "xyz" and "yes", min("b", "a"), "10" < "9", "Z" < "a", sorted(["b", "A", "a", "B"], key=str.casefold))
print(repr("\\n"), "\\n", r"\n", "tab\tend", 'mixed "quotes" and \'single\'', repr('mixed "quotes" and \'single\''))
print(str(["a", 'b"c', "d'e"]), str({"k": "it's"}), str(("x",)), str("plain"), repr("plain"))
