"""Records in zones.json what the module time makes of time zones.

It has an object for each zone: the names and offsets of its times without and with daylight
saving, and whether it has that; of noon on the first of months of 2020, with a given tm_isdst,
the seconds since the epoch; and a moment of July, and struct_times, as "%Z %z".
"""

import json
import os
import sys
import time

JULY = 1593604800
ZONES = ["UTC", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "Europe/London", "Asia/Kathmandu"]

recorded = []
for zone in ZONES:
    os.environ["TZ"] = zone
    time.tzset()
    layout = "%Z %z"
    recorded.append({
        "zone": zone,
        "names": time.tzname,
        "offsets": [time.timezone, time.altzone],
        "daylight": bool(time.daylight),
        "mktime": [[month, dst, int(time.mktime((2020, month, 1, 12, 0, 0, 0, 1, dst)))] for month in (1, 4, 7) for dst in (-1, 0, 1)],
        "local": time.strftime(layout, time.localtime(JULY)),
        "utc": time.strftime(layout, time.gmtime(JULY)),
        "tuples": [[dst, time.strftime(layout, (1900, 1, 1, 0, 0, 0, 0, 1, dst))] for dst in (1, 0, -1)],
        "parsed": [[name, time.strptime(name, "%Z").tm_isdst] for name in (time.tzname[0].lower(), time.tzname[1], "UTC")],
    })
with open(os.path.join(sys.argv[1], "zones.json"), "w") as f:
    f.write("[" + ",\n".join(map(json.dumps, recorded)) + "]\n")
