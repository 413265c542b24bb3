"""Parses and evaluates arithmetic: a recursive-descent parser, a tree of classes, closures."""

import sys


class Node:
    def __init__(self, start):
        self.start = start

    def __repr__(self):
        return f"{type(self).__name__}@{self.start}"


class Number(Node):
    def __init__(self, start, value):
        super().__init__(start)
        self.value = value

    def evaluate(self, scope):
        return self.value

    def compile(self):
        value = self.value
        return lambda scope: value


class Name(Node):
    def __init__(self, start, name):
        super().__init__(start)
        self.name = name

    def evaluate(self, scope):
        return scope[self.name]

    def compile(self):
        name = self.name
        return lambda scope: scope[name]


class Binary(Node):
    def __init__(self, start, operator, left, right):
        super().__init__(start)
        self.operator = operator
        self.left = left
        self.right = right

    def __repr__(self):
        return f"{super().__repr__()}({self.left!r} {self.operator} {self.right!r})"

    def evaluate(self, scope):
        left = self.left.evaluate(scope)
        right = self.right.evaluate(scope)
        if self.operator == "+":
            return left + right
        if self.operator == "-":
            return left - right
        if self.operator == "*":
            return left * right % 1000003
        return left // right if right else 0

    def compile(self):
        left = self.left.compile()
        right = self.right.compile()
        match self.operator:
            case "+":
                return lambda scope: left(scope) + right(scope)
            case "-":
                return lambda scope: left(scope) - right(scope)
            case "*":
                return lambda scope: left(scope) * right(scope) % 1000003

        def divide(scope):
            divisor = right(scope)
            return left(scope) // divisor if divisor else 0

        return divide


class ParseError(Exception):
    pass


class Parser:
    levels = (("+", "-"), ("*", "/"))

    def __init__(self, source):
        self.source = source
        self.position = 0

    def peek(self):
        while self.position < len(self.source) and self.source[self.position] == " ":
            self.position += 1
        return self.source[self.position] if self.position < len(self.source) else ""

    def parse(self):
        tree = self.binary(0)
        if self.peek():
            raise ParseError(f"unexpected {self.peek()!r} at {self.position}")
        return tree

    def binary(self, level):
        if level == len(self.levels):
            return self.operand()
        left = self.binary(level + 1)
        while (operator := self.peek()) and operator in self.levels[level]:
            start = self.position
            self.position += 1
            left = Binary(start, operator, left, self.binary(level + 1))
        return left

    def operand(self):
        char = self.peek()
        start = self.position
        if char == "(":
            self.position += 1
            tree = self.binary(0)
            if self.peek() != ")":
                raise ParseError(f"missing ) at {self.position}")
            self.position += 1
            return tree
        if char.isdigit():
            while self.position < len(self.source) and self.source[self.position].isdigit():
                self.position += 1
            return Number(start, int(self.source[start : self.position]))
        if char.isalpha():
            self.position += 1
            return Name(start, char)
        raise ParseError(f"unexpected {char!r} at {start}")


def sources(n):
    for i in range(n):
        source = f"({i} + x * {i % 7 + 1}) * (y - {i % 13}) / ({i % 5} + z) - x * (y + {i})"
        yield source + (" )" if i % 10 == 9 else "")


def main(n):
    checksum = 0
    failed = 0
    text = ""
    for source in sources(n):
        try:
            tree = Parser(source).parse()
        except ParseError as error:
            failed += len(f"{error}")
            continue
        run = tree.compile()
        for x in range(5):
            scope = {"x": x, "y": x + 3, "z": x * 2}
            value = tree.evaluate(scope)
            if value != run(scope):
                raise AssertionError(source)
            checksum = (checksum * 31 + value) % 1000000007
        text = repr(tree)
        checksum += len(text)
    print(text)
    print(failed, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 14000)
