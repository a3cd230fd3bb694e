#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check_options.py PROGRAM ROOT BUILD: every option that --help lists stands in the README's table, in
kanyin(1) and in the completions of each shell, and some `sh` block of the specification uses it,
so that its absence would be noticed; and none of them names an option that --help does not."""
import glob
import os
import re
import subprocess
import sys

OPTION = re.compile(r"--[a-z][a-z-]*")
SH = re.compile(r"^```\s*sh\n(.*?)^```$", re.M | re.S)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def help_options(program):
    text = subprocess.run([program, "--help"], check=True, capture_output=True, text=True).stdout
    return set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", text, re.M))


def readme_options(text):
    return {option for row in re.findall(r"^\| (`-.*?) \|", text, re.M)
            for option in OPTION.findall(row)}


def manual_options(text):
    rows = re.findall(r'^\.BR "(.*)$', text, re.M)
    return {option for row in rows for option in OPTION.findall(row.replace("\\-", "-"))}


def shell_options(program, shell):
    text = subprocess.run([program, "completions", shell], check=True, capture_output=True,
                          text=True).stdout
    if shell == "fish":
        return {"--" + name for name in re.findall(r" -l ([a-z-]+)", text)}
    if shell == "zsh":
        return set(re.findall(r"^    '\*?(--[a-z-]+)", text, re.M))
    return set(OPTION.findall(re.search(r"local words='(.*)'", text).group(1)))


def used_options(root):
    documents = glob.glob(os.path.join(root, "tests", "spec", "**", "*.md"), recursive=True)
    blocks = [block for document in documents for block in SH.findall(read(document))]
    return {option for block in blocks for option in OPTION.findall(block)}


def main():
    program, root, build = sys.argv[1:]
    options = help_options(program)
    places = {"README.md": readme_options(read(os.path.join(root, "README.md"))),
              "kanyin(1)": manual_options(read(os.path.join(build, "man", "kanyin.1")))}
    for shell in ("bash", "zsh", "fish"):
        places[shell + " completions"] = shell_options(program, shell)
    faults = [f"{place} lacks {option}" for place, found in places.items()
              for option in sorted(options - found)]
    # --no-toc and its like are the other side of a flag
    faults += [f"{place} has {option}, which --help has not" for place, found in places.items()
               for option in sorted(found - options) if option.replace("--no-", "--") not in options]
    faults += [f"no case of the specification uses {option}"
               for option in sorted(options - used_options(root))]
    if len(options) < 30:
        faults.append(f"--help lists only {sorted(options)}")
    print("\n".join(faults) or f"ok: {len(options)} options")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
