# SPDX-License-Identifier: MIT
"""Long mixed articles from a seed: prose of our own stock with all that an article can hold.

An article is a list of blocks (kind, what it holds); to_html() and to_markdown() write it. The
pictures are drawn here, so that an article needs nothing beside it."""
import html
import os
import random
import struct
import zlib

import word_stock as stock

KINDS = ("html", "markdown")
PIXELS_AN_INCH = 220  # as wide as the type area


class Writer:
    """Fills the stock's sentences; the same seed gives the same words."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.recent = []

    def fill(self, text):
        pick = self.rng.choice
        while "{" in text:
            start = text.index("{")
            end = text.index("}", start)
            text = text[:start] + self.slot(text[start + 1:end], pick) + text[end + 1:]
        return text

    def slot(self, name, pick):
        lists = {"place": stock.PLACES, "person": stock.PEOPLE, "thing": stock.THINGS,
                 "stuff": stock.STUFF, "deed": stock.DEEDS, "field": stock.FIELDS,
                 "season": stock.SEASONS, "plain": stock.PLAIN, "field_latin": stock.FIELD_LATIN}
        if name in lists:
            return pick(lists[name])
        ranges = {"small": (2, 9), "number": (12, 960), "age": (61, 93), "percent": (2, 88),
                  "year": (1871, 2019), "month": (1, 12)}
        if name == "decimal":
            return f"{self.rng.uniform(1, 30):.2f}"
        return str(self.rng.randint(*ranges[name]))

    def fresh(self, choices):
        """One that was not said just before."""
        found = self.rng.choice([one for one in choices if one not in self.recent])
        self.recent = (self.recent + [found])[-24:]
        return self.fill(found)

    def sentence(self):
        end = self.fill(self.rng.choice(stock.TAILS))
        body = self.fresh(stock.SENTENCES)
        if body[-1] in "？！”":
            end = "" if body[-2:] != "”" and body[-1] != "”" else end
        if body.endswith("。”"):
            end = ""
        return self.fill(self.rng.choice(stock.LEADS)) + body + end

    def paragraph(self, least=60, most=260):
        wanted, text = self.rng.randint(least, most), ""
        while len(text) < wanted:
            text += self.sentence()
        return text


class Article:
    def __init__(self, seed, sections=6):
        self.writer = Writer(seed)
        self.rng = self.writer.rng
        self.blocks, self.notes = [], []
        self.figures = self.tables = 0
        self.pictures = {}
        self.title = self.writer.fill(stock.TITLES[seed % len(stock.TITLES)])
        for number in range(sections):
            self.section(number)

    def add(self, kind, *what):
        self.blocks.append((kind, *what))

    def section(self, number):
        level = 1
        if number:
            level = self.heading(2)
        if number and self.rng.random() < .3:
            level = self.heading(3)
        self.prose(self.rng.randint(2, 4))
        kinds = list(PARTS)
        self.rng.shuffle(kinds)
        for part in kinds[:self.rng.randint(2, 4)]:
            part(self)
            if level > 1 and self.rng.random() < .4:
                level = self.heading(self.rng.choice((3, min(level + 1, 4))))
            self.prose(self.rng.randint(1, 4))

    def heading(self, level):
        self.add("heading", level, self.writer.fresh(stock.HEADINGS))
        return level

    def prose(self, count):
        for _ in range(count):
            self.add("paragraph", self.marked(self.writer.paragraph()))

    def marked(self, text):
        """A paragraph as pieces: text, and (kind, …) for notes and links."""
        pieces = [text]
        if self.rng.random() < .16:
            self.notes.append(self.writer.fill(self.rng.choice(stock.NOTES)))
            end = pieces[-1]
            pieces[-1:] = [end[:-1], ("note", len(self.notes)), end[-1]]
        if self.rng.random() < .14:
            words = self.writer.fill("{place}{field}资料")
            address = f"https://example.org/{self.rng.choice(stock.FIELD_LATIN)}/{len(self.blocks)}"
            pieces += ["参看", ("link", words, address), "。"]
        return pieces

    def figure(self):
        self.figures += 1
        number, words = self.figures, self.writer.fill(self.rng.choice(stock.CAPTIONS))
        self.add("paragraph", [self.writer.paragraph(40, 160) + f"情形见图 {number}。"])
        width, height = self.rng.choice(((360, 150), (300, 190), (240, 240), (180, 230), (420, 120)))
        name = f"figure-{number}.png"
        self.pictures[name] = draw(self.rng, width, height)
        self.add("figure", name, f"图 {number}　{words}", words)

    def table(self, rows):
        self.tables += 1
        title = f"表 {self.tables}　{self.writer.fill(self.rng.choice(stock.TABLE_TITLES))}"
        heads = self.rng.sample(stock.COLUMN_HEADS, self.rng.randint(3, 4))
        cells = [[self.cell(head) for head in heads] for _ in range(rows)]
        self.add("table", title, heads, cells)

    def cell(self, head):
        slots = {"年份": "{year}", "地点": "{place}", "数量": "{number}", "经手人": "{person}",
                 "高度（米）": "{decimal}", "占比": "{percent}%", "材料": "{stuff}"}
        words = slots.get(head) or self.rng.choice(("{plain}", "—", "据{person}", "{year}年补记，{plain}"))
        return self.writer.fill(words)

    def short_table(self):
        self.table(self.rng.randint(3, 7))

    def long_table(self):
        self.table(self.rng.randint(24, 60))

    def items(self, depth=0):
        made = []
        for _ in range(self.rng.randint(2, 5)):
            inner = self.items(depth + 1) if depth < 2 and self.rng.random() < .3 else None
            made.append((self.writer.paragraph(10, 70), inner))
        return (self.rng.choice(("ul", "ol")), made)

    def list(self):
        self.add("list", self.items())

    def quote(self):
        self.add("quote", [self.writer.paragraph(50, 150) for _ in range(self.rng.randint(1, 2))])

    def code(self):
        self.add("code", self.writer.fill(self.rng.choice(stock.CODE)))


PARTS = (Article.figure, Article.figure, Article.short_table, Article.long_table, Article.list,
         Article.quote, Article.code)


def draw(rng, width, height):
    """A picture of bands and hills, so big on paper (points), as PNG."""
    scale = PIXELS_AN_INCH / 72
    across, down = round(width * scale), round(height * scale)
    base, step = rng.randrange(90, 170), rng.randrange(5, 13)
    hills = [down * (60 + abs((x * step // 4) % 80 - 40)) // 130 for x in range(across)]
    rows = []
    for y in range(down):
        tone = base + y * 60 // down
        sky, land = min(255, tone + 40), tone // 2
        rows.append(b"\0" + bytes([sky if y < hill else land for hill in hills]))
    header = struct.pack(">IIBBBBB", across, down, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts)


def piece_html(piece):
    if isinstance(piece, str):
        return html.escape(piece)
    if piece[0] == "note":
        return f'<sup><a href="#fn{piece[1]}" id="fnref{piece[1]}" role="doc-noteref">{piece[1]}</a></sup>'
    return f'<a href="{piece[2]}">{html.escape(piece[1])}</a>'


def list_html(kind, items):
    inside = "".join(f"<li>{html.escape(text)}{list_html(*inner) if inner else ''}</li>"
                     for text, inner in items)
    return f"<{kind}>{inside}</{kind}>"


def table_html(title, heads, rows):
    head = "".join(f"<th>{html.escape(cell)}</th>" for cell in heads)
    body = "\n".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
                     for row in rows)
    return (f"<table><caption>{title}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{body}</tbody></table>")


HTML = {
    "heading": lambda level, text: f"<h{level}>{html.escape(text)}</h{level}>",
    "paragraph": lambda pieces: f"<p>{''.join(map(piece_html, pieces))}</p>",
    "figure": lambda name, caption, alt: (f'<figure><img src="{name}" alt="{alt}"><figcaption>'
                                          f"{caption}</figcaption></figure>"),
    "table": table_html,
    "list": lambda items: list_html(*items),
    "quote": lambda texts: "<blockquote>" + "".join(f"<p>{html.escape(t)}</p>" for t in texts) +
             "</blockquote>",
    "code": lambda text: f"<pre><code>{html.escape(text)}</code></pre>",
}


def to_html(article):
    body = "\n".join(HTML[kind](*what) for kind, *what in article.blocks)
    notes = "".join(f'<li id="fn{number}" role="doc-footnote"><p>{html.escape(text)}</p></li>'
                    for number, text in enumerate(article.notes, 1) if text)
    notes = notes and f'<section class="footnotes" role="doc-endnotes"><ol>{notes}</ol></section>'
    return (f'<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>{article.title}</title>'
            f"<article><h1>{article.title}</h1>\n{body}\n{notes}</article></html>\n")


def piece_markdown(piece):
    if isinstance(piece, str):
        return piece.replace("*", "\\*")
    return f"[^{piece[1]}]" if piece[0] == "note" else f"[{piece[1]}]({piece[2]})"


def list_markdown(kind, items, indent=""):
    lines = []
    for number, (text, inner) in enumerate(items, 1):
        sign = f"{number}. " if kind == "ol" else "- "
        lines.append(indent + sign + text)
        if inner:
            lines.append(list_markdown(*inner, indent + " " * len(sign)))
    return "\n".join(lines)


def table_markdown(title, heads, rows):
    lines = [heads, ["---"] * len(heads), *rows]
    return f"**{title}**\n\n" + "\n".join("| " + " | ".join(line) + " |" for line in lines)


MARKDOWN = {
    "heading": lambda level, text: f"{'#' * level} {text}",
    "paragraph": lambda pieces: "".join(map(piece_markdown, pieces)),
    "figure": lambda name, caption, alt: f'![{alt}]({name} "{caption}")',
    "table": table_markdown,
    "list": lambda items: list_markdown(*items),
    "quote": lambda texts: "\n>\n".join("> " + text for text in texts),
    "code": lambda text: f"```\n{text}\n```",
}


def to_markdown(article):
    body = "\n\n".join(MARKDOWN[kind](*what) for kind, *what in article.blocks)
    notes = "\n\n".join(f"[^{number}]: {text}" for number, text in enumerate(article.notes, 1)
                        if text)
    return f"---\n标题: {article.title}\nlanguage: zh-Hans\nregion: CN\n---\n\n{body}\n\n{notes}\n"


WRITERS = {"html": (to_html, "html"), "markdown": (to_markdown, "md")}


def write(article, kind, folder):
    """Writes the article and its pictures into a folder of its own; the path of its text."""
    os.makedirs(folder, exist_ok=True)
    for name, picture in article.pictures.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(picture)
    to_text, extension = WRITERS[kind]
    path = os.path.join(folder, f"article.{extension}")
    with open(path, "w", encoding="utf-8") as file:
        file.write(to_text(article))
    return path
