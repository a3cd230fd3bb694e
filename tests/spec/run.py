#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py PROGRAM FILE.md …: runs the cases that documents show.

A case is a heading followed by fenced blocks, told apart by the words after the fence:

    file NAME        is written to the case's own folder
    sh               is run there by sh; `kanyin` is PROGRAM, $EXAMPLES the folder of examples,
                     $PICTURES one of tiny pictures, image_FORM/NAME
    exit N           (no content) the exit code of the last command; without it 0
    stdout, stderr   what is printed, exactly
    stdout has       each line is found in what is printed, in this order; likewise stderr
    stdout lacks     none of these lines is found in it; likewise stderr
    contents NAME    what the file holds then, exactly; `contents NAME has` and `lacks` likewise
    absent NAME      (no content) the file is not there

A heading without an `sh` block is prose. Exit status 1 and a difference for each case that fails."""
import difflib
import os
import re
import subprocess
import sys
import tempfile

FENCE = re.compile(r"^(`{3,})\s*(.*)$")
TIME_LIMIT = 120
LINE_LIMIT = 300
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def read_cases(path):
    """Yields (title, line, blocks) with blocks a list of (words, text)."""
    title, line, blocks, fence, words, text = None, 0, [], None, None, []
    with open(path, encoding="utf-8") as document:
        for number, row in enumerate(document, 1):
            match = FENCE.match(row)
            if fence and match and match.group(1) == fence and not match.group(2):
                blocks.append((words, "".join(text)))
                fence = None
            elif fence:
                text.append(row)
            elif match:
                fence, words, text = match.group(1), match.group(2).split(), []
            elif row.startswith("#"):
                if title is not None:
                    yield title, line, blocks
                title, line, blocks = row.lstrip("#").strip(), number, []
    if fence:
        raise SystemExit(f"{path}: a fence is not closed")
    if title is not None:
        yield title, line, blocks


def differences(what, expected, found):
    if expected == found:
        return []
    lines = difflib.unified_diff(expected.splitlines(), found.splitlines(), "expected", "found",
                                 lineterm="", n=2)
    return [f"{what} differs:", *("  " + line for line in lines)]


def missing(what, expected, found):
    """Lines of `expected` that are not found in `found` after one another."""
    faults, rest = [], found
    for row in filter(None, expected.splitlines()):
        at = rest.find(row)
        if at < 0:
            faults.append(f"{what} lacks (here or in this order): {row}")
        else:
            rest = rest[at + len(row):]
    if faults:
        faults += [f"{what} was:", *("  " + line for line in found.splitlines()[:60])]
    return faults


def present(what, unwanted, found):
    return [f"{what} has: {row}" for row in filter(None, unwanted.splitlines()) if row in found]


def judge(what, how, expected, found):
    check = {(): differences, ("has",): missing, ("lacks",): present}.get(tuple(how))
    if not check:
        return [f"no such block: {what} {' '.join(how)}"]
    return check(what, expected, found)


def read_file(folder, name):
    try:
        with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError as error:
        return f"({error.strerror})"


def run_case(blocks, folder, environment):
    faults, result, wanted_exit = [], None, 0
    for words, text in blocks:
        if words[:1] == ["file"]:
            with open(os.path.join(folder, words[1]), "w", encoding="utf-8") as file:
                file.write(text)
        elif words[:1] == ["exit"]:
            wanted_exit = int(words[1])
    for words, text in blocks:
        if words[:1] == ["sh"]:
            result = subprocess.run(["sh", "-c", text], cwd=folder, env=environment,
                                    capture_output=True, timeout=TIME_LIMIT, check=False)
    streams = {"stdout": result.stdout.decode("utf-8", "replace"),
               "stderr": result.stderr.decode("utf-8", "replace")}
    if result.returncode != wanted_exit:
        faults += [f"exit code {result.returncode}, expected {wanted_exit}", streams["stderr"]]
    for words, text in blocks:
        kind = words[0] if words else ""
        if kind in streams:
            faults += judge(kind, words[1:], text, streams[kind])
        elif kind == "contents":
            faults += judge(words[1], words[2:], text, read_file(folder, words[1]))
        elif kind == "absent" and os.path.lexists(os.path.join(folder, words[1])):
            faults.append(f"{words[1]} is there")
    return faults


def main():
    program, *documents = sys.argv[1:]
    bad = count = 0
    with tempfile.TemporaryDirectory() as base:
        tools = os.path.join(base, "bin")
        os.mkdir(tools)
        os.symlink(os.path.abspath(program), os.path.join(tools, "kanyin"))
        kept = {name: value for name, value in os.environ.items()
                if not name.startswith("KANYIN_") or name in ("KANYIN_DATA_DIR", "KANYIN_CORPORA")}
        environment = dict(kept, PATH=tools + os.pathsep + os.environ["PATH"], LC_ALL="C.UTF-8",
                           EXAMPLES=os.path.join(ROOT, "examples"),
                           PICTURES=os.path.join(ROOT, "tests", "fuzz", "seeds"),
                           XDG_CONFIG_HOME=os.path.join(base, "config"))
        environment.pop("NO_COLOR", None)
        for document in documents:
            for title, line, blocks in read_cases(document):
                if not any(words[:1] == ["sh"] for words, _ in blocks):
                    continue
                count += 1
                folder = os.path.join(base, str(count))
                os.mkdir(folder)
                faults = run_case(blocks, folder, environment)
                print(f"{'not ok' if faults else 'ok'} {count} {os.path.basename(document)}:{line} {title}")
                for fault in faults:
                    print("\n".join("    " + row[:LINE_LIMIT] for row in fault.splitlines()))
                bad += bool(faults)
    print(f"1..{count}")
    return 1 if bad or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
