def return_in_finally(x):
    try:
        if x == 1:
            raise ValueError(x)
        if x == 2:
            return "body"
    except ValueError:
        return "handler"
    finally:
        if x < 3:
            return "finally"
    return "end"
print([return_in_finally(i) for i in range(4)])

def break_in_finally():
    out = []
    for i in range(3):
        try:
            raise KeyError(i)
        finally:
            out.append(i)
            break
    return out
print(break_in_finally())

def continue_in_finally():
    out = []
    for i in range(3):
        try:
            out.append(1 // (i - 1))
        finally:
            continue
    return out
print(continue_in_finally())

def nested_loops():
    out = []
    for i in range(4):
        for j in range(4):
            try:
                if j == 1:
                    continue
                if j == 3:
                    break
                if i == 2:
                    raise ValueError("v%d" % i)
                out.append((i, j))
            except ValueError as e:
                out.append(str(e))
                break
            else:
                out.append("else")
            finally:
                out.append("f")
        else:
            out.append("no break")
        if i == 3:
            return out
    return "never"
print(nested_loops())

def loop_else(n):
    for i in range(n):
        try:
            if i == 3:
                break
        finally:
            pass
    else:
        return "exhausted"
    return "broke"
print(loop_else(3), loop_else(5))

def while_else(n):
    i = 0
    while i < n:
        i += 1
        try:
            if i == 3:
                break
            if i == 1:
                continue
        except ValueError:
            pass
        else:
            i += 0
    else:
        return "exhausted", i
    return "broke", i
print(while_else(2), while_else(5))

def unwinding():
    log = []
    def f():
        try:
            try:
                raise ValueError("a")
            except KeyError:
                log.append("never")
            finally:
                log.append("inner finally")
        except ValueError as e:
            log.append("outer " + str(e))
            try:
                raise TypeError("b")
            except TypeError:
                log.append("nested")
            raise
        else:
            log.append("never")
        finally:
            log.append("outer finally")
    try:
        f()
    except Exception as e:
        log.append(repr(e))
    return log
print(unwinding())

def raise_in_handler():
    log = []
    try:
        try:
            1 // 0
        except ZeroDivisionError:
            log.append("zde")
            raise KeyError("k")
        finally:
            log.append("fin")
    except KeyError as e:
        log.append(e.args)
    return log
print(raise_in_handler())

def raise_in_else():
    try:
        try:
            pass
        except ValueError:
            return "no"
        else:
            raise ValueError("else")
        finally:
            print("finally")
    except ValueError as e:
        return "outer " + str(e)
print(raise_in_else())

def bare_raise():
    try:
        try:
            raise ValueError(1)
        except ValueError:
            try:
                raise KeyError(2)
            except KeyError:
                pass
            raise
    except ValueError as e:
        return "value", e.args
    except KeyError:
        return "key"
print(bare_raise())

def bare_raise_nothing():
    try:
        raise
    except RuntimeError as e:
        return str(e)
print(bare_raise_nothing())

def after_handler():
    for i in range(3):
        try:
            raise ValueError(i)
        except ValueError:
            if i == 1:
                continue
            if i == 2:
                break
    try:
        raise
    except RuntimeError:
        return "nothing is handled"
print(after_handler())

def return_value_first():
    x = [1]
    def f():
        try:
            return x[0]
        finally:
            x[0] = 2
    return f(), x
print(return_value_first())

def return_expression_in_handler():
    try:
        raise ValueError("text")
    except ValueError as e:
        return str(e) + "!"
print(return_expression_in_handler())

def deep(n):
    try:
        if n == 0:
            raise IndexError("bottom")
        return deep(n - 1)
    except IndexError:
        if n == 3:
            return "caught at 3"
        raise
print(deep(6))

def many(x):
    try:
        if x == 0: raise ValueError
        if x == 1: raise KeyError("k")
        if x == 2: raise TypeError("t")
        if x == 3: return [][1]
        if x == 4: return {}["q"]
        if x == 5: return undefined_name
        if x == 6: return 1 // 0
        if x == 7: return None.attr
        return "none"
    except (ValueError, KeyError) as e:
        return type_name(e)
    except (TypeError, (IndexError)):
        return "type or index"
    except NameError:
        return "name"
    except:
        return "bare"
def type_name(e):
    return repr(e)
print([many(i) for i in range(9)])

for i in range(3):
    try:
        if i == 1:
            continue
        print("module", i)
    finally:
        print("finally", i)
try:
    e
except NameError:
    print("no e yet")
try:
    raise ValueError("x")
except ValueError as e:
    print(e)
try:
    print(e)
except NameError:
    print("e is gone")
while True:
    try:
        break
    finally:
        print("left")
else:
    print("never")
raise KeyError("end")
