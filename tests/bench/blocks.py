#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""blocks.py [--build DIR] [--keep DIR] [NAME…]: boxes of plain block flow as kanyin, WeasyPrint and
Chromium place them.

Words are measured from the baseline of the page's first line: how high in its line box a baseline
stands is the font's, and differs (kanyin sets the em box amid it). Every measured element of block_cases.py has a background of its own colour, so that its border box
is read from the finished PDF, whoever made it. Prints each place in which kanyin differs from a peer
by more than a pixel, with what the others have; at the end the tally. WeasyPrint is called as
`python3 -m weasyprint`. docs/peers.md says who is right."""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from xml.etree import ElementTree

import run
from block_cases import CASES, COUNTED

sys.path.insert(0, os.path.join(run.ROOT, "tests", "support"))
from tagged_pdf import apply, matrix, path_box

SHEET = """@page { size: 440px 700px; margin: 20px }
:root { font: 16px/24px "Noto Serif CJK SC", serif }
body, div, p, h1, h2, h3, ul, ol, li, dl, dt, dd, blockquote, table, td, caption {
    margin: 0; padding: 0; text-indent: 0; font: inherit; text-align: start }
table { border-spacing: 0 }
.title { display: none }
.case { break-before: page; break-inside: avoid }
"""
NEAR = 1.01     # pixels: Chromium snaps boxes to whole ones
PIXEL = .75     # points
EDGES = ("left", "top", "right", "bottom")


class Written:
    """The document of all cases; which colour is whose, which word is whose."""

    def __init__(self, cases):
        self.colors, self.words, css, body = {}, {}, [SHEET], []
        for number, (name, rules, markup) in enumerate(cases):
            def element(found, number=number, name=name):
                color = len(self.colors) + 1
                self.colors[color] = (name, found.group(1))
                identity = f"c{number}{found.group(1)}"
                css.append(f"#{identity} {{ background-color: #{color * 37 % 0xffff + 0x110000:06x} }}")
                return f'id="{identity}"'

            def word(found, number=number, name=name):
                made = f"{found.group(1).upper()}{number + 100}"
                self.words[made] = (name, "$" + found.group(1))
                return made
            markup = re.sub(r"@(\w)\b", element, markup)
            markup = re.sub(r"\$(\w)", word, markup)
            css.append(scoped(rules, number))
            body.append(f'<section class="case n{number}"><p>start</p>{markup}</section>')
        self.css = "\n".join(css)
        self.html = ('<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>t</title>'
                     '<link rel="stylesheet" href="cases.css"></head><body><article>'
                     '<h1 class="title">t</h1>' + "\n".join(body) + "</article></body></html>")
        self.by_color = {color * 37 % 0xffff + 0x110000: owner
                         for color, owner in self.colors.items()}


def scoped(rules, number):
    """#a is the case's own; other selectors hold inside its section."""
    made = []
    for selector, block in re.findall(r"([^{}]+)(\{[^{}]*\})", rules):
        parts = []
        for part in selector.split(","):
            part = re.sub(r"#(\w)\b", rf"#c{number}\1", part.strip())
            parts.append(part if part.startswith("#") else f".n{number} {part}")
        made.append(", ".join(parts) + block)
    return "\n".join(made)


def by_kanyin(options, folder):
    program = os.path.join(os.path.abspath(options.build), "kanyin")
    subprocess.run([program, "cases.html", "-s", "cases.css", "--no-config", "--lang", "en", "-q",
                    "-o", "kanyin.pdf"], cwd=folder, check=True)


def by_weasyprint(_, folder):
    subprocess.run([sys.executable, "-m", "weasyprint", "-q", "cases.html", "weasyprint.pdf"],
                   cwd=folder, check=True)


def by_chromium(_, folder):
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu",
                    "--no-pdf-header-footer", "--print-to-pdf=chromium.pdf", "cases.html"],
                   cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


ENGINES = {"kanyin": by_kanyin, "weasyprint": by_weasyprint, "chromium": by_chromium}


def installed():
    found = ["kanyin"]
    if subprocess.run([sys.executable, "-m", "weasyprint", "--version"], capture_output=True,
                      check=False).returncode == 0:
        found.append("weasyprint")
    return found + ["chromium"] * bool(shutil.which("chromium"))


