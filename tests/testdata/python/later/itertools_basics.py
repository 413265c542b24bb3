import itertools
from itertools import accumulate, chain, combinations, count, cycle, groupby, islice, permutations, product, repeat, starmap, takewhile, tee, zip_longest

print(list(chain("ab", [1], ())), list(chain.from_iterable([[1], [2, 3]])), list(islice(count(5, 2), 3)), list(islice("abcdef", 1, 5, 2)))
print(list(islice(cycle("ab"), 5)), list(repeat("x", 3)), list(zip(repeat(1), "ab")), list(accumulate([1, 2, 3])), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2], initial=10)))
print(list(combinations("abc", 2)), list(permutations([1, 2, 3], 2))[:4], list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(itertools.combinations_with_replacement("ab", 2)))
print([(k, list(g)) for k, g in groupby("aabbca")], {k: [w for w in g] for k, g in groupby(sorted(["apple", "bob", "avocado"]), key=lambda w: w[0])})
print(list(zip_longest("abc", [1], fillvalue="-")), list(starmap(pow, [(2, 3), (3, 2)])), list(takewhile(lambda n: n < 3, [1, 2, 5, 1])), list(itertools.dropwhile(lambda n: n < 3, [1, 5, 1])))
print(list(itertools.filterfalse(lambda n: n % 2, range(5))), list(itertools.compress("abcd", [1, 0, 1, 0])), list(itertools.pairwise([1, 2, 3])))
a, b = tee(iter([1, 2, 3]))
print(next(a), next(a), list(b), list(a))
c = count()
print([next(c) for _ in range(3)], next(c), list(islice(c, 0)), sum(islice(count(1), 100)))
it = iter(range(10))
print(list(islice(it, 3)), list(islice(it, 3)), list(it))
print(list(zip(count(), "ab")), list(map(lambda x, y: x * y, count(1), [5, 6])))
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(2) as ex:
    print(list(ex.map(pow, count(1), repeat(2, 4))))
