"""Bank accounts: method calls, attributes, properties and inheritance."""

import sys


class Account:
    fee = 1

    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance
        self.moves = 0

    def deposit(self, amount):
        self.balance += amount
        self.moves += 1

    def withdraw(self, amount):
        if not self.allows(amount):
            return False
        self.balance -= amount + self.fee
        self.moves += 1
        return True

    def allows(self, amount):
        return amount + self.fee <= self.balance

    @property
    def active(self):
        return self.moves > 0


class Overdraft(Account):
    fee = 2

    def __init__(self, owner, balance, limit):
        super().__init__(owner, balance)
        self.limit = limit

    def allows(self, amount):
        return amount + self.fee <= self.balance + self.limit


class Bank:
    def __init__(self):
        self.accounts = []
        self.refused = 0

    def open(self, account):
        self.accounts.append(account)
        return account

    def transfer(self, source, target, amount):
        if source.withdraw(amount):
            target.deposit(amount)
        else:
            self.refused += 1

    def total(self):
        return sum(account.balance for account in self.accounts)


def main(n):
    bank = Bank()
    for i in range(20):
        if i % 3:
            bank.open(Account(f"a{i}", 1000 + i))
        else:
            bank.open(Overdraft(f"o{i}", 1000 - i, 500))
    accounts = bank.accounts
    active = 0
    for i in range(n):
        source = accounts[i % 20]
        target = accounts[(i * 7 + 3) % 20]
        bank.transfer(source, target, i % 50)
        if target.active:
            active += 1
        if i % 100 == 0:
            for account in accounts:
                account.deposit(100)
    print(bank.total(), bank.refused, active, sum(a.moves for a in accounts))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 900000)
