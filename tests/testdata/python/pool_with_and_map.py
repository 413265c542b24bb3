from concurrent.futures import ThreadPoolExecutor


def square(n):
    return n * n


with ThreadPoolExecutor(max_workers=3) as executor:
    results = executor.map(square, range(8))
    print(type(results).__name__, list(results))
    print(list(executor.map(pow, [2, 3, 4], [5, 2, 1])))
    print(list(executor.map(lambda a, b: a + b, "abc", "xy")))
    print(list(executor.map(str, [])))
    print(dict(zip("ab", executor.map(str.upper, ["x", "y"]))))
    for n, sq in enumerate(executor.map(square, (i for i in range(3)))):
        print(n, sq, end="; ")
    print()
    print(sum(executor.map(len, ["a", "bb", "ccc"])), max(executor.map(abs, [-3, 2])))
    late = executor.map(square, [10, 20])
print("after with:", list(late))
try:
    executor.submit(square, 1)
except RuntimeError as e:
    print(e)
try:
    executor.map(square, [1])
except RuntimeError as e:
    print(e)
