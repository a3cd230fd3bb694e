#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""pages.py PROGRAM RELATION: what must hold between the pages of made-up mixed articles.

columns: in one column or in two the same words stand in the same order.
notes:   an article less one of its notes has no page more.
order:   what the structure tree reads first stands higher in its column, or in an earlier one."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import mixed_articles
import tagged_pdf
from page_faults import Pages, Sheet, one_column

SKIP = 77
SEEDS = (11, 12, 13)
HYPHENS = re.compile("[-\u2010\xad]")


def press(program, article, columns, folder, kind="html"):
    source = mixed_articles.write(article, kind, folder)
    style = os.path.join(folder, f"columns-{columns}.css")
    with open(style, "w", encoding="utf-8") as file:
        file.write(Sheet(columns).css())
    pdf = os.path.join(folder, f"columns-{columns}.pdf")
    subprocess.run([program, source, "-s", "article", "-s", style, "--no-config", "--quiet",
                    "-o", pdf], check=True)
    return pdf


def columns(program, folder):
    for seed in SEEDS:
        article = mixed_articles.Article(seed, sections=3)
        one, two = (HYPHENS.sub("", tagged_pdf.read(press(program, article, n, folder)).words())
                    for n in (1, 2))
        if one != two:
            at = next((i for i, (a, b) in enumerate(zip(one, two)) if a != b),
                      min(len(one), len(two)))
            yield f"article {seed}: {one[at - 9:at + 9]} in one column, {two[at - 9:at + 9]} in two"


def without_note(article, number):
    """The article less a note and its call; the calls behind it keep their numbers."""
    article.notes[number - 1] = None
    for kind, *what in article.blocks:
        if kind == "paragraph":
            what[0][:] = [piece for piece in what[0] if piece != ("note", number)]
    return article


def notes(program, folder):
    for seed in SEEDS:
        whole = mixed_articles.Article(seed, sections=3)
        most = count_pages(press(program, whole, 1, folder))
        for number in range(1, len(whole.notes) + 1, 2):
            less = without_note(mixed_articles.Article(seed, sections=3), number)
            found = count_pages(press(program, less, 1, folder))
            if found > most:
                yield f"article {seed} has {most} pages, without note {number} {found}"


def count_pages(pdf):
    told = subprocess.run(["qpdf", "--show-npages", pdf], check=True, capture_output=True)
    return int(told.stdout)


def order(program, folder):
    """Notes, tables' repeated heads and figures, which may rise, have places of their own."""
    for seed in SEEDS:
        for n_columns in (1, 2):
            article = mixed_articles.Article(seed, sections=3)
            document = tagged_pdf.read(press(program, article, n_columns, folder, "markdown"))
            pages = Pages(document, Sheet(n_columns))
            if n_columns > 1 and any(one_column(pages)):
                continue  # conformance/mixed-pages tells that there are no columns
            yield from order_faults(pages, f"article {seed}, {n_columns} column(s)")


def order_faults(pages, name):
    lines = [line for line in pages.flow_lines() if not line.block.is_in("Figure", "Table")]
    lines.sort(key=lambda line: (line.block.order, line.page, line.column or 0, line.baseline))
    for one, other in zip(lines, lines[1:]):
        if (one.place(), one.baseline - 1) > (other.place(), other.baseline):
            yield f"{name}: {one.where()} is read before {other.where()}"


RELATIONS = {relation.__name__: relation for relation in (columns, notes, order)}


def main():
    program, relation = os.path.abspath(sys.argv[1]), RELATIONS[sys.argv[2]]
    absent = [tool for tool in ("mutool", "qpdf") if not shutil.which(tool)]
    if absent:
        print("skipped: no " + ", ".join(absent))
        return 1 if os.environ.get("CI") == "true" else SKIP
    with tempfile.TemporaryDirectory() as folder:
        found = list(relation(program, folder))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
