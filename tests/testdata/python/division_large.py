# Division and powers of numbers that a float cannot have exactly.
def d(a, b): return a / b
print(d(2**53 + 1, 3), d(10**400, 10**399), d(2**1000 + 1, 3**600), d(9007199254740993, 7))
try: d(10**400, 3)
except OverflowError as e: print(e)
try: d(2.0, 0)
except ZeroDivisionError as e: print(e)
try: print(d(10**400, 2.0))
except OverflowError as e: print(e)
try: print(2.0 ** 10000)
except OverflowError as e: print(e)
try: print(float(10**400))
except OverflowError as e: print(e)
