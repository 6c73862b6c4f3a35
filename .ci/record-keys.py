#!/usr/bin/env python3
"""Records what a terminal sends, for Tests/TerminalCoreTests/Input/Captures. Run it in the terminal, press keys, end with Ctrl-\\.

    record-keys.py FILE [protocol]     # with kitty's keyboard protocol

The first line of FILE is the answer to the questions that the console asks; then there is a line for each key, in hexadecimal.
"""
import os
import select
import sys
import termios
import tty

ENDS = (b"\x1c", b"\x1b[92;5u")


def read(seconds):
    """What arrives until nothing does for so long."""
    data = b""
    while select.select([0], [], [], seconds)[0]:
        data += os.read(0, 4096)
    return data


with open(sys.argv[1], "w") as file:
    before = termios.tcgetattr(0)
    tty.setraw(0)
    os.write(1, b"\x1b[?1049h\x1b[?1000h\x1b[?1002h\x1b[?1006h\x1b[?2004h\x1b]11;?\x1b\\\x1b[?u\x1b[c")
    file.write(f"query {read(0.6).hex()}\n")
    os.write(1, b"\x1b[>5u" if "protocol" in sys.argv[2:] else b"")
    while True:
        select.select([0], [], [])
        data = read(0.05)
        if data in ENDS:
            break
        file.write(f"? {data.hex()}\n")
        file.flush()
    os.write(1, b"\x1b[<u" if "protocol" in sys.argv[2:] else b"")
    os.write(1, b"\x1b[?2004l\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[?1049l")
    termios.tcsetattr(0, termios.TCSANOW, before)
