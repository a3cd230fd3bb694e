#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""gongwen.py PROGRAM [--faults]: an official document held against the numbers of GB/T 9704—2012.

examples/gongwen is set in the look gongwen; each place is measured in the finished PDF (of the
issuer's mark, whose edge is ink, in a drawing of 600 dots an inch) and may be .2 mm off. With
--faults the judge is tried: a style sheet moves one thing at a time, and its row must tell."""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import tagged_pdf

SKIP = 77
MM = 72 / 25.4
EXACT = .2
LINE, PITCH = 225 / 22, 156 / 28
TOP, BOTTOM = 37, 262
SIZE, FOUR, TWO = 15.75, 14, 22
ASCENT, DESCENT = .88, .12  # of the em box
DPI = 600


def em(size):
    return size / MM


def baseline_in(line_top, size):
    """Of type of that size in a line of the grid."""
    return line_top + (LINE - em(size)) / 2 + ASCENT * em(size)


class Row:
    """Glyphs of one page on one baseline, from left to right. Places are millimetres."""

    def __init__(self, marks):
        self.marks = sorted(marks, key=lambda mark: mark.left)
        self.page, self.size = marks[0].page, max(mark.size for mark in marks)
        self.baseline = marks[0].baseline / MM
        self.left, self.right = self.marks[0].left / MM, self.marks[-1].right / MM
        self.text = "".join(mark.character for mark in self.marks)


class Paper:
    def __init__(self, pdf):
        self.document = tagged_pdf.read(pdf)
        found = {}
        for mark in self.document.marks:
            if mark.kind == "glyph" and not mark.character.isspace():
                found.setdefault((mark.page, round(mark.baseline)), []).append(mark)
        self.rows = [Row(marks) for _, marks in sorted(found.items())]
        self.rules = [mark for mark in self.document.marks if mark.kind == "path"]
        self.n_pages = len(self.document.sizes)

    def row(self, begins, page=None):
        return next(row for row in self.rows if row.text.startswith(begins) and
                    (page is None or row.page == page))

    def left_edge(self, page):
        return 28 if page % 2 == 0 else 26


def top_of_mark(pdf):
    """The first line of dots of page 1 that is red over more than a hair, in millimetres."""
    drawn = subprocess.run(["pdftoppm", "-r", str(DPI), "-f", "1", "-l", "1", pdf],
                           capture_output=True, check=True).stdout
    _, size, _, dots = drawn.split(b"\n", 3)
    width = int(size.split()[0])
    for number in range(len(dots) // (3 * width)):
        line = dots[number * 3 * width:(number + 1) * 3 * width]
        if sum(r > 150 and g < 120 for r, g in zip(line[::3], line[1::3])) > 2:
            return number / DPI * 25.4
    return 0


def measure_page(paper):
    width, height = paper.document.sizes[0]
    yield "A4, width", 210, width / MM
    yield "A4, height", 297, height / MM
    yield "pages", 3, paper.n_pages
    for page in range(paper.n_pages):
        body = [row for row in paper.rows if row.page == page and abs(row.size - SIZE) < .1 and
                not row.text.startswith("鹭政发〔2026")]
        off = max((abs((row.baseline - baseline_in(TOP, SIZE) + LINE / 2) % LINE - LINE / 2)
                   for row in body), default=0)
        yield f"page {page + 1}: body lines off the 22 of the area", 0, off
        edge = paper.left_edge(page)
        yield f"page {page + 1}: left edge", edge, min(row.left for row in body)
    full = [row for row in paper.rows if row.page == 1]
    yield "page 2: first baseline", baseline_in(TOP, SIZE), full[0].baseline
    yield "page 2: last of 22 baselines", baseline_in(TOP + 21 * LINE, SIZE), full[21].baseline
    line = max((row for row in full if len(row.text) == 28), key=lambda row: sum(map(str.isalpha, row.text)))
    yield "28 characters, the first to the last", 27 * PITCH, \
        (line.marks[-1].left - line.marks[0].left) / MM
    yield "28 characters, right edge", 26 + 156, line.right
    yield "3号, points", SIZE, line.size


def measure_head(paper, pdf):
    copy, secrecy, urgency = paper.row("000128"), paper.row("机密"), paper.row("特急")
    yield "份号: first line", baseline_in(TOP, SIZE), copy.baseline
    yield "密级: second line", baseline_in(TOP + LINE, SIZE), secrecy.baseline
    yield "紧急程度: third line", baseline_in(TOP + 2 * LINE, SIZE), urgency.baseline
    yield "份号: left", 28, copy.left
    yield "紧急程度: left", 28, urgency.left
    mark, number = paper.row("白鹭县", 0), paper.row("鹭政发〔", 0)
    yield "mark: upper edge under the area's", TOP + 35, top_of_mark(pdf)
    yield "mark: centred", 28 + 78, (mark.left + mark.right) / 2
    under = mark.baseline + DESCENT * em(mark.size)
    yield "发文字号: two lines under the mark", baseline_in(under + 2 * LINE, SIZE), number.baseline
    yield "发文字号: centred", 28 + 78, (number.left + number.right) / 2
    rule = min(paper.rules, key=lambda mark: (mark.page, mark.top))
    yield "red rule: 4 mm under it", number.baseline + DESCENT * em(SIZE) + 4, rule.top / MM
    yield "red rule: left", 28, rule.left / MM
    yield "red rule: width", 156, (rule.right - rule.left) / MM
    title = next(row for row in paper.rows if abs(row.size - TWO) < .1)
    yield "title: two lines under the rule", baseline_in(rule.top / MM + 2 * LINE, TWO), title.baseline
    last = [row for row in paper.rows if abs(row.size - TWO) < .1][-1]
    sent = paper.row("各镇人民政府", 0)
    yield "主送: a line under the title", last.baseline - baseline_in(0, TWO) + 2 * LINE, \
        sent.baseline - baseline_in(0, SIZE)
    yield "主送: left", 28, sent.left


def measure_foot(paper):
    last = paper.n_pages - 1
    rules = sorted((mark for mark in paper.rules if mark.page == last), key=lambda mark: mark.top)
    left = paper.left_edge(last)
    for name, rule, thick in zip(("first", "middle", "last"), rules, (.35, .25, .35)):
        yield f"版记, {name} rule: thickness", thick, (rule.bottom - rule.top) / MM
        yield f"版记, {name} rule: left", left, rule.left / MM
        yield f"版记, {name} rule: width", 156, (rule.right - rule.left) / MM
    yield "版记: on the area's lower edge", BOTTOM, rules[-1].bottom / MM
    sent, printed = paper.row("抄送", last), paper.row("白鹭县人民政府办公室", last)
    yield "抄送: a character in", left + em(FOUR), sent.left
    yield "抄送: 4号, points", FOUR, sent.size
    turned = next(row for row in paper.rows if row.page == last and row.baseline > sent.baseline)
    yield "抄送: its second line under the first after the colon", sent.marks[3].left / MM, turned.left
    yield "印发日期: a character in from the right", left + 156 - em(FOUR), printed.right
    for page in range(paper.n_pages):
        number = next(row for row in paper.rows if row.page == page and row.baseline > BOTTOM + 5)
        dash = number.baseline - .38 * em(FOUR)
        yield f"page {page + 1}: its number's dash under the area", BOTTOM + 7, dash
        if page % 2 == 0:
            yield f"page {page + 1}: its number at the right", 28 + 156 - em(FOUR), number.right
        else:
            yield f"page {page + 1}: its number at the left", 26 + em(FOUR), number.left
        yield f"page {page + 1}: its number's size", FOUR, number.size
    attached, note = paper.row("附件：", last), paper.row("（此件公开发布", last)
    before = paper.rows[paper.rows.index(attached) - 1]
    yield "附件说明: a line under the text", 2 * LINE, attached.baseline - before.baseline
    yield "附件说明: two characters in", left + 2 * PITCH, attached.left
    name, day = paper.row("白鹭县人民政府", last), paper.row("2026年10月30日", last)
    yield "成文日期: four characters in from the right", left + 156 - 4 * em(SIZE), day.right
    yield "附注: the line under the day", LINE, note.baseline - day.baseline
    # The blank half of a bracket that begins a paragraph is taken off: its ink is two characters in.
    yield "附注: its bracket two characters in", left + 1.5 * PITCH, note.left
    yield "署名: centred over the day", (day.left + day.right) / 2, (name.left + name.right) / 2


def measure_signed(pdf):
    """A document to those above, without marks: three signatories beside its number."""
    paper = Paper(pdf)
    yield "without marks, mark: upper edge under the area's", TOP + 35, top_of_mark(pdf)
    mark, number = paper.row("白鹭县", 0), paper.row("鹭政发〔", 0)
    under = mark.baseline + DESCENT * em(mark.size)
    yield "signed, 发文字号: in the last line of the names", baseline_in(under + 3 * LINE, SIZE), number.baseline
    yield "signed, 发文字号: a character in", 28 + em(SIZE), number.left
    first = paper.row("签发人", 0)
    yield "签发人: first line", baseline_in(under + 2 * LINE, SIZE), first.baseline
    yield "签发人: a character in from the right", 28 + 156 - em(SIZE), first.right
    third = next(mark for row in paper.rows if row.page == 0 for mark in row.marks if mark.character == "王")
    yield "签发人: the third under the first", first.marks[4].left / MM, third.left / MM
    rule = min(paper.rules, key=lambda mark: (mark.page, mark.top))
    yield "signed, red rule: 4 mm under it", number.baseline + DESCENT * em(SIZE) + 4, rule.top / MM


def measure(pdf):
    paper = Paper(pdf)
    yield from measure_page(paper)
    yield from measure_head(paper, pdf)
    yield from measure_foot(paper)


def faces(pdf):
    """What the standard asks for: FangSong, Kai, Hei, and a Song's bold for 小标宋."""
    listed = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True).stdout
    return [face for face in ("FandolFang-Regular", "FandolKai-Regular", "NotoSansCJKsc-Regular",
                              "NotoSerifCJKsc-Bold", "NotoSerifCJKsc-Regular") if face not in listed]


