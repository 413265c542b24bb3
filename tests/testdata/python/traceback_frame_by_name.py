# The name of the attribute that asks a traceback for its frame is nowhere in this text.
def f(x):
    y = x
    return y / 0


try:
    f(1)
except ZeroDivisionError as e:
    tb = e.__traceback__
    while tb:
        frame = getattr(tb, 'tb' + '_frame')
        print(tb.tb_lineno, frame.f_code.co_name, frame is getattr(tb, 'tb' + '_frame'))
        tb = tb.tb_next
