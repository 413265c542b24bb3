"""Reads and writes JSON in plain Python: a tokenizer, a stack of lists and dicts."""

import sys

ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/"}
WORDS = {"true": True, "false": False, "null": None}


def tokens(text):
    """Yields pairs of kind and value."""
    i = 0
    end = len(text)
    while i < end:
        c = text[i]
        if c in " \n\t":
            i += 1
        elif c in "{}[],:":
            yield c, None
            i += 1
        elif c == '"':
            i += 1
            parts = []
            start = i
            while (c := text[i]) != '"':
                if c == "\\":
                    parts.append(text[start:i])
                    parts.append(ESCAPES[text[i + 1]])
                    i += 2
                    start = i
                else:
                    i += 1
            parts.append(text[start:i])
            i += 1
            yield "string", "".join(parts)
        elif c == "-" or c.isdigit():
            start = i
            i += 1
            real = False
            while i < end and (text[i].isdigit() or text[i] in ".eE+-"):
                real = real or text[i] in ".eE"
                i += 1
            word = text[start:i]
            yield "number", float(word) if real else int(word)
        else:
            start = i
            while i < end and text[i].isalpha():
                i += 1
            if text[start:i] not in WORDS:
                raise ValueError(f"unexpected {text[start : i + 1]!r} at {start}")
            yield "word", WORDS[text[start:i]]


def read(text):
    stack = []
    keys = []
    key = None
    result = None
    for kind, value in tokens(text):
        if kind == "," or kind == ":":
            continue
        if kind == "{" or kind == "[":
            stack.append({} if kind == "{" else [])
            keys.append(key)
            key = None
            continue
        if kind == "}" or kind == "]":
            value = stack.pop()
            key = keys.pop()
        if not stack:
            result = value
        elif isinstance(stack[-1], list):
            stack[-1].append(value)
        elif key is None:
            key = value
        else:
            stack[-1][key] = value
            key = None
    return result


def write(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, list):
        return "[" + ", ".join([write(item) for item in value]) + "]"
    return "{" + ", ".join([f"{write(key)}: {write(item)}" for key, item in value.items()]) + "}"


def main(n):
    data = [
        {
            "id": i,
            "name": f"user {i}",
            "text": 'says "hello"\nand leaves' if i % 4 == 0 else "nothing of note, at some length",
            "scores": [i % 10, i * 0.5, -i],
            "flags": {"admin": i % 7 == 0, "parent": None},
        }
        for i in range(n)
    ]
    text = write(data)
    checksum = 0
    for _ in range(2):
        again = read(text)
        if again != data:
            raise AssertionError("what was read differs")
        for char in write(again[-1]):
            checksum = (checksum * 31 + ord(char)) % 1000000007
    print(len(text), checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 10000)
