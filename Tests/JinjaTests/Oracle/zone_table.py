"""Writes Sources/Jinja/Dates/Zones/ZoneTable+Text.swift from the zones of PyPI's pytz (2025.2: tz database 2025b, public domain).

Usage: zone_table.py FILE. The zones are taken as pytz holds them: offsets rounded to minutes, changes from 1901 to 2037, and before the
first of them the first standard time. What is written is packed in the manner of LZ77, and then in base64. Numbers are varints: seven
bits per byte, the lowest first. A signed number n is written as 2n, or -2n-1 if it is negative. Unpacked there are, in this order:

the abbreviations  their count; each a length and its letters
the kinds          their count; each an abbreviation, and a signed offset in minutes
the steps          their count; each a signed difference between two changes in seconds
the zones          their count; for each the number of its kinds, these kinds, and the number of its changes without the first
the names          their count; each the number of letters it shares with the name before it, the number of its other letters, these,
                   and its zone
the changes        for each zone the steps of its changes, from 1970 to the first, then from each to the next
the places         for each zone the kinds of all its changes, as places in the list of its kinds: one byte each

Packed there are the size of the unpacked bytes, and parts that begin with one byte: n < 128 is followed by n + 1 bytes, n >= 128 by a
varint d: n - 124 bytes are repeated from d bytes before.
"""

import base64
import collections
import datetime
import sys
import textwrap

import pytz

HEAD = """\
// swift-format-ignore-file
// Written by Tests/JinjaTests/Oracle/zone_table.py, which describes the format.
extension ZoneTable {
    /// The release of the tz database.
    package static let version = "VERSION"

    /// The zones of PyPI's `pytz` RELEASE.
    static let text: StaticString = \"\"\"
"""
TAIL = """
        \"\"\"
}
"""
START = datetime.datetime(1970, 1, 1)


def changes(name):
    """Pairs of an instant and a kind (offset in minutes, abbreviation); the first counts from the beginning of time, and is None."""
    zone = pytz.timezone(name)
    if not hasattr(zone, "_utc_transition_times"):
        return ((None, (zone.utcoffset(None) // datetime.timedelta(minutes=1), zone.tzname(None))),)
    found = []
    for moment, (offset, _, abbreviation) in zip(zone._utc_transition_times, zone._transition_info):
        kind = (offset // datetime.timedelta(minutes=1), abbreviation)
        assert kind[0] * datetime.timedelta(minutes=1) == offset
        if not found:
            assert moment == datetime.datetime.min
            found.append((None, kind))
        elif found[-1][1] != kind:
            found.append(((moment - START) // datetime.timedelta(seconds=1), kind))
    return tuple(found)


def number(value):
    result = bytearray()
    while value >= 128:
        result.append(value & 127 | 128)
        value >>= 7
    result.append(value)
    return bytes(result)


def signed(value):
    return number(value * 2 if value >= 0 else -value * 2 - 1)


def by_frequency(items):
    return [item for item, _ in collections.Counter(items).most_common()]


def steps_of(zone):
    times = [0] + [time for time, _ in zone[1:]]
    return [after - before for before, after in zip(times, times[1:])]


def table():
    zones, names = {}, {}
    for name in sorted(pytz.all_timezones, key=str.lower):
        names[name] = zones.setdefault(changes(name), len(zones))
    kinds = by_frequency(kind for zone in zones for kind in dict.fromkeys(kind for _, kind in zone))
    abbreviations = by_frequency(abbreviation for _, abbreviation in kinds)
    steps = by_frequency(step for zone in zones for step in steps_of(zone))
    places = {step: place for place, step in enumerate(steps)}
    result = number(len(abbreviations))
    for abbreviation in abbreviations:
        result += number(len(abbreviation)) + abbreviation.encode()
    result += number(len(kinds))
    for offset, abbreviation in kinds:
        result += number(abbreviations.index(abbreviation)) + signed(offset)
    result += number(len(steps)) + b"".join(map(signed, steps)) + number(len(zones))
    first, second = b"", b""
    for zone in zones:
        own = list(dict.fromkeys(kind for _, kind in zone))
        result += number(len(own)) + b"".join(number(kinds.index(kind)) for kind in own) + number(len(zone) - 1)
        first += b"".join(number(places[step]) for step in steps_of(zone))
        second += bytes(own.index(kind) for _, kind in zone)
    result += number(len(names))
    before = ""
    for name, zone in names.items():
        shared = 0
        while shared < min(len(name), len(before)) and name[shared] == before[shared]:
            shared += 1
        result += number(shared) + number(len(name) - shared) + name[shared:].encode() + number(zone)
        before = name
    return result + first + second


def packed(data):
    result = bytearray(number(len(data)))
    last = collections.defaultdict(list)
    literal = bytearray()

    def flush():
        for start in range(0, len(literal), 128):
            part = literal[start : start + 128]
            result.append(len(part) - 1)
            result.extend(part)
        literal.clear()

    place = 0
    while place < len(data):
        best, distance = 0, 0
        for start in reversed(last[data[place : place + 4]]):
            size = 4
            while size < 131 and place + size < len(data) and data[start + size] == data[place + size]:
                size += 1
            if size > best:
                best, distance = size, place - start
        size = best if best >= 4 else 1
        if size == 1:
            literal.append(data[place])
        else:
            flush()
            result.append(size + 124)
            result.extend(number(distance))
        for position in range(place, place + size):
            last[data[position : position + 4]].append(position)
        place += size
    flush()
    return bytes(result)


def main():
    data = packed(table())
    text = textwrap.fill(base64.b64encode(data).decode(), 128, initial_indent=" " * 8, subsequent_indent=" " * 8)
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write(HEAD.replace("VERSION", pytz.OLSON_VERSION).replace("RELEASE", pytz.__version__) + text + TAIL)
    print(f"{len(data)} bytes")


if __name__ == "__main__":
    main()
