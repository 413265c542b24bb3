from . import visible
from .. import nest as parent

where = (__name__, __package__, parent.__name__, visible)
