n = 0
while True:
    n += 1
    if n == 2:
        continue
    if n > 4:
        break
    print(n, end=" ")
print()
a, b = 0, 1
while a < 100:
    print(a, end=",")
    a, b = b, a + b
else:
    print("done")
i = 5
while i:
    i -= 1
    j = i
    while j:
        j -= 1
        if j == 1:
            break
    else:
        print("inner else", i)
        continue
    print("inner break", i)
stack = [1, [2, [3, 4]], 5]
flat = []
while stack:
    top = stack.pop()
    if isinstance(top, list):
        stack.extend(top)
        continue
    flat.append(top)
print(flat)


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if not n % 2 else 3 * n + 1
        steps += 1
    return steps


print([collatz(n) for n in range(1, 10)])


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


print(gcd(48, 36), gcd(17, 5))
count = 3
while (count := count - 1) >= 0:
    try:
        if count == 1:
            continue
        print("count", count)
    finally:
        print("finally", count)
else:
    print("else", count)


def find(needle, haystack):
    lo, hi = 0, len(haystack)
    while lo < hi:
        mid = (lo + hi) // 2
        if haystack[mid] == needle:
            return mid
        if haystack[mid] < needle:
            lo = mid + 1
        else:
            hi = mid
    return None


print([find(n, [1, 3, 5, 7]) for n in range(8)])
while 0:
    print("never")
