#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py [--build DIR] [--runs N] [INPUT URL]: how fast kanyin is, and what its peers take.

Without INPUT an example is measured, and the first input where KANYIN_CORPORA says where it lies.
Prints a table: the figure, its target, what was measured and by how much it is missed; then the
time by room; then peers, where they are installed, on the same text. Build the preset release
first. Files are in the disk cache; fontconfig's cache is present."""
import argparse
import importlib.util
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
FIRST_URL = "https://www.cas.cn/yw/202406/t20240627_5023187.shtml"
STYLE = "academy"

# figure: (target, unit)
TARGETS = {"cold": (30, "ms"), "warm": (8, "ms"), "memory": (60, "MiB"), "file": (130, "KB"),
           "long": (400, "ms"), "contents": (5, "%")}


def spawn(command):
    """Runs a command; (wall milliseconds, peak MiB, milliseconds of processor) of the process."""
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
             (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
    start = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=quiet)
    _, status, usage = os.wait4(pid, 0)
    wall = (time.perf_counter() - start) * 1000
    if status != 0:
        raise SystemExit(f"{' '.join(command)}: ended with status {status}")
    return wall, usage.ru_maxrss / 1024, (usage.ru_utime + usage.ru_stime) * 1000


def measure(command, runs):
    """After one run that fills the caches: the median of wall milliseconds, a note on the least and
    on the processor's time (what a busy machine cannot spoil), the greatest peak in MiB."""
    spawn(command)
    walls, peaks, busy = zip(*(spawn(command) for _ in range(runs)))
    note = f"median of {runs}; least {min(walls):.1f}, processor {min(busy):.1f}"
    return statistics.median(walls), note, max(peaks)


def row(figure, measured, note=""):
    target, unit = TARGETS[figure]
    missed = f"missed by {measured - target:.1f} {unit} ({measured / target:.2f} ×)"
    verdict = "reached" if measured <= target else missed
    print(f"{figure:8} {target:>6} {unit:4} {measured:>10.1f} {unit:4} {verdict:34} {note}")


def contents_figure(options, long_json, folder):
    """What a list of contents adds to the long document's processor time: the least of runs that take
    turns."""
    program = os.path.join(options.build, "kanyin")
    command = [program, long_json, "-o", os.path.join(folder, "contents.pdf")]
    busy = {"plain": [], "listed": []}
    for _ in range(max(options.runs, 9)):
        busy["plain"].append(spawn(command)[2])
        busy["listed"].append(spawn(command + ["--toc"])[2])
    plain, listed = min(busy["plain"]), min(busy["listed"])
    row("contents", (listed / plain - 1) * 100, f"400 entries: {plain:.1f} and {listed:.1f} ms")


def timings(command):
    result = subprocess.run(command + ["--timings"], capture_output=True, text=True, check=True)
    return re.findall(r"^(\w+) +([0-9.]+) ms$", result.stderr, re.M)


def median_timings(command, runs):
    """Room and median milliseconds, in the order of the way; last "whole". A table has no row "other"
    where nothing is left for it."""
    tables = [dict(timings(command)) for _ in range(runs)]
    return [(room, statistics.median(float(table.get(room, 0)) for table in tables))
            for room in max(tables, key=len)]


def why(rooms, wall):
    """Where a figure that is missed went: the dearest rooms, and what the process itself costs."""
    outside = [("loading, starting and ending the process", wall - dict(rooms)["whole"])]
    dearest = sorted(rooms[:-1] + outside, key=lambda room: -room[1])[:4]
    print("         why: " + ", ".join(f"{room} {spent:.1f}" for room, spent in dearest))


def print_timings(title, rooms):
    print(f"\n{title}: time by room, medians, ms (other: reading, writing and syncing files)")
    for room, spent in rooms:
        print(f"  {room:8} {spent:8.2f}")


