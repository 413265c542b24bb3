for i in range(3):
    x = i * 2
print(i, x)

for k, (a, *b) in [(1, (2, 3, 4)), (5, (6,))]:
    pass
print(k, a, b)

d = {}
for d["key"] in range(4):
    pass
print(d)


class Box:
    pass


box = Box()
for box.value in "xyz":
    pass
print(box.value)

i = "outer"
print([i for i in range(3)], i)
for n in []:
    pass
print("n" in globals())
try:
    print(n)
except NameError as e:
    print(e)

for i in range(5):
    i += 10
    print(i, end=" ")
print()

items = [1, 2, 3]
for item in items:
    if item < 3 and len(items) < 6:
        items.append(item * 10)
print(items)

total = 0
for total in range(3):
    total += 100
print(total)
