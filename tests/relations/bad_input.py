#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bad_input.py KANYIN [GROUP…]: inputs made to hurt. Each is made here, set once, and must end with the
code and message that are told, within TIME seconds and MEMORY MiB (bounds that the manual states, no
benchmark), leave an older output as it was where it fails, and leave no other file.

Groups: json, capture, html, markdown, css, pictures, signals."""
import os
import resource
import signal
import struct
import subprocess
import sys
import tempfile
import time
import zlib

TIME, MEMORY = 60, 1126
BUSY = 5  # so much longer by the clock, beside other work
SLOW = 4 if os.environ.get("KANYIN_SANITIZED") else 1  # what the sanitizers cost
MIB = 1024 * 1024
OLD = b"old\n"


def article(body):
    return '{"title": "a", "body": [' + body + "]}"


def nested(depth):
    return '{"element": "div", "children": [' * depth + '"a"' + "]}" * depth


def cells(rows, columns):
    cell = '{"element": "td", "children": ["字"]}'
    row = '{"element": "tr", "children": [' + ", ".join([cell] * columns) + "]}"
    return article('{"element": "table", "children": [' + ", ".join([row] * rows) + "]}")


def laughs(entities):
    """The billion laughs: each entity is ten of the one before."""
    rows = ['<!ENTITY l0 "ha">'] + [f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, entities)]
    return ('<?xml version="1.0"?><!DOCTYPE html [' + "".join(rows) + ']><html xmlns="http://www.w3.org/1999/xhtml">'
            f"<head><title>t</title></head><body><article><h1>t</h1><p>text &l{entities - 1};</p></article></body></html>")


def bomb(depth):
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, depth)]
    return "---\ntitle: t\n" + "\n".join(rows) + f"\nauthor: *a{depth - 1}\n---\n\ntext\n"


# (file, exit codes, words of the message, what makes it)
JSON = [
    ("deep.json", (65,), "1:", lambda: '{"body": ' + "[" * MIB + "]" * MIB + "}"),
    ("deep-elements.json", (65,), "nested deeper than", lambda: article(nested(100000))),
    ("deepest-allowed.json", (0,), "", lambda: article(nested(500))),
    ("values.json", (65,), "more than 2000000 values", lambda: article(",".join(["{}"] * 3 * MIB))),
    ("paragraphs.json", (65,), "an article has at most 250000", lambda: article(",".join(['"字"'] * 600000))),
    ("most-paragraphs.json", (0,), "", lambda: article(",".join(['"天地玄黃，宇宙洪荒。天地玄黃，宇"'] * 249000))),
    ("paragraph.json", (65,), "an article has at most 4000000", lambda: article('"' + "字" * (50 * MIB // 3) + '"')),
    ("title.json", (0,), "[long-string]", lambda: '{"body": ["a"], "title": "' + "字" * 100000 + '"}'),
    ("longest-title.json", (65,), "longest-title.json: 'title' holds 3900000 characters; a field has at most 100000",
     lambda: '{"body": ["a"], "title": "' + LONG + '"}'),
    ("longest-paragraph.json", (0,), "", lambda: article(f'"{LONG}"')),
    ("longest-heading.json", (0,), "",
     lambda: article('{"element": "h2", "children": ["' + HEADING + '"]}, "b"')),
    ("word.json", (0,), "[emergency-break]", lambda: article('"' + "a" * MIB + '"')),
    ("foreign.json", (0,), "U+1DF00", lambda: article('"' + "a" * MIB + "\U0001DF00" + '"')),
    ("brackets.json", (0,), "[emergency-break]", lambda: article('"' + "（" * 300000 + '"')),
    ("unknown-keys.json", (0,), "[more-notices]",
     lambda: '{"body": ["a"], ' + ", ".join(f'"k{i}": 1' for i in range(500000)) + "}"),
    ("attributes.json", (65,), "/body/0/attributes has more than 256 members",
     lambda: article('{"element": "p", "attributes": {' + ", ".join(f'"a{i}": ""' for i in range(200000)) + "}}")),
    ("classes.json", (65,), "/body/0/class has more than 256 words",
     lambda: article('{"element": "p", "class": "' + " ".join(f"c{i}" for i in range(200000)) + '"}')),
    ("rows.json", (0,), "", lambda: cells(5000, 4)),
    ("columns.json", (0,), "", lambda: cells(2, 10000)),
    ("large.json", (65,), "more than", lambda: article('"' + "a" * (65 * MIB) + '"')),
]
CAPTURE = [
    ("line.txt", (65,), "line.txt:1: the line has more bytes than 4194304", lambda: "字" * (50 * MIB // 3)),
    ("words.txt", (65,), "words.txt:1: the line has more bytes", lambda: "word " * (10 * MIB)),
    ("brackets.txt", (65,), "brackets.txt:1: the line has more bytes", lambda: "(" * (50 * MIB)),
    ("empty-lines.txt", (65,), "more lines than 1000000", lambda: "\n" * (50 * MIB) + "字"),
    ("lines.txt", (65,), "an article has at most 250000", lambda: "天\n" * 900000),
    ("longest-line.txt", (0,), "", lambda: "題\n\n" + "天地玄黃，宇宙洪荒。" * 40000 + "\n"),
    ("glosses.txt", (0,), "", lambda: "題\n\n" + "字(zì)" * 100000 + "\n"),
    ("large.txt", (65,), "more than", lambda: "天地玄黃\n" * (65 * MIB // 13)),
]
LONG = "字" * 3900000  # nearly all that an article may hold
HEADING = "字" * 3900000  # one block, higher than a Length can say
HTML = [
    ("deep.html", (0,), "deep.html:1: warning: 99489 elements nested deeper than 512 levels",
     lambda: "<article><h1>t</h1>" + "<div>" * 100000 + "text" + "</div>" * 100000),
    ("formats.html", (0,), "59968 elements nested deeper than 512 levels, or formatting left open 32 times",
     lambda: "<article><h1>t</h1><p>" + "<b><i><font>" * 30000 + "text"),
    ("entities.html", (65,), "an article has at most 4000000",
     lambda: "<article><h1>t</h1><p>" + "&lt;&notit;&#x5b57;" * (20 * MIB // 20)),
    ("laughs.xhtml", (0,), "", lambda: laughs(30)),
    ("attributes.html", (0,), "19900 attributes beyond 100 of one element", lambda: "<article><h1>t</h1><p " +
     " ".join(f"a{i}=1" for i in range(20000)) + ">text</p></article>"),
    ("classes.html", (0,), "199900 classes beyond 100 of one element", lambda: "<article><h1>t</h1><p class='" +
     " ".join(f"c{i}" for i in range(200000)) + "'>text</p></article>"),
    ("around.html", (0,), "attributes and classes beyond 16777216 bytes",
     lambda: "<article><h1>t</h1><b title='" + "a" * MIB + "'>" + "<p>字" * 3000 + "</article>"),
    ("repeated.html", (65,), "repeated.html:1: formatting left open stands for more than 33554432 bytes",
     lambda: "<article><h1>t</h1><p><b title='" + "a" * MIB + "'>" + "<p>字" * 3000 + "</article>"),
    ("line.html", (65,), "line.html: more than 33554432 bytes of HTML",
     lambda: "<article><h1>t</h1><p>" + "字" * (50 * MIB // 3) + "</p></article>"),
    ("tags.html", (65,), "tags.html:1: more than 500000 tags", lambda: "<article><h1>t</h1>" + "<p>a" * (2 * MIB)),
    ("title.html", (0,), "The article has no title [title-missing]",  # as nobody writes such a one
     lambda: f"<article><h1>{HEADING}</h1><p>text</article>"),
]
MARKDOWN = [
    ("bomb.md", (65,), "bomb.md:1: the front matter is more than 10000 values, its aliases written out",
     lambda: bomb(12)),
    ("front.md", (65,), "front.md:1: the front matter has more than 262144 bytes",
     lambda: "---\ntitle: t\nk: " + "x" * MIB + "\n---\n\ntext\n"),
    ("quotes.md", (0,), "quotes.md:3: warning: Quotes and lists nest deeper than 64; 99936 marks are left out",
     lambda: "# t\n\n" + ">" * 100000 + " text\n"),
    ("brackets.md", (0,), "", lambda: "# t\n\n" + "[" * 200000 + "a" + "](b)" * 1000 + "\n"),
    ("stars.md", (0,), "", lambda: "# t\n\n" + "**a *b " * 100000 + "\n"),
    ("line.md", (65,), "line.md: more than 8388608 bytes of Markdown", lambda: "# t\n\n" + "字" * (50 * MIB // 3) + "\n"),
    ("table.md", (65,), "cells", lambda: "# t\n\n" + "|a" * 5000 + "|\n" + "|-" * 5000 + "|\n" + "|x\n" * 2000),
    ("title.md", (65,), "title.md: 'title' holds 2600000 characters; a field has at most 100000",
     lambda: "# " + "字" * 2600000 + "\n\ntext\n"),
]


# each kind, and up to which tenth a cut takes pixels of the (first) picture away
KINDS = {"jpeg/color.jpg": 9, "jpeg/progressive.jpg": 9, "jpeg/cmyk.jpg": 9, "png/rgb.png": 9, "png/rgba16.png": 9,
         "webp/lossy.webp": 9, "webp/lossless.webp": 9, "webp/alpha.webp": 9, "gif/plain.gif": 8, "gif/animation.gif": 5,
         "tiff/rgb.tif": 9, "tiff/cmyk.tif": 7}
SEEDS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "fuzz", "seeds")


def png_of(side):
    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(bytes(MIB))) + chunk(b"IEND", b""))


def tiff_of(side):
    tags = ((256, 4, side), (257, 4, side), (258, 3, 8), (259, 3, 8), (262, 3, 1), (273, 4, 8), (277, 3, 1), (278, 4, side),
            (279, 4, 8))
    rows = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    return b"II*\0" + struct.pack("<I", 16) + bytes(8) + struct.pack("<H", len(tags)) + rows + bytes(4)


def jpeg_of(side):
    with open(os.path.join(SEEDS, "image_jpeg", "progressive.jpg"), "rb") as file:
        whole = file.read()
    at = whole.index(b"\xff\xc2") + 5  # its frame: length, precision, then height and width
    return whole[:at] + struct.pack(">HH", side, side) + whole[at + 4:]


def webp_of(side):
    """The canvas of an extended file may be larger than any frame that VP8 knows."""
    size = struct.pack("<I", side - 1)[:3]
    with open(os.path.join(SEEDS, "image_webp", "alpha.webp"), "rb") as file:
        whole = file.read()
    return whole[:24] + size + size + whole[30:]


def gif_of(side):
    return b"GIF89a" + struct.pack("<HH", side, side) + b"\x80\0\0" + bytes(6) + b",\0\0\0\0\1\0\1\0\0\2\2D\1\0;"


# as large as the kind can say, up to 100,000 pixels a side
LARGE = {"a.png": png_of(100000), "b.tif": tiff_of(100000), "c.jpg": jpeg_of(65500), "d.webp": webp_of(100000),
         "e.gif": gif_of(65535)}


def doubling(n, tail=""):
    """Each variable is the one before it twice: 2^n tokens."""
    return "* { --a0: x x; " + "; ".join(f"--a{i}: var(--a{i - 1}) var(--a{i - 1})" for i in range(1, n)) + f"; {tail} }}"


# Style sheets; each is read beside an article of a few paragraphs.
CSS = [
    ("declarations.css", (0,), "", lambda: "p { " + "color: red; " * 1000000 + "}"),
    ("customs.css", (0,), "", lambda: "p { " + "".join(f"--a{i}: {i}; " for i in range(600000)) + "}"),
    ("ten-megabytes.css", (0,), "[bad-selector]", lambda: "a " * (5 * MIB - 10) + "{}"),
    ("tokens.css", (0,), "[unknown-value]", lambda: "p { color: " + "+" * (10 * MIB) + "}"),
    ("longer.css", (65, 66), "cannot read style sheet", lambda: "a{}" * (6 * MIB)),
    ("rules.css", (0,), "", lambda: "".join(f"p.c{i}, p {{ margin-top: {i % 7}pt }} " for i in range(100000))),
    ("faults.css", (0,), "[more-notices]", lambda: "p { no: 1; color: 7 } ! { } @x; @page :y { }\n" * 100000),
    ("one-line-of-faults.css", (0,), "[more-notices]", lambda: "p{no:1}" * (MIB)),
    ("braces.css", (0,), "[bad-selector]", lambda: "{" * (4 * MIB)),
    ("closers.css", (0,), "", lambda: "})]" * (3 * MIB)),
    ("functions.css", (0,), "[unknown-value]", lambda: "p { width: " + "calc(" * MIB + "1pt" + ")" * MIB + " }"),
    ("parentheses.css", (0,), "[unknown-value]", lambda: "p { width: calc(" + "(" * MIB + "1pt" + ")" * MIB + ") }"),
    ("selectors.css", (0,), "[bad-selector]", lambda: ":is(" * MIB + "p" + ")" * MIB + " { color: red }"),
    ("media.css", (0,), "[too-deep]", lambda: "@media print {" * 300000 + "p { color: red }" + "}" * 300000),
    ("queries.css", (0,), "[unsupported-media]", lambda: "@media " + "(" * MIB + "color" + ")" * MIB + " { p { color: red } }"),
    ("supports.css", (0,), "", lambda: "@supports " + "(not " * MIB + "(color: red)" + ")" * MIB + " { p { color: red } }"),
    ("layers.css", (0,), "", lambda: "".join(f"@layer l{i}.m{i} {{ p {{ margin-top: {i % 7}pt }} }} " for i in range(100000))),
    ("layer-names.css", (0,), "[bad-syntax]", lambda: "@layer a" + ".a" * (2 * MIB) + ";"),
    ("reverts.css", (0,), "",
     lambda: "".join(f"@layer l{i} {{ p {{ all: revert-layer; --x: revert-layer }} }} " for i in range(20000))),
    ("circle.css", (0,), "imports itself", lambda: '@import "circle.css"; @import "circle.css"; p { color: red }'),
    ("laughs.css", (0,), "[variable-too-large]", lambda: doubling(100000, "width: var(--a99999); color: var(--a14)")),
    ("laughs-everywhere.css", (0,), "", lambda: doubling(15, "".join(f"margin-top: var(--a14, {i}pt);" for i in range(100)))),
    ("chain.css", (0,), "",
     lambda: "* { --a0: 1pt; " + "; ".join(f"--a{i}: var(--a{i - 1})" for i in range(1, 300000)) + "; width: var(--a299999) }"),
    ("ring.css", (0,), "",
     lambda: "* { --a0: var(--a299999); " + "; ".join(f"--a{i}: var(--a{i - 1})" for i in range(1, 300000)) + " }"),
    ("fallbacks.css", (0,), "", lambda: "p { width: " + "var(--a, " * 500000 + "1pt" + ")" * 500000 + " }"),
    ("infinity.css", (0,), "",
     lambda: "p { margin: calc(1pt / 0) calc(-1pt * infinity) calc(infinity * 1%) calc(NaN * 1em); width: calc(1e300em * 1e300); "
     "font-size: calc(1pt * infinity); line-height: calc(1 / 0); text-indent: min(infinity * 1pt, 1e999pt); letter-spacing: calc(1em / 0) }"),
    ("huge-page.css", (0,), "", lambda: "@page { size: calc(1mm / 0); margin: calc(1pt / 0) } p { font-size: 0; line-height: 0 }"),
    ("pages.css", (0,), "", lambda: "".join(f"@page :nth({i % 9}n+{i}) {{ margin: {i % 30}pt; @top-left {{ content: 'x' }} }} "
                                            for i in range(50000))),
    ("boxes.css", (0,), "", lambda: "@page { " + "".join(f"@top-left {{ --a{i}: 1; content: 'x' }}" for i in range(100000)) + "}"),
    ("counters.css", (0,), "", lambda: "".join(f"@counter-style c{i} {{ system: extends c{i + 1}; fallback: c{i + 2} }} "
                                               for i in range(100000)) + "li { list-style-type: c0 }"),
    ("additive.css", (0,), "", lambda: "@counter-style c { system: additive; additive-symbols: 1 x } p { counter-increment: a 1000000000; "
                                       "content: counter(a, c) } p::before { content: counter(a, c) }"),
    ("fonts.css", (0,), "[too-many-fonts]", lambda: "@font-face { font-family: X; src: local(Nothing) } " * 20000 + "p { font-family: X }"),
    ("zeros.css", (0,), "", lambda: "\0" * (4 * MIB)),
    ("escapes.css", (0,), "", lambda: "\\" * (8 * MIB)),
    ("comment.css", (0,), "", lambda: "/*" * MIB),
    ("string.css", (0,), "", lambda: "p { quotes: '" + "x" * (10 * MIB)),
]


def cut_pictures():
    """Each kind cut short at each tenth of it, and in its first bytes."""
    cut = {}
    for kind, last in KINDS.items():
        with open(os.path.join(SEEDS, "image_" + kind), "rb") as file:
            whole = file.read()
        for length in [0, 1, 3, 8, 11, 13] + [len(whole) * part // 10 for part in range(1, last + 1)]:
            cut[f"{length}-{os.path.basename(kind)}"] = whole[:length]
    return cut


def run_pictures(program):
    """An article with broken pictures is set: a frame with the alternative text, and a notice, for each."""
    bad = 0
    for what, pictures in (("cut", cut_pictures()), ("large", LARGE)):
        with tempfile.TemporaryDirectory() as base, tempfile.TemporaryDirectory() as aside:
            for name, content in pictures.items():
                with open(os.path.join(base, name), "wb") as file:
                    file.write(content)
            path, out = os.path.join(base, "a.json"), os.path.join(base, "out.pdf")
            figure = '{"element": "img", "attributes": {"src": "%s", "alt": "的%s的"}}'
            with open(path, "w", encoding="utf-8") as file:
                file.write(article(", ".join(figure % (name, name) for name in pictures)))
            code, text, seconds, mebibytes = peak_after(program, path, out, aside)
            faults = judge(code, text, seconds, mebibytes, (0,), "") + left_over(base, ("a.json", "out.pdf", *pictures))
            reason = "are more than the limit of 200 million" if what == "large" else "is left out"
            faults += [f"no notice of {name}" for name in pictures
                       if not any(f" {name} is left out" in row and reason in row for row in text.splitlines())]
            shown = subprocess.run([program, path, "--dump=text", "-q"], capture_output=True, check=False).stdout.decode()
            faults += [f"no frame for {name}" for name in pictures if f"的{name}的" not in shown]
        bad += bool(faults)
        print(f"{'not ok' if faults else 'ok'} {len(pictures)} {what} pictures: {code}, {seconds:.1f} s, "
              f"{mebibytes:.0f} MiB {'; '.join(faults)}")
    return bad


def peak_after(program, path, out, folder, *options):
    """Exit code, standard error, seconds of processor time, MiB of one run."""
    with open(os.path.join(folder, "said"), "w+b") as said:
        process = subprocess.Popen([program, path, "-o", out, *options], stderr=said, stdout=subprocess.DEVNULL)
        watch = time.monotonic() + TIME * SLOW * BUSY
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() > watch:
                process.kill()
                watch += 1e9
            time.sleep(0.01)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
    return process.returncode, text, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def judge(code, text, seconds, mebibytes, codes, words):
    faults = []
    if code not in codes:
        faults.append(f"ended with {code}, not {' or '.join(map(str, codes))}")
    if words not in text or (code and "kanyin: error: " not in text):
        faults.append(f"does not say '{words}': {text[:300]}")
    if seconds > TIME * SLOW:
        faults.append(f"took {seconds:.1f} s")
    if mebibytes > MEMORY and SLOW == 1:
        faults.append(f"took {mebibytes:.0f} MiB")
    return faults


def left_over(folder, known):
    return [f"{name} is left over" for name in sorted(os.listdir(folder)) if name not in known]


def run_cases(program, cases):
    bad = 0
    for name, codes, words, make in cases:
        with tempfile.TemporaryDirectory() as base, tempfile.TemporaryDirectory() as aside:
            path, out = os.path.join(base, name), os.path.join(base, "out.pdf")
            with open(path, "w", encoding="utf-8") as file:
                file.write(make())
            with open(out, "wb") as file:
                file.write(OLD)
            code, text, seconds, mebibytes = peak_after(program, path, out, aside)
            faults = judge(code, text, seconds, mebibytes, codes, words) + left_over(base, (name, "out.pdf"))
            with open(out, "rb") as file:
                begins = file.read(5)
            if begins != (b"%PDF-" if code == 0 else OLD[:5]):
                faults.append("the output is neither the old nor a whole new one")
        bad += bool(faults)
        print(f"{'not ok' if faults else 'ok'} {name}: {code}, {seconds:.1f} s, {mebibytes:.0f} MiB {'; '.join(faults)}",
              flush=True)
    return bad


def run_css(program):
    """An article of a few paragraphs under each sheet."""
    bad = 0
    paragraph = '{"element": "p", "class": "c1", "children": ["天地玄黃", {"element": "em", "children": ["宇宙"]}, "洪荒。"]}'
    for name, codes, words, make in CSS:
        with tempfile.TemporaryDirectory() as base, tempfile.TemporaryDirectory() as aside:
            path, sheet, out = (os.path.join(base, file) for file in ("a.json", name, "out.pdf"))
            with open(path, "w", encoding="utf-8") as file:
                file.write(article(", ".join([paragraph] * 50)))
            with open(sheet, "w", encoding="utf-8") as file:
                file.write(make())
            code, text, seconds, mebibytes = peak_after(program, path, out, aside, "-s", sheet)
            known = ("a.json", name, "out.pdf") if code == 0 else ("a.json", name)
            faults = judge(code, text, seconds, mebibytes, codes, words) + left_over(base, known)
        bad += bool(faults)
        print(f"{'not ok' if faults else 'ok'} {name}: {code}, {seconds:.1f} s, {mebibytes:.0f} MiB {'; '.join(faults)}",
              flush=True)
    return bad


def run_signals(program):
    """Stopped in the middle of a long article, wherever that is: no file, and the old one as it was."""
    bad = 0
    with tempfile.TemporaryDirectory() as base:
        path, out = os.path.join(base, "long.json"), os.path.join(base, "out.pdf")
        with open(path, "w", encoding="utf-8") as file:
            file.write(article(", ".join(['"' + "天地玄黃，宇宙洪荒。" * 40 + '"'] * 3000)))
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            for moment in (0.02, 0.2, 0.5, None):
                with open(out, "wb") as file:
                    file.write(OLD)
                process = subprocess.Popen([program, path, "-o", out], stderr=subprocess.DEVNULL)
                if moment:
                    time.sleep(moment)
                while moment is None and process.poll() is None and len(os.listdir(base)) == 2:
                    pass  # until the unfinished file is there
                process.send_signal(number)
                code = process.wait(TIME * SLOW)
                with open(out, "rb") as file:
                    begins = file.read(5)
                faults = left_over(base, ("long.json", "out.pdf"))
                if begins != (b"%PDF-" if code == 0 else OLD[:5]):
                    faults.append("the old output is hurt")
                if code not in (0, -number):
                    faults.append(f"ended with {code}")
                bad += bool(faults)
                print(f"{'not ok' if faults else 'ok'} {number.name} after {moment} s: {code} {'; '.join(faults)}")
    return bad


GROUPS = {"json": JSON, "capture": CAPTURE, "html": HTML, "markdown": MARKDOWN}
OTHERS = {"css": run_css, "pictures": run_pictures, "signals": run_signals}


def main():
    program, *groups = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    bad = 0
    for group in groups:
        bad += OTHERS[group](program) if group in OTHERS else run_cases(program, GROUPS[group])
    return 1 if bad or not groups else 0


if __name__ == "__main__":
    sys.exit(main())
