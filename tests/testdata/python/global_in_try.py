counter = 0
log = []


def bump():
    global counter, created
    try:
        counter += 1
        if counter % 2:
            raise ValueError(counter)
        created = f"made at {counter}"
    except ValueError as e:
        log.append(e.args)
        counter += 10
    finally:
        counter += 100


bump()
print(counter, "created" in globals(), log)
counter = 1
bump()
print(counter, created, log)


def reader():
    return counter


def shadow():
    counter = "local"
    return counter, reader()


print(shadow())


def loop():
    global i
    for i in range(3):
        pass


loop()
print(i)


def makes_function():
    global made

    def made(x):
        return x * counter


makes_function()
print(made(2))


def deletes():
    global created
    del created


deletes()
print("created" in globals())
