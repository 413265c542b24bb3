# An exception in the else clause is not for the handlers of the same try.
def attempt(where):
    print("--", where)
    try:
        try:
            if where == "try":
                raise KeyError("t")
        except KeyError as e:
            print("inner except", e)
            if where == "try":
                raise IndexError("from handler")
        else:
            print("else")
            if where == "else":
                raise KeyError("e")
        finally:
            print("finally")
    except LookupError as e:
        print("outer", type(e).__name__, e)


attempt("try")
attempt("else")
attempt("nowhere")
