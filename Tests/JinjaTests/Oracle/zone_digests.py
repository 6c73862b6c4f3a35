"""Writes Tests/JinjaTests/Tables/zones.txt: for each zone of pytz 2025.2 a digest of what its clocks show at many instants.

Usage: zone_digests.py FILE. A line is a name and the FNV-1a hash, in hexadecimal, of "minutes abbreviation" at each instant: from 1880
to 2050, every 97 days and 5 hours.
"""

import datetime
import sys

import pytz

START = datetime.datetime(1880, 1, 1)
STEP = datetime.timedelta(days=97, hours=5)


def digest(zone):
    value = 0xCBF29CE484222325
    moment = START
    while moment.year < 2050:
        local = moment.replace(tzinfo=pytz.utc).astimezone(zone)
        for byte in f"{local.utcoffset() // datetime.timedelta(minutes=1)} {local.tzname()}".encode():
            value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
        moment += STEP
    return f"{value:016x}"


with open(sys.argv[1], "w", encoding="utf-8") as file:
    for name in pytz.all_timezones:
        print(name, digest(pytz.timezone(name)), file=file)
