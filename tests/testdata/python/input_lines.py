name = input("name? ")
print("hello", repr(name))
numbers = [int(n) for n in input().split()]
print(sum(numbers))
total = 0
while True:
    try:
        line = input("> ")
    except EOFError as e:
        print("EOF:", e)
        break
    if not line:
        print("empty line")
        continue
    total += len(line)
print(total)
