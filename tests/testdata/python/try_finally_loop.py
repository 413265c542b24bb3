# break and continue leave a try by way of its finally clause.
def run():
    out = []
    for i in range(6):
        try:
            if i == 1:
                continue
            if i == 4:
                break
            out.append(i)
        finally:
            out.append(f"f{i}")
    else:
        out.append("no break")
    return out


def nested_loops():
    out = []
    for i in range(3):
        try:
            for j in range(3):
                try:
                    if j == 1:
                        continue
                    if i == j == 2:
                        return out
                    out.append((i, j))
                finally:
                    out.append("in")
        finally:
            out.append("out")
    return None


def while_true():
    n = 0
    while True:
        try:
            n += 1
            if n < 3:
                raise KeyError(n)
            if n > 4:
                break
        except KeyError:
            continue
        finally:
            n += 10
    return n


print(run())
print(nested_loops())
print(while_true())
