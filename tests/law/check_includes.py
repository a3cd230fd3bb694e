#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check_includes.py RULES SOURCE: holds every include of SOURCE/<room>/ against the law.

RULES has lines `room: rooms it may include`, as add_room wrote them. A room may include itself,
the public headers <kanyin/…>, and what its line names. The application may include only the
public headers and its own files. Exit status 1 and one line per breach."""
import os
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)


def read_rules(path):
    with open(path, encoding="utf-8") as rules:
        pairs = (line.split(":", 1) for line in rules if line.strip())
        return {room.strip(): set(uses.split()) for room, uses in pairs}


def breaches(rules, source):
    for folder, _, files in os.walk(source):
        room = os.path.relpath(folder, source).split(os.sep)[0]
        for name in sorted(files):
            if room == "." or not name.endswith((".c", ".h")):
                continue
            path = os.path.join(folder, name)
            if room not in rules:
                yield f"{path}: no add_room names the room '{room}'"
                continue
            with open(path, encoding="utf-8") as file:
                text = file.read()
            for match in INCLUDE.finditer(text):
                target = match.group(1).split("/")[0]
                line = text.count("\n", 0, match.start(1)) + 1
                if "/" not in match.group(1):
                    yield f'{path}:{line}: "{match.group(1)}" does not name its room'
                elif target != room and target != "generated" and target not in rules[room]:
                    yield f"{path}:{line}: room '{room}' may not include '{match.group(1)}'"


def main():
    rules_path, source = sys.argv[1:]
    found = list(breaches(read_rules(rules_path), source))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
