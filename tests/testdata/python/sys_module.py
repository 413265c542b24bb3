import sys

print(len(sys.argv), sys.argv[0].endswith("sys_module.py"), type(sys.argv).__name__)
print(sys.version_info >= (3, 8), sys.version_info[0], sys.version_info.major, isinstance(sys.version, str))
print(sys.maxsize > 2**31, sys.byteorder in ("little", "big"), sys.platform != "")
sys.stdout.write("no newline")
sys.stdout.write("\n")
sys.stderr.write("on stderr\n")
print("also", file=sys.stdout)
print(sys.getrecursionlimit() >= 500, isinstance(sys.path, list), "sys" in sys.modules, sys.modules["sys"] is sys)
print(sys.modules[__name__].__name__, sys.modules["__main__"].sys is sys)
try:
    sys.exit("caught")
except SystemExit as e:
    print(repr(e), e.code)
try:
    sys.exit()
except SystemExit as e:
    print(repr(e.code))
try:
    sys.no_such_attribute
except AttributeError as e:
    print(type(e).__name__)


def cleanup():
    try:
        sys.exit(0)
    finally:
        print("finally runs before exit")


cleanup()
print("never")
