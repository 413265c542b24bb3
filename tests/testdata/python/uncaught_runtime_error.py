items = {"a": [1, 2]}


def total(key):
    return sum(items[key]) + items[key][5]


print(sum(items["a"]))
print(total("a"))
