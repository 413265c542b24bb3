class Quit(SystemExit):
    def __init__(self):
        super().__init__(9)
        print("quitting")


def gen():
    try:
        yield 1
    finally:
        print("generator closed")


g = gen()
next(g)
g.close()
raise Quit
