#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""pages.py PROGRAM [--faults] [--keep DIR]: the pages of long mixed articles, judged in the PDF.

Ten articles (tests/support/mixed_articles.py) are set in one column and in two, and every check of
tests/support/page_faults.py must find nothing, but for what a notice names as unavoidable. With
--faults it is the judge that is tried: pages made ill by a style sheet, and sound ones spoiled mark
by mark, must each be found by the check that is for them."""
import argparse
import collections
import concurrent.futures
import copy
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import mixed_articles
import page_faults
import tagged_pdf
from page_faults import CHECKS, HEADINGS, Pages, Sheet

SKIP = 77
SEEDS = range(10)
COLUMNS = (1, 2)
# The notices that name a fault nothing could be done about, with the page in their words.
UNAVOIDABLE = ("taller-than-page", "break-where-forbidden")
EXCUSABLE = ("orphan", "widow", "stranded", "cut", "parted", "outside", "overlap")


def set_article(program, source, sheet, name, more=""):
    """The PDF's path and the pages that notices excuse."""
    folder = os.path.dirname(source)
    style = os.path.join(folder, f"{name}.css")
    with open(style, "w", encoding="utf-8") as file:
        file.write(sheet.css() + more)
    pdf = os.path.join(folder, f"{name}.pdf")
    told = subprocess.run([program, source, "-s", "article", "-s", style, "--no-config", "--url",
                           "https://example.org/articles/2024/001", "--notices=json", "-o", pdf],
                          check=True, capture_output=True, text=True).stderr
    notices = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    pages = [re.match(r"page (\d+)", notice["message"]) for notice in notices
             if notice["code"] in UNAVOIDABLE]
    return pdf, {int(page.group(1)) for page in pages if page}


def write_article(seed, folder):
    kind = mixed_articles.KINDS[seed % len(mixed_articles.KINDS)]
    return mixed_articles.write(mixed_articles.Article(seed), kind, os.path.join(folder, str(seed)))


def faults(pages, excused=()):
    """{check: sentences}. In one column there is nothing to pour."""
    found = {name: list(check(pages)) for name, check in CHECKS.items()
             if pages.sheet.n_columns > 1 or name != "one_column"}
    for name in EXCUSABLE:
        found[name] = [said for said in found[name] if page_of(said) not in excused]
    return found


def page_of(said):
    number = re.match(r"page (\d+)", said)
    return number and int(number.group(1))


def judge(program, source, columns):
    sheet = Sheet(columns)
    pdf, excused = set_article(program, source, sheet, f"columns-{columns}")
    pages = Pages(tagged_pdf.read(pdf), sheet)
    return pages.n_pages, len(pages.body_lines()), faults(pages, excused)


def check(program, folder):
    """All articles at once, as many as there are cores; what was missed."""
    with concurrent.futures.ProcessPoolExecutor() as pool:
        sources = list(pool.map(write_article, SEEDS, [folder] * len(SEEDS)))
        asked = [(source, columns) for columns in COLUMNS for source in sources]
        judged = list(pool.map(judge, [program] * len(asked), *zip(*asked)))
    missed = []
    for columns in COLUMNS:
        mine = [(source, found) for (source, set_in), found in zip(asked, judged)
                if set_in == columns]
        print(f"{columns} column(s): {sum(n for _, (n, _, _) in mine)} pages, "
              f"{sum(n for _, (_, n, _) in mine)} lines of text")
        for name in CHECKS:
            said = [f"{os.path.basename(os.path.dirname(source))}: {sentence}"
                    for source, (_, _, found) in mine for sentence in found.get(name, ())]
            missed += verdict(name, columns, said)
    return missed


def verdict(name, columns, said):
    print(f"  {name:12} {len(said):5}")
    for sentence in said[:5]:
        print(f"      {sentence}")
    return [f"{columns} columns: {name}: {sentence}" for sentence in said]


# Declarations that make pages ill, and the checks that must say so.
ILL_SHEETS = {
    "blockquote { block-step-size: none; margin: 3pt 0 }": {"grid"},
    "h2 { break-after: page }": {"stranded", "hole"},
    ".tail { break-before: page }": {"lonely_tail"},
    ".body { margin-right: -40pt }": {"outside"},
    "@page { @top-left { margin-left: -200pt; text-overflow: clip } }": {"outside"},
}


def first_block(pages, wanted):
    """The lines of the first block that is as wanted."""
    return next(lines for block, lines in pages.by_block.items() if wanted(block, lines))


