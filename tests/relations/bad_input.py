#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bad_input.py KANYIN [GROUP…]: inputs made to hurt. Each is made here, set once, and must end with the
code and message that are told, within TIME seconds and MEMORY MiB (bounds that the manual states, no
benchmark), leave an older output as it was where it fails, and leave no other file.

Groups: json, capture, html, markdown, signals."""
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time

TIME, MEMORY = 60, 1024
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
    ("paragraph.json", (65,), "an article has at most 4000000", lambda: article('"' + "字" * (50 * MIB // 3) + '"')),
    ("title.json", (0,), "[long-string]", lambda: '{"body": ["a"], "title": "' + "字" * 100000 + '"}'),
    ("word.json", (0,), "", lambda: article('"' + "a" * MIB + '"')),
    ("brackets.json", (0,), "", lambda: article('"' + "（" * 300000 + '"')),
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
HTML = [
    ("deep.html", (0, 65), "", lambda: "<article><h1>t</h1>" + "<div>" * 100000 + "text" + "</div>" * 100000),
    ("formats.html", (0, 65), "", lambda: "<article><h1>t</h1><p>" + "<b><i><font>" * 30000 + "text"),
    ("entities.html", (0, 65), "", lambda: "<article><h1>t</h1><p>" + "&lt;&notit;&#x5b57;" * (20 * MIB // 20)),
    ("laughs.xhtml", (0, 65), "", lambda: laughs(30)),
    ("attributes.html", (0, 65), "", lambda: "<article><h1>t</h1><p " +
     " ".join(f"a{i}=1" for i in range(20000)) + ">text</p></article>"),
    ("line.html", (0, 65), "", lambda: "<article><h1>t</h1><p>" + "字" * (50 * MIB // 3) + "</p></article>"),
    ("tags.html", (0, 65), "", lambda: "<article><h1>t</h1>" + "<p>a" * (5 * MIB)),
]
MARKDOWN = [
    ("bomb.md", (0, 65), "", lambda: bomb(12)),
    ("quotes.md", (0, 65), "", lambda: "# t\n\n" + ">" * 100000 + " text\n"),
    ("brackets.md", (0, 65), "", lambda: "# t\n\n" + "[" * 200000 + "a" + "](b)" * 1000 + "\n"),
    ("stars.md", (0, 65), "", lambda: "# t\n\n" + "**a *b " * 100000 + "\n"),
    ("line.md", (0, 65), "", lambda: "# t\n\n" + "字" * (50 * MIB // 3) + "\n"),
    ("table.md", (0, 65), "", lambda: "# t\n\n" + "|a" * 5000 + "|\n" + "|-" * 5000 + "|\n" + "|x\n" * 2000),
]


def peak_after(program, path, out, folder):
    """Exit code, standard error, seconds, MiB of one run."""
    started = time.monotonic()
    with open(os.path.join(folder, "said"), "w+b") as said:
        process = subprocess.Popen([program, path, "-o", out], stderr=said, stdout=subprocess.DEVNULL)
        watch = time.monotonic() + TIME * SLOW
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
    return process.returncode, text, time.monotonic() - started, usage.ru_maxrss / 1024


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


def main():
    program, *groups = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    bad = 0
    for group in groups:
        bad += run_signals(program) if group == "signals" else run_cases(program, GROUPS[group])
    return 1 if bad or not groups else 0


if __name__ == "__main__":
    sys.exit(main())
