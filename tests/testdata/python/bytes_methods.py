b = b"hello world"
print(b.split(), b.upper(), b.replace(b"o", b"0"), b.find(b"w"), b.startswith(b"he"), b.decode())
print(b[0], b[-1:], b[::-1], b.count(b"l"), b"-".join([b"a", b"b"]), b.hex(), bytes.fromhex("48 69"))
print(list(b"\x00\xff"), bytes([1, 2, 255]), bytes(range(3)), b"" == bytes(), b"a" < b"b", b"a" != "a")
print(b"a%d-%s" % (5, b"x"), b" x ".strip(), b"a,b".partition(b","), b"abc".isalpha(), b"12".isdigit())
ba = bytearray(b"abc")
ba[0] = 120
ba.append(33)
ba.extend(b"??")
ba += b"."
print(ba, len(ba), bytes(ba), ba.pop(), ba[1:3], ba == b"xbc!??")
del ba[0]
print(ba, ba.decode("ascii"))
print(hash(b"a") == hash(b"a"), {b"k": 1}[b"k"], b"k" in {b"k"})
for bad in (lambda: b"a" + "b", lambda: bytes([256]), lambda: b"abc"[9], lambda: bytes("x"), lambda: bytearray(b"a").append(300), lambda: b"\xe9".decode("utf-8")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__)
print((255).to_bytes(2, "big"), (1).to_bytes(2, "little"), int.from_bytes(b"\x01\x00", "big"), (-1).to_bytes(2, "big", signed=True))
print(str(b"abc"), str(b"abc", "ascii"), f"{b'x'}", "%s" % b"y", [b"z"])
