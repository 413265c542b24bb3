"""Tests odd numbers above 2**32 for primality, by Miller and Rabin: ints beyond 32 bits."""

import sys


def power(base, exponent, modulus):
    result = 1
    base %= modulus
    while exponent > 0:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def is_prime(n):
    for p in (3, 5, 7, 11, 13):
        if n % p == 0:
            return n == p
    d = n - 1
    s = 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for base in (2, 3, 5, 7, 11, 13, 17):
        x = power(base, d, n)
        if x == 1 or x == n - 1:
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def trial(n):
    """Returns the least factor of an odd n."""
    d = 3
    while d * d <= n:
        if n % d == 0:
            return d
        d += 2
    return n


def main(n):
    checksum = 0
    number = 2**32 + 1
    found = 0
    for _ in range(n):
        if is_prime(number):
            found += 1
            checksum = (checksum * 31 + number) % 1000000007
        number += 2
    for number in range(2**40 + 1, 2**40 + 1 + n // 100, 2):
        checksum = (checksum * 31 + trial(number)) % 1000000007
    print(found, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 15000)