# A style sheet that moves one thing, and the words its rows begin with.
FAULTS = [
    ("@page :right { margin-top: 37.4mm }", "份号: first line"),
    ("@page :left { margin-top: 36.7mm }", "page 2: first baseline"),
    ("@page :left { margin-left: 26.3mm }", "page 2: left edge"),
    (":root { --leading: 28.5pt }", "page 1: body lines"),
    (":root { letter-spacing: 0 } p { text-align: start }", "28 characters, the first"),
    (".issue-marks { height: 35.5mm }", "mark: upper edge"),
    (".issue-number { margin-top: calc(2rlh + 1mm) }", "发文字号: two lines"),
    (".issue-number { padding-bottom: 2mm }", "red rule: 4 mm"),
    (".title { margin-top: 2rlh }", "title: two lines"),
    (".addressees { padding-top: .5mm }", "主送: a line"),
    (".issue-foot { border-top-width: .6mm }", "版记, first rule: thickness"),
    (".issue-imprint { border-top-width: .5mm }", "版记, middle rule"),
    (".issue-foot p { padding: 0 .5em }", "印发日期"),
    ("@page :right { @bottom-center { margin-top: 7mm } }", "page 1: its number's dash"),
    ("@page :left { @bottom-center { padding: 0 } }", "page 2: its number at the left"),
    (".signatures { margin-right: 3em }", "成文日期"),
    (".issue-foot .issue-send { text-indent: 0 }", "抄送: its second line"),
    (".issue-urgency { padding-left: 1em }", "紧急程度: left"),
    (".attached { margin-top: 1.5rlh }", "附件说明: a line"),
    (".issue-name:first-child { padding-top: 34mm }", "without marks, mark"),
    (".issue-reference { padding-left: 0 }", "signed, 发文字号: a character"),
    (".issue-reference .issue-number { padding-bottom: .5mm }", "signed, 发文字号: in the last"),
    (".issue-signatories { margin-right: 1em }", "签发人: a character"),
]


