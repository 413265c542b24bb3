# Title case of characters that have one of their own, of several characters or as they are; and the final sigma.

for c in "ŉßﬀﬁǆǅǄᾷᾼᾳᾲᾈᾀῼὖΐև":
    for s in (c, "a" + c, c + "A", " " + c):
        print(ascii(s), ascii((s.title(), s.capitalize(), s.swapcase(), s.upper(), s.lower(), s.casefold())), s.istitle())

for s in ("ΑΣ", "ΑΣ Β", "ΑΣΒ", "Σ", "ΑΣ.", "Α.Σ", "ΣΣ", "aΣb aΣ", "Α'Σ", "Ӏ\u0301Σ", "ΑΣ\u0301", "ΑΣ\u0301Β", "άς", "σς", " Σ", "1Σ", "線Σ", "Α1Σ"):
    print(ascii(s), ascii((s.title(), s.capitalize(), s.swapcase(), s.lower())))
