# A variable without a value is a free one in a generator expression, and a local one in a comprehension.
def f():
    for get in (
        lambda: v,
        lambda: [v for x in (1,)],
        lambda: next(v for x in (1,)),
    ):
        try:
            print(get())
        except NameError as e:
            print(type(e).__name__, e)
    v = 1


def g():
    try:
        [v for x in (1,)]
    except NameError as e:
        print(type(e).__name__, e)
    try:
        [x for x in v]
    except NameError as e:
        print(type(e).__name__, e)
    try:
        list(v for x in (1,))
    except NameError as e:
        print(type(e).__name__, e)
    try:
        sum(v + x for x in (1,))
    except NameError as e:
        print(type(e).__name__, e)
    try:
        list(x for x in v)
    except NameError as e:
        print(type(e).__name__, e)
    try:
        list(x for y in (1,) for x in v)
    except NameError as e:
        print(type(e).__name__, e)
    try:
        next(x for x in (1,) if v)
    except NameError as e:
        print(type(e).__name__, e)
    try:
        any(v for x in (1,))
    except NameError as e:
        print(type(e).__name__, e)
    try:
        all(x for x in (1,) if v)
    except NameError as e:
        print(type(e).__name__, e)
    try:
        any(x for x in v)
    except NameError as e:
        print(type(e).__name__, e)
    try:
        max((lambda: v)() for x in (1,))
    except NameError as e:
        print(type(e).__name__, e)
    try:
        ", ".join(v for x in (1,))
    except NameError as e:
        print(type(e).__name__, e)
    v = 1


f()
g()


def nested():
    try:
        any(any(1 for k in v) for x in (1,))
    except NameError as e:
        print(type(e).__name__, e)

    def inner():
        for get in (lambda: v, lambda: [v for x in (1,)], lambda: [1 for x in v]):
            try:
                get()
            except NameError as e:
                print(type(e).__name__, e)

        def changes():
            nonlocal v
            try:
                v += 1
            except NameError as e:
                print(type(e).__name__, e)

            class C:
                try:
                    [v for x in (1,)]
                except NameError as e:
                    print(type(e).__name__, e)

        changes()

    inner()
    v = 1


nested()
