from source import Source


class Texts(Source):
    def text_method(self):
        """A call of a method of str, or of a format, with constants."""
        w = lambda: repr(self.pick(["", "a", "ab", "x", "Hello World", "a,b,,c", "  pad\t", "line1\nline2\r\nend", "éÀß", "线程", "ǆ ŉ", "0x1F", "12", "²³", "-5", "tEsT case", "a\u00a0b", "🙂", "aXbXc", "\x1c\x0b", "İi", "ΑΣ", "it's", '"q"', "{}", "%"]))
        n = lambda: self.pick(["0", "1", "2", "-1", "5", "12", "None", "True", "-100"])
        s = w()
        k = self.rng.randrange(19)
        if k == 0:
            return f"{s}.{self.pick(['upper', 'lower', 'title', 'capitalize', 'swapcase', 'casefold', 'strip', 'lstrip', 'rstrip', 'split', 'rsplit', 'splitlines', 'isalpha', 'isdigit', 'isnumeric', 'isdecimal', 'isalnum', 'isspace', 'isupper', 'islower', 'istitle', 'isidentifier', 'isprintable', 'isascii', 'expandtabs', 'encode'])}()"
        if k == 1:
            return f"{s}.{self.pick(['split', 'rsplit'])}({self.pick([w(), 'None', w()])}, {n()})"
        if k == 2:
            return f"{s}.{self.pick(['partition', 'rpartition', 'removeprefix', 'removesuffix', 'strip', 'lstrip', 'rstrip', 'join', 'count', 'index', 'rindex', 'find'])}({w()})"
        if k == 3:
            return f"{s}.{self.pick(['find', 'rfind', 'index', 'count', 'startswith', 'endswith', 'rindex'])}({w()}, {n()}, {n()})"
        if k == 4:
            return f"{s}.{self.pick(['startswith', 'endswith'])}({self.pick(['(' + w() + ', ' + w() + ')', '()', '5', '[' + w() + ']'])})"
        if k == 5:
            return f"{s}.{self.pick(['ljust', 'rjust', 'center', 'zfill'])}({self.pick(['3', '8', '-1', 'True', '0', '2.0'])}{self.pick(['', ', ' + repr('*'), ', ' + repr('线'), ', ' + repr('ab')])})"
        if k == 6:
            return f"{s}.replace({w()}, {w()}{self.pick(['', ', ' + n(), ', count=1'])})"
        if k == 7:
            return f"{s}.translate(str.maketrans({self.pick(['{' + repr('a') + ': ' + repr('bb') + '}', repr('ab') + ', ' + repr('xy'), repr('ab') + ', ' + repr('xy') + ', ' + repr('l'), '{97: None, 108: 76}', repr('a') + ', ' + repr('xy'), '{' + repr('ab') + ': 1}'])}))"
        if k == 8:
            return f"{s}.{self.pick(['expandtabs(4)', 'splitlines(True)', 'encode(' + repr('utf-8') + ')', 'encode(' + repr('ascii') + ', ' + repr('replace') + ')', 'encode(' + repr('ascii') + ')', 'encode(' + repr('latin-1') + ', ' + repr('ignore') + ')', 'expandtabs(0)', 'join([' + w() + ', ' + w() + '])', 'join([1])', 'format_map({})', 'join(' + repr('abc') + ')', '__len__()', '__contains__(' + repr('a') + ')'])}"
        if k == 9:
            return f"{s} {self.pick(['<', '<=', '==', '!=', 'in', 'not in', '+', '>'])} {w()}"
        if k == 10:
            return f"{s} * {self.pick(['2', '0', '-1', 'True', '1.0'])}"
        if k == 11:
            return f"{self.pick(['repr', 'ascii', 'len', 'list', 'sorted', 'set', 'hash', 'int', 'float', 'ord', 'bool', 'max', 'tuple'])}({s}){' and 0' if False else ''}".replace("hash(", "len(").replace("set(", "len(")
        if k < 15:
            return self.format_expr()
        if k == 15:
            return f"{self.pick([repr('{0} {1}'), repr('{} {}'), repr('{a} {b}'), repr('{0.real} {1!r}'), repr('{0[0]} {1}'), repr('{:>{}}'), repr('{!s:^7}|{}'), repr('{{}} {}'), repr('{'), repr('{0} {}'), repr('{2}'), repr('{0.x}'), repr('{:d}'), repr('{:x}')])}.format({self.pick(['1, 2', w() + ', 5', '[1], 3', 'a=1, b=2', '*[1, 2]', ''])})"
        if k == 16:
            return f"{self.pick([repr('%s %s'), repr('%d|%5d'), repr('%-6s|%r'), repr('%05.1f %g'), repr('%x %o'), repr('%c%c'), repr('%+d %%%s'), repr('%(a)s %(b)d'), repr('%*d %s'), repr('%.2s%s'), repr('%e %E'), repr('%#x % d'), repr('%q %s'), repr('%s')])} % {self.pick(['(1, 2)', '(' + w() + ', 5)', '(3.14159, 2**70)', '{' + repr('a') + ': 1, ' + repr('b') + ': 2}', '5', '(True, 65)', '(6, 7, 8)', '(None, [])', '(-5, 255)'])}"
        if k == 17:
            return f"{s}[{self.pick(['0', '-1', '1', '5', '1:', '::-1', ':-2', 'True', '::2'])}]"
        return f"bytes({s}, 'utf-8'){self.pick(['.hex()', '.decode()', '[0]', '[:2]', '.upper()', '.split(b' + repr(',') + ')', '.find(b' + repr('a') + ')', '.decode(' + repr('ascii') + ', ' + repr('replace') + ')', ' + b' + repr('!'), '.strip()', ''])}"

    def format_expr(self):
        """An f-string of a constant with a spec that suits it, or not."""
        value = self.pick(["5", "-42", "0", "2**70", "-(10**25)", "True", "False", "3.14159", "-0.0", "1e100", "1.5e-7", "float('inf')", "float('nan')", "1e16", "123456789.125", "'text'", "'线'", "None", "[1]", "0.1", "2.5", "1234567", "0.00001"])
        spec = self.pick(["", "*", "é", "0"]) + self.pick(["<", ">", "^", "=", ""]) if self.chance(0.5) else ""
        spec += self.pick(["", "+", " ", "-", "z"]) if self.chance(0.3) else ""
        spec += "#" if self.chance(0.15) else ""
        spec += self.pick(["", "5", "12", "03", "08", "1", "25"])
        spec += self.pick([",", "_"]) if self.chance(0.2) else ""
        spec += self.pick([".0", ".2", ".5", ".10"]) if self.chance(0.35) else ""
        spec += self.pick(["", "d", "f", "g", "e", "x", "b", "o", "s", "n", "%", "c", "X", "G", "E", "F", "r"])
        form = self.rng.randrange(3)
        if form == 0 and "'" not in value:
            return f"f'{{{value}{self.pick(['', '', '!r', '!s'])}:{spec}}}'"
        return f"format({value}, {spec!r})" if form == 1 else f"'{{:{spec}}}'.format({value})"
