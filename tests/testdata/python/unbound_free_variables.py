# Variables of a function around that have no value, and its own.
def free():
    def use(): return later
    def comp(): return [later for _ in range(1)]
    def gene(): return list(later for _ in range(1))
    def lam(): return (lambda: later)()
    def own():
        try:
            print(mine)
        except NameError as e:
            print(type(e).__name__, e)
        mine = 1
    def dele():
        nonlocal gone
        del gone
    gone = 1
    for f in (use, comp, gene, lam, own):
        try: f()
        except NameError as e: print(type(e).__name__, e)
    dele()
    try: dele()
    except NameError as e: print(type(e).__name__, e)
    try: gone
    except NameError as e: print(type(e).__name__, e)
    later = 1
    del later
    try: print(later)
    except NameError as e: print(type(e).__name__, e)
free()
