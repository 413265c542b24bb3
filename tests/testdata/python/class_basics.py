class Account:
    """A bank account."""

    interest = 0.02
    count = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        Account.count += 1

    def deposit(self, amount):
        self.balance += amount
        return self

    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self.balance})"


a = Account("ann")
b = Account("bob", 50)
a.deposit(10).deposit(5)
print(a, b, Account.count, a.count, Account.__doc__, Account.__name__)
a.interest = 0.5
print(a.interest, b.interest, Account.interest)
del a.interest
print(a.interest)
Account.deposit(a, 100)
print(a.balance, a.__dict__, vars(b))
m = b.deposit
m(1)
print(b, m.__self__ is b, m.__func__ is Account.deposit)
print(isinstance(a, Account), type(a) is Account, type(a) == type(b), a.__class__)
Account.withdraw = lambda self, n: self.deposit(-n)
print(a.withdraw(15))
print(hasattr(a, "owner"), getattr(a, "nope", "default"), setattr(a, "new", 1), a.new)
try:
    a.missing
except AttributeError as e:
    print(e)
try:
    Account.missing
except AttributeError as e:
    print(e)


class Empty:
    pass


e = Empty()
e.x = 1
e.f = lambda: "not bound"
print(e.x, e.f(), Empty.__name__, Empty.__bases__ == (object,), Empty().__dict__)
print(str(Account), repr(Empty), a == b, a == a, a != b)
print({a: 1}[a], len({a, b, a}))
Alias = Account
print(Alias("x"), Alias is Account)
