"""A module that says what a star import takes."""
__all__ = ["shown", "_listed"]
shown = 1
_listed = 2
unlisted = 3
