#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check_manuals.py BUILD: mandoc has nothing to say against the manual pages, and they show what they
should; zsh and fish read their completions, and fish completes from them. Exit status 77 where one
of these programs is missing, which with CI=true is a failure."""
import os
import shutil
import subprocess
import sys

WORDS = {"kanyin.1": ["-j, --jobs=N", "78", "kanyin.ini", "{0p}"],
         "kanyin-style.7": ["text-spacing-trim", "div.body", "--accent: #004b87"]}


def run(*command):
    result = subprocess.run(command, capture_output=True, text=True, check=False,
                            env=dict(os.environ, LC_ALL="C.UTF-8"))
    return result.returncode, result.stdout, result.stderr


def manual_faults(path, words):
    _, complaints, _ = run("mandoc", "-T", "lint", "-W", "warning", path)
    yield from complaints.splitlines()
    _, text, _ = run("mandoc", "-T", "utf8", "-O", "width=100", path)
    shown = "\n".join(unstrike(line) for line in text.split("\n"))
    yield from (f"{path} does not show: {word}" for word in words if word not in shown)


def unstrike(line):
    """Without the overstriking that is bold on a typewriter."""
    out = []
    for character in line:
        if character == "\b":
            out.pop()
        else:
            out.append(character)
    return "".join(out)


def shell_faults(folder):
    for command in (["zsh", "-n", os.path.join(folder, "_kanyin")],
                    ["fish", "-n", os.path.join(folder, "kanyin.fish")],
                    ["bash", "-n", os.path.join(folder, "kanyin")]):
        code, _, complaints = run(*command)
        if code != 0 or complaints:
            yield f"{command[0]}: {complaints}"
    script = f"source {os.path.join(folder, 'kanyin.fish')}; complete -C 'kanyin --notices='"
    _, found, _ = run("fish", "--no-config", "-c", script)
    if [line.split("\t")[0] for line in found.splitlines()] != ["--notices=json", "--notices=text"]:
        yield f"fish completes --notices= to {found!r}"


def main():
    build = sys.argv[1]
    missing = [name for name in ("mandoc", "zsh", "fish", "bash") if not shutil.which(name)]
    if missing:
        print("missing: " + ", ".join(missing))
        return 1 if os.environ.get("CI") == "true" else 77
    faults = [fault for name, words in WORDS.items()
              for fault in manual_faults(os.path.join(build, "man", name), words)]
    faults += shell_faults(os.path.join(build, "completions"))
    print("\n".join(faults) or "ok")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
