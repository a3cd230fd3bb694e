#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""headers.py FOLDER: every public header below FOLDER/kanyin, included alone and twice, is C17 and
C++17 without a warning."""
import glob
import os
import subprocess
import sys

from tree import need, run

LANGUAGES = (("cc", "c", "-std=c17", ["-Wstrict-prototypes", "-Wmissing-prototypes"]),
             ("c++", "c++", "-std=c++17", ["-Wold-style-cast"]))


def main():
    folder, = sys.argv[1:]
    for compiler, *_ in LANGUAGES:
        need(compiler)
    # GLib's own headers are not judged
    glib = run("pkg-config", "--cflags", "glib-2.0").decode().replace("-I", "-isystem").split()
    headers = sorted(glob.glob(os.path.join(folder, "kanyin", "*.h")))
    faults = 0 if headers else 1
    for header in headers:
        name = f"kanyin/{os.path.basename(header)}"
        for compiler, language, standard, more in LANGUAGES:
            result = subprocess.run([compiler, "-x", language, standard, "-Wall", "-Wextra", "-Werror",
                                     *more, f"-I{folder}", *glib, "-fsyntax-only", "-"], check=False,
                                    input=f"#include <{name}>\n#include <{name}>\n".encode())
            faults += result.returncode != 0
            print(f"{'not ok' if result.returncode else 'ok'} {name} as {standard[5:]}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
