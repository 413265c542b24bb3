# Names that imports in a class have are private ones, too, but for dotted ones.


class Importer:
    def module():
        import __nosuch

    def member():
        from os import __member

    def bound():
        import os as __os
        return [name for name in locals() if "os" in name]


for f in (Importer.module, Importer.member):
    try:
        f()
    except ImportError as e:
        print(type(e).__name__, str(e).partition(" (")[0])
print(Importer.bound())