def measured(pdf, written):
    """{(case, what): box or origin in pixels from the page's margin}, {case: its words}."""
    traced = subprocess.run(["mutool", "draw", "-q", "-F", "trace", pdf], capture_output=True,
                            check=True)
    trace = re.sub(rb"&#x?[0-9a-fA-F]+;|[\x00-\x08\x0b\x0c\x0e-\x1f]", b" ", traced.stdout)
    found, texts = {}, {}
    for page in ElementTree.fromstring(trace).iter("page"):
        for drawn in page.iter("fill_path"):
            box = path_box(drawn)
            owner = written.by_color.get(color_of(drawn))
            if owner and box:
                found[owner] = joined(found.get(owner), [(side - 15) / PIXEL for side in box])
        glyphs = list(page_glyphs(page))
        text = "".join(character for character, _, _ in glyphs)
        for word in re.finditer(r"[A-Z]\d{3}", text):
            owner = written.words.get(word.group())
            if owner:
                _, x, y = glyphs[word.start()]
                found[owner] = [(x - 15) / PIXEL, (y - glyphs[text.index("start")][2]) / PIXEL]
                texts.setdefault(owner[0], text)
    return found, texts


def color_of(drawn):
    parts = [float(part) for part in drawn.get("color", "0").split()]
    parts = parts * 3 if len(parts) == 1 else parts
    return sum(round(part * 255) << shift for part, shift in zip(parts, (16, 8, 0)))


def joined(box, other):
    if not box:
        return other
    return [min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])]


def page_glyphs(page):
    for text in page.iter("fill_text"):
        place = matrix(text.get("transform"))
        for glyph in text.iter("g"):
            character = glyph.get("unicode") or ""
            if len(character) == 1 and not character.isspace():
                yield (character, *apply(place, float(glyph.get("x")), float(glyph.get("y"))))


def show(place):
    return "absent" if place is None else " ".join(f"{side:.1f}".rstrip("0").rstrip(".") for side in place)


def differs(one, other):
    if one is None or other is None:
        return one is not other
    return any(abs(a - b) > NEAR for a, b in zip(one, other))


def is_covered(peer, key, places):
    """Chromium leaves out what the next box covers whole."""
    return peer == "chromium" and key not in places[peer] and not key[1].startswith("$")


def compare(places, cases):
    """Prints what differs; {case: the peers that kanyin differs from}."""
    tally = {}
    for name, _, _ in cases:
        for key in sorted({key for found in places.values() for key in found if key[0] == name}):
            mine = places["kanyin"].get(key)
            against = [peer for peer in places if differs(mine, places[peer].get(key)) and
                       not is_covered(peer, key, places)]
            if against:
                tally.setdefault(name, set()).update(against)
                others = ", ".join(f"{peer} {show(places[peer].get(key))}" for peer in places)
                print(f"{name}: {key[1]}: {others}")
    return tally


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", help="only these cases")
    parser.add_argument("--build", default=os.path.join(run.ROOT, "build", "release"))
    parser.add_argument("--keep", help="a folder for the document and the PDFs")
    options = parser.parse_args()
    cases = [case for case in CASES + COUNTED if not options.names or case[0] in options.names]
    engines = installed()
    written = Written(cases)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or scratch
        for name, content in (("cases.html", written.html), ("cases.css", written.css)):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(content)
        places, texts = {}, {}
        for engine in engines:
            ENGINES[engine](options, folder)
            places[engine], texts[engine] = measured(os.path.join(folder, f"{engine}.pdf"), written)
    tally = compare(places, cases)
    for name, _, _ in COUNTED:
        said = {engine: texts[engine].get(name, "") for engine in engines}
        if len(set(said.values())) > 1:
            print(f"{name}: " + ", ".join(f"{engine} {words}" for engine, words in said.items()))
    both = [name for name, against in tally.items() if len(against) == len(engines) - 1]
    print(f"{len(cases)} cases, {len(cases) - len(tally)} as both peers; unlike both: {', '.join(both)}")


if __name__ == "__main__":
    main()
