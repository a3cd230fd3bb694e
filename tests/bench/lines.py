#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""lines.py [--build DIR] [--keep DIR]: the lines of real prose as kanyin and its peers set them.

The same paragraphs, font, size and measures for all; each peer as a careful user would ask it. One
judge (tests/support/pdf_lines.py) reads the glyphs of every PDF. Counts are per 1,000 lines, gap, short
and jump per cent. Needs KANYIN_CORPORA and mutool; peers that are not installed are named."""
import argparse
import collections
import os
import re
import subprocess
import sys
import tempfile

import run

sys.path.insert(0, os.path.join(run.ROOT, "tests", "support"))
import pdf_lines
import prose

COUNTS = ("start", "end", "pair", "edge", "runt", "inexact", "uneven")
SHARES = ("gap", "short", "jump")
LENGTHS = ("stretch", "comma", "tenth")


def as_typst(paragraphs, ems):
    escape = re.compile(r"([\\#*_$`<>@\[\]~/=+-])")
    text = [f"#set page(width: {prose.width(ems)}pt, height: {prose.HEIGHT}pt, margin: {prose.MARGIN}pt)",
            f'#set text(font: "{prose.FAMILY}", size: {prose.SIZE}pt, lang: "zh", region: "cn", '
            "top-edge: .88em, bottom-edge: -.12em)", "#set smartquote(enabled: false)",
            f"#set par(justify: true, first-line-indent: (amount: {prose.INDENT}em, all: true), "
            f"leading: {prose.LEADING - prose.SIZE}pt, spacing: {prose.LEADING - prose.SIZE}pt)"]
    return "\n\n".join(text + [escape.sub(r"\\\1", words) for words in paragraphs])


def as_html(paragraphs, ems):
    """What a peer does not know of these declarations it passes over."""
    escape = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    text = ["<!DOCTYPE html><html lang=zh-CN><meta charset=utf-8><style>"
            f"@page {{ size: {prose.width(ems)}pt {prose.HEIGHT}pt; margin: {prose.MARGIN}pt }} "
            f"body {{ margin: 0; font: {prose.SIZE}pt/{prose.LEADING}pt '{prose.FAMILY}' }} "
            f"p {{ margin: 0; text-indent: {prose.INDENT}em; text-align: justify; "
            "text-autospace: normal; text-spacing-trim: trim-start; text-spacing-trim: trim-both; "
            "text-wrap: pretty }</style>"]
    return "\n".join(text + [f"<p>{''.join(escape.get(c, c) for c in words)}</p>"
                             for words in paragraphs])


def as_latex(paragraphs, ems):
    escape = {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
              **{c: "\\" + c for c in "#%&_${}"}}
    text = ["\\documentclass[fontset=none,linespread=1]{ctexart}",
            f"\\usepackage[paperwidth={prose.width(ems)}bp,paperheight={prose.HEIGHT}bp,"
            f"margin={prose.MARGIN}bp]{{geometry}}",
            f"\\setmainfont[Ligatures=TeXOff]{{{prose.FAMILY}}}\\setCJKmainfont{{{prose.FAMILY}}}",
            "\\xeCJKsetup{CheckSingle=true}\\pagestyle{empty}\\begin{document}",
            f"\\fontsize{{{prose.SIZE}bp}}{{{prose.LEADING}bp}}\\selectfont"
            f"\\setlength{{\\parindent}}{{{prose.INDENT}\\ccwd}}"]
    body = ["".join(escape.get(c, c) for c in words) for words in paragraphs]
    return "\n\n".join(text + body + ["\\end{document}"])


WRITERS = {"typst": as_typst, "weasyprint": as_html, "chromium": as_html, "xelatex": as_latex}


def set_by(name, paragraphs, ems, folder):
    """The path of a peer's PDF."""
    extension, command = next((e, c) for peer, e, _, c in run.PEERS if peer == name)
    source = os.path.join(folder, f"{name}-{ems}.{extension}")
    with open(source, "w", encoding="utf-8") as file:
        file.write(WRITERS[name](paragraphs, ems))
    out = os.path.join(folder, f"{name}-{ems}.pdf")
    subprocess.run(command(source, out), check=name != "xelatex", cwd=folder,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return out


def right_edge(lines):
    """Where most lines end, in ems: Chromium's columns are wider by a twentieth than they should."""
    ends = collections.Counter(round(line.glyphs[-1].ink_right(), 2) for line in lines)
    return ends.most_common(1)[0][0]


def print_row(name, ems, figures):
    cells = [f"{1000 * figures[key] / figures['lines']:.1f}" for key in COUNTS]
    cells += [f"{100 * figures[key]:.2f}" for key in SHARES]
    cells += [f"{figures['stretch']:.4f}", f"{figures['comma']:.2f}", f"{figures['tenth']:.2f}"]
    print(f"| {ems} | {name} | {figures['lines']} | " + " | ".join(cells) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--build", default=os.path.join(run.ROOT, "build", "release"))
    parser.add_argument("--keep", help="a folder for the PDFs")
    options = parser.parse_args()
    paragraphs = prose.prose()
    if paragraphs is None:
        raise SystemExit("KANYIN_CORPORA names no zh-articles/gold.json")
    present = [name for name in WRITERS if run.is_installed(name)]
    columns = ("ems", "by", "lines", *COUNTS, *SHARES, *LENGTHS)
    print("| " + " | ".join(columns) + " |\n" + "|---" * len(columns) + "|")
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.abspath(options.keep or scratch)
        program = os.path.abspath(os.path.join(options.build, "kanyin"))
        for ems in prose.MEASURES:
            pdfs = {"kanyin": prose.set_prose(program, paragraphs, ems, folder)}
            pdfs.update((name, set_by(name, paragraphs, ems, folder)) for name in present)
            for name, pdf in pdfs.items():
                lines = pdf_lines.read_lines(pdf)
                print_row(name, ems, pdf_lines.measure(lines, right_edge(lines)))
    for name in WRITERS.keys() - set(present):
        print(f"{name} is not installed")


if __name__ == "__main__":
    main()
