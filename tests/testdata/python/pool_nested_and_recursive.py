from concurrent.futures import ThreadPoolExecutor


def tree_sum(ex, tree):
    value, *kids = tree
    futures = [ex.submit(tree_sum, ex, kid) for kid in kids]
    return value + sum(f.result() for f in futures)


tree = (1, (2, (3,), (4,)), (5, (6, (7,))))
with ThreadPoolExecutor(max_workers=10) as ex:
    print(ex.submit(tree_sum, ex, tree).result())


def merge_sort(items, depth=2):
    if len(items) < 2:
        return items
    mid = len(items) // 2
    if depth:
        with ThreadPoolExecutor(2) as ex:
            left, right = ex.map(merge_sort, (items[:mid], items[mid:]), (depth - 1, depth - 1))
    else:
        left, right = merge_sort(items[:mid], 0), merge_sort(items[mid:], 0)
    out = []
    left, right = list(left), list(right)
    while left and right:
        out.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
    return out + left + right


print(merge_sort([5, 2, 9, 1, 7, 3, 8, 6, 4, 0]))


def submits_more(ex, n, acc):
    acc.append(n)
    if n:
        return ex.submit(submits_more, ex, n - 1, acc)
    return "end"


with ThreadPoolExecutor(1) as ex:
    acc = []
    f = ex.submit(submits_more, ex, 3, acc)
    while not isinstance(f, str):
        f = f.result()
    print(f, acc)
