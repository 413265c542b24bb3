# := in a comprehension binds in the function around it.
print([y := 1, y**2, y + 1], y)


def total(values):
    count = 0
    partial = [count := count + v for v in values]
    return partial, count


print(total([1, 2, 3]))
if any((bad := n) % 2 for n in [2, 4, 5, 6]):
    print("odd:", bad)
print([last := i for i in range(5) if i % 2 == 0], last)


def chunks(data):
    it = iter(data)
    while chunk := [v for _, v in zip(range(2), it)]:
        yield chunk


print(list(chunks([1, 2, 3, 4])))
print({(k := w[0]): len(w) for w in ["apple", "bee"]}, k)
if (n := len("hello")) > 3 and (m := n * 2):
    print(n, m)
print((a := 5) + a, a)
f = lambda x: (z := x + 1) * z
print(f(2))


def closure():
    out = [lambda: seen for seen_ in range(2) if (seen := seen_ * 10) is not None]
    return [g() for g in out]


print(closure())
while (line := "abc"[: (left := globals().get("left", 3) - 1)]):
    print(line, left)
print(f"{(w := 3)} {w:>{w}}")
