import operator
import string
from functools import reduce
from operator import attrgetter, itemgetter, methodcaller

print(string.ascii_lowercase, string.digits, string.punctuation, repr(string.whitespace), string.hexdigits)
print(string.capwords("hello big world"), string.Template("$who likes ${what}s $$5").substitute(who="Ann", what="cat"), string.Template("$x $y").safe_substitute(x=1))
print(operator.add(1, 2), operator.mul(3, 4), operator.lt(1, 2), operator.contains([1], 1), operator.neg(5), operator.truth([]), operator.not_(0), operator.is_(None, None))
rows = [("b", 2), ("a", 2), ("c", 1)]
print(sorted(rows, key=itemgetter(1)), sorted(rows, key=itemgetter(1, 0)), itemgetter(0)("xyz"), itemgetter(slice(1))("abc"))


class P:
    def __init__(self, n):
        self.n = n
        self.inner = self

    def hi(self, greeting="hi"):
        return f"{greeting} {self.n}"


print(attrgetter("n")(P(1)), attrgetter("inner.n", "n")(P(2)), methodcaller("hi")(P(3)), methodcaller("hi", greeting="yo")(P(4)))
print(reduce(operator.mul, range(1, 6)), list(map(operator.add, [1, 2], [3, 4])), max({"a": 1, "b": 3}.items(), key=itemgetter(1))[0])
d = {}
operator.setitem(d, "k", 1)
print(d, operator.getitem(d, "k"), operator.floordiv(7, 2), operator.xor(5, 3), operator.concat("a", "b"), operator.index(5))
print("".join(c for c in "a1b2" if c in string.digits), "Hello".translate(str.maketrans("", "", string.ascii_lowercase)))
