print("{} {} {}".format(1, "two", 3.0), "{2} {0} {2}".format("a", "b", "c"))
print("{name} {0} {age:>5}|".format("pos", name="n", age=7))
print("{0[1]} {1[key]} {2.real} {0[0][1]}".format([[1, 2], 3], {"key": "v"}, 5))
print("{:>10}|{:<10}|{:^10}|{:*^10}|{:10}|{:10}".format("r", "l", "c", "s", "str", 5))
print("{:+d} {:+d} {: d} {:-d} {:=+6d} {:06d} {:,} {:_}".format(1, -1, 2, 3, 4, -5, 1234567, 9876543))
print("{:b} {:o} {:x} {:X} {:#b} {:#o} {:#x} {:#010x} {:c} {:n}".format(5, 8, 255, 255, 5, 8, 255, 255, 97, 1000))
print("{:f} {:.2f} {:10.3f}|{:<10.1f}|{:e} {:.1E} {:g} {:.2g} {:%} {:.1%}".format(1.5, 2.675, 3.14159, 2.5, 1e5, 12345, 1e20, 0.000123, 0.5, 0.256))
print("{!r} {!s} {!a} {!r:>8}|".format("é", "é", "é", "x"))
print("{:{}} {:{w}.{p}f}|".format("a", 5, 3.14159, w=8, p=2))
print("{{}} {{{}}}".format(1), "{}".format("{}"), "{0:}".format(3))
print("{:,.2f} {:,} {:_x} {:_b}".format(1234567.891, -1234567, 2**40, 255))
print("{:s} {:.3s} {:5.1s}|".format("abc", "abcdef", "xyz"))
print("{:d} {:x} {:5}".format(True, True, True), "{}".format(True), "{:>6}".format(str(None)))
print("{} {}".format(*[1, 2]), "{a}{b}".format(**{"a": 1, "b": 2}), "{a[b]}".format(a={"b": 3}))
print(format(3.0), format(1e16), format(-0.0, ".1f"), format(5, "05.1f"), format(255, "08b"), format("x", ""), format(2.5, ".0f"), format(3.5, ".0f"))
print(format(1234.5678, "10.2f"), format(0.1, ".20f"), format(1e-7), format(123456789.0, "g"), format(1.0, "#g"))
print(format(10**30, ","), format(-(10**10), "+_d"), format(float("inf"), "010"), format(float("nan"), ">6"))
print("{:線>6}".format("幅"), "{:é^5}".format("x"))
print("{0!r:{1}}".format("q", ">5"), "{:<<5}|{:>>5}|{:^^5}".format(1, 2, 3))
for bad in (
    lambda: "{}".format(),
    lambda: "{a}".format(),
    lambda: "{0} {}".format(1, 2),
    lambda: "{".format(),
    lambda: "}".format(),
    lambda: "{:d}".format("x"),
    lambda: "{:s}".format(1),
    lambda: "{:.2d}".format(1),
    lambda: "{:,s}".format("a"),
    lambda: "{0.nope}".format(1),
    lambda: "{0[9]}".format([1]),
    lambda: "{!x}".format(1),
    lambda: "{:5}".format(None),
):
    try:
        print("no error", bad())
    except Exception as e:
        print(type(e).__name__, e)
print("{x}".format_map({"x": 1}))
