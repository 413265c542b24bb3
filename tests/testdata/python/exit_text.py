import sys


def main():
    print("to stdout")
    return "fatal: text goes to stderr"


if __name__ == "__main__":
    sys.exit(main())
