#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""computed.py [--build DIR] [--write FILE]: the values that kanyin computes and those that Chromium does.

The cases of computed_cases.py are put into one page and one style sheet. What `kanyin --dump=style` says of each
element is held against Chromium's getComputedStyle, in points. Every difference is either explained in
computed_explained.py, or a fault: exit status 1. --write puts count and table into a document (docs/computed-values.md). Exit status 77
where there is no chromium."""
import argparse
import collections
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import run
from computed_cases import CASES, HTML
from computed_explained import EXPLAINED, INITIAL, find_reason

BROWSER = "chromium"
TOLERANCE = .02  # points, per cent and parts of a colour's 255: both round
SHORTHANDS = {"margin", "padding", "border", "border-width", "border-style", "border-color", "font", "flex",
              "gap", "list-style", "text-decoration", "background", "text-emphasis", "white-space",
              "page-break-before"}

Case = collections.namedtuple("Case", "name context css properties html own")


def cases():
    for number, (context, css, properties, *rest) in enumerate(CASES):
        name, up = f"s{number}", f"u{number}"
        asked = [p for p in properties.split() if p not in SHORTHANDS]

        def fill(text):
            text = re.sub(r"\bSELF\b", name, text)
            text = re.sub(r"\bUP\b", up, text)
            return text.replace("K-", f"k{number}-").replace("K\\-", f"k{number}\\-")
        yield Case(name, context, fill(css), asked, fill(rest[0] if rest else HTML), css)


def write_input(folder, all_cases):
    style = "\n".join([":root { font: 16px/20px serif; color: black }", *(case.css for case in all_cases)])
    body = "\n".join(case.html for case in all_cases)
    asked = json.dumps({case.name: case.properties for case in all_cases})
    page = ('<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Values</title>{}</head>\n'
            "<body><article><h1>Values</h1>\n{}\n</article>{}</body></html>\n")
    # Of a page that is not laid out getComputedStyle tells computed values, not used ones.
    script = ("<script>document.body.style.display = 'none'; const asked = %s, told = {};"
              "for (const id in asked) { const style = getComputedStyle(document.getElementById(id));"
              "told[id] = asked[id].map(name => style.getPropertyValue(name)); }"
              "const out = document.createElement('pre'); out.id = 'told';"
              "out.textContent = JSON.stringify(told); document.documentElement.append(out);</script>" % asked)
    paths = {name: os.path.join(folder, name) for name in ("page.css", "page.html", "browser.html")}
    link = '<link rel="stylesheet" href="page.css">'
    for name, text in (("page.css", style), ("page.html", page.format("", body, "")),
                       ("browser.html", page.format(link, body, script))):
        with open(paths[name], "w", encoding="utf-8") as file:
            file.write(text)
    return paths


def ask_browser(paths, folder):
    result = subprocess.run([BROWSER, "--headless", "--no-sandbox", "--disable-gpu",
                             f"--user-data-dir={folder}/profile", "--dump-dom", "file://" + paths["browser.html"]],
                            capture_output=True, text=True, check=True, timeout=120)
    told = re.search(r'<pre id="told">(.*?)</pre>', result.stdout, re.S)
    return json.loads(html.unescape(told.group(1)))


def version():
    return subprocess.run([BROWSER, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]


VALUE = r'(?:"(?:\\.|[^"\\])*"|[^;"])*'
NODE = re.compile(rf"^( *)[a-z][a-z0-9]*(?:#([\w-]+))?(?:\.[^\s;]+)*((?: [a-z-]+: {VALUE};)*)$")
DECLARATION = re.compile(rf" ([a-z-]+): ({VALUE});")


def ask_kanyin(program, paths):
    """The declarations of each element by id, what it does not say taken from its parent or the initial value."""
    result = subprocess.run([program, paths["page.html"], "-s", paths["page.css"], "--dump=style", "-q"],
                            capture_output=True, text=True, check=True)
    told, open_nodes = {}, []
    for line in result.stdout.splitlines():
        match = NODE.match(line)
        if not match:
            continue
        depth = len(match.group(1)) // 2
        del open_nodes[depth:]
        parent = open_nodes[-1] if open_nodes else {}
        own = dict(DECLARATION.findall(match.group(3)))
        values = {name: own.get(name, parent.get(name, value) if is_inherited else value)
                  for name, (value, is_inherited) in INITIAL.items()}
        settle(values)
        open_nodes.append(values)
        told[match.group(2)] = values
    return told


def settle(values):
    """What the dump leaves to the reader: a border that is not there has no width, currentcolor is the colour."""
    for side in ("top", "right", "bottom", "left"):
        if values[f"border-{side}-style"] in ("none", "hidden"):
            values[f"border-{side}-width"] = "0pt"
    for name, value in values.items():
        if value == "currentcolor":
            values[name] = values["color"]


def points(match):
    number, unit = float(match.group(1)), match.group(2)
    return f"{number * .75 if unit == 'px' else number:.3f}pt"


def color(match):
    """rgb(255, 0, 0) of the browser, rgb(1 0 0) and gray(1) of kanyin, as 0 to 255; alpha where there is one."""
    name, parts = match.group(1), [float(p) for p in re.split(r"[ ,/]+", match.group(2).strip())]
    if name == "gray":
        parts = parts * 3
    if name == "gray" or "," not in match.group(2):
        parts = [p * 255 for p in parts]
    alpha = "" if len(parts) < 4 else f" / {parts[3]:g}"
    return "rgb(" + " ".join(f"{int(p + .5)}" for p in parts[:3]) + alpha + ")"


def normal(value):
    value = "rgb(0 0 0 / 0)" if value == "transparent" else value
    value = re.sub(r"\b(rgba?|gray)\(([^)]*)\)", color, value).replace("rgba(", "rgb(")
    value = re.sub(r"(-?[\d.]+(?:e[-+]?\d+)?)(px|pt)\b", points, value)
    value = re.sub(r"^calc\((.*)\)$", r"\1", value)
    sum_of = re.match(r"^(-?[\d.]+%) ([-+]) (-?)([\d.]+pt)$", value)
    if sum_of:
        sign = "-" if (sum_of.group(2) == "-") != bool(sum_of.group(3)) else ""
        value = f"{sign}{sum_of.group(4)} + {sum_of.group(1)}"
    return value


def is_same(ours, theirs):
    ours, theirs = normal(ours), normal(theirs)
    split = re.compile(r"(-?\d+(?:\.\d+)?)")
    a, b = split.split(ours), split.split(theirs)
    return a[::2] == b[::2] and all(abs(float(x) - float(y)) <= TOLERANCE + abs(float(x)) * 1e-3
                                    for x, y in zip(a[1::2], b[1::2]))


def without_quotes(name, value):
    return value.replace('"', "") if name == "font-family" else value


def compare(all_cases, ours, theirs):
    """Yields (case, property, ours, theirs) for each value."""
    for case in all_cases:
        for name, their_value in zip(case.properties, theirs[case.name]):
            # what is not displayed is not in the tree
            our_value = without_quotes(name, ours.get(case.name, {"display": "none"})[name])
            yield case, name, our_value, without_quotes(name, their_value)


def declaration(case):
    """The case's CSS as it is read: without the selector where there is but one."""
    css = " ".join(case.own.split())
    return css[len("#SELF { "):-len(" }")] if css.startswith("#SELF {") and css.count("}") == 1 else css


