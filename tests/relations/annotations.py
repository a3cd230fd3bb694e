#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""annotations.py PROGRAM: in ruby of any make, nested and cut short as a page may have it, set in lines
of any width, every character of the article stands on the page."""
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PAGES = 60
TOKENS = ["<ruby>", "</ruby>", "<rt>", "</rt>", "<rb>", "<rtc>", "</rtc>", "天", "地", "ㄅㄟˇ", "˙ㄇㄚ", " ", "běi",
          "chuāng", "<br>", "<em>", "</em>", "，", "「", "<sup>", "</sup>", "ab ", "\u3000", "\u200b", "<b>", "</b>"]
COUNTED = "天地ㄅㄇbcāˇ˙「，"
SHEET = """em, .a { text-emphasis: "※" } rt { ruby-align: start } :nth-child(2) > rt { ruby-position: under }
:nth-child(3) > rt { font-size: 200%%; ruby-position: over } p { width: %dem }"""


def texts(node):
    if isinstance(node, str):
        return node
    return "".join(texts(child) for child in node.get("children", []))


def dump(program, page, stage, *arguments):
    result = subprocess.run([program, page, *arguments, f"--dump={stage}"], check=True,
                            capture_output=True, text=True)
    return result.stdout


def lost(program, page, sheet):
    article = json.loads(dump(program, page, "article"))
    wanted = texts(article["body"])
    lines = dump(program, page, "layout", "-s", "article", "-s", sheet).split("\nstructure")[0]
    found = "".join(re.findall("“([^”]*)”", re.sub(r"\[[^\]]*\]", "", lines)))
    return [c for c in COUNTED if wanted.count(c) > found.count(c)]


def main():
    program, bad = sys.argv[1], 0
    chance = random.Random(20)
    with tempfile.TemporaryDirectory() as folder:
        page, sheet = Path(folder, "page.html"), Path(folder, "sheet.css")
        for number in range(PAGES):
            paragraphs = ("".join(chance.choices(TOKENS, k=chance.randint(5, 80))) for _ in range(6))
            head = '<html lang="zh-CN"><meta charset="utf-8"><title>甲</title><h1>甲</h1><p>'
            page.write_text(head + "<p>".join(paragraphs), encoding="utf-8")
            sheet.write_text(SHEET % (3 + number % 20), encoding="utf-8")
            missing = lost(program, page, sheet)
            if missing:
                bad += 1
                print(f"page {number}: lost {' '.join(missing)}\n{page.read_text(encoding='utf-8')}")
    print(f"{PAGES - bad} of {PAGES} pages are whole")
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
