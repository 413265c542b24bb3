def check(balance):
    assert balance >= 0, f"balance is {balance}"
    return balance


print(check(5))
check(-5)
