#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""make_fonts.py: writes the seeds of the fuzz target for CFF tables, cff/cid-NAME beside itself.

A CID-keyed font (Adobe Technical Note 5176) of four glyphs in two font dictionaries, whose programs
(Note 5177) have hints, masks, flex and subroutines, with each form of FDSelect and charset."""
import os
import struct

HERE = os.path.dirname(os.path.abspath(__file__))


def index(items):
    if not items:
        return b"\0\0"
    out, at = struct.pack(">HB", len(items), 2), 1
    for length in [0] + [len(item) for item in items]:
        at += length
        out += struct.pack(">H", at)
    return out + b"".join(items)


def fixed(number):
    return b"\x1d" + struct.pack(">i", number)


def short(*numbers):
    return bytes(139 + number for number in numbers)


LINE, FIRST, SECOND = short(7, 8) + b"\x05", short(-107), short(-106)
GLOBAL = [LINE + b"\x0b", FIRST + b"\x1d\x0b"]  # the second calls the first
LOCAL = [short(1, 2) + b"\x15\x0b", short(9) + b"\x07\x0e"]  # a move; a line and the end
PROGRAMS = [
    b"\x0e",
    short(50, 1, 2) + b"\x01" + FIRST + b"\x0a" + SECOND + b"\x1d\x0e",
    short(1, 2) + b"\x12" + short(3, 4) + b"\x13\xc0" + short(5, 6) + b"\x15\x1c\x01\x00\x06\x0e",
    short(5, 6) + b"\x15" + short(1, 2, 3, 4, 5, 6, 7) + b"\x0c\x22\xff\0\1\0\0\xf7\x08\x05" + SECOND + b"\x0a",
]


def font(select, charset, size):
    """The table, filled up so that `size` is its remainder by four, by which the target counts glyphs."""
    places = [0] * 7

    def build():
        top = short(0, 1, 0) + b"\x0c\x1e"  # Registry and Ordering: names that every font has
        for place, code in zip(places, (b"\x0f", b"\x0c\x25", b"\x11", b"\x0c\x24")):
            top += fixed(place) + code
        out = b"\1\0\4\2" + index([b"Seed"]) + index([top]) + index([]) + index(GLOBAL)
        private = short(20) + b"\x14" + short(10) + b"\x15"
        private += fixed(len(private) + 6) + b"\x13"
        dictionaries = [fixed(len(private)) + fixed(place) + b"\x12" for place in places[4:6]]
        for i, part in enumerate((charset, select, index(PROGRAMS), index(dictionaries),
                                  private + index(LOCAL), private + index([]))):
            places[i] = len(out)
            out += part
        return out

    build()
    table = build()
    return table + bytes((size - len(table)) % 4)


def main():
    folder = os.path.join(HERE, "cff")
    os.makedirs(folder, exist_ok=True)
    selects = {"list": b"\0\0\0\1\0", "ranges": b"\3\0\2\0\0\0\0\2\1\0\4"}
    charsets = {"plain": b"\0\0\1\0\2\0\3", "ranges": b"\2\0\1\0\2"}
    for name, select in selects.items():
        for kind, charset in charsets.items():
            with open(os.path.join(folder, f"cid-{name}-{kind}"), "wb") as file:
                file.write(font(select, charset, 2 if name == "list" else 1))


if __name__ == "__main__":
    main()
