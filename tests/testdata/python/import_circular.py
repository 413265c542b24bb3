# Modules beside the script that import each other may hide a library.
import os

for text in "import _circular_a", "from _circular_b import y":
    try:
        exec(text)
    except ImportError as e:
        print(str(e).replace(os.getcwd(), "…").replace(os.path.dirname(os.path.abspath(__file__)), "…"), e.name)
