from .. import NAME
from ..numbers import product as times
from . import __name__ as package


def where():
    return f"{__name__} in {package}"


def up():
    return NAME, times([2, 3, 7])
