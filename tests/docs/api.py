#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""api.py DOXYFILE FOLDER: makes the pages of the headers in FOLDER without a warning, looks for every
public function on them, and sees that a header with an undocumented function is refused."""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77


def run(doxyfile, folder, *settings):
    with open(doxyfile, encoding="utf-8") as file:
        text = file.read()
    text += "\n".join((f'OUTPUT_DIRECTORY = "{folder}"', *settings))
    return subprocess.run(["doxygen", "-"], input=text.encode(), capture_output=True, check=False)


def read_pages(folder):
    pages = ""
    for path in glob.glob(os.path.join(folder, "api", "*.html")):
        with open(path, encoding="utf-8") as file:
            pages += file.read()
    return pages


def main():
    doxyfile, headers = sys.argv[1:]
    if not shutil.which("doxygen"):
        print("doxygen is not installed")
        return 1 if os.environ.get("CI") == "true" else SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        result = run(doxyfile, folder)
        if result.returncode != 0:
            print(result.stderr.decode())
            return 1
        pages, names = read_pages(folder), []
        for path in glob.glob(os.path.join(headers, "*.h")):
            with open(path, encoding="utf-8") as file:
                names += re.findall(r"\b(kanyin_\w+)\(", re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S))
        missing = [name for name in names if f">{name}</a>" not in pages and f">{name} " not in pages]
        print(f"{len(names)} functions, missing: {missing}")
        bare = os.path.join(folder, "bare.h")
        with open(bare, "w", encoding="utf-8") as file:
            file.write("/** @file\n * A header. */\nvoid kanyin_bare(void);\n")
        is_refused = run(doxyfile, folder, f'INPUT = "{bare}"').returncode != 0
        print(f"a function without words is {'refused' if is_refused else 'let through'}")
    return 0 if names and not missing and is_refused else 1


if __name__ == "__main__":
    sys.exit(main())
