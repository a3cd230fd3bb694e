#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""batch_same_bytes.py PROGRAM ARTICLE…: an article set after others in one process, or by one of
several processes, gives the bytes that a run of its own gives, in each format and style."""
import os
import subprocess
import sys
import tempfile

WAYS = [("pdf", "article", []), ("pdf", "academy", ["--script=hans"]), ("svg", "article", []),
        ("png", "academy", ["--ppi=40"])]


def run(program, *words):
    subprocess.run([program, *words, "--quiet", "--no-config"], check=True)


def contents(folder):
    found = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            found[name] = file.read()
    return found


def faults(program, articles, way, base):
    kind, style, more = way
    options = ["--format=" + kind, "-s", style, *more]
    alone = os.path.join(base, "alone/")
    for article in articles:
        run(program, article, "-o", alone, *options)
    expected = contents(alone)
    if len(expected) < len(articles):
        yield f"{kind} {style}: {len(articles)} articles gave {sorted(expected)}"
    for name, jobs, order in (("one process", 1, articles), ("backwards", 1, articles[::-1]),
                              ("three processes", 3, articles * 3)):
        folder = os.path.join(base, name.replace(" ", "-") + "/")
        run(program, *order, "-o", folder, f"-j{jobs}", *options)
        found = contents(folder)
        yield from (f"{kind} {style}: {file} of {name} is another"
                    for file in expected if found.get(file) != expected[file])


def main():
    program, *articles = sys.argv[1:]
    found = []
    for way in WAYS:
        with tempfile.TemporaryDirectory() as base:
            found += faults(os.path.abspath(program), articles, way, base)
    print("\n".join(found) or f"ok: {len(articles)} articles, {len(WAYS)} ways")
    return 1 if found or not articles else 0


if __name__ == "__main__":
    sys.exit(main())
