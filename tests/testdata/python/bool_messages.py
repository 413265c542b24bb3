# Messages of operators with bools among their operands.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
a, b = True, "x"
t(lambda: a + b); t(lambda: b + a); t(lambda: a - b); t(lambda: a < b); t(lambda: a @ a); t(lambda: a % None); t(lambda: a / 0); t(lambda: a // 0); t(lambda: a % 0)
t(lambda: a << -1); t(lambda: a & 1.5); t(lambda: a ** None); t(lambda: a[0]); t(lambda: a()); t(lambda: -b); t(lambda: [] + a); t(lambda: a in a); t(lambda: len(a)); t(lambda: "" % a); t(lambda: [][b]); t(lambda: a | None); t(lambda: ~a if 0 else ~b)
def aug():
    x = True
    x += None
t(aug)