def table(differences):
    rows = collections.OrderedDict()
    for case, name, our_value, their_value in differences:
        reason = find_reason(case.own, name) or "**not meant**"
        rows.setdefault((declaration(case), our_value, their_value, reason), []).append(name)
    lines = ["| CSS | asked | kanyin | Chromium | why |", "|---|---|---|---|---|"]
    for (css, our_value, their_value, reason), names in rows.items():
        asked = names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
        cells = [f"`{css}`", f"`{asked}`", f"`{our_value or ' '}`", f"`{their_value}`", reason]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines)


def write_document(path, words, differences):
    """Puts the count and the table between the marks of a document."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    made = f"<!-- computed.py -->\n{words}\n\n{table(differences)}\n<!-- end -->"
    with open(path, "w", encoding="utf-8") as file:
        file.write(re.sub(r"<!-- computed\.py -->.*<!-- end -->", lambda _: made, text, flags=re.S))


def tell(different, count, n_cases):
    """Prints each difference; the sentence that counts them."""
    reasons = [find_reason(case.own, name) for case, name, *_ in different]
    for (case, name, our_value, their_value), reason in zip(different, reasons):
        print(f"{'explained' if reason else 'DIFFERS'}: {case.context}: {case.own}\n"
              f"    {name}: kanyin {our_value!r}, Chromium {their_value!r}" + (f" ({reason})" if reason else ""))
    for reason in sorted({reason for *_, reason in EXPLAINED} - set(reasons)):
        print(f"explained, but nothing differs for it any more: {reason}")
    faults = reasons.count(None)
    words = (f"{count} values of {n_cases} cases: {count - len(different)} agree with Chromium {version()}, "
             f"{len(different) - faults} differ for a reason, {faults} without.")
    print(words)
    return words, faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--build", default=os.path.join(run.ROOT, "build", "release"))
    parser.add_argument("--write", metavar="FILE")
    arguments = parser.parse_args()
    if not shutil.which(BROWSER):
        print(f"skipped: {BROWSER} is not installed")
        return 77
    all_cases = list(cases())
    with tempfile.TemporaryDirectory() as folder:
        paths = write_input(folder, all_cases)
        theirs = ask_browser(paths, folder)
        ours = ask_kanyin(os.path.join(arguments.build, "kanyin"), paths)
    values = list(compare(all_cases, ours, theirs))
    different = [value for value in values if not is_same(value[2], value[3])]
    words, faults = tell(different, len(values), len(all_cases))
    if arguments.write:
        write_document(arguments.write, words, different)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