def kanyin_figures(options, folder, article, url):
    program = os.path.join(options.build, "kanyin")
    out = os.path.join(folder, "out.pdf")
    command = [program, article, "-s", STYLE, "-o", out] + (["--url", url] if url else [])
    print(f"{'figure':8} {'target':>11} {'measured':>15}")
    median, note, peak = measure(command, options.runs)
    row("cold", median, "new process, " + note)
    rooms = median_timings(command, 9)
    if median > TARGETS["cold"][0]:
        why(rooms, median)
    warm = subprocess.run([os.path.join(options.build, "tests/bench/bench_warm"), article, STYLE,
                           url or "", "50"], capture_output=True, text=True, check=True)
    median, least, busy = map(float, warm.stdout.split())
    row("warm", median, f"one process, median of 50; least {least:.1f}, processor {busy:.1f}")
    row("memory", peak, "greatest peak of the cold runs")
    row("file", os.path.getsize(out) / 1000)
    long_json = os.path.join(folder, "long.json")
    with open(long_json, "w", encoding="utf-8") as file:
        subprocess.run([sys.executable, os.path.join(HERE, "long_document.py")], stdout=file,
                       check=True)
    long_command = [program, long_json, "-s", "article", "-s", os.path.join(HERE, "long.css"),
                    "-o", out]
    median, note, peak = measure(long_command, max(options.runs // 4, 3))
    report = os.path.join(folder, "report.json")
    spawn(long_command + ["--report", report])
    with open(report, encoding="utf-8") as file:
        pages = len(json.load(file)["pages"])
    row("long", median, f"{pages} pages, {note}; peak {peak:.0f} MiB, "
                        f"{os.path.getsize(out) / 1e6:.1f} MB")
    long_rooms = median_timings(long_command, 3)
    if median > TARGETS["long"][0]:
        why(long_rooms, median)
    print_timings(os.path.basename(article), rooms)
    print_timings("the long document", long_rooms)
    contents_figure(options, long_json, folder)
    return program, long_json


def plain(node):
    if isinstance(node, str):
        return node
    return "".join(plain(child) for child in node.get("children", [])) or node.get("text", "")


def blocks(program, article):
    """(element, text) of an article's blocks, for the peers."""
    read = subprocess.run([program, "inspect", article], capture_output=True, check=True)
    tree = json.loads(read.stdout)
    title = tree.get("title", "")
    yield "h1", title if isinstance(title, str) else title["value"]
    for child in tree["body"].get("children", []):
        if not isinstance(child, str):
            yield ("h2" if child["element"] in ("h2", "h3") else "p"), plain(child)


PAGE = {"article": ("210mm", "297mm", "77pt", 11), "long": ("176mm", "250mm", "62pt", 10.5)}


def as_typst(parts, page):
    width, height, margin, size = PAGE[page]
    text = [f'#set page(width: {width}, height: {height}, margin: {margin}, numbering: "1")',
            f'#set text(font: "Noto Serif CJK SC", size: {size}pt, lang: "zh")',
            "#set par(justify: true, first-line-indent: 2em)"]
    escape = re.compile(r"([\\#*_$`<>@\[\]~])")
    for element, words in parts:
        text.append({"h1": "= ", "h2": "== ", "p": ""}[element] + escape.sub(r"\\\1", words) + "\n")
    return "\n".join(text)


def as_html(parts, page):
    width, height, margin, size = PAGE[page]
    escape = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    text = ["<!DOCTYPE html><html lang=zh-Hant><meta charset=utf-8><style>"
            f"@page {{ size: {width} {height}; margin: {margin} }} body {{ margin: 0; font: {size}pt/1.7 "
            "'Noto Serif CJK SC'; text-align: justify } p { text-indent: 2em; margin: 0 }</style>"]
    for element, words in parts:
        text.append(f"<{element}>{''.join(escape.get(c, c) for c in words)}</{element}>")
    return "\n".join(text)


def as_latex(parts, page):
    width, height, margin, size = PAGE[page]
    text = ["\\documentclass[fontset=none]{ctexart}",
            f"\\usepackage[paperwidth={width},paperheight={height},margin={margin}]{{geometry}}",
            "\\setCJKmainfont{Noto Serif CJK SC}", "\\begin{document}",
            f"\\fontsize{{{size}pt}}{{{size * 1.7}pt}}\\selectfont"]
    escape = re.compile(r"([#%&_${}])")
    for element, words in parts:
        words = escape.sub(r"\\\1", words)
        text.append({"h1": f"\\section*{{{words}}}", "h2": f"\\section{{{words}}}"}.get(
            element, words + "\n"))
    return "\n".join(text + ["\\end{document}"])


def typst(source, out):
    """Its program, else its Python module (whose start-up counts for some 20 ms)."""
    if shutil.which("typst"):
        return ["typst", "compile", source, out]
    compile_it = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
    return [sys.executable, "-c", compile_it, source, out]


def is_installed(name):
    return shutil.which(name) or name == "typst" and importlib.util.find_spec("typst")


PEERS = [
    ("typst", "typ", as_typst, typst),
    ("weasyprint", "html", as_html, lambda i, o: ["weasyprint", i, o]),
    ("chromium", "html", as_html,
     lambda i, o: ["chromium", "--headless", "--no-sandbox", "--disable-gpu",
                   "--no-pdf-header-footer", f"--print-to-pdf={o}", i]),
    ("xelatex", "tex", as_latex,
     lambda i, o: ["xelatex", "-interaction=batchmode", f"-output-directory={os.path.dirname(o)}",
                   i]),
]


def peer_figures(program, folder, documents):
    print("\npeers, the same text in their own terms: median of 3, ms")
    for name, extension, write, command in PEERS:
        if not is_installed(name):
            print(f"  {name:12} not installed")
            continue
        figures = []
        for page, document in documents.items():
            source = os.path.join(folder, f"{page}.{extension}")
            with open(source, "w", encoding="utf-8") as file:
                file.write(write(blocks(program, document), page))
            figures.append(f"{page} {measure(command(source, source + '.pdf'), 3)[0]:8.0f}")
        print(f"  {name:12} {'   '.join(figures)}")


def first_input():
    corpora = os.environ.get("KANYIN_CORPORA")
    path = os.path.join(corpora or "", "..", "inputs", "cas-cnrs.txt")
    if corpora and os.path.exists(path):
        return os.path.abspath(path), FIRST_URL
    examples = os.path.join(ROOT, "examples")
    names = sorted(name for name in os.listdir(examples) if name.endswith((".txt", ".json")))
    return os.path.join(examples, names[0]), None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--build", default=os.path.join(ROOT, "build", "release"))
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("input", nargs="?")
    parser.add_argument("url", nargs="?")
    options = parser.parse_args()
    article, url = (options.input, options.url) if options.input else first_input()
    with tempfile.TemporaryDirectory() as folder:
        program, long_json = kanyin_figures(options, folder, article, url)
        peer_figures(program, folder, {"article": article, "long": long_json})


if __name__ == "__main__":
    main()
