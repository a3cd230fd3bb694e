#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check_qr.py KANYIN INPUT: the QR code on the page is one a telephone can read.

Sets INPUT with an address, a usual and a long one, draws the last page at 110 ppi both by Cairo and from the PDF, and lets
zbarimg read the code from each: it must give the address back. Measures the code in the PDF: at
least 20 mm a side with its quiet zone, and 0.53 mm a module. Without an address no code may stand there."""
import os
import re
import subprocess
import sys
import tempfile

URL = "https://www.example.org/news/2026-11/t20261123_5023187.shtml"
LONG = (URL + "?from=front-page&column=" + "the-second-floor-of-the-east-wing." * 3)[:150]
PPI = 110
MM = 72 / 25.4


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(1 if os.environ.get("CI") == "true" else 77)


def run(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout


def read_code(picture):
    found = subprocess.run(["zbarimg", "-q", "--raw", picture], capture_output=True)
    return found.stdout.decode().strip()


def check_size(dump):
    """The code with its quiet zone is 20 mm or more, and nothing stands in the zone."""
    page = next(p for p in re.split(r"^page ", dump, flags=re.M) if " modules" in p)
    numbers = r"modules ([\d.]+),([\d.]+) ([\d.]+)x[\d.]+ \S+ (\d+) modules"
    x, y, side, count = map(float, re.search(numbers, page).groups())
    assert side / count >= .53 * MM, f"a module is {side / count / MM:.2f} mm wide"
    quiet = 4 * side / count
    left, top, right, bottom = x - quiet, y - quiet, x + side + quiet, y + side + quiet
    assert right - left >= 20 * MM, f"the code is {(right - left) / MM:.1f} mm wide"
    for gx, gy, width, size in re.findall(r"glyphs ([\d.]+),([\d.]+) w([\d.]+) \S+ ([\d.]+)", page):
        gx, gy, width, size = float(gx), float(gy), float(width), float(size)
        is_apart = gx > right or gx + width < left or gy - .88 * size > bottom or gy + .12 * size < top
        assert is_apart, f"text at {gx},{gy} stands in the quiet zone"


def check_address(kanyin, source, folder, url):
    pdf = f"{folder}/with.pdf"
    run(kanyin, source, "-s", "academy", "--url", url, "-o", pdf)
    pages = int(re.search(rb"pages[^0-9]*(\d+)", run("mutool", "info", pdf), re.I).group(1))
    run("mutool", "draw", "-q", "-r", str(PPI), "-o", f"{folder}/pdf.png", pdf, str(pages))
    run(kanyin, source, "-s", "academy", "--url", url, "--ppi", str(PPI), "--pages", str(pages),
        "-o", f"{folder}/cairo.png")
    for name in ("pdf.png", "cairo.png"):
        got = read_code(f"{folder}/{name}")
        assert got == url, f"{name}: read {got!r}, not {url!r}"
    check_size(run(kanyin, source, "-s", "academy", "--url", url, "--dump=pages").decode())


def main():
    kanyin, source = sys.argv[1:]
    for tool in ("zbarimg", "mutool"):
        if subprocess.run(["sh", "-c", f"command -v {tool}"], capture_output=True).returncode:
            skip(f"{tool} is not installed")
    with tempfile.TemporaryDirectory() as folder:
        for url in (URL, LONG):
            check_address(kanyin, source, folder, url)
        run(kanyin, source, "-s", "academy", "-o", f"{folder}/without.pdf")
        run("mutool", "draw", "-q", "-r", str(PPI), "-o", f"{folder}/none-%d.png",
            f"{folder}/without.pdf")
        for name in sorted(os.listdir(folder)):
            if name.startswith("none-"):
                got = read_code(f"{folder}/{name}")
                assert not got, f"a code stands there without an address: {got!r}"
    print("the code reads back from both pictures")


if __name__ == "__main__":
    main()
