#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bulletins.py [--build DIR] [--issues N] [--runs N]: many issues of eight articles, and one made again.

Writes N issues, each of eight different articles of a stock of fifty with two pictures each
(batch_articles.py; needs Pillow), and sets them with -j2 into one folder: issues a second by the
clock and of processor, the greatest memory of a process. Then `--watch`: how long after a change of
an article its issue is there anew, the median of ten changes. Build the preset release first; let
nothing else run."""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import batch_articles
import run

ARTICLES, STOCK, RATE, REMADE = 8, 50, 5, 200  # …, …, issues a second, ms


def write_issues(folder, count):
    articles = batch_articles.write_articles(os.path.join(folder, "articles"), STOCK)
    names = [os.path.relpath(path, folder) for path in articles]
    issues = []
    for number in range(count):
        chosen = [names[(number * ARTICLES + i) % STOCK] for i in range(ARTICLES)]
        half = ARTICLES // 2
        text = f"name: 印刷简报\nnumber: {number + 1}\ndate: 2026-11-23\nunit: 编印室\nsections:\n"
        for title, part in (("要闻", chosen[:half]), ("技术", chosen[half:])):
            text += f"  - title: {title}\n    articles: [{', '.join(part)}]\n"
        text += "report: [各部门]\nprint_run: 100\n"
        issues.append(os.path.join(folder, f"issue-{number:02}.yaml"))
        with open(issues[-1], "w", encoding="utf-8") as file:
            file.write(text)
    return issues


def series(options, issues, folder):
    out = os.path.join(folder, "out") + "/"
    command = [options.program, "bulletin", *issues, "-q", "--no-config", "-j2", "-o", out]
    walls, peaks, busy = zip(*(run.spawn(command) for _ in range(options.runs)))
    count = len(issues)
    rate = 1000 * count / min(walls)
    print(f"| {count} issues of {ARTICLES} articles, two cores | {rate:.1f} a second (≥ {RATE}) | "
          f"{1000 * count / min(busy):.1f} a second of processor | {max(peaks):.0f} MiB |")


def remade(options, issue, folder):
    """Milliseconds from an article's change to the issue's new file."""
    pdf, article = os.path.join(folder, "watched.pdf"), os.path.join(folder, "articles")
    article = os.path.join(article, sorted(n for n in os.listdir(article) if n.endswith(".json"))[0])
    watching = subprocess.Popen([options.program, "bulletin", issue, "-q", "--no-config", "--watch", "-o", pdf])
    times = []
    try:
        while not os.path.exists(pdf):
            time.sleep(.01)
        for _ in range(10):
            time.sleep(.5)
            before = os.stat(pdf).st_mtime_ns
            with open(article, "a", encoding="utf-8") as file:
                file.write("\n")
            start = time.perf_counter()
            while os.stat(pdf).st_mtime_ns == before:
                time.sleep(.001)
                if time.perf_counter() - start > 10:
                    raise SystemExit("--watch: nothing was made in ten seconds")
            times.append(1000 * (time.perf_counter() - start))
    finally:
        watching.terminate()
        watching.wait()
    print(f"| an issue of {ARTICLES} made again after a change | {statistics.median(times):.0f} ms (≤ {REMADE}) | "
          f"{max(times):.0f} ms at most | |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--build", default=os.path.join(run.ROOT, "build", "release"))
    parser.add_argument("--issues", type=int, default=50)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    options.program = os.path.join(os.path.abspath(options.build), "kanyin")
    if not shutil.which(options.program):
        sys.exit("build the preset release first")
    with tempfile.TemporaryDirectory() as folder:
        issues = write_issues(folder, options.issues)
        series(options, issues, folder)
        remade(options, issues[0], folder)


if __name__ == "__main__":
    main()
