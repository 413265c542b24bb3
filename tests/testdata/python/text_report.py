# A table of words, as scripts print them.
TEXT = """\
the quick brown fox jumps over the lazy dog
the dog sleeps; the fox runs -- and the quick one wins!
"""


def words(text):
    for line in text.splitlines():
        for raw in line.split():
            word = raw.strip(".,;!-").lower()
            if word:
                yield word


counts = {}
for w in words(TEXT):
    counts[w] = counts.get(w, 0) + 1
top = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:5]
width = max(len(w) for w, _ in top)
print(f"{'word':<{width}} | {'n':>3} | share")
print("-" * width + "-+-" + "-" * 3 + "-+-" + "-" * 6)
total = sum(counts.values())
for word, n in top:
    print(f"{word:<{width}} | {n:>3d} | {n / total:>6.1%}")
print("%-*s | %3d | %5.1f%%" % (width, "all", total, 100.0))
print("{:=^30}".format(" summary "))
by_length = {}
for w in sorted(counts):
    by_length.setdefault(len(w), []).append(w)
for n in sorted(by_length, reverse=True):
    print(f"{n}: {', '.join(by_length[n])}")
longest, *_, shortest = sorted(counts, key=lambda w: (-len(w), w))
print(longest, shortest, longest.center(20, "*"), repr(TEXT[:12]), TEXT.count("the"), sep="\n")
rows = [["id", "name", "score"], [1, "Ann", 93.5], [20, "Bob", 7]]
widths = [max(len(str(r[i])) for r in rows) for i in range(3)]
for row in rows:
    print("  ".join(str(c).rjust(w) if isinstance(c, (int, float)) else str(c).ljust(w) for c, w in zip(row, widths)).rstrip())
