import functools
class A:
    @functools.cached_property
    def c(self):
        def g():
            try:
                yield 1
                yield 2
                yield 3
            finally:
                print("closed")
        return g()
    @functools.cached_property
    def d(self):
        yield 1
        yield 2
    def gen(self):
        try:
            yield 1
            yield 2
        finally:
            print("gen closed")
    def items(self):
        try:
            yield 1, 2
            yield 2, 3
        finally:
            print("items closed")
    def __iter__(self):
        try:
            yield 5
            yield 6
        finally:
            print("iter closed")
    def run(self):
        for x in self.d: break
        print(list(self.d))
a = A()
for x in a.c: break
print(list(a.c))
for x in a.d: break
print(list(a.d))
A().run()
for x in a.gen(): break
print("after gen")
for x, y in a.items(): break
print("after items")
for x in a: break
print("after iter")
it = a.gen()
for x in it: break
print(list(it))
def f():
    for x in A().gen():
        for u, v in A().items():
            return u
print(f())
