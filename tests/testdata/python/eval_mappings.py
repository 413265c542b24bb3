# Which values eval and exec take for locals and globals.
class M:
    def __init__(self): self.asked = []
    def __getitem__(self, k):
        self.asked.append(k)
        if k == "x": return 5
        raise KeyError(k)
m = M()
print(eval("x + len('ab')", {}, m), m.asked)
exec("print(x)", {}, m)
for f in (eval, exec):
    for bad in (3, [1], "a", object()):
        try: f("1", {}, bad); print("ok")
        except TypeError as e: print(e)
    for bad in (3, [1], "a", m):
        try: f("1", bad); print("ok")
        except TypeError as e: print(e)
