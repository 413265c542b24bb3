def load():
    return {}["config"]


def start():
    try:
        load()
    except KeyError as e:
        raise RuntimeError("cannot start") from e


try:
    start()
finally:
    print("cleanup")
