#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""targets.py SOURCE: what `setup` builds without tests, the target `installed`, is all that
`cmake --install` wants to find: each target that is installed, and the manuals."""
import glob
import os
import re
import sys


def main():
    source = sys.argv[1]
    text = ""
    for path in [os.path.join(source, "CMakeLists.txt"), *glob.glob(os.path.join(source, "src", "**", "*"), recursive=True)]:
        if path.endswith(("CMakeLists.txt", ".cmake")):
            with open(path, encoding="utf-8") as file:
                text += file.read()
    built = re.search(r"add_custom_target\(installed DEPENDS ([^)]*)\)", text).group(1).split()
    wanted = re.findall(r"\binstall\(TARGETS (\w+)", text) + re.findall(r"add_custom_target\((\w+) ALL", text)
    missing = sorted(set(wanted) - set(built))
    print(f"installed: {' '.join(wanted)}; not made by the target: {' '.join(missing) or 'none'}")
    return 1 if missing or len(wanted) < 4 else 0


if __name__ == "__main__":
    sys.exit(main())