def move(marks, page=0, down=0.0, right=0.0):
    for mark in marks:
        mark.page += page
        mark.left, mark.right = mark.left + right, mark.right + right
        mark.top, mark.bottom = mark.top + down, mark.bottom + down
        if mark.baseline is not None:
            mark.baseline += down


def long_paragraph(pages):
    return first_block(pages, lambda block, lines: block.role == "P" and len(lines) > 3 and
                       all(map(pages.is_body, lines)) and lines[-1].page + 2 < pages.n_pages)


def lower_line(pages):
    move(long_paragraph(pages)[1].marks, down=.06)


def lower_page(pages):
    fullest = collections.Counter(line.page for line in pages.body_lines()).most_common(1)[0][0]
    move([mark for mark in pages.document.marks if mark.page == fullest], down=1.0)


def send_last_line_on(pages):
    move(long_paragraph(pages)[-1].marks, page=1)


def send_all_but_first_on(pages):
    for line in long_paragraph(pages)[1:]:
        move(line.marks, page=1)


def clear_below_heading(pages):
    heading = first_block(pages, lambda block, _: block.role in HEADINGS[1:])[-1]
    move([mark for mark in pages.document.marks if mark.page == heading.page and
          mark.top > heading.bottom], page=1)


def clip_picture(pages):
    image = pages.images[0]
    image.clip = (image.left, image.top, image.right, image.bottom - 20)


def lower_picture(pages):
    move(pages.images[0:1], down=pages.sheet.bottom - pages.images[0].bottom + 8)


def stretch_picture(pages):
    pages.images[0].bottom += 12


def draw_picture_twice(pages):
    pages.document.marks.append(copy.copy(pages.images[0]))


def part_caption(pages):
    caption = first_block(pages, lambda block, _: block.role == "Caption")
    for line in caption:
        move(line.marks, page=1)


def send_figure_on(pages):
    figure = next(e for e in pages.document.elements() if e.role == "Figure" and e.children)
    inside = set(figure.descendants())
    move([mark for mark in pages.document.marks if mark.element in inside], page=2)


def shift_right(pages):
    move(long_paragraph(pages)[0].marks, right=6)


def shift_footer(pages):
    move([mark for mark in pages.document.marks if not mark.element][-3:], down=90)


def raise_line(pages):
    move(long_paragraph(pages)[1].marks, down=-10)


def empty_foot(pages):
    pages.document.marks[:] = [mark for mark in pages.document.marks if not (
        mark.page == 3 and mark.top > pages.sheet.bottom - 8 * pages.sheet.leading)]


def strip_last_page(pages):
    lines = [line for line in pages.body_lines() if line.page == pages.n_pages - 1]
    gone = {id(mark) for line in lines[4:] for mark in line.marks}
    gone |= {id(mark) for mark in pages.document.marks if mark.page == pages.n_pages - 1 and
             mark.element and mark.element.block() in pages.notes}
    pages.document.marks[:] = [mark for mark in pages.document.marks if id(mark) not in gone]


def send_note_on(pages):
    """Off the page of its call."""
    names = {element.name: element for element in pages.document.elements() if element.name}
    note = next(element for element in pages.document.elements()
                if page_faults.is_note(element) and page_faults.call_of(element, names))
    call = set(page_faults.call_of(note, names).descendants())
    wanted = next(mark.page for mark in pages.document.marks if mark.element in call)
    for line in (line for inner in note.descendants() for line in pages.by_block.get(inner, ())):
        at = pages.sheet.bottom - 5 - line.baseline if line.page != wanted else 0
        move(line.marks, page=wanted - line.page or 2, down=at)


def strip_heads(pages):
    """Of tables, where they are set again."""
    pages.document.marks[:] = [mark for mark in pages.document.marks if mark.element or
                               mark.kind != "glyph" or mark.bottom < pages.sheet.top]


SPOILERS = {
    lower_line: {"grid"}, lower_page: {"facing", "grid"}, send_last_line_on: {"widow"},
    send_all_but_first_on: {"orphan"}, clear_below_heading: {"stranded"}, clip_picture: {"cut"},
    lower_picture: {"cut"}, stretch_picture: {"cut"}, draw_picture_twice: {"cut"},
    part_caption: {"parted"}, send_figure_on: {"far"}, shift_right: {"outside"},
    shift_footer: {"outside"}, raise_line: {"overlap"}, empty_foot: {"hole"},
    strip_last_page: {"lonely_tail"}, send_note_on: {"far_note"}, strip_heads: {"headless"},
}


