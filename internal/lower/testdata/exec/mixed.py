# Things that once were wrong, or nearly.
def defaults(a, b=[], *, c={}):
    b.append(a)
    c[a] = len(b)
    return b, c
print(defaults(1), defaults(2))

def shadow_builtin():
    range = [7, 8]
    out = []
    for x in range:
        out.append(x)
    return out
print(shadow_builtin())

def len(x):
    return "own len"
print(len([1]))
del len
print(len([1]))

def finally_sees_exception():
    log = []
    try:
        try:
            raise ValueError("first")
        finally:
            try:
                raise
            except ValueError as e:
                log.append("again " + str(e))
    except ValueError:
        log.append("outer")
    return log
print(finally_sees_exception())

def for_target_after_loop():
    for i in range(3):
        pass
    for j in []:
        pass
    try:
        return i, j
    except NameError:
        return i, "no j"
print(for_target_after_loop())

def with_in_while_else():
    class M:
        def __enter__(self): return 1
        def __exit__(self, *a): return True
    n = 0
    while n < 3:
        with M() as one:
            n += one
            if n == 2:
                raise ValueError
            continue
        n += 10
    else:
        return "else", n
    return n
print(with_in_while_else())

def nested_functions_in_try():
    total = 0
    for i in range(3):
        try:
            def add(k):
                nonlocal total
                total += k
                return total
            if add(i) > 2:
                break
        finally:
            total += 1
    return total
print(nested_functions_in_try())

def many_args(*args, **kw):
    return sum(args), sum(kw.values())
print(many_args(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 141, 142, 143, 144, 145, 146, 147, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167, 168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187, 188, 189, 190, 191, 192, 193, 194, 195, 196, 197, 198, 199, 200, 201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212, 213, 214, 215, 216, 217, 218, 219, 220, 221, 222, 223, 224, 225, 226, 227, 228, 229, 230, 231, 232, 233, 234, 235, 236, 237, 238, 239, 240, 241, 242, 243, 244, 245, 246, 247, 248, 249, 250, 251, 252, 253, 254, 255, 256, 257, 258, 259))
print(f"{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}")

def early_handler_exit():
    try:
        try:
            raise KeyError("inner")
        except KeyError as e:
            raise ValueError("from handler")
        finally:
            try:
                e
            except NameError:
                print("e is unbound in finally")
    except ValueError as v:
        print("caught", v)
early_handler_exit()
try:
    try:
        raise KeyError("inner")
    except KeyError as exc:
        raise ValueError("module handler")
except ValueError:
    try:
        exc
    except NameError:
        print("exc is gone")

def gen_in_class():
    class Tree:
        def __init__(self, v, kids=()):
            self.v = v
            self.kids = kids
        def __iter__(self):
            yield self.v
            for k in self.kids:
                yield from k.__iter__()
    return [x for x in Tree(1, [Tree(2), Tree(3, [Tree(4)])])]
print(gen_in_class())
def lambda_in_loop_in_comprehension():
    table = {k: (lambda y, k=k: y + k) for k in range(3)}
    late = [f() for f in [lambda: k for k in range(3)]]
    return [table[i](10) for i in range(3)], late
print(lambda_in_loop_in_comprehension())
def swap_items():
    l = [1, 2, 3]
    i = 0
    i, l[i] = 2, "a"
    l[0], l[1] = l[1], l[0]
    return i, l
print(swap_items())
def aug_attr():
    class O: pass
    o = O()
    o.n = True
    o.n += 1
    o.l = [1]
    alias = o.l
    o.l += [2]
    o.l *= 2
    d = {"a": [1]}
    d["a"] += [2]
    calls = []
    def get():
        calls.append("get")
        return d
    get()["a"] += (3,)
    return o.n, alias, d, calls
print(aug_attr())
def chained_side_effects():
    seen = []
    def v(x):
        seen.append(x)
        return x
    r = v(1) < v(3) > v(2) != v(2) == v(9)
    return r, seen
print(chained_side_effects())
def while_walrus():
    data = [3, 2, 1]
    out = []
    while (x := data.pop() if data else None) is not None:
        if x == 2:
            continue
        out.append(x)
    return out, x
print(while_walrus())
print(sum(x for x in range(4)), sorted((x % 3 for x in range(5)), key=lambda q: -q))
def outer_if():
    if True:
        def inner(): return "defined in if"
    else:
        def inner(): return "no"
    return inner()
print(outer_if())

def reassigned_in_handler():
    out = []
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError as e:
            try:
                e = str(e) + "!"
                if i:
                    raise KeyError(e)
            except KeyError as f:
                f = f.args
                out.append(f)
            out.append(e)
    return out
print(reassigned_in_handler())
def local_in_try_in_loop(n):
    out = []
    for i in range(n):
        try:
            v = i * 2
            for w in range(v):
                out.append((v, w))
            if v:
                continue
            u = v
        except ValueError:
            out.append(v)
        finally:
            last = i
    return out, u, last
print(local_in_try_in_loop(3))
def generator_with_regions():
    for i in range(3):
        try:
            got = yield i
            if got:
                print("got", got)
            if i == 1:
                raise ValueError(i)
        except ValueError as e:
            yield "error " + str(e)
        else:
            yield "fine"
        finally:
            yield "finally"
g = generator_with_regions()
print(next(g), g.send("hello"), list(g))
class Count:
    total = 0
    def __iadd__(self, n):
        self.total += n
        return self
c1 = c2 = Count()
c1.total += 5
print(c2.total)
def star_targets():
    first, *rest = range(4)
    (a, *b), [*c, d] = "xyz", (1, 2)
    for x, *y in [(1, 2, 3), "ab"]:
        print(x, y)
    return first, rest, a, b, c, d, [q for p, *q in [(1, 2, 3)]]
print(star_targets())
def deletes(d):
    x = y = 1
    del x, (y)
    del d["a"], d["b"]
    try:
        print(x)
    except NameError:
        return d
print(deletes({"a": 1, "b": 2, "c": 3}))
def inner_class_scope():
    v = "function"
    class A:
        v = "class"
        def f(self): return v
        w = [v for _ in range(1)]
        class B:
            z = v
    return A.v, A().f(), A.w, A.B.z
print(inner_class_scope())
def global_in_class():
    class G:
        global made_global
        made_global = 1
    return made_global
print(global_in_class(), made_global)
