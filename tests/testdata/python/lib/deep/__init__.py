from .inner import where

__all__ = ["exported", "where"]
exported = "exported by __all__"
hidden = "not exported"
_private = 1
