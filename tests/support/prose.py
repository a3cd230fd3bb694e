# SPDX-License-Identifier: MIT
"""Real prose on pages of one measure: the paragraphs of zh-articles, and kanyin's pages of them."""
import json
import os
import re
import subprocess

SIZE = 10.0       # points
LEADING = 17.0
MARGIN = 60.0     # on all sides
HEIGHT = 842.0
INDENT = 2        # ems
MEASURES = (10, 17, 28, 38)
LEAST_CHARACTERS = 60
FAMILY = "Noto Serif CJK SC"

HAN = re.compile("[\u3400-\u9fff\u3007\uf900-\ufaff\U00020000-\U0003ffff]")


def prose():
    """Paragraphs with sixty Han or more; None where the corpora are not to be had."""
    path = os.path.join(os.environ.get("KANYIN_CORPORA", ""), "zh-articles", "gold.json")
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as file:
        articles = json.load(file)
    return [" ".join(line.split()) for article in articles.values()
            for line in article["content"].split("\n")
            if len(HAN.findall(line)) >= LEAST_CHARACTERS]


def width(ems):
    return 2 * MARGIN + ems * SIZE


def sheet(ems, more=""):
    """A style sheet of one column, so many ems wide, and nothing beside the text."""
    return (f"@page {{ size: {width(ems)}pt {HEIGHT}pt; margin: {MARGIN}pt }}\n"
            f':root {{ font: {SIZE}pt/{LEADING}pt "Noto Serif CJK", serif; text-align: justify }}\n'
            f".title {{ display: none }}\np {{ margin: 0; text-indent: {INDENT}em; {more} }}\n")


def write_article(paragraphs, folder):
    path = os.path.join(folder, "prose.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"title": "刊印", "language": "zh-Hans", "region": "CN", "body": paragraphs}, file,
                  ensure_ascii=False)
    return path


def set_prose(program, paragraphs, ems, folder, more=""):
    """The path of kanyin's PDF of the paragraphs at a measure; `more` is declared for them, too."""
    style = os.path.join(folder, "measure.css")
    with open(style, "w", encoding="utf-8") as file:
        file.write(sheet(ems, more))
    out = os.path.join(folder, f"kanyin-{ems}.pdf")
    subprocess.run([program, write_article(paragraphs, folder), "-s", style, "--repair", "none",
                    "--no-config", "--quiet", "-o", out], check=True)
    return out
