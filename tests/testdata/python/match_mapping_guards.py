def route(request):
    match request:
        case {"method": "GET", "path": str(path)} if path.startswith("/api"):
            return f"api {path}"
        case {"method": "GET" | "HEAD" as method, "path": path}:
            return f"{method} {path}"
        case {"method": "POST", "body": {"user": {"name": name, **extra}}, **rest}:
            return f"post by {name} {extra} {rest}"
        case {"items": [{"id": first_id}, *others]}:
            return f"first {first_id} and {len(others)}"
        case {1: one, None: nothing}:
            return f"{one} {nothing}"
        case {**everything} if not everything:
            return "empty"
        case {}:
            return "some mapping"
    return "not a mapping"


for r in (
    {"method": "GET", "path": "/api/x"},
    {"method": "GET", "path": "/home"},
    {"method": "HEAD", "path": 5, "more": 1},
    {"method": "POST", "body": {"user": {"name": "n", "age": 1}}, "z": 0},
    {"items": [{"id": 4}, 1, 2]},
    {"items": []},
    {1: "a", None: "b", 2: "c"},
    {},
    {"unknown": 1},
    [],
    "str",
):
    print(route(r))


def loud(name, value):
    print("guard", name)
    return value


def guards(x):
    match x:
        case int() if loud("first", x > 10):
            return "big"
        case int() if loud("second", x > 5):
            return "medium"
        case n if loud("third", True):
            return f"any {n}"


print(guards(20), guards(7), guards("s"))


def no_match(x):
    match x:
        case 1:
            y = 2
    try:
        return y
    except UnboundLocalError as e:
        return str(e)


print(no_match(1), no_match(2))
total = 0
for command in ["add 5", "sub 2", "quit", "add 100"]:
    match command.split():
        case ["add", n]:
            total += int(n)
        case ["sub", n]:
            total -= int(n)
        case ["quit"]:
            break
else:
    print("never")
print(total)
