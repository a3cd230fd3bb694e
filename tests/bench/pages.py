#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""pages.py [--build DIR] [--runs N] [--peers] [--keep DIR]: books of mixed pages, how long and how big.

75, 150 and 300 pages of made-up articles (tests/support/mixed_articles.py: tables, figures, notes,
lists), the same with a list of contents of 400 entries, and a table of 20,000 rows. Time is of the
processor, the least of the runs, since other work shares the machine; memory the greatest peak.
What the list adds is less than the noise of a shared machine: where valgrind is installed, it counts
instructions.
With --peers the same HTML is given to what is installed of WeasyPrint and Chromium."""
import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

import run

sys.path.insert(0, os.path.join(run.ROOT, "tests", "support"))
import mixed_articles
from mixed_articles import Article, Writer
from page_faults import Sheet

SECTIONS_A_PAGE = .31
BOOKS = (75, 150, 300)
ROWS = 20000
ENTRIES = 400
LIMITS = {"300 pages": (1500, 250), "20,000 rows": (2000, None)}  # ms, MiB


def book(pages, folder):
    """One long article; its pictures are drawn once and used again."""
    article = Article(pages, sections=round(pages * SECTIONS_A_PAGE))
    return mixed_articles.write(article, "html", os.path.join(folder, f"book-{pages}"))


def listed(folder):
    """A book of many headings, for its list of contents."""
    article = Article(7, sections=0)
    for number in range(ENTRIES):
        article.heading(2 if number % 4 == 0 else 3)
        article.prose(3)
    return mixed_articles.write(article, "html", os.path.join(folder, "listed"))


def rows(folder, count=ROWS):
    writer = Writer(3)
    rng = random.Random(3)
    cells = [[str(n), writer.fill("{place}"), writer.fill("{thing}"), f"{rng.uniform(1, 99):.2f}"]
             for n in range(count)]
    article = Article(9, sections=0)
    article.add("table", "表 1　各处各物", ["编号", "地点", "物件", "高度（米）"], cells)
    return mixed_articles.write(article, "html", os.path.join(folder, f"rows-{count}"))


def measured(command, runs):
    """The least milliseconds of processor, the least by the clock, the greatest peak in MiB."""
    walls, peaks, busy = zip(*(run.spawn(command) for _ in range(runs)))
    return min(busy), min(walls), max(peaks)


def count_instructions(command):
    told = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"] + command,
                          capture_output=True, text=True, check=True).stderr
    return int(re.search(r"refs: +([\d,]+)", told)[1].replace(",", ""))


def count_pages(pdf):
    told = subprocess.run(["qpdf", "--show-npages", pdf], capture_output=True, check=False)
    return int(told.stdout or 0)


def row(name, by, figures, pdf):
    busy, wall, peak = figures
    time_limit, peak_limit = LIMITS.get(name, (None, None)) if by == "kanyin" else (None, None)
    verdict = [f"over {limit}" for limit, found in ((time_limit, busy), (peak_limit, peak))
               if limit and found > limit]
    print(f"| {name} | {by} | {count_pages(pdf)} | {busy:.0f} | {wall:.0f} | {peak:.0f} | "
          f"{'; '.join(verdict)} |", flush=True)


def peers(source, pdf):
    """Command by name, for those that are here."""
    commands = {"weasyprint": [sys.executable, "-m", "weasyprint", "-q", source, pdf],
                "chromium": ["chromium", "--headless", "--no-sandbox", "--disable-gpu",
                             "--no-pdf-header-footer", f"--print-to-pdf={pdf}", source]}
    has = {"chromium": shutil.which("chromium"),
           "weasyprint": not subprocess.run([sys.executable, "-m", "weasyprint", "--version"],
                                            capture_output=True, check=False).returncode}
    return {name: command for name, command in commands.items() if has[name]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--build", default=os.path.join(run.ROOT, "build", "release"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--keep", help="a folder for the books and PDFs")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or scratch
        style, pdf = os.path.join(folder, "sheet.css"), os.path.join(folder, "out.pdf")
        with open(style, "w", encoding="utf-8") as file:
            file.write(Sheet(1).css())
        program = [os.path.join(os.path.abspath(options.build), "kanyin")]
        asked = ["-s", "article", "-s", style, "--no-config", "-q", "-o", pdf]
        print("| what | by | pages | processor, ms | clock, ms | peak, MiB | |\n|---|---|---|---|---|---|---|")
        sources = {f"{pages} pages": book(pages, folder) for pages in BOOKS}
        sources |= {f"{count:,} rows": rows(folder, count) for count in (ROWS // 4, ROWS // 2, ROWS)}
        for name, source in sources.items():
            row(name, "kanyin", measured(program + [source] + asked, options.runs), pdf)
            for peer, command in peers(source, pdf).items() if options.peers else ():
                row(name, peer, measured(command, 1), pdf)
        source = listed(folder)
        commands = [program + [source] + asked, program + [source] + asked + ["--toc"]]
        times = zip(*([measured(command, 1) for command in commands]
                      for _ in range(max(options.runs, 5))))
        plain, with_list = map(min, times)
        row("400 headings and their list", "kanyin", with_list, pdf)
        print(f"the list adds {100 * (with_list[0] / plain[0] - 1):.1f} % of time")
        if shutil.which("valgrind"):
            plain, with_list = map(count_instructions, commands)
            print(f"the list adds {100 * (with_list / plain - 1):.1f} % of instructions")


if __name__ == "__main__":
    main()
