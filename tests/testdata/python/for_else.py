def find(items, wanted):
    for i, item in enumerate(items):
        if item == wanted:
            found = i
            break
    else:
        return "missing"
    return found


print(find("abc", "b"), find([], 1), find([1, 2], 3))

n = 3
while n:
    n -= 1
else:
    print("while's else", n)

while True:
    break
else:
    print("never")

for i in range(3):
    for j in range(3):
        if j == i:
            break
    else:
        print("never")
    if i == 1:
        continue
else:
    print("outer done", i, j)

for i in []:
    pass
else:
    print("empty")

for i in range(3):
    try:
        if i == 1:
            break
    finally:
        print("finally", i)
else:
    print("never")

primes = []
for n in range(2, 30):
    for p in primes:
        if n % p == 0:
            break
    else:
        primes.append(n)
print(primes)
