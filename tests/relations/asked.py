#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""asked.py PROGRAM: what must hold between an article as it is set and as it is set when something is asked for.

Larger text never gives fewer pages. A list of contents changes no line of the body. On any paper, in any
size of text, the measure is whole characters and the height whole lines, centred."""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
EXAMPLES = [os.path.join(ROOT, "examples", name)
            for name in ("old-street.txt", "notice.txt", "campus-news.txt", "ridge-walk.json")]
SIZES = {"small": (9.5, 16.5), "medium": (11, 19), "large": (13.5, 23)}
PAPERS = ("A3", "A4", "A5", "A5 landscape", "B5", "JIS-B5", "letter", "legal", "16K", "大16开", "150mm 220mm")
NEAR = .02  # points: what is printed is rounded


def dump(program, stage, *arguments):
    result = subprocess.run([program, *arguments, f"--dump={stage}"], check=True, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return result.stdout


def count_pages(program, *arguments):
    return len(re.findall(r"^page ", dump(program, "pages", *arguments), re.M))


def larger_text_never_gives_fewer_pages(program):
    for example in EXAMPLES:
        for paper in PAPERS:
            counts = [count_pages(program, example, "--paper", paper, "--text-size", size) for size in SIZES]
            assert counts == sorted(counts), f"{example} on {paper}: {counts} pages"


def body_lines(program, *arguments):
    return re.findall(r"\|(.*)\|$", dump(program, "text", *arguments), re.M)


def contents_change_no_line_of_the_body(program):
    for example in EXAMPLES:
        plain, listed = body_lines(program, example), body_lines(program, example, "--toc")
        if plain == listed:  # no headings
            assert "notice" not in example
            continue
        start = next(i for i, (a, b) in enumerate(zip(plain, listed)) if a != b)
        rest = len(plain) - start
        assert plain[start:] == listed[-rest:], f"{example}: other lines than without a list"


def type_area_is_whole(program):
    """By the left edge of the body's lines, which all other lines share, and by their distances."""
    for paper in PAPERS:
        for size, (em, line) in SIZES.items():
            pages = dump(program, "pages", EXAMPLES[3], "-s", "article", "--paper", paper, "--text-size", size)
            width, height = map(float, re.search(r"^page .* ([\d.]+)x([\d.]+)$", pages, re.M).groups())
            runs = re.findall(rf"glyphs ([\d.]+),([\d.]+) w([\d.]+) NotoSerifCJKsc-Regular {em:.2f}", pages)
            left = min(float(x) for x, _, _ in runs)
            right = max(float(x) + float(w) for x, _, w in runs)
            characters = (width - 2 * left) / em
            assert abs(characters - round(characters)) * em < 3 * NEAR, f"{paper} {size}: {characters}"
            # a mark at a line's end keeps its blank half outside
            assert right <= width - left + em / 2 + 2 * NEAR, f"{paper} {size}: a line ends at {right}"
            heights = {round((float(y) - float(runs[0][1])) / line, 3) % 1 for _, y, _ in runs[:5]}
            assert heights <= {0.0, .999, .001}, f"{paper} {size}: off the grid: {heights}"


def main():
    program = sys.argv[1]
    for check in (larger_text_never_gives_fewer_pages, contents_change_no_line_of_the_body, type_area_is_whole):
        check(program)
        print("ok", check.__name__)


if __name__ == "__main__":
    main()
