#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""batch.py [--build DIR] [--articles N] [--total N] [--ratio N] [--peers]: articles articles in one process.

Writes N different articles with two pictures each (batch_articles.py; needs Pillow), then sets them
on one core over and over until --total are done. Prints a row a figure: articles a second, peak
memory, and how much the memory grew between the first and the last articles; then how many times as
fast the program is with two processors as with one: over --ratio articles (the same ones, again and
again under other names), so that what cannot be shared, the start and the first use of each font, is
a small part, and into memory where there is room, so that two processors do not wait for one disk.
Articles a second are counted in processor time, which a busy machine spoils least; by the clock
they stand beside it. With --peers the same words and pictures go through the peers that are
installed. Build the preset release first; with a few cores, let nothing else run."""
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

import batch_articles

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
RATE, PEAK, GROWTH, RATIO = 100, 80, 2, 1.8  # articles a second, MiB, MiB, times
RATIO_RUNS = 7
MEMORY, MEMORY_ROOM = "/dev/shm", 400 << 20


def on_cores(count):
    """A function that keeps the process that calls it to so articles of the processors."""
    cores = sorted(os.sched_getaffinity(0))[:count]
    return lambda: os.sched_setaffinity(0, cores)


def rounds_of(bench, articles, count, out):
    """A list a round: articles, wall ms, processor ms, MiB then, greatest MiB."""
    result = subprocess.run([bench, "article", str(count), out] + articles, check=True, text=True,
                            capture_output=True, preexec_fn=on_cores(1))
    return [[float(word) for word in line.split()] for line in result.stdout.splitlines()]


def row(figure, value, target, is_reached, note=""):
    print(f"{figure:22} {target:>10} {value:>10}  {'reached' if is_reached else 'missed':8} {note}")


def one_core(options, articles, out):
    bench = os.path.join(options.build, "tests/bench/bench_batch")
    rounds = rounds_of(bench, articles, max(options.total // len(articles), 2), out)
    by_processor = [1000 * r[0] / r[2] for r in rounds[1:]]
    by_clock = [1000 * r[0] / r[1] for r in rounds[1:]]
    rate = statistics.median(by_processor)
    row("articles a second", f"{rate:.0f}", f">= {RATE}", rate >= RATE,
        f"median of {len(by_processor)} rounds of {len(articles)}; greatest {max(by_processor):.0f}; "
        f"by the clock {statistics.median(by_clock):.0f}")
    peak = max(r[4] for r in rounds)
    row("peak, MiB", f"{peak:.1f}", f"<= {PEAK}", peak <= PEAK)
    growth = rounds[-1][3] - rounds[0][3]
    row("growth, MiB", f"{growth:.1f}", f"<= {GROWTH}", growth <= GROWTH,
        f"after {len(articles)}: {rounds[0][3]:.1f}, after {len(articles) * len(rounds)}: "
        f"{rounds[-1][3]:.1f}")


def timed_program(options, articles, out, jobs):
    """Seconds the program takes with -j; None where it takes one article at a time."""
    command = [os.path.join(options.build, "kanyin"), "-j", str(jobs), "--name", "{n}-{stem}",
               "-o", out + "/"] + articles
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          preexec_fn=on_cores(jobs), check=False)
    return time.perf_counter() - start if done.returncode == 0 else None


def memory_folder():
    """A folder of files in memory with room for --ratio articles; None: there is none."""
    has_room = os.path.isdir(MEMORY) and shutil.disk_usage(MEMORY).free > MEMORY_ROOM
    return MEMORY if has_room else None


def two_cores(options, articles):
    articles = [articles[i % len(articles)] for i in range(options.ratio)]
    seconds, place = {1: [], 2: []}, memory_folder()
    for _ in range(RATIO_RUNS):
        for jobs in (1, 2):
            with tempfile.TemporaryDirectory(dir=place) as out:
                taken = timed_program(options, articles, out, jobs)
            if taken is None:
                print("two processors: the program fails with -j")
                return
            seconds[jobs].append(taken)
    # each beside its neighbour: a shared machine is faster at one time than at another
    ratio = statistics.median(one / two for one, two in zip(seconds[1], seconds[2]))
    row("two processors, times", f"{ratio:.2f}", f">= {RATIO}", ratio >= RATIO,
        f"median of {RATIO_RUNS} pairs; least {min(seconds[1]) * 1000:.0f} and {min(seconds[2]) * 1000:.0f} ms for "
        f"{len(articles)} articles and the start, into {'memory' if place else 'the disk'}")


def parts(path):
    """(element, text) of an article; of a picture the path, and its caption as another part."""
    with open(path, encoding="utf-8") as file:
        article = json.load(file)
    yield "h1", article["title"]
    for block in article["body"]:
        if isinstance(block, str):
            yield "p", block
        elif block["element"] == "figure":
            image, caption = block["children"]
            yield "img", os.path.join(os.path.dirname(path), image["attributes"]["src"])
            yield "caption", caption["children"][0]
        else:
            yield block["element"], "".join(block["children"])


def as_typst(path):
    escape = re.compile(r"([\\#*_$`<>@\[\]~])")
    text = ['#set page(paper: "a4", margin: 77pt, numbering: "1")',
            '#set text(font: "Noto Serif CJK SC", size: 11pt, lang: "zh")',
            "#set par(justify: true, first-line-indent: 2em)"]
    forms = {"h1": "= {}", "h2": "== {}", "p": "{}", "caption": "#align(center)[{}]"}
    for element, words in parts(path):
        if element == "img":
            text.append(f'#image("{os.path.basename(words)}", width: 80%)\n')
        else:
            text.append(forms[element].format(escape.sub(r"\\\1", words)) + "\n")
    return "\n".join(text)


def as_html(path):
    text = ["<!DOCTYPE html><html lang=zh-Hans><meta charset=utf-8><style>@page { size: A4; margin: 77pt } "
            "body { margin: 0; font: 11pt/1.7 'Noto Serif CJK SC'; text-align: justify } "
            "p { text-indent: 2em; margin: 0 } img { width: 80%; display: block; margin: auto }</style>"]
    for element, words in parts(path):
        tag = "div" if element == "caption" else element
        text.append(f"<img src='{os.path.basename(words)}'>" if element == "img" else
                    f"<{tag}>{words}</{tag}>")
    return "\n".join(text)


def as_latex(path):
    text = ["\\documentclass[fontset=none,a4paper]{ctexart}", "\\usepackage[margin=77pt]{geometry}",
            "\\usepackage{graphicx}", "\\setCJKmainfont{Noto Serif CJK SC}", "\\begin{document}"]
    escape = re.compile(r"([#%&_${}])")
    forms = {"h1": "\\section*{%s}", "h2": "\\subsection*{%s}", "p": "%s\n",
             "caption": "\\begin{center}%s\\end{center}"}
    for element, words in parts(path):
        text.append("\\includegraphics[width=.8\\textwidth]{%s}\n" % os.path.basename(words)
                    if element == "img" else forms[element] % escape.sub(r"\\\1", words))
    return "\n".join(text + ["\\end{document}"])


IN_ONE_PROCESS = {
    "typst": "import typst\nfor path in paths: typst.compile(path, output=path + '.pdf')",
    "weasyprint": "import weasyprint\n"
                  "for path in paths: weasyprint.HTML(path).write_pdf(path + '.pdf')",
}
A_PROCESS_EACH = {
    "chromium": lambda path: ["chromium", "--headless", "--no-sandbox", "--disable-gpu",
                              "--no-pdf-header-footer", f"--print-to-pdf={path}.pdf", path],
    "xelatex": lambda path: ["xelatex", "-interaction=batchmode", path],
}


def run_peer(name, paths):
    """Wall seconds, processor seconds, greatest MiB."""
    processor, peak, start = 0, 0, time.perf_counter()
    commands = [[sys.executable, "-c", f"paths = {paths!r}\n{IN_ONE_PROCESS[name]}"]] \
        if name in IN_ONE_PROCESS else [A_PROCESS_EACH[name](path) for path in paths]
    for command in commands:
        peer = subprocess.Popen(command, cwd=os.path.dirname(paths[0]), stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, preexec_fn=on_cores(1))
        _, status, usage = os.wait4(peer.pid, 0)
        if status != 0:
            raise SystemExit(f"{name}: ended with status {status}")
        processor += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss / 1024)
    return time.perf_counter() - start, processor, peak


PEERS = [("weasyprint", ".html", as_html), ("typst", ".typ", as_typst), ("xelatex", ".tex", as_latex),
         ("chromium", ".html", as_html)]


def peer_figures(articles):
    print("\npeers on one core, the same words and pictures; peak: the greatest process")
    for name, extension, write in PEERS:
        if not (importlib.util.find_spec(name) if name in IN_ONE_PROCESS else shutil.which(name)):
            print(f"  {name:12} not installed")
            continue
        some = articles if name in IN_ONE_PROCESS else articles[:10]
        paths = [path.replace(".json", extension) for path in some]
        for source, path in zip(some, paths):
            with open(path, "w", encoding="utf-8") as file:
                file.write(write(source))
        wall, processor, peak = run_peer(name, paths)
        how = "one process" if name in IN_ONE_PROCESS else f"a process each, {len(some)} articles"
        print(f"  {name:12} {len(paths) / processor:6.1f} a second of processor, "
              f"{len(paths) / wall:6.1f} by the clock, {peak:6.0f} MiB ({how})")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--build", default=os.path.join(ROOT, "build", "release"))
    parser.add_argument("--articles", type=int, default=50)
    parser.add_argument("--total", type=int, default=1000)
    parser.add_argument("--ratio", type=int, default=500)
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        articles = batch_articles.write_articles(folder, options.articles)
        out = os.path.join(folder, "out")
        os.mkdir(out)
        print(f"{'figure':22} {'target':>10} {'measured':>10}")
        one_core(options, articles, out)
        two_cores(options, articles)
        if options.peers:
            peer_figures(articles)


if __name__ == "__main__":
    main()
