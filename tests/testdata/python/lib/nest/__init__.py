"""A package."""

__all__ = ["leaf", "visible"]
visible = "visible"
hidden = "hidden"


def __getattr__(name):
    if name == "computed":
        return "computed by __getattr__"
    raise AttributeError(f"no {name} in {__name__}")
