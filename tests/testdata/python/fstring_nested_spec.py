width, prec, name, value = 10, 3, "Name", 3.14159
print(f"[{value:{width}.{prec}}] [{name:>{width}}] [{name!r:^{width + 2}}] [{value:{'<'}{width}}]")
print(f"{name=} {value=:.2f} {1 + 2 = } {name.lower()=!s} { name = }")
print(f"{{literal}} {{{name}}} {{{{}}}} {'{'}{'}'}")
d = {"a": 1, "b": [1, 2]}
print(f"{d['a']} {d['b'][1]} {d}", f'{d["a"]:03d}')
print(f'''{'nested ' + f"{name} " + f"[{width:{'0'}{5}}]"}''')
print(f"{1 if value > 3 else 2} {[x * 2 for x in range(3)]} {(lambda x: x + 1)(2)} {{k: v for k, v in d.items()}}")
print(f"{'a' 'b'} {'''triple'''} {name[::-1]} {name[0]}{name[-1]}" f" joined {name}" " plain {name}")
print(f"{3:5}|{'s':5}|{True:5}|{None!s:5}|{3.5:5}|{-3:=+5}|{3:<5}|{3:^5}|{3:*>5}|{3:05}")
print(f"{1234567:,} {1234567.891:,.2f} {1234567:_} {255:x} {255:#X} {255:#b} {8:o} {65:c} {0.25:.0%} {12345.678:e} {12345.678:.3g}")
print(f"{name:.2} {name:>6.2}| {name:{'^'}8}|")
print(rf"\n{name}\t", f"\x41\u00e9\N{BULLET}{name}")
print(f"""multi
{name}
  {
    value
    :.1f}
""")
print(f"{value!r:.4}", f"{name!a}", f"{'é'!a}", f"{'x':{'-'}^{5}}")


class F:
    def __format__(self, spec):
        return "<" + spec + ">"


print(f"{F():%Y-%m-%d {width}} {F()}")
print(f"{width:{width}{'d'}}", f"{'':>{width}}|", f"{1!r}", f"{'a' if 1 else 'b'!r}")
for bad in (lambda: f"{'s':d}", lambda: f"{3:s}", lambda: f"{3.5:d}", lambda: f"{[1]:5}", lambda: f"{3:zz}"):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(f"{', '.join(f'{k}={v!r}' for k, v in d.items())}")
print(f"{print('side effect')}", f"{(y := 5)} {y}", f"{3,4}", f"{*[1, 2], 3}", f"{not 1}", f"{1 != 2}", f"{1 == 1!s}")
