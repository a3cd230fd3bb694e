#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""table.py [--build DIR] [--rows N] [--runs N]: how long a table of 20,000 rows takes, and that time
and memory grow as its rows do.

A page of HTML with one table of four columns (a number, a street, a name, an amount) is read, set and
written as PDF by the release build. Prints the figure, its target and what was measured; then the same
of half the rows and of a table whose cells are all different."""
import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

TARGET = 2000  # milliseconds for 20,000 rows
STREETS = ("书院街道", "望江街道", "钟楼街道", "南浦街道", "松坪乡", "云台乡", "白榆乡", "外礁乡")


def page(rows, is_varied):
    chance = random.Random(rows)
    out = ["<!DOCTYPE html><html lang=zh-CN><meta charset=utf-8><title>登记表</title><article><h1>户籍登记表</h1>",
           "<table><caption>表1　登记</caption><thead><tr><th>编号<th>街道<th>姓名<th>金额</thead><tbody>"]
    for row in range(1, rows + 1):
        street = STREETS[row % len(STREETS)] + (str(row) if is_varied else "")
        out.append(f"<tr><td>{row}<td>{street}<td>户主{row if is_varied else row % 977}"
                   f"<td>{chance.randrange(10 ** 7) / 100:.2f}")
    return "\n".join(out) + "</table></article>"


def spawn(command):
    """Wall and processor milliseconds, peak MiB."""
    start = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(pid, 0)
    wall = (time.perf_counter() - start) * 1000
    if status != 0:
        raise SystemExit(f"{' '.join(command)}: ended with status {status}")
    return wall, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def measure(program, folder, rows, is_varied, runs):
    source, target = os.path.join(folder, "table.html"), os.path.join(folder, "table.pdf")
    with open(source, "w", encoding="utf-8") as out:
        out.write(page(rows, is_varied))
    found = [spawn([program, "-q", source, "-o", target]) for _ in range(runs)]
    walls, busy, peaks = zip(*found)
    pages = subprocess.run(["pdfinfo", target], capture_output=True, text=True, check=False).stdout
    count = next((line.split()[1] for line in pages.splitlines() if line.startswith("Pages:")), "?")
    print(f"{rows:6} rows{' that differ' if is_varied else '':12} {statistics.median(walls):7.0f} ms"
          f"  least {min(walls):6.0f}  processor {min(busy):6.0f}  peak {max(peaks):5.0f} MiB  {count} pages")
    return min(walls)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--build", default="build/release")
    options.add_argument("--rows", type=int, default=20000)
    options.add_argument("--runs", type=int, default=5)
    asked = options.parse_args()
    program = os.path.join(asked.build, "kanyin")
    with tempfile.TemporaryDirectory() as folder:
        least = measure(program, folder, asked.rows, False, asked.runs)
        measure(program, folder, asked.rows // 2, False, asked.runs)
        measure(program, folder, asked.rows, True, asked.runs)
    if asked.rows == 20000:
        print(f"target {TARGET} ms: " + ("reached" if least <= TARGET else f"missed by {least - TARGET:.0f} ms"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
