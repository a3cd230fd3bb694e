#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""html_corpora.py PROGRAM: every saved page of the suites below KANYIN_CORPORA is read, in bounded
time and memory, and its JSON form read again is the same. Exit status 77: the suites are not there."""
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

TIME_LIMIT = 60
MEMORY_LIMIT = 1 << 30
SHOWN = 300


def pages():
    root = os.environ.get("KANYIN_CORPORA")
    if root:
        yield from sorted(Path(root).glob("zh-articles/*.html"))
        yield from sorted(Path(root).glob("readability/*/source.html"))


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def inspect(program, path):
    # AddressSanitizer reserves more addresses than any limit
    bound = None if "asan" in os.environ.get("KANYIN_PRESET", "") else limit
    return subprocess.run([program, "inspect", str(path)], capture_output=True, check=False,
                          timeout=TIME_LIMIT, preexec_fn=bound)


def fault_of(program, page, folder):
    first = inspect(program, page)
    if first.returncode:
        return f"exit code {first.returncode}: {first.stderr.decode('utf-8', 'replace')[:SHOWN]}"
    if not json.loads(first.stdout)["body"].get("children"):
        return "no body"
    again = Path(folder, "again.json")
    again.write_bytes(first.stdout)
    second = inspect(program, again)
    if second.stdout != first.stdout:
        return "its JSON form read again is another"
    return None


def main():
    program, *_ = sys.argv[1:]
    found = list(pages())
    if not found:
        print("1..0 # SKIP KANYIN_CORPORA does not name a folder with saved pages")
        return 1 if os.environ.get("CI") == "true" else 77
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for page in found:
            fault = fault_of(program, page, folder)
            bad += bool(fault)
            if fault:
                print(f"not ok {page}: {fault}")
    print(f"{len(found) - bad} of {len(found)} pages are read and read again")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
