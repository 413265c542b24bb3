values = [0, 7, -12, 3.0, 2.5, 1e21, 123456.789, True]
for v in values:
    print(f"[{v}] [{v:8}] [{v:<8}] [{v:+}] [{v:08.2f}] [{v:e}] [{v:g}] [{v:%}]")
for n in (0, 5, 255, -255, 10**12):
    print(f"{n:d} {n:5d} {n:<5d}| {n:^7d}| {n:+d} {n: d} {n:05d} {n:,} {n:_} {n:b} {n:o} {n:x} {n:X} {n:#x} {n:#b} {n:_b} {n:08b} {n:*>8d} {n:=+8d}")
print(str(1.0), str(100), str(1e5), str(1e16), str(123456789.123), 5e-5, 0.00012, 1.10, 3.14e2, 1_000.5)
print(int("007"), int("-0"), float("1_000.5"), float("1e5"), int(1e3), int("+5"), float("+.5e-2"), int("  9\n"))
print(round(2.345, 2), round(-2.5), round(1e15 + 0.5), f"{2.345:.2f}", f"{-0.001:.2f}", f"{0.5:.0f}", f"{1.5:.0f}", "%.0f" % 2.5, "%.1f" % 0.25, f"{99.995:.2f}")
print(10 / 4, 10 // 4, 10 % 4, -10 // 4, -10 % 4, 10 // -4, 10.0 // 4, 2**0.5, 10 / 5, 1e3 / 1e-3, 7 // 2.0, -7 % 2.5)
print(f"{1234567.891:,.2f}", f"{0.000001234:.3g}", f"{1e-10}", f"{123456789:.3e}", f"{1/3:.10f}", f"{100:.1%}", f"{2/3:5.1%}", f"{12.0:g} {12.5:g} {1e6:g} {1e5:g}")
minutes, seconds = divmod(3725, 60)
hours, minutes = divmod(minutes, 60)
print(f"{hours}:{minutes:02}:{seconds:02}", "%d:%02d:%02d" % (hours, minutes, seconds))
for size in (0, 512, 2048, 5 * 1024**2, 3 * 1024**4):
    for unit in ("B", "KB", "MB", "GB"):
        if size < 1024:
            break
        size /= 1024
    else:
        unit = "TB"
    print(f"{size:.1f} {unit}", end=", ")
print()
print(max(len(str(2**n)) for n in range(0, 100, 10)), sum(int(d) for d in str(2**100)), str(2**64)[::-1], len(f"{2**1000}"))
print([f"{n:>3}" for n in (1, 22, 333, 4444)], [f"{x:6.2f}" for x in (1.234, -1.5, 100)], f"{'':=>20}")
print(1.5.is_integer(), (1).bit_length(), 1 .real, 2..__add__(3), -1 .__abs__(), (-1).__abs__())
