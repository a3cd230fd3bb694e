#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""on_paper.py PROGRAM: nothing runs off the paper. Tables, code and pictures that are too wide or too
tall for their page are set; every mark of every page must lie within the type area, but for what a
rule's thickness and a mark at a line's end may reach beyond it, and every word must be there."""
import re
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

WIDTH, HEIGHT, MARGIN = 400, 500, 40
SHEET = f"""@page {{ size: {WIDTH}pt {HEIGHT}pt; margin: {MARGIN}pt; -kanyin-type-area: auto }}
@page {{ @top-left {{ content: none }} @top-center {{ content: none }} @top-right {{ content: none }}
         @bottom-left {{ content: none }} @bottom-center {{ content: none }} @bottom-right {{ content: none }} }}
:root {{ font-size: 10pt; line-height: 16pt }}
"""
SLACK = 1.5  # half of the thickest rule, and rounding
RAISED = 2  # a repeated head may stand higher by an eighth of a line
HANG = 5.5  # a mark that hangs at the end of a line, half an em
SENTENCE = "各地区、各部门要结合实际认真贯彻落实，加强组织领导，明确责任分工，细化工作措施，确保各项任务落到实处。"


def png(width, height):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def cells(name, texts, attributes=""):
    return "<tr>" + "".join(f"<{name}{attributes}>{text}</{name}>" for text in texts) + "</tr>"


def table(rows, head="", attributes="", inside=""):
    head = f"<thead>{head}</thead>" if head else ""
    return f"<table{attributes}>{inside}{head}<tbody>{''.join(rows)}</tbody></table>"


def numbers(columns, rows, digits=8):
    return table([cells("td", [str(10 ** digits + r * columns + c) for c in range(columns)])
                  for r in range(rows)], cells("th", [f"第{c}列" for c in range(columns)]))


def spanning():
    first = f"<tr><td rowspan=60>{SENTENCE * 8}</td><td>0</td></tr>"
    return table([first] + [cells("td", [str(r)]) for r in range(1, 60)])


def heads(depth):
    inside = heads(depth - 1) if depth else "甲"
    return table([cells("td", ["乙"])], cells("th", [inside]))


def crossing():
    """Spans that hold all rows together, each of them into the next."""
    rows = []
    for r in range(80):
        span = "<td rowspan=3>跨</td>"
        rows.append(f"<tr>{span if r % 2 == 0 else ''}<td>{r}</td></tr>")
    return table(rows)


CASES = {
    "columns": "".join(numbers(n, 4) for n in (3, 8, 14, 24, 60)),
    "many turned": numbers(20, 90),
    "tall row": table([cells("td", [SENTENCE * 40, SENTENCE * 25])], cells("th", ["甲", "乙"])),
    "tall row off the grid": table([f"<tr><td>{SENTENCE * 30}</td><td class=large>{SENTENCE * 12}</td></tr>"]),
    "tall row of blocks": table([f"<tr><td>{('<p>' + SENTENCE + '</p>') * 30}</td>"
                                 f"<td><ul>{('<li>' + SENTENCE) * 20}</ul></td></tr>"]),
    "tall row kept": table([f"<tr class=kept><td>{SENTENCE * 40}</td></tr>"]),
    "spans": spanning() + crossing(),
    "tall head": table([cells("td", ["一"])] * 20, cells("th", [SENTENCE * 20, SENTENCE * 3])),
    "taller head": table([cells("td", ["一"])] * 20, cells("th", [SENTENCE * 60])),
    "head and foot": "<table><thead>" + cells("th", ["头"] * 3) + "</thead><tfoot>" + cells("td", ["尾"] * 3)
                     + "</tfoot>" + cells("td", ["身"] * 3) * 120 + "</table>",
    "asked widths": table([cells("td", [SENTENCE, "乙"])], "", "", "<colgroup><col width=2000><col width='90%'></colgroup>")
                    + "<div class=fixed>" + table([cells("td", ["甲" * 30, "w" * 200])]) + "</div>",
    "spacing": "<div class=spaced>" + numbers(6, 30, 3) + "</div>",
    "collapsed": "<div class=collapsed>" + numbers(6, 60, 3) + table([cells("td", [SENTENCE * 30, "一"])]) + "</div>",
    "nested heads": heads(12),
    "nested": table([f"<tr><td>{numbers(12, 3)}</td><td>{table([cells('td', [SENTENCE * 40])])}</td></tr>"]),
    "in quotes": "<blockquote>" * 3 + numbers(14, 4) + "</blockquote>" * 3 + "<ul><li>" + numbers(14, 4) + "</ul>",
    "in a figure": "<figure>" + numbers(24, 4) + "<figcaption>图</figcaption></figure>",
    "long words": table([cells("td", ["w" * 300, "一二三", "x" * 80])]),
    "unbroken": f"<p class=nowrap>{SENTENCE * 2}</p>" + table([cells("td", [SENTENCE, "二"], " class=nowrap")]),
    "code": "<pre>" + "x = a[" + "0123456789, " * 30 + "]\n" + "y" * 200 + "\n\tif (a) { return b; }</pre>",
    "code as it is": "<pre class=pre>" + "x = a[" + "0123456789, " * 30 + "]\n" + "y" * 200 + "\nz</pre>",
    "pictures": "<p><img src=tall.png alt=高></p><figure><img src=tall.png alt=高><figcaption>图</figcaption></figure>"
                + table(["<tr><td><img src=tall.png alt=高></td><td><img src=wide.png alt=宽></td></tr>"] * 3),
    "captions": "<table><caption>" + SENTENCE * 30 + "</caption>" + cells("td", ["一"] * 4) * 30 + "</table>",
}
LOOKS = """
.large { font-size: 17pt; line-height: 29.7pt }
.kept { break-inside: avoid }
.fixed table { table-layout: fixed }
.fixed td { width: 300pt }
.spaced table { border-spacing: 12pt 9pt }
.spaced td { border: 1pt solid }
.collapsed table { border-collapse: collapse; border: 2pt solid }
.collapsed :is(td, th) { border: 1pt solid }
.nowrap { white-space: nowrap }
.pre { white-space: pre }
"""
MARK = re.compile(r"^  (glyphs|rect|image|modules) (-?[\d.]+),(-?[\d.]+) (.*)")


def boxes(dump):
    """Page, its width and height, and each mark's kind and edges."""
    page = size = None
    for line in dump.splitlines():
        start = re.match(r'page (\d+) "[^"]*" ([\d.]+)x([\d.]+)', line)
        if start:
            page, size = start[1], (float(start[2]), float(start[3]))
        mark = MARK.match(line)
        if not mark:
            continue
        x, y = float(mark[2]), float(mark[3])
        if mark[1] == "glyphs":
            width = float(re.match(r"w(-?[\d.]+)", mark[4])[1])
            em = float(mark[4].split()[2])
            yield page, size, mark[1], (x, y - .88 * em, x + width, y + .12 * em), line
        else:
            width, height = map(float, re.match(r"([\d.]+)x([\d.]+)", mark[4]).groups())
            yield page, size, mark[1], (x, y, x + width, y + height), line


