# + and * of sequences, and of classes derived from them: whose method is asked first, and what the errors say.
class R:
    def __radd__(self, o): return 'radd'
    def __rmul__(self, o): return 'rmul'
class RI(R):
    def __index__(self): return 2
class RT(R):
    def __iter__(self): return iter((7, 8))
class RN:
    def __radd__(self, o): return NotImplemented
    def __rmul__(self, o): return NotImplemented
class RNI(RN):
    def __index__(self): return 2
class P: pass
class I(int): pass
class IR(int):
    def __radd__(self, o): return 'radd'
    def __rmul__(self, o): return 'rmul'
class SR(str):
    def __radd__(self, o): return 'radd'
    def __rmul__(self, o): return 'rmul'
class LR(list):
    def __radd__(self, o): return 'radd'
    def __rmul__(self, o): return 'rmul'
class SL(str): pass
class LL(list): pass
class Own(list):
    def __add__(self, o): return 'add'
    def __mul__(self, o): return 'mul'
class OwnN(list):
    def __add__(self, o): return NotImplemented
    def __mul__(self, o): return NotImplemented
class OwnI(list):
    def __iadd__(self, o): return 'iadd'
    def __imul__(self, o): return 'imul'
class OwnIN(list):
    def __iadd__(self, o): return NotImplemented
    def __imul__(self, o): return NotImplemented
class OS(str):
    def __add__(self, o): return 'add'
    def __mul__(self, o): return 'mul'
class OSN(str):
    def __add__(self, o): return NotImplemented
    def __mul__(self, o): return NotImplemented
class BA(bytearray): pass
class Tu(tuple): pass
class OIdx:
    def __index__(self): return 2
class OIdxM:
    def __index__(self): return 2
    def __mul__(self, o): return NotImplemented
    def __add__(self, o): return NotImplemented
class OM:
    def __mul__(self, o): return 'mul'
    def __add__(self, o): return 'add'
class E(Exception): pass
class EI(Exception):
    def __index__(self): return 2
class D(dict): pass
class M(type):
    def __index__(self): return 2
class MC(metaclass=M): pass
class F(float): pass

values = {
    "str": lambda: "s", "list": lambda: [1], "ba": lambda: bytearray(b"b"), "int": lambda: 2, "set": lambda: {1}, "class": lambda: P, "MC": lambda: MC, "EI": EI, "VE": ValueError,
    "I": lambda: I(2), "SL": lambda: SL("s"), "LL": lambda: LL([1]), "Own": lambda: Own([1]), "OwnN": lambda: OwnN([1]), "OwnI": lambda: OwnI([1]), "OwnIN": lambda: OwnIN([1]),
    "OS": lambda: OS("s"), "OSN": lambda: OSN("s"), "BA": lambda: BA(b"b"), "Tu": lambda: Tu((1,)), "OIdx": OIdx, "OIdxM": OIdxM, "OM": OM, "F": lambda: F(2.0),
}
others = {"R": R, "RI": RI, "RT": RT, "RN": RN, "RNI": RNI, "IR": lambda: IR(2), "SR": lambda: SR("r"), "LR": lambda: LR([9])}


def show(v):
    s = repr(v)
    return f"{type(v).__name__} {'...' if ' at 0x' in s else s}"


def result(x, op, y):
    try:
        if op == "+":
            x = x + y
        elif op == "*":
            x = x * y
        elif op == "+=":
            x += y
        else:
            x *= y
        return show(x)
    except Exception as e:
        return f"{type(e).__name__} {e}"


def compare(left, right):
    for a in left:
        for b in right:
            print(a, b, *[result(left[a](), op, right[b]()) for op in ("+", "*", "+=", "*=")], sep=" | ")


compare(values, others)
some = {k: values[k] for k in ("str", "list", "Own", "OwnN", "LL", "OS", "SL", "BA", "I", "OIdx", "OIdxM", "EI", "set")}
compare(some, some)
for f in (lambda: [1].__add__(R()), lambda: [1].__iadd__(R()), lambda: [1].__mul__(R()), lambda: "s".__rmul__([]), lambda: [1].__imul__(1.5), lambda: bytearray(b"b").__iadd__(R()), lambda: [].__mul__(2**70)):
    try:
        print(show(f()))
    except Exception as e:
        print(type(e).__name__, e)
