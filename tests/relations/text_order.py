#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""text_order.py PROGRAM [INPUT STYLE]: what pdftotext reads from the PDF is the article's text, all
of it, in its order. The body's paragraphs are compared without white space; running heads may stand
between pages. Without INPUT an article of several pages is made up."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

SKIP = 77
CLAUSES = ("天地玄黃，宇宙洪荒。", "日月盈昃，辰宿列張。", "寒來暑往，秋收冬藏。", "閏餘成歲，律呂調陽。",
           "Antoine Petit在2024年說：“雲騰致雨，露結為霜。”", "金生麗水（玉出崑岡），劍號巨闕。")


def made_up():
    body = []
    for number in range(1, 31):
        if number % 7 == 1:
            body.append({"element": "h2", "children": [f"第{number}節　果珍李柰"]})
        text = "".join(CLAUSES[(number * k) % len(CLAUSES)] for k in range(1, 5 + number % 9))
        body.append({"element": "p", "children": [f"{number}、" + text]})
    return {"title": "海鹹河淡，鱗潛羽翔", "language": "zh-Hant", "region": "CN", "site_name": "刊印",
            "body": {"element": "div", "class": "body", "children": body}}


def texts(node):
    if isinstance(node, str):
        yield node
        return
    if "text" in node:
        yield node["text"]
    for child in node.get("children", []):
        yield from texts(child)


def bare(text):
    return re.sub(r"\s", "", text)


def paragraphs(article):
    title = article.get("title")
    if title:
        yield title if isinstance(title, str) else title["value"]
    for child in article["body"].get("children", []):
        yield "".join(texts(child))


def faults(read, wanted):
    """Paragraphs that are not found after one another; a page's break may part one."""
    at = 0
    for text in map(bare, wanted):
        for piece in pieces(read, at, text):
            found = read.find(piece, at)
            if found < 0:
                yield f"not found in its place: {piece}"
                break
            at = found + len(piece)


def pieces(read, at, text):
    """The paragraph whole, or its two parts where a page ends in it."""
    if read.find(text, at) >= 0:
        return [text]
    for cut in range(len(text) - 1, 0, -1):
        if read.find(text[:cut], at) >= 0:
            return [text[:cut], text[cut:]]
    return [text]


def main():
    program = os.path.abspath(sys.argv[1])
    if not shutil.which("pdftotext"):
        print("skipped: pdftotext is not installed")
        return 1 if os.environ.get("CI") == "true" else SKIP
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "article.json")
        if len(sys.argv) > 2:
            source = os.path.abspath(sys.argv[2])
        else:
            with open(source, "w", encoding="utf-8") as file:
                json.dump(made_up(), file, ensure_ascii=False)
        pdf = os.path.join(folder, "out.pdf")
        style = sys.argv[3] if len(sys.argv) > 3 else "article"
        subprocess.run([program, source, "-s", style, "-o", pdf], check=True)
        inspected = subprocess.run([program, "inspect", source], check=True, capture_output=True)
        read = bare(subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True,
                                   text=True).stdout)
        wanted = list(paragraphs(json.loads(inspected.stdout)))
    found = list(faults(read, wanted))
    print("\n".join(found) or f"ok: {len(wanted)} texts in their order")
    return 1 if found or len(wanted) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
