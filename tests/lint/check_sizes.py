#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check_sizes.py ROOT: no source file over 500 lines, none without its SPDX line."""
import os
import sys

LIMIT = 500


def faults(root):
    for folder in ("src", "include"):
        for path, _, files in os.walk(os.path.join(root, folder)):
            for name in sorted(files):
                if not name.endswith((".c", ".h")):
                    continue
                file = os.path.join(path, name)
                with open(file, encoding="utf-8") as source:
                    lines = source.read().splitlines()
                if len(lines) > LIMIT:
                    yield f"{file}: {len(lines)} lines, over {LIMIT}"
                if not lines or "SPDX-License-Identifier: MIT" not in lines[0]:
                    yield f"{file}: does not begin with its SPDX line"


def main():
    found = list(faults(sys.argv[1]))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
