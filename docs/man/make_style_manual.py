#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""make_style_manual.py STYLES.md PROPERTIES.md VERSION: the manual page kanyin-style(7) from
docs/styles.md, in the part of Markdown that it uses: headings, paragraphs, tables, lists, fenced
code, `code`, **strong**. The tables under "Properties" are those of PROPERTIES.md, which the build
has made from the program's own."""
import re
import sys
import textwrap

HEAD = """.\\" SPDX-License-Identifier: MIT
.TH KANYIN\\-STYLE 7 2026-11-27 "kanyin {version}" "Miscellaneous"
.SH NAME
kanyin\\-style \\- style sheets for kanyin
.SH DESCRIPTION"""
FOOT = """.SH SEE ALSO
.BR kanyin (1)"""
INLINE = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\([^)]*\)")


def plain(text):
    """Text that roff reads as it stands."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(cq").replace("`", "\\(ga")
    return text.replace("^", "\\(ha").replace("~", "\\(ti").replace('"', "\\(dq")


def roff(text):
    parts, at = [], 0
    for match in INLINE.finditer(text):
        parts.append(plain(text[at:match.start()]))
        code, strong, link = match.groups()
        parts.append(plain(link) if link else f"\\fB{plain(code or strong)}\\fR")
        at = match.end()
    lines = textwrap.wrap("".join(parts) + plain(text[at:]), 78, break_on_hyphens=False,
                          break_long_words=False)
    return "\n".join("\\&" + line if line[0] == "." else line for line in lines)


def cells(row):
    return [cell.strip().replace("\\|", "|")
            for cell in re.split(r"(?<!\\)\|", row.strip().strip("|"))]


def table(rows):
    """First column as terms, the others as what they mean; a head names what stands where, before
    each of many and once of few."""
    head, body = cells(rows[0]), [cells(row) for row in rows[2:]]
    is_wide = len(head) > 3
    if is_wide:
        body = [row[:1] + [f"{name}: {cell}" for name, cell in zip(head[1:], row[1:]) if cell]
                for row in body]
    if any(head) and not is_wide:
        yield ".PP"
        yield "\\fI" + roff(" \\- ".join(cell for cell in head if cell)).replace("\\e\\-", "\\(en") + "\\fR"
    for row in body:
        yield ".TP"
        yield roff(row[0])
        yield roff("; ".join(cell for cell in row[1:] if cell)) or "\\&"


def blocks(lines):
    """(kind, lines) of the document's blocks."""
    kind, block, is_code = None, [], False
    for line in lines + [""]:
        if line.startswith("```"):
            if is_code or block:
                yield kind or "text", block
            is_code, kind, block = not is_code, None if is_code else "code", []
            continue
        new = ("code" if is_code else "heading" if line.startswith("#") else
               "table" if line.startswith("|") else "item" if line.startswith("- ") else
               None if not line.strip() else "item" if kind == "item" else "text")
        if block and (new != kind or new == "heading" or (new == "item" and line.startswith("- "))):
            yield kind, block
            block = []
        kind = new
        if new:
            block.append(line)


def page(lines, version):
    yield HEAD.format(version=version)
    is_opened = True
    for kind, block in blocks(lines):
        if kind == "heading":
            level, title = re.match(r"(#+) *(.*)", block[0]).groups()
            if len(level) > 1:
                yield (".SH " if len(level) == 2 else ".SS ") + plain(title)
                is_opened = True
            continue
        if kind == "code":
            yield from ([] if is_opened else [".PP"])
            yield from (".RS", ".nf", *("\\&" + plain(row) for row in block), ".fi", ".RE")
        elif kind == "table":
            yield from table(block)
        elif kind == "item":
            yield ".IP \\(bu 2"
            yield roff(" ".join(line.removeprefix("- ").strip() for line in block))
        else:
            yield from ([] if is_opened else [".PP"])
            yield from (roff(line.strip()) for line in block)
        is_opened = False
    yield FOOT


def with_properties(lines, properties):
    start = lines.index("## Properties")
    end = next(i for i in range(start + 1, len(lines)) if lines[i].startswith("## "))
    prose = [line for line in lines[start:end] if not line.startswith("|")]
    return lines[:start] + prose + properties + [""] + lines[end:]


def main():
    path, properties, version = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    with open(properties, encoding="utf-8") as file:
        lines = with_properties(lines, file.read().splitlines())
    text = "\n".join(page(lines, version)) + "\n"
    sys.stdout.buffer.write(text.encode())


if __name__ == "__main__":
    main()
