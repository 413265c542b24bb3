from source import Source


class Ints(Source):
    def number(self):
        return self.pick(["0", "1", "-1", "True", "False", "7", "-13", "255", "2**31", "2**32", "2**53", "2**62", "2**63 - 1", "2**63", "-(2**63)", "-(2**63) - 1", "2**64", "10**20", "-(10**30)", "3**50", "2**100", "12345678901234567890", "1.5", "-0.0", "2.0", "1e20", "0.1", "2.0**53", "1e308", "float('inf')", "float('nan')"] if self.chance(0.5) else ["0", "1", "-1", "True", "False", "3", "-7", "64", "63", "2**63", "10**19", "-(2**64)", "4611686018427387904"])

    def number_expr(self):
        """An expression of constants about ints of all sizes, bools and floats."""
        n, small = self.number, lambda: self.pick(["0", "1", "2", "3", "-1", "5", "True", "False", "63", "64", "100", "-2"])
        k = self.rng.randrange(20)
        if k < 4:
            return f"({n()}) {self.pick(['+', '-', '*', '//', '%', '/', '&', '|', '^'])} ({n()})"
        if k == 4:
            return f"({n()}) {self.pick(['<<', '>>'])} {small()}"
        if k == 5:
            return f"({n()}) ** {self.pick(['0', '1', '2', '3', '-1', 'True', '-2', '5'])}"
        if k == 6:
            return f"pow({n()}, {small()}, {self.pick(['7', '10**9', '1', '0', '-5', '2**64', 'True', 'None'])})"
        if k == 7:
            return f"divmod({n()}, {n()})"
        if k == 8:
            return f"({n()}) {self.pick(['<', '<=', '==', '!=', '>', '>='])} ({n()}) {self.pick(['', '', '< 5', '!= True', '== 1', 'in (1, 2)'])}"
        if k == 9:
            return f"{self.pick(['abs', 'hash', 'bool', 'int', 'float', 'str', 'repr', 'hex', 'bin', 'oct', 'round', '-', '+', '~', 'not ', 'type', 'len', 'chr', 'complex' if False else 'bool'])}({n()})".replace("hash(float('nan'))", "1")
        if k == 10:
            return f"round({n()}, {self.pick(['0', '1', '2', '-1', '-2', '-20', 'None', 'True', '400'])})"
        if k == 11:
            return f"({n()}).{self.pick(['bit_length()', 'bit_count()', 'is_integer()', 'as_integer_ratio()', 'numerator', 'real', 'conjugate()', 'imag', 'denominator', 'hex()', '__index__()', '__bool__()'])}"
        if k == 12:
            return f"int({self.pick([repr('12'), repr(' -7 '), repr('1_000'), repr('ff') + ', 16', repr('0b101') + ', 0', repr('z') + ', 36', repr('9') + ', 8', repr('1.5'), repr(''), repr('١٢'), 'True', '1e15', 'None', repr('0x_f') + ', 16', 'b' + repr('12'), repr('9' * 25), '-1e25'])})"
        if k == 13:
            return f"float({self.pick([repr('1e3'), repr(' -inf'), repr('nan'), repr('1_0.5'), repr('x'), '10**400', 'True', repr('.5'), repr('0x1'), '10**22', repr('1e-400')])})"
        if k == 14:
            return f"{self.pick(['{True: 1, 1: 2, 1.0: 3}', '{1: 2, True: 3, 0: 4, False: 5}', '{2**63: 1, 2.0**63: 2}', 'sorted({True, 1, 0, False, 2})', 'len({0, False, 0.0, -0.0, 1, True})', '[10, 20][True]', '(1, 2, 3)[False:True]', repr('ab') + '[True]', 'sum([True, True, 2])', 'sum([0.1] * 3)', 'sum([True, 0.5, 2**64])', 'max(True, 1, 1.0)', 'min(False, 0)', '[1, True, 1.0].count(1)', '[0, False].index(False)', 'True in [1]', '{1} == {True}', '[True] == [1]', 'isinstance(True, int)', 'True is (1 == 1)', 'range(True, 5)', 'list(range(False, True + 2))', 'True + True', 'True * ' + repr('ab'), '-True', '~False', 'True ** 2', 'True / 2', 'True // 1', 'True % 2', 'True & 3', 'True & False', 'True ^ True', 'True | 0', 'True << 3', 'True >> True', 'divmod(True, 2)', 'round(True)', 'abs(False)', 'True.bit_length()', 'True == 1.0', 'True < 2', 'sorted([True, 0, 1, False])', 'str(True) + repr(False)', 'int.__add__(True, 1)', 'bool.__and__(True, False)', 'True.real', 'f' + repr('{True:d} {False:5}|{True:>6}|{True}'), repr('%d %s %r') + ' % (True, True, False)', 'float(True)', 'hash(True)', 'True and 0 or False', 'not 5', 'bool([]) + 1', '[i for i in range(5)][-True]', 'bin(True)', 'chr(65 + True)', 'pow(True, 2, 3)', '1 if True == 1 else 2', 'sum(x > 2 for x in [1, 2, 3, 4])', 'list(map(bool, [0, 1, 2]))', 'all([]) + any([])'])}"
        if k == 15:
            return f"({n()}).to_bytes({self.pick(['1', '8', '9', '20'])}, {self.pick([repr('big'), repr('little')])}{self.pick(['', ', signed=True'])})"
        if k == 16:
            return f"int.from_bytes({self.pick(['b' + repr('abc'), '[1, 2, 255]', 'b' + repr('zzzzzzzzzz'), 'b' + repr('')])}, {self.pick([repr('big'), repr('little')])}, signed={self.pick(['True', 'False'])})"
        if k == 17:
            return f"[{n()}, {n()}, {n()}]{self.pick(['.count(1)', '', ' == [1, True, 1.0]', '.index(True)'])}"
        if k == 18:
            return f"sum([{n()}, {n()}, {n()}], {self.pick(['0', '0.0', '-(2**63)', 'True'])})"
        return f"{self.pick(['max', 'min'])}({n()}, {n()}, {n()})"
