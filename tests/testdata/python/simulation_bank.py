class InsufficientFunds(Exception):
    def __init__(self, need, have):
        super().__init__(f"need {need}, have {have}")
        self.short = need - have


class Account:
    _next = 1

    def __init__(self, owner, balance=0):
        self.id, Account._next = Account._next, Account._next + 1
        self.owner, self._balance, self.log = owner, balance, []

    @property
    def balance(self):
        return self._balance

    def __iadd__(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        self._balance += amount
        self.log.append(("+", amount))
        return self

    def __isub__(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(amount, self._balance)
        self._balance -= amount
        self.log.append(("-", amount))
        return self

    def __str__(self):
        return f"#{self.id} {self.owner:<5} {self.balance:>8,.2f}"


class Bank:
    def __init__(self):
        self.accounts = {}

    def open(self, owner, *args, **kw):
        a = Account(owner, *args, **kw)
        self.accounts[a.id] = a
        return a

    def transfer(self, src, dst, amount):
        a, b = self.accounts[src], self.accounts[dst]
        before = a._balance, b._balance
        try:
            a -= amount
            if dst == 3:
                raise PermissionError("frozen")
            b += amount
        except PermissionError:
            a._balance, b._balance = before
            a.log.pop()
            raise
        finally:
            print("attempted", src, "->", dst, amount)

    def __iter__(self):
        return iter(self.accounts.values())


bank = Bank()
bank.open("ann", 100), bank.open("bob", balance=50.5), bank.open("cy")
for src, dst, amount in [(1, 2, 30), (2, 1, 1000), (1, 3, 10), (1, 9, 1), (2, 1, 0.25), (1, 2, -5)]:
    try:
        bank.transfer(src, dst, amount)
    except InsufficientFunds as e:
        print("  short by", e.short, "|", e)
    except (PermissionError, ValueError) as e:
        print("  refused:", e)
    except LookupError as e:
        print("  no account", e)
    else:
        print("  ok")
for account in bank:
    print(account, account.log)
try:
    bank.accounts[1].balance = 5
except AttributeError:
    print("read-only")
