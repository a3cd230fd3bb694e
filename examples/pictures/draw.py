#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""draw.py: draws the pictures of the examples, ridges of mountains under graded skies (needs Pillow)."""
import math
import os

from PIL import Image, ImageDraw

HERE = os.path.dirname(os.path.abspath(__file__))


def mixed(a, b, t):
    return tuple(round(x + (y - x) * t) for x, y in zip(a, b))


def ridge(width, base, height, seed):
    """A line of hills: a few sines whose phases come from the seed."""
    waves = [(1 / k, k, math.sin(seed * 12.9898 + k * 78.233) * math.pi) for k in (1, 2, 3, 5, 9, 17)]
    for x in range(width):
        t = x / width * 2 * math.pi
        yield base - height * sum(a * math.sin(k * t + p) for a, k, p in waves) / 2.2


def scene(width, height, sky, hills, sun, seed):
    picture = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(picture)
    for y in range(height):
        draw.line([(0, y), (width, y)], fill=mixed(*sky, y / height))
    if sun:
        x, y, r = (round(v * height) for v in sun)
        draw.ellipse([x - r, y - r, x + r, y + r], fill=mixed(sky[1], (255, 255, 255), 0.6))
    layers = 5
    for i in range(layers):
        t = i / (layers - 1)
        line = list(enumerate(ridge(width, height * (0.5 + 0.38 * t), height * 0.13, seed + i)))
        draw.polygon(line + [(width, height), (0, height)], fill=mixed(*hills, t))
    return picture


def smooth(make, width, height, *rest):
    return make(width * 2, height * 2, *rest).resize((width, height), Image.LANCZOS)


def main():
    dawn = smooth(scene, 1200, 800, ((120, 150, 190), (246, 214, 178)), ((150, 160, 190), (38, 52, 78)),
                  (1.05, 0.42, 0.07), 3)
    dawn.save(os.path.join(HERE, "dawn.jpg"), quality=82, optimize=True, dpi=(300, 300))
    dusk = smooth(scene, 1200, 800, ((92, 66, 110), (240, 150, 96)), ((170, 96, 96), (44, 26, 44)),
                  (0.4, 0.5, 0.06), 11)
    dusk.save(os.path.join(HERE, "dusk.jpg"), quality=82, optimize=True, dpi=(300, 300))
    ink = smooth(scene, 900, 600, ((250, 249, 244), (232, 230, 222)), ((206, 206, 200), (52, 56, 58)),
                 None, 23).convert("L").quantize(64)
    ink.save(os.path.join(HERE, "ink.png"), optimize=True)


if __name__ == "__main__":
    main()
