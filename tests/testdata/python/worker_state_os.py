# The working directory, the environment and the time zone hold in the workers of a process
# pool as the script has set them, and are each worker's own from then on.

import logging
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def zone():
    january, july = 1704110400, 1719835200
    return [
        time.tzname, time.timezone, time.altzone, time.daylight,
        time.strftime("%Y-%m-%d %H:%M %Z %z", time.localtime(january)), time.strftime("%H:%M %Z %z", time.localtime(july)),
        time.mktime((2024, 7, 1, 12, 0, 0, 0, 0, -1)),
    ]


def zones():
    for tz in (
        "America/New_York", ":Europe/Berlin", "Asia/Kolkata", "EST+05EDT,M4.1.0,M10.5.0", "AEST-10AEDT-11,M10.5.0,M3.5.0", "EST5EDT4",
        "UTC+0", "<+0330>-3:30", "XYZ4:30:15", "Nonsense", "", "ab", "12", None,
    ):
        if tz is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = tz
        time.tzset()
        print(repr(tz), zone(), flush=True)


def work():
    record = logging.makeLogRecord({"created": 1719835200.5, "msg": "in the zone", "msecs": 500})
    before = os.getcwd() == home, os.listdir("."), os.environ["FRUIT"], os.environ.get("GONE"), environ is os.environ
    text = logging.Formatter("%(asctime)s %(message)s").format(record), logging.Formatter("%(asctime)s", "%H:%M %Z").format(record)
    os.environ["FRUIT"] = "pear"
    os.chdir("..")
    return before, text, zone()[:-1], os.path.abspath("x") == os.path.join(parent, "x"), environ["FRUIT"]


def again():
    return os.getcwd() == parent, os.environ["FRUIT"]


def nowhere():
    try:
        return os.getcwd(), os.listdir(".")
    except FileNotFoundError as e:
        return type(e).__name__
    finally:
        os.chdir("/")


if __name__ == "__main__":
    zones()
    for path in ("no/such", "worker_state_os.py"):
        try:
            os.chdir(path)
        except OSError as e:
            print(type(e).__name__, e)
    parent = "/tmp"
    home = f"/tmp/fstar-worker-state-{os.getpid()}"
    os.mkdir(home)
    os.chdir(parent)
    home, parent = os.path.join(os.getcwd(), os.path.basename(home)), os.getcwd()
    os.chdir(home)
    with open("here", "w"):
        pass
    environ = os.environ
    os.environ["FRUIT"] = "apple"
    os.environ["GONE"] = "x"
    os.environ.pop("GONE")
    os.environ["TZ"] = "EST5EDT,M3.2.0,M11.1.0"
    time.tzset()
    os.environ["TZ"] = "Asia/Tokyo"
    context = get_context("fork")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        for value in pool.submit(work).result():
            print(value, flush=True)
        print(pool.submit(again).result(), os.getcwd() == home, os.environ["FRUIT"])
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        pool.submit(int).result()
        os.remove("here")
        os.chdir(parent)
        os.rmdir(home)
        print({f.result() for f in [pool.submit(nowhere)]}, os.getcwd() == parent)
