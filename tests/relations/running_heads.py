#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""running_heads.py PROGRAM: whatever the lengths of site name, headline and address, the texts of
the running head and foot stand apart and inside the type area, and folio and date are whole."""
import itertools
import json
import re
import subprocess
import sys
import tempfile

STYLES = ("article", "academy")
SITES = (8, 12, 20)
HEADLINES = (30, 60)
ADDRESSES = (100, 150)
WORDS = "天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏"
LEFT, RIGHT = 77.63, 595.28 - 77.63  # the type area of styles/article.css, a tenth of a point spare
APART = 7  # pt: an em of the foot's 7.5 pt, rounding spare
DATE = "2026年10月23日"


def text_of(length):
    return (WORDS * length)[:length]


def article(site, headline, address):
    url = "https://www.example.org/"
    return {"title": text_of(headline), "language": "zh-Hant", "region": "CN",
            "site_name": text_of(site), "date": DATE, "url": url + "a" * (address - len(url)),
            "body": [text_of(300)] * 14}


def rows(page):
    """The margin texts of a page by baseline: [(left, right)]."""
    found = {}
    for x, y, width in re.findall(r"glyphs ([\d.]+),([\d.]+) w([\d.]+)", page):
        x, y, width = float(x), float(y), float(width)
        if y < 70 or y > 770:
            found.setdefault(round(y), []).append((x, x + width))
    return found


def faults(page):
    for y, texts in rows(page).items():
        texts.sort()
        if texts[0][0] < LEFT - .1 or texts[-1][1] > RIGHT + .1:
            yield f"the texts at {y} leave the type area: {texts}"
        for one, other in itertools.pairwise(texts):
            if 0.1 < other[0] - one[1] < APART or other[0] < one[1] - .1:
                yield f"the texts at {y} touch: {texts}"


def missing(page, number, count):
    """The page number is never cut short, nor is the date."""
    said = "".join(re.findall(r'"(.*)"$', page, flags=re.M))
    wanted = [f"第{number}頁　共{count}頁", DATE][:1 if number == 1 else 2]
    return [f"page {number} does not say {word}" for word in wanted if word not in said]


def main():
    program, found, cases = sys.argv[1], [], 0
    with tempfile.TemporaryDirectory() as folder:
        source = f"{folder}/article.json"
        for style, *lengths in itertools.product(STYLES, SITES, HEADLINES, ADDRESSES):
            with open(source, "w", encoding="utf-8") as file:
                json.dump(article(*lengths), file)
            dump = subprocess.run([program, source, "-s", style, "--dump=pages"], check=True,
                                  capture_output=True, text=True).stdout
            pages = re.split(r"^page ", dump, flags=re.M)[1:]
            cases += len(pages)
            for number, page in enumerate(pages, 1):
                wrong = [*faults(page), *missing(page, number, len(pages))]
                found += [f"{style} {lengths}: {fault}" for fault in wrong]
    print("\n".join(found) or f"ok: {cases} pages")
    return 1 if found or cases < 48 else 0


if __name__ == "__main__":
    sys.exit(main())
