#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check.py [--update] PROGRAM: holds the dumps of the examples against the goldens beside this file.

goldens.txt names, a line each, an example (an article or an issue), a style, the stages to dump and what else is asked for (--toc).
--update writes the goldens anew: look at the difference, and say in the commit why the new look is better."""
import difflib
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SHOWN = 40


def wanted():
    with open(os.path.join(HERE, "goldens.txt"), encoding="utf-8") as file:
        for row in file:
            words = row.split("#")[0].split()
            if words:
                yield (words[0], words[1], [w for w in words[2:] if not w.startswith("--")],
                       [w for w in words[2:] if w.startswith("--")])


def dump(program, example, style, stage, asked):
    command = ["bulletin"] if example.endswith(".yaml") else []
    result = subprocess.run([program, *command, example, "-s", style, f"--dump={stage}", *asked], check=False,
                            cwd=os.path.join(ROOT, "examples"), capture_output=True, text=True)
    if result.returncode != 0:
        return f"exit code {result.returncode}: {result.stderr}"
    return result.stdout


def compare(path, found):
    try:
        with open(path, encoding="utf-8") as file:
            expected = file.read()
    except OSError:
        expected = ""
    if expected == found:
        return []
    return list(difflib.unified_diff(expected.splitlines(), found.splitlines(), "golden", "now",
                                     lineterm="", n=1))


def main():
    update = sys.argv[1] == "--update"
    program = os.path.abspath(sys.argv[-1])
    bad = 0
    for example, style, stages, asked in wanted():
        for stage in stages:
            way = ".".join([style, *(word.lstrip("-") for word in asked)])
            name = f"{os.path.splitext(example)[0].replace('/', '-')}.{way}.{stage}.txt"
            path = os.path.join(HERE, name)
            found = dump(program, example, style, stage, asked)
            lines = compare(path, found)
            if lines and update:
                with open(path, "w", encoding="utf-8") as file:
                    file.write(found)
            bad += bool(lines) and not update
            print(("updated" if update else "not ok") if lines else "ok", name)
            if not update:
                print("\n".join(lines[:SHOWN]))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
