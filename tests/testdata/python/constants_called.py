"""None, True and False where names stand that are looked up in a special way."""

texts = ["False()", "None()", "True(1)", "None(1, 2, 3, 4)", "None(1, 2, 3, 4, 5)", "None(*[1])", "True(1, k=2)", "None(print('first'))", "True.x", "None.x()", "None[0]", "None(x for x in 'a')", "[True(x) for x in (1,)]", "...()"]
for text in texts:
    try:
        print(eval(text))
    except TypeError as e:
        print(text, e)
    except AttributeError as e:
        print(text, e)


def call():
    return False()


def generate():
    yield True()


class C:
    try:
        x = None()
    except TypeError as e:
        print(e)


def decorated(decorate):
    if decorate:
        @None
        def f():
            pass


def statements():
    for f in call, lambda: next(generate()), lambda: None(), lambda: decorated(True):
        try:
            f()
        except TypeError as e:
            print(e)
    for text in "with None: pass", "for x in True: pass", "raise None", "del None.x", "None.x = 1", "None[0] = 1", "True.x += 1", "a, b = None", "[*None]", "f(*None)", "{**None}", "print(**None)":
        try:
            exec(text)
        except Exception as e:
            print(text, "->", type(e).__name__, e)


statements()
