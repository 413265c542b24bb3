def numbers():
    for n in (2, 1, 0):
        yield 10 / n


total = 0
for value in numbers():
    total += value
    print(total)
