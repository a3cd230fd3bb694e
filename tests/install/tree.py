# SPDX-License-Identifier: MIT
"""What the tests of the installed tree share: installing it, moving it, running in it."""
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager

ARTICLE = '{"title": "刊印", "body": ["天地玄黃，宇宙洪荒。"]}'.encode()
SKIPPED = 77


def run(*command, **options):
    result = subprocess.run(command, capture_output=True, check=False, **options)
    if result.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: {result.returncode}: "
                         f"{result.stderr.decode()}{result.stdout.decode()}")
    return result.stdout


def find(folder, name):
    """The file of that name, or of that end of a path."""
    for path, _, files in os.walk(folder):
        for file in files:
            if os.path.join(path, file).endswith(os.sep + name):
                return os.path.join(path, file)
    raise SystemExit(f"{name} was not installed")


def need(tool):
    if shutil.which(tool):
        return
    print(f"{tool} is not installed")
    sys.exit(1 if os.environ.get("CI") == "true" else SKIPPED)


def bare_environment(**more):
    """Nothing that would help to find what was installed."""
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("KANYIN_", "PKG_CONFIG", "LD_LIBRARY", "XDG_", "CMAKE_PREFIX"))}
    return dict(kept, **more)


@contextmanager
def installed(cmake, build, name):
    """A folder anyone may enter, and in it the installed tree, moved to `name`."""
    with tempfile.TemporaryDirectory() as base:
        os.chmod(base, 0o755)
        first, prefix = os.path.join(base, "first"), os.path.join(base, name)
        run(cmake, "--install", build, "--prefix", first)
        os.rename(first, prefix)
        yield base, prefix


def pdf_by(program, **options):
    pdf = run(program, "-", "-o", "-", input=ARTICLE, **options)
    if not pdf.startswith(b"%PDF-"):
        raise SystemExit(f"{program} wrote no PDF")
    return pdf
