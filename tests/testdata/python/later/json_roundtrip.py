import json

data = {"name": "é", "n": [1, 2.5, None, True], "nested": {"k": "v\n"}, "t": (1, 2)}
text = json.dumps(data)
print(text, json.loads(text) == {**data, "t": [1, 2]})
print(json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False))
print(json.dumps([]), json.dumps({}), json.dumps("q\"\\"), json.dumps(1e20), json.dumps({1: 2, None: 3, True: 4}), json.dumps([1, 2], separators=(",", ":")))
print(json.loads('[1, 2.0, "x", null, true, {"a": []}]'), json.loads('"\\u00e9\\n"'), json.loads(" 5 "))
for bad in ("{", "[1,]", "nope", ""):
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(type(e).__name__, isinstance(e, ValueError))
try:
    json.dumps({1, 2})
except TypeError as e:
    print(e)
print(json.dumps({"s": {1}}, default=sorted))
