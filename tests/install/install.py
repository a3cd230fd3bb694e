#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""install.py CMAKE BUILD VERSION: installs the build into a folder, moves that folder, and there runs
the program and a consumer that was compiled against the installed headers and library by what
pkg-config says. Both must give the same PDF; the library must show only its own names."""
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ARTICLE = '{"title": "刊印", "body": ["天地玄黃，宇宙洪荒。"]}'


def run(*command, **options):
    result = subprocess.run(command, capture_output=True, check=False, **options)
    if result.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: {result.stderr.decode()}{result.stdout.decode()}")
    return result.stdout


def find(folder, name):
    for path, _, files in os.walk(folder):
        if name in files:
            return os.path.join(path, name)
    raise SystemExit(f"{name} was not installed")


def main():
    cmake, build, version = sys.argv[1:]
    with tempfile.TemporaryDirectory() as base:
        run(cmake, "--install", build, "--prefix", os.path.join(base, "first"))
        prefix = os.path.join(base, "moved")
        os.rename(os.path.join(base, "first"), prefix)
        folder = os.path.dirname(find(prefix, "kanyin.pc"))
        library = os.path.dirname(find(prefix, "libkanyin.so"))
        environment = dict(os.environ, PKG_CONFIG_PATH=folder, LD_LIBRARY_PATH=library)
        environment.pop("KANYIN_DATA_DIR", None)
        if run("pkg-config", "--modversion", "kanyin", env=environment).decode().strip() != version:
            raise SystemExit("pkg-config names another version")
        flags = run("pkg-config", "--cflags", "--libs", "kanyin", env=environment).decode().split()
        consumer = os.path.join(prefix, "bin", "consumer")
        run("cc", "-std=c17", os.path.join(HERE, "consumer.c"), "-o", consumer, *flags,
            env=environment)
        by_library = run(consumer, env=environment, cwd=base)
        by_program = run(os.path.join(prefix, "bin", "kanyin"), "-", "-o", "-", env=environment,
                         cwd=base, input=ARTICLE.encode())
        if not by_library.startswith(b"%PDF-") or by_library != by_program:
            raise SystemExit("the consumer's PDF is not the program's")
        names = run("nm", "-D", "--defined-only", find(prefix, f"libkanyin.so.{version}")).decode()
        foreign = [row for row in names.splitlines() if not row.split()[-1].startswith("kanyin_")]
        if foreign or "kanyin_book_set" not in names:
            raise SystemExit(f"the library shows other names: {foreign}")
    print("ok")


if __name__ == "__main__":
    main()