def faults(dump):
    for page, (width, height), kind, (left, top, right, bottom), line in boxes(dump):
        hang = HANG if kind == "glyphs" else SLACK
        if left < MARGIN - SLACK or right > width - MARGIN + hang:
            yield f"page {page}: beside the type area: {line.strip()[:90]}"
        elif top < MARGIN - SLACK - RAISED or bottom > height - MARGIN + SLACK:
            yield f"page {page}: above or below the type area: {line.strip()[:90]}"


def words(text):
    return sorted(re.findall(r"[0-9A-Za-z\u4e00-\u9fff]", text))


def lost(dump, body):
    """Characters of the body that no page shows; what is repeated may be there more often."""
    shown = "".join(re.findall(r'^  glyphs .* "(.*)"$', dump, re.M))
    have = words(shown)
    counts = {}
    for character in have:
        counts[character] = counts.get(character, 0) + 1
    for character in words(re.sub(r"<[^>]*>", "", body)):
        counts[character] = counts.get(character, 0) - 1
    return "".join(c for c, n in counts.items() if n < 0)


def main():
    program = str(Path(sys.argv[1]).resolve())
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "tall.png").write_bytes(png(40, 4000))
        (folder / "wide.png").write_bytes(png(4000, 40))
        (folder / "page.css").write_text(SHEET + LOOKS, encoding="utf-8")
        for case, body in CASES.items():
            if len(sys.argv) > 2 and case not in sys.argv[2:]:
                continue
            (folder / "a.html").write_text(f"<article lang=zh-CN><h1>题</h1><p>始</p>{body}<p>终</p></article>",
                                           encoding="utf-8")
            command = [program, "a.html", "-s", "article", "-s", "page.css", "--dump=pages"]
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=100, check=False)
            found = list(faults(done.stdout)) if done.returncode == 0 else [done.stderr.strip()]
            missing = lost(done.stdout, body) if done.returncode == 0 else ""
            if missing:
                found.append(f"not shown as often as it is written: {missing}")
            print(("not ok" if found else "ok") + f" {case}")
            for fault in found[:8]:
                print("    " + fault)
            failed += bool(found)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