# The same for columns. The pages of one narrow column are laid beside each other, two and two: so
# there are columns to try these on, whoever made them.
def lower_column(pages):
    move([mark for mark in pages.document.marks if mark.page == 1 and
          mark.left > pages.sheet.columns[1][0] - 5], down=1.0)


def shorten_column(pages):
    last = max(line.page for line in pages.body_lines())
    column = [line for line in pages.lines if (line.page, line.column) == (last, 1)]
    foot = max(line.bottom for line in column) - 3 * pages.sheet.leading
    gone = [line.marks for line in column if line.bottom > foot]
    gone = {id(mark) for marks in gone for mark in marks}
    pages.document.marks[:] = [mark for mark in pages.document.marks if id(mark) not in gone]


def widen_line(pages):
    line = next(line for line in pages.body_lines() if line.column == 0)
    move(line.marks[-4:], right=60)
    line.marks[-5].right += 60


COLUMN_SPOILERS = {lower_column: {"facing"}, shorten_column: {"unbalanced"},
                   widen_line: {"one_column"}}


def narrow_sheet():
    """The first of two columns alone on its paper."""
    sheet = Sheet(2)
    left, right = sheet.columns[0]
    return Sheet(1, width=left + right, margins=(80, left, 86, left))


def fold(document):
    """Pages 1 and 2 become the columns of one, 3 and 4 of the next …, as far as both are full."""
    sheet = Sheet(2)
    for mark in document.marks:
        mark.left += sheet.columns[mark.page % 2][0] - sheet.columns[0][0]
        mark.right += sheet.columns[mark.page % 2][0] - sheet.columns[0][0]
        mark.page //= 2
    n_pages = (len(document.sizes) + 1) // 2
    pages = Pages(document, sheet)
    feet = {page: page_faults.column_feet(pages, page) for page in range(n_pages - 1)}
    whole = {page for page, (left, right) in feet.items()
             if abs(left - right) <= sheet.leading and min(left, right) > sheet.bottom / 2}
    document.sizes[:] = [(sheet.width, sheet.height)] * (max(whole) + 1)
    document.marks[:] = [mark for mark in document.marks if mark.page <= max(whole)]
    return document


def spoiled(document, sheet, spoil):
    """The document with its marks changed; its elements are the same."""
    marks = [copy.copy(mark) for mark in document.marks]
    worse = tagged_pdf.Document(list(document.sizes), marks, document.root)
    spoil(Pages(worse, sheet))
    return faults(Pages(worse, sheet))


def counts(found):
    return collections.Counter({name: len(said) for name, said in found.items()})


def try_judge(program, folder):
    """What the judge does not find though it is there."""
    source = write_article(0, folder)
    sheet, tried = Sheet(1), {}
    sound = tagged_pdf.read(set_article(program, source, sheet, "sound")[0])
    before = counts(faults(Pages(sound, sheet)))
    for more, wanted in ILL_SHEETS.items():
        ill = tagged_pdf.read(set_article(program, source, sheet, "ill", more)[0])
        tried[more] = (counts(faults(Pages(ill, sheet))) - before, wanted)
    for spoil, wanted in SPOILERS.items():
        after = counts(spoiled(sound, sheet, spoil))
        tried[spoil.__name__] = (after - before + (before - after), wanted)
    narrow = narrow_sheet()
    folded = fold(tagged_pdf.read(set_article(program, source, narrow, "narrow")[0]))
    before = counts(faults(Pages(folded, Sheet(2))))
    for spoil, wanted in COLUMN_SPOILERS.items():
        tried[spoil.__name__] = (counts(spoiled(folded, Sheet(2), spoil)) - before, wanted)
    missed = []
    for name, (found, wanted) in tried.items():
        print(f"{name}: " + ", ".join(f"{check} {count}" for check, count in found.items()))
        missed += [f"{name}: {check} does not show it" for check in wanted - found.keys()]
    untried = CHECKS.keys() - set().union(*(wanted for _, wanted in tried.values()))
    return missed + [f"nothing tries {check}" for check in untried]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--keep", help="a folder for the articles and PDFs")
    options = parser.parse_args()
    absent = [tool for tool in ("mutool", "qpdf") if not shutil.which(tool)]
    if absent:
        print("skipped: no " + ", ".join(absent))
        return 1 if os.environ.get("CI") == "true" else SKIP
    with tempfile.TemporaryDirectory() as scratch:
        run = try_judge if options.faults else check
        missed = run(os.path.abspath(options.program), options.keep or scratch)
    print("\n".join(missed))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
