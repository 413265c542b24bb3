import sys

print(sys.excepthook is sys.__excepthook__)
try:
    sys.excepthook(1)
except TypeError as e:
    print(e)


# What it writes goes to sys.stderr.
class Out:
    text = ''

    def write(self, text):
        self.text += text

    def flush(self):
        pass


stderr, sys.stderr = sys.stderr, Out()
sys.excepthook(ValueError, ValueError('x'), None)
sys.excepthook(None, 3, None)
out, sys.stderr = sys.stderr, stderr
print(out.text)


# One of a script.
def hook(typ, e, tb):
    print('hook', typ, e, e.__traceback__ is tb)
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_frame.f_back is sys._getframe().f_back)
        tb = tb.tb_next
    print(sys.exc_info())


def f():
    {}['key']


sys.excepthook = hook
f()
