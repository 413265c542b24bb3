def tokens(text):
    i = 0
    while i < len(text):
        match text[i]:
            case " ":
                i += 1
                continue
            case "+" | "-" | "*" | "(" | ")" as op:
                yield ("op", op)
            case c if c.isdigit():
                j = i
                while j < len(text) and text[j].isdigit():
                    j += 1
                yield ("num", int(text[i:j]))
                i = j
                continue
            case other:
                raise SyntaxError(f"unexpected {other!r} at {i}")
        i += 1


class Parser:
    def __init__(self, text):
        self.tokens = [*tokens(text), ("end", None)]
        self.pos = 0

    def next(self):
        self.pos += 1
        return self.tokens[self.pos - 1]

    def expr(self):
        left = self.term()
        while True:
            match self.tokens[self.pos]:
                case ("op", "+" | "-" as op):
                    self.next()
                    left = (op, left, self.term())
                case _:
                    return left

    def term(self):
        left = self.atom()
        while self.tokens[self.pos] == ("op", "*"):
            self.next()
            left = ("*", left, self.atom())
        return left

    def atom(self):
        match self.next():
            case ("num", n):
                return n
            case ("op", "-"):
                return ("neg", self.atom())
            case ("op", "("):
                inner = self.expr()
                self.next()
                return inner
            case (kind, _):
                raise SyntaxError(f"unexpected {kind}")


def evaluate(tree):
    match tree:
        case int(n):
            return n
        case ("neg", x):
            return -evaluate(x)
        case ("+", a, b):
            return evaluate(a) + evaluate(b)
        case ("-", a, b):
            return evaluate(a) - evaluate(b)
        case ("*", a, b):
            return evaluate(a) * evaluate(b)


for text in ("1 + 2 * 3", "(1 + 2) * -3", "10 - 2 - 3", "2 *", "4 & 5"):
    try:
        tree = Parser(text).expr()
        print(tree, "=", evaluate(tree))
    except SyntaxError as e:
        print(text, "->", e)
