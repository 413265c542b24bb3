def product(values):
    result = 1
    for v in values:
        result *= v
    return result


def primes(limit):
    return [n for n in range(2, limit) if all(n % p for p in range(2, n))]
