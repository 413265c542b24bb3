class Base:
    def __init__(self, **kw):
        print("Base", sorted(kw))
        self.log = ["Base"]

    def who(self):
        return ["Base"]


class Left(Base):
    def __init__(self, left=0, **kw):
        super().__init__(**kw)
        self.log.append(f"Left {left}")

    def who(self):
        return ["Left"] + super().who()


class Right(Base):
    def __init__(self, right=0, **kw):
        super(Right, self).__init__(**kw)
        self.log.append(f"Right {right}")

    def who(self):
        return ["Right"] + super().who()


class Bottom(Left, Right):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.log.append("Bottom")

    def who(self):
        return ["Bottom"] + super().who()


b = Bottom(left=1, right=2)
print(b.log, b.who())
print([c.__name__ for c in Bottom.__mro__], Bottom.mro() == list(Bottom.__mro__))
print(isinstance(b, Right), issubclass(Bottom, Base), issubclass(Left, Right))
print(super(Left, b).who(), Base.who(b))


class Mixin:
    def save(self):
        return f"saved {self.name()}"


class Model(Mixin, Base):
    def name(self):
        return "model"


print(Model(x=1).save())
try:

    class Bad(Base, Bottom):
        pass

except TypeError as e:
    print(str(e).split()[:6])


class Over(Base):
    def who(self):
        f = lambda: super(Over, self).who()
        return [*f(), *[n for n in super().who()]]

    @classmethod
    def make(cls):
        return cls.__name__

    @staticmethod
    def stat():
        return "stat"


class Sub(Over):
    @classmethod
    def make(cls):
        return "Sub of " + super().make()


print(Sub.make(), Sub().make(), Over.make(), Sub.stat(), Sub().who())
try:
    super(Sub, Sub()).nothing
except AttributeError as e:
    print(e)
