def sum(it):
    print("own sum")
    for x in it:
        return x
def noisy(x):
    print("noisy", x)
    return x
print(sum(noisy(i) for i in range(3)))
def f(list):
    return list(noisy(i) for i in range(2))
print(f(lambda it: "parameter"))
def g():
    global tuple
    def tuple(it):
        return "global tuple"
    return tuple(noisy(i) for i in range(2))
print(g(), tuple(noisy(i) for i in range(2)))
class C:
    def set(it): return "class set"
    x = set(noisy(i) for i in range(2))
print(C.x)
def enumerate(xs):
    return ["ab", "cd"]
for a, b in enumerate([]):
    print(a, b)
def any(x):
    return "own any"
print(any(x for x in [1]))
