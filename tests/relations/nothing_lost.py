#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""nothing_lost.py PROGRAM [--spoil | FIRST END]: whatever stands in whatever, each word of it is in the PDF.

Articles from seeds: boxes, lists, tables and figures in each other, with declarations drawn by lot
that no designer would write. Each word is made once, and is looked for in the finished PDF, read by
its tags. FIRST END: other seeds, for a longer search. --spoil: a sheet takes lists away, which must
be found."""
import html
import os
import random
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import tagged_pdf

SKIP = 77
SEEDS = range(40)
DEEPEST = 4
HAN = "山水風雨天地人家東西南北春夏秋冬金木火土日月星石花草"
MARKS = ("，", "。", "、", "", " ")
STYLES = ((), ("--set=notes=none",), ("-s", "newsprint"), ("--links=notes",), ("-s", "academy"))
DECLARATIONS = {
    "display": "block inline inline-block flex table table-cell list-item contents flow-root",
    "float": "left right none", "clear": "both left", "position": "relative static",
    "width": "30% 50% 8em 120% min-content max-content", "height": "3em 10em 60em 50%",
    "min-width": "40em", "max-width": "10em", "min-height": "30em", "max-height": "5em",
    "margin": "1em -1em|0 2em|4em 0|auto -3em", "padding": "1em 0|3em 3pt",
    "border": "1pt|solid|red 5pt|double", "background": "#eee none",
    "columns": "2 3|8em 1", "column-span": "all", "column-fill": "auto balance",
    "break-before": "page column left avoid", "break-after": "page avoid", "break-inside": "avoid",
    "text-indent": "2em -2em 0", "text-align": "center right justify left",
    "font-size": "0.5em 1.5em 3em 8em", "line-height": "1 3 12pt",
    "white-space": "pre nowrap pre-wrap", "orphans": "1 5", "widows": "1 5",
    "initial-letter": "3 2", "letter-spacing": "1em -.2em", "vertical-align": "top middle -2em",
    "table-layout": "fixed", "border-collapse": "collapse", "caption-side": "bottom",
    "page": "wide", "overflow-wrap": "anywhere", "word-break": "break-all keep-all",
    "flex": "1 0|0|50%", "float-reference": "page column", "list-style-position": "inside",
    "block-step-size": "19pt none"}


class Writer:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.words = []

    def text(self, clauses):
        made = []
        for _ in range(clauses):
            self.words.append(f"w{len(self.words):04}x")
            run = "".join(self.rng.choice(HAN) for _ in range(self.rng.randint(1, 14)))
            made.append(run + self.rng.choice(MARKS) + self.words[-1])
        return "".join(made)

    def style(self, chance):
        if self.rng.random() > chance:
            return ""
        said = []
        for name in self.rng.sample(sorted(DECLARATIONS), self.rng.choice((1, 1, 2, 3))):
            value = self.rng.choice(DECLARATIONS[name].split())
            said.append(f"{name}: {value.replace('|', ' ')}")
        return f' style="{html.escape("; ".join(said))}"'

    def element(self, name, content, chance=.25):
        return f"<{name}{self.style(chance)}>{content}</{name.split()[0]}>"

    def phrase(self, depth=0):
        made = self.text(self.rng.choice((1, 2, 5)))
        while self.rng.random() < .3 and depth < DEEPEST:
            name = self.rng.choice(("b", "span", "em", "code", "sup", "small",
                                    f'a href="https://example.org/{len(self.words)}"'))
            made += self.element(name, self.phrase(depth + 1), .3) + self.text(1)
        return made

    def rows(self, depth):
        columns = self.rng.randint(1, 5)
        made = "<caption>" + self.text(1) + "</caption>" if self.rng.random() < .4 else ""
        for _ in range(self.rng.choice((1, 3, 10, 40))):
            cells = (self.element(self.rng.choice(("td",) * 8 + ("td colspan=2", "td rowspan=2")),
                                  self.text(1) if self.rng.random() < .9 else self.block(depth + 1), .08)
                     for _ in range(columns))
            made += "<tr>" + "".join(cells) + "</tr>"
        return made

    def block(self, depth=0):
        kind = self.rng.random() if depth < DEEPEST else 0
        if kind < .45:
            return self.element("p", self.phrase())
        if kind < .52:
            return self.element(f"h{self.rng.randint(2, 4)}", self.text(1))
        if kind < .62:
            inside = (self.block(depth + 1) for _ in range(self.rng.randint(1, 4)))
            return self.element("div", "".join(inside))
        if kind < .74:
            items = (self.element("li", self.phrase() if self.rng.random() < .7 else self.block(depth + 1), .1)
                     for _ in range(self.rng.randint(1, 5)))
            return self.element(self.rng.choice(("ul", "ol")), "".join(items))
        if kind < .86:
            return self.element("table", self.rows(depth))
        if kind < .92:
            return self.element("blockquote", self.block(depth + 1))
        return self.element("pre", self.text(3) + "\n" + self.text(1))

    def article(self):
        blocks = "".join(self.block() for _ in range(self.rng.randint(3, 15)))
        return (f"<!DOCTYPE html><html lang=zh><meta charset=utf-8><article><h1>題目</h1>"
                f"<p>{self.text(20)}</p>{blocks}<p>{self.text(20)}</p></article></html>")


def lost(program, seed, folder, more=()):
    """Sentences that say what is not in the PDF of a seed's article."""
    writer = Writer(seed)
    source, pdf = os.path.join(folder, f"{seed}.html"), os.path.join(folder, f"{seed}.pdf")
    with open(source, "w", encoding="utf-8") as file:
        file.write(writer.article())
    style = STYLES[seed % len(STYLES)]
    done = subprocess.run([program, source, "-o", pdf, "--page-styles", "--no-config", *style, *more],
                          capture_output=True, text=True)
    if done.returncode != 0:
        return [f"seed {seed}: exit code {done.returncode}: {done.stderr[-300:]}"]
    found = tagged_pdf.read(pdf).words().replace("\u00ad", "").replace("\u2010", "").replace("-", "")
    missing = [word for word in writer.words if word not in found]
    os.remove(pdf)
    return [f"seed {seed}: {len(missing)} words lost, first {missing[0]}"] if missing else []


def main():
    if not all(map(shutil.which, ("mutool", "qpdf"))):
        print("mutool or qpdf is not installed")
        return 1 if os.environ.get("CI") else SKIP
    seeds = range(int(sys.argv[2]), int(sys.argv[3])) if len(sys.argv) > 3 else SEEDS
    with tempfile.TemporaryDirectory() as folder:
        more = ()
        if sys.argv[2:] == ["--spoil"]:
            more = ("-s", "article", "-s", os.path.join(folder, "spoil.css"))
            with open(more[-1], "w", encoding="ascii") as file:
                file.write("li { display: none !important }\n")
        said = [sentence for seed in seeds for sentence in lost(sys.argv[1], seed, folder, more)]
    print("\n".join(said) or f"{len(seeds)} articles, not a word lost")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
