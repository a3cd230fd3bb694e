#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""raster.py [--shift] press KANYIN INPUT [OPTION…]
raster.py [--shift] svg KANYIN INPUT [OPTION…]
raster.py [--shift] sample WRITE_SAMPLE DRAW_SAMPLE
raster.py pictures|svg-pictures|profiles WRITE_PICTURES KANYIN [OPTION…]

The two writers must show the same page: of an article, or of the sample document of the
conformance tests, which has every kind of mark.

Every page is drawn twice from the same display list: by Cairo (--format png), and by MuPDF out of
the PDF. Two rasterisers smooth edges differently, so pixels are compared over the page and block by
block: a block holds about one character, and one that has moved, is missing or is another stands
out. An SVG is turned to pixels by MuPDF too. With --shift the proof that it does: one character of each of Cairo's pages is moved by half
a point, and the comparison must fail."""
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from operator import sub

PPI = 288  # 4 pixels a point: MuPDF puts glyphs on halves of a pixel, headlines on whole ones
BLOCK = 40  # pixels: about a character of 10.5 pt
SHIFT = 2  # pixels: half a point
MEAN_LIMIT = 2.0  # of 255, over a page; a full page has 1.4
BLOCK_LIMIT = 28.0  # of 255, over the worst block; a headline has 23, a shifted character 60
POPPLER_LIMIT = 40.0  # the same; its characters of 12 pt have 34, its pictures 26
SKIPPED = 77


class Picture:
    """RGB pixels, row by row."""

    def __init__(self, width, height, rows):
        self.width, self.height, self.rows = width, height, rows


def read_ppm(path):
    with open(path, "rb") as file:
        data = file.read()
    fields, at = [], 0
    while len(fields) < 4:  # P6, width, height, 255; mutool writes a comment line
        end = min(i for i in (data.find(c, at) for c in (b" ", b"\n")) if i >= 0)
        if data[at:at + 1] == b"#":
            end = data.index(b"\n", at)
        elif end > at:
            fields.append(data[at:end])
        at = end + 1
    width, height = int(fields[1]), int(fields[2])
    assert fields[0] == b"P6" and fields[3] == b"255", fields
    return Picture(width, height, [data[at + y * width * 3:at + (y + 1) * width * 3]
                                   for y in range(height)])


def widen(gray):
    rgb = bytearray(len(gray) * 3)
    rgb[0::3] = rgb[1::3] = rgb[2::3] = gray
    return bytes(rgb)


def read_png(path):
    """The PNGs that kanyin writes: 8 bits, gray or RGB, no filters, not interlaced."""
    with open(path, "rb") as file:
        data = file.read()
    assert data[:8] == b"\x89PNG\r\n\x1a\n", path
    at, header, deflated = 8, None, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        assert zlib.crc32(kind + body) == struct.unpack(">I", data[at + 8 + size:at + 12 + size])[0]
        header = body if kind == b"IHDR" else header
        deflated += body if kind == b"IDAT" else b""
        at += 12 + size
    width, height, depth, colour = struct.unpack(">IIBB", header[:10])
    assert depth == 8 and colour in (0, 2), header
    bytes_a_pixel = 3 if colour == 2 else 1
    stride = 1 + width * bytes_a_pixel
    pixels = zlib.decompress(deflated)
    rows = []
    for y in range(height):
        row = pixels[y * stride:(y + 1) * stride]
        assert row[0] == 0, "a filtered row"
        rows.append(row[1:] if colour == 2 else widen(row[1:]))
    return Picture(width, height, rows)


def compare(one, other):
    """(mean difference, worst block's mean difference, its column, its row), in pixels and 255ths."""
    assert abs(one.width - other.width) <= 1 and abs(one.height - other.height) <= 1, \
        f"{one.width}×{one.height} and {other.width}×{other.height} pixels"
    width, height = min(one.width, other.width), min(one.height, other.height)
    columns = (width + BLOCK - 1) // BLOCK
    total, worst = 0, (0.0, 0, 0)
    for top in range(0, height, BLOCK):
        sums = [0] * columns
        for y in range(top, min(top + BLOCK, height)):
            a, b = one.rows[y], other.rows[y]
            if a == b:
                continue
            for column in range(columns):
                start = column * BLOCK * 3
                p, q = a[start:start + BLOCK * 3], b[start:start + BLOCK * 3]
                if p != q:
                    sums[column] += sum(map(abs, map(sub, p, q)))
        total += sum(sums)
        most = max(sums)
        worst = max(worst, (most / (BLOCK * BLOCK * 3), sums.index(most) * BLOCK, top))
    return total / (width * height * 3), *worst


def shift_a_character(picture):
    """Moves the block with the most edges, which is a character on a page of text, to the right."""
    def edges(top, left):
        return sum(abs(row[at] - row[at - 3]) for row in picture.rows[top:top + BLOCK]
                   for at in range(left * 3, (left + BLOCK) * 3, 3))

    _, top, left = max((edges(top, left), top, left)
                       for top in range(0, picture.height - BLOCK, BLOCK)
                       for left in range(BLOCK, picture.width - 2 * BLOCK, BLOCK))
    for y in range(top, top + BLOCK):
        row = picture.rows[y]
        start, end, step = left * 3, (left + BLOCK) * 3, SHIFT * 3
        picture.rows[y] = row[:start] + row[start - step:end - step] + row[end:]


def run(*command):
    result = subprocess.run(command, capture_output=True, check=False)
    if result.returncode:
        sys.exit(f"{' '.join(command)}: exit code {result.returncode}\n{result.stderr.decode()}")


def draw_article(folder, program, source, *options):
    run(program, source, "-o", os.path.join(folder, "out.pdf"), *options)
    run(program, source, "-o", os.path.join(folder, "cairo-{p}.png"), "--format=png",
        f"--ppi={PPI}", *options)


def draw_svg(folder, program, source, *options):
    run(program, source, "-o", os.path.join(folder, "out.pdf"), *options)
    run(program, source, "-o", os.path.join(folder, "{p}.svg"), "--format=svg", *options)
    for name in os.listdir(folder):
        if name.endswith(".svg"):
            run("mutool", "draw", "-q", "-r", str(PPI), "-c", "rgb", "-o",
                os.path.join(folder, f"cairo-{name[:-4]}.ppm"), os.path.join(folder, name))


def draw_sample(folder, write, draw):
    run(write, os.path.join(folder, "out.pdf"))
    run(draw, folder, str(PPI))


def draw_pictures(folder, write, program, *options):
    """Of every kind but those with profiles: MuPDF may be built to ignore them."""
    run(write, folder)
    draw_article(folder, program, os.path.join(folder, "plain.json"), *options)


def draw_profiles(folder, write, program, *options):
    """Those with profiles, too, by Poppler, which goes by them."""
    run(write, folder)
    draw_article(folder, program, os.path.join(folder, "pictures.json"), *options)


def draw_svg_pictures(folder, write, program, *options):
    run(write, folder)
    draw_svg(folder, program, os.path.join(folder, "plain.json"), *options)


def pages_of(folder, by_poppler):
    if by_poppler:
        run("pdftoppm", "-q", "-r", str(PPI), os.path.join(folder, "out.pdf"),
            os.path.join(folder, "reader"))
    else:
        run("mutool", "draw", "-q", "-r", str(PPI), "-c", "rgb", "-o",
            os.path.join(folder, "reader-%d.ppm"), os.path.join(folder, "out.pdf"))
    page = 1
    while os.path.exists(os.path.join(folder, f"reader-{page}.ppm")):
        cairo = os.path.join(folder, f"cairo-{page}")
        yield (page, read_png(f"{cairo}.png") if os.path.exists(f"{cairo}.png")
               else read_ppm(f"{cairo}.ppm"), read_ppm(os.path.join(folder, f"reader-{page}.ppm")))
        page += 1


def judge(folder, shift, by_poppler):
    failed, pages = False, 0
    limit = POPPLER_LIMIT if by_poppler else BLOCK_LIMIT
    for page, cairo, reader in pages_of(folder, by_poppler):
        if shift:
            shift_a_character(cairo)
        mean, worst, x, y = compare(cairo, reader)
        is_bad = mean > MEAN_LIMIT or worst > limit
        failed, pages = failed or is_bad, page
        print(f"page {page}: mean {mean:.3f} (limit {MEAN_LIMIT}), worst block {worst:.2f} "
              f"(limit {limit}) at {x},{y}{': DIFFERENT' if is_bad else ''}")
    if pages == 0:
        sys.exit("no page came out")
    return 1 if failed else 0


def main():
    words = sys.argv[1:]
    shift = "--shift" in words
    kind, *arguments = [word for word in words if word != "--shift"]
    by_poppler = kind == "profiles"
    tool = "pdftoppm" if by_poppler else "mutool"
    if not shutil.which(tool):
        print(f"skipped: {tool} is not installed")
        return 1 if os.environ.get("CI") == "true" else SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        {"press": draw_article, "svg": draw_svg, "sample": draw_sample,
         "pictures": draw_pictures, "profiles": draw_profiles, "svg-pictures": draw_svg_pictures}[kind](folder, *arguments)
        kept = os.environ.get("KANYIN_KEEP_PICTURES")  # to be looked at
        status = judge(folder, shift, by_poppler)
        if kept:
            shutil.copytree(folder, kept, dirs_exist_ok=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