def write_signed(folder):
    """The example as it goes to those above."""
    examples = os.path.join(HERE, "..", "..", "examples", "gongwen")
    with open(os.path.join(examples, "issue.yaml"), encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith(("copy_number", "classification", "urgency"))]
    path = os.path.join(folder, "signed.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines([*lines, "signatories: [陈远山, 李重言, 王一川]\n"])
    shutil.copy(os.path.join(examples, "notice.md"), folder)
    return path


def set_issue(program, source, pdf, more=None):
    style = ["-s", "gongwen"]
    if more:
        sheet = f"{pdf}.css"
        with open(sheet, "w", encoding="utf-8") as file:
            file.write(more)
        style += ["-s", sheet]
    subprocess.run([program, "bulletin", source, *style, "--no-config", "-q", "-o", pdf], check=True)
    return pdf


def measure_all(program, folder, name, more=None):
    """Rows of the example and of the signed one, and the example's PDF."""
    example = os.path.join(HERE, "..", "..", "examples", "gongwen", "issue.yaml")
    pdf = set_issue(program, example, os.path.join(folder, f"{name}.pdf"), more)
    signed = set_issue(program, write_signed(folder), os.path.join(folder, f"{name}-signed.pdf"), more)
    return [*measure(pdf), *measure_signed(signed)], pdf


def judge(program, folder):
    """The rows that are off; prints all."""
    found, pdf = measure_all(program, folder, "gongwen")
    for name, wanted, value in found:
        print(f"{'ok    ' if abs(value - wanted) <= EXACT else 'not ok'} {name}: {value:.3f} ({wanted:.3f})")
    missing = faces(pdf)
    print(f"{'not ok' if missing else 'ok    '} faces: {', '.join(missing) or 'all'}")
    return [name for name, wanted, value in found if abs(value - wanted) > EXACT] + missing


def try_judge(program, folder):
    unseen = []
    for number, (sheet, row) in enumerate(FAULTS):
        rows, _ = measure_all(program, folder, f"fault-{number}", sheet)
        off = [name for name, wanted, found in rows if abs(found - wanted) > EXACT]
        is_seen = any(name.startswith(row) for name in off)
        print(f"{'ok    ' if is_seen else 'not ok'} {sheet}: {', '.join(off) or 'nothing'}")
        unseen += [] if is_seen else [sheet]
    return unseen


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("program")
    parser.add_argument("--faults", action="store_true")
    options = parser.parse_args()
    absent = [tool for tool in ("mutool", "qpdf", "pdftoppm", "pdffonts") if not shutil.which(tool)]
    if absent:
        print(f"skipped: {', '.join(absent)} not installed")
        return 1 if os.environ.get("CI") == "true" else SKIP
    with tempfile.TemporaryDirectory() as folder:
        if options.faults:
            return 1 if try_judge(options.program, folder) else 0
        return 1 if judge(options.program, folder) else 0


if __name__ == "__main__":
    sys.exit(main())
