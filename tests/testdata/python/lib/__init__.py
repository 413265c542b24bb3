print("loading", __name__)
NAME = "the package"
