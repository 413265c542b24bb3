# The initializer of worker processes: checklist 165, 191.

import os
from concurrent.futures import ProcessPoolExecutor

settings = {}
runs = 0


def init(name, **more):
    global runs
    runs += 1
    settings["name"] = name
    settings.update(more)


def get(_):
    return runs, settings["name"], os.getpid()


def init_list(values):
    values.append(1)
    settings["values"] = values


def values():
    settings["values"].append(2)
    return settings["values"]


if __name__ == "__main__":
    with ProcessPoolExecutor(3, initializer=init, initargs=("worker",)) as ex:
        results = list(ex.map(get, range(50)))
        print({r[:2] for r in results}, len({r[2] for r in results}) <= 3, os.getpid() in {r[2] for r in results})
    print(runs, settings)
    mine = [0]
    with ProcessPoolExecutor(1, None, init_list, [mine]) as ex:
        print(ex.submit(values).result(), ex.submit(values).result(), mine)
    print(settings)
