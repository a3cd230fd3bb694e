#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""batch.py [--build DIR] [--count N]: how many articles a second one run of many inputs sets.

Fifty different articles of some 1,400 characters with two pictures each, in one process bound to
one core; 1,000 of them for the peak of memory; then two processes on two cores. Prints a table
against the targets, and what waiting for the disk costs (the same into memory)."""
import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

import long_document

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PICTURES = ("dawn.jpg", "ink.png")
ARTICLES = 50


def write_article(path, number):
    rng = random.Random(number)
    paragraphs = ["。".join(long_document.clause(rng) + "，" + long_document.clause(rng)
                           for _ in range(6)) + "。" for _ in range(9)]
    body = [{"element": "p", "children": [text]} for text in paragraphs]
    for place, name in zip((3, 7), PICTURES):
        body.insert(place, {"element": "figure", "children": [
            {"element": "img", "attributes": {"src": name, "alt": "圖"}},
            {"element": "figcaption", "children": [long_document.words(rng, 14)]}]})
    article = {"title": long_document.words(rng, 16), "language": "zh-Hant", "region": "CN",
               "date": "2025-01-02", "url": f"https://www.example.org/{number}",
               "body": {"element": "div", "class": "body", "children": body}}
    with open(path, "w", encoding="utf-8") as file:
        json.dump(article, file, ensure_ascii=False)


def run(program, inputs, out, cores, jobs):
    """(wall seconds, processor seconds, peak MiB of the greatest process)"""
    shutil.rmtree(out, ignore_errors=True)
    command = ["taskset", "-c", ",".join(map(str, range(cores))), program, "@" + inputs, "-o",
               out + "/", "-q", "--no-config", f"-j{jobs}", "-s", "academy", "--name={n}"]
    start = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        raise SystemExit(f"{' '.join(command)}: ended with status {status}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def best(*arguments):
    run(*arguments)
    return min(run(*arguments) for _ in range(3))


def write_list(path, names, repeats):
    with open(path, "w", encoding="utf-8") as file:
        file.write("".join(name + "\n" for _ in range(repeats) for name in names))
    return path


def row(figure, target, measured, is_reached, note):
    verdict = "reached" if is_reached else "missed"
    print(f"{figure:34} {target:>10} {measured:>12} {verdict:8} {note}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--build", default=os.path.join(ROOT, "build", "release"))
    parser.add_argument("--count", type=int, default=1000)
    options = parser.parse_args()
    program = os.path.abspath(os.path.join(options.build, "kanyin"))
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory(dir=memory) as light:
        for name in PICTURES:
            shutil.copy(os.path.join(ROOT, "examples", "pictures", name), folder)
        names = [f"{number}.json" for number in range(ARTICLES)]
        for number, name in enumerate(names):
            write_article(os.path.join(folder, name), number)
        few = write_list(os.path.join(folder, "few"), names, 1)
        many = write_list(os.path.join(folder, "many"), names, options.count // ARTICLES)
        out = os.path.join(folder, "out")
        one, busy, small = best(program, few, out, 1, 1)
        row("articles a second, one core", ">= 100", f"{ARTICLES / one:.0f}", ARTICLES / one >= 100,
            f"{busy / ARTICLES * 1000:.1f} ms of processor an article")
        unsynced, _, _ = best(program, few, os.path.join(light, "out"), 1, 1)
        print(f"{'  the same into memory':34} {'':>10} {ARTICLES / unsynced:>12.0f}")
        wall, _, peak = run(program, many, out, 1, 1)
        row("peak memory", "<= 80 MiB", f"{peak:.0f} MiB", peak <= 80,
            f"{options.count} articles; {small:.0f} MiB after {ARTICLES}; {options.count / wall:.0f} a second")
        two, _, _ = best(program, many, out, 2, 2)
        row("two processes on two cores", ">= 1.8 x", f"{wall / two:.2f} x", wall / two >= 1.8,
            f"{options.count / two:.0f} a second")


if __name__ == "__main__":
    sys.exit(main())
