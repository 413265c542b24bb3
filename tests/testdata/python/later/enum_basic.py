from enum import Enum, IntEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = "g"
    BLUE = 3
    CRIMSON = 1

    @property
    def lower(self):
        return self.name.lower()


class Level(IntEnum):
    LOW = 1
    HIGH = 10


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(1), Color["GREEN"], Color.RED.lower)
print(list(Color)[:2] == [Color.RED, Color.GREEN], Color.CRIMSON is Color.RED, Color.RED == 1, Color.RED is Color.RED, len(Color), isinstance(Color.RED, Color))
print(Level.LOW < Level.HIGH, Level.HIGH == 10, int(Level.LOW) + 1, sorted([Level.HIGH, Level.LOW]) == [1, 10], Level.HIGH.name, [m.name for m in Level])
print({Color.RED: "r"}[Color.RED], Color.RED in Color, list(Color.__members__), f"{Color.RED.name:>6}")
for bad in (lambda: Color(99), lambda: Color["NOPE"], lambda: Color.NOPE):
    try:
        bad()
    except (ValueError, KeyError, AttributeError) as e:
        print(type(e).__name__, e if isinstance(e, (ValueError, KeyError)) else "")
try:

    @unique
    class Dup(Enum):
        A = 1
        B = 1

except ValueError as e:
    print("ValueError")


class State(Enum):
    IDLE = auto()
    BUSY = auto()

    def next(self):
        return {State.IDLE: State.BUSY}.get(self, State.IDLE)


print(State.IDLE.next(), State.BUSY.next().value)
match Color("g"):
    case Color.RED:
        print("red")
    case Color.GREEN:
        print("green")
