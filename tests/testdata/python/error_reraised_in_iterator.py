# An error of the interpreter that a handler raised, and others let pass, keeps its context.

def fn3():
    try:
        try:
            y = i2
        except:
            i2 %= 3
    except TypeError as x9:
        pass
class D:
    def __getitem__(self, i9):
        return fn3()
def g():
    return fn3()
for f in (g, lambda: list(D()), lambda: D()[0], lambda: [x for x in D()], lambda: max(D())):
    try: f()
    except Exception as e:
        print(type(e), type(e.__context__))
