class AppError(Exception):
    def __init__(self, what, **details):
        self.what = what
        self.details = details

    def __str__(self):
        return f"{self.what}: {self.details}"


def deep(n):
    if n == 0:
        raise AppError("it broke", code=7, where="deep")
    deep(n - 1)


print("start")
deep(3)
print("never")
