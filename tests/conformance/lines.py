#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""lines.py PROGRAM [--faults]: the lines of real prose, measured in the finished PDF.

The paragraphs of zh-articles are set at 10, 17, 28 and 38 characters, and each figure of LIMITS is
held to its bound. With --faults it is the judge that is tried: pages made ill by a style sheet, and
lines spoiled one glyph at a time, must each be found by the figure that is for them."""
import argparse
import copy
import os
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import pdf_lines
import prose

SKIP = 77
LEAST_LINES = 2000

# figure: its bounds by measure, or one for all. `comma` and `tenth` are at least so much, the others
# at most.
LIMITS = {
    "start": 0, "end": 0, "pair": 0, "edge": 0, "runt": 0, "inexact": 0, "uneven": 0,
    "lost": 0,
    "gap": 0.005,
    "short": {10: 0.002, 17: 0.001, 28: 0, 38: 0},
    "stretch": {10: 0.02, 17: 0.013, 28: 0.006, 38: 0.006},
    "comma": 0.98,
    "tenth": {10: 0, 17: 0, 28: 0.88, 38: 0.88},
    "jump": 0.008,
}
AT_LEAST = ("comma", "tenth")


def measure(lines, ems, paragraphs):
    return {**pdf_lines.measure(lines, ems), "lost": pdf_lines.lost(lines, paragraphs)}


def faults(figures, ems):
    """The figures that miss their bounds."""
    for name, bound in LIMITS.items():
        bound = bound[ems] if isinstance(bound, dict) else bound
        found = figures[name]
        if found < bound if name in AT_LEAST else found > bound:
            yield name, f"{ems} ems: {name} {found:.4f}, wanted {bound}"


def print_figures(ems, figures):
    print(f"{ems} ems: " + ", ".join(f"{name} {round(found, 4)}" for name, found in figures.items()))


def check(program, paragraphs, folder):
    missed, total = [], 0
    for ems in prose.MEASURES:
        lines = pdf_lines.read_lines(prose.set_prose(program, paragraphs, ems, folder))
        figures = measure(lines, ems, paragraphs)
        print_figures(ems, figures)
        total += figures["lines"]
        missed += [message for _, message in faults(figures, ems)]
    if total < LEAST_LINES:
        missed.append(f"{total} lines are too few to judge by")
    return missed


# Declarations that make pages ill, and the figures that must say so.
ILL_SHEETS = {
    "text-spacing-trim: space-all": {"pair", "edge"},
    "text-align: start": {"inexact"},
    "text-autospace: no-autospace": {"gap"},
    "line-break: anywhere": {"start", "end"},
    "letter-spacing: .03em": {"stretch"},
}


def shift_glyph(lines):
    """A Han amid a line, by a fifteenth of an em."""
    line = next(line for line in lines if not line.is_last and len(line.han_gaps()) > 10)
    at = next(i for i, (a, b) in enumerate(line.pairs()) if i and a.is_han and b.is_han)
    line.glyphs[at].x += 1 / 15


def lengthen_line(lines):
    """A line's last Han, by an eightieth of an em."""
    line = next(line for line in lines
                if not line.is_last and line.han_gaps() and line.glyphs[-1].is_han)
    line.glyphs[-1].x += 1 / 80


def strip_last_line(lines):
    """The last line of a paragraph keeps one Han."""
    line = next(line for line in lines if line.is_last and not line.is_first)
    line.glyphs = [glyph for glyph in line.glyphs if glyph.is_han][:1]


def squeeze_commas(lines, every, share):
    for line in lines[::every]:
        for a, b in line.pairs():
            if a.character in pdf_lines.COMMAS and b.is_han:
                a.x += share


def squeeze_all(lines):
    squeeze_commas(lines, 1, 0.15)


def squeeze_some(lines):
    squeeze_commas(lines, 9, 0.3)


def cut_lines(lines):
    """Every twentieth line ends in its middle."""
    for line in lines[::20]:
        if not line.is_last:
            line.glyphs = line.glyphs[:len(line.glyphs) // 2]


SPOILERS = {shift_glyph: {"uneven"}, lengthen_line: {"inexact"}, strip_last_line: {"runt"},
            squeeze_all: {"comma", "tenth"}, squeeze_some: {"jump"}, cut_lines: {"short", "lost"}}


def try_judge(program, paragraphs, folder):
    """What the judge does not find though it is there."""
    ems, missed = 28, []
    sound = pdf_lines.read_lines(prose.set_prose(program, paragraphs, ems, folder))
    tried = {sheet: pdf_lines.read_lines(prose.set_prose(program, paragraphs, ems, folder, sheet))
             for sheet in ILL_SHEETS}
    wanted = dict(ILL_SHEETS)
    for spoil, figures in SPOILERS.items():
        spoiled = copy.deepcopy(sound)
        spoil(spoiled)
        tried[spoil.__name__], wanted[spoil.__name__] = spoiled, figures
    for name, lines in tried.items():
        found = {figure for figure, _ in faults(measure(lines, ems, paragraphs), ems)}
        print(f"{name}: {', '.join(sorted(found))}")
        missed += [f"{name}: {figure} does not show it" for figure in wanted[name] - found]
    untried = LIMITS.keys() - set().union(*wanted.values())
    return missed + [f"nothing tries {figure}" for figure in untried]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--faults", action="store_true")
    options = parser.parse_args()
    paragraphs = prose.prose()
    if paragraphs is None or not shutil.which("mutool"):
        print("skipped: " + ("no mutool (mupdf-tools)" if paragraphs else
                             "KANYIN_CORPORA names no zh-articles/gold.json"))
        return 1 if os.environ.get("CI") == "true" else SKIP
    with tempfile.TemporaryDirectory() as folder:
        run = try_judge if options.faults else check
        missed = run(os.path.abspath(options.program), paragraphs, folder)
    print("\n".join(missed))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
