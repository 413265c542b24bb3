class Temperature:
    def __init__(self, celsius):
        self.celsius = celsius

    @property
    def celsius(self):
        """Degrees."""
        return self._c

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError(f"{value} is too cold")
        self._c = value

    @celsius.deleter
    def celsius(self):
        print("deleting")
        del self._c

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    kelvin = property(lambda self: self._c + 273.15)


t = Temperature(25)
print(t.celsius, t.fahrenheit, t.kelvin)
t.celsius += 5
print(t.celsius, vars(t))
try:
    t.celsius = -300
except ValueError as e:
    print(e)
try:
    t.fahrenheit = 1
except AttributeError as e:
    print(e)
try:
    del t.kelvin
except AttributeError as e:
    print(type(e).__name__)
del t.celsius
try:
    t.celsius
except AttributeError as e:
    print(e)
print(Temperature.celsius.__doc__, type(Temperature.celsius).__name__)


class Child(Temperature):
    @property
    def celsius(self):
        return super().celsius * 10

    @celsius.setter
    def celsius(self, v):
        Temperature.celsius.fset(self, v)


c = Child(1)
print(c.celsius, c.fahrenheit)


class Meta:
    x = property()

    @property
    def boom(self):
        raise KeyError("in property")

    @property
    def attr_error(self):
        return self.not_there

    def __getattr__(self, name):
        return f"fallback {name}"


m = Meta()
try:
    m.boom
except KeyError as e:
    print("KeyError", e)
print(m.attr_error, m.whatever, hasattr(m, "z"))
