import re

print(re.search(r"(\d+)-(\w+)", "id 42-abc").groups(), re.match(r"\w+", "hello world").group(), re.match("x", "abc"), bool(re.fullmatch(r"\d+", "123")))
print(re.findall(r"\d+", "a1b22c333"), re.findall(r"(\w)=(\d)", "a=1 b=2"), re.split(r"[,;]\s*", "a, b;c"), re.sub(r"\s+", " ", "a  b   c"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"))
p = re.compile(r"(?P<key>\w+)\s*=\s*(?P<value>.*)", re.I)
m = p.match("Name = Ann Lee")
print(m.group("key"), m["value"], m.groupdict(), m.span("key"), m.start(), m.end(), m.group(0, 1))
print([x.group() for x in re.finditer("a.", "abacad")], re.sub(r"\d", lambda m: str(int(m.group()) * 2), "a1b2"), re.escape("a.b*c"), re.sub("a", "b", "aaa", count=2))
print(re.search("^b", "a\nb", re.M).start(), re.findall("a.b", "a\nb", re.S), re.split("(-)", "a-b"), re.subn("x", "y", "xx"))
