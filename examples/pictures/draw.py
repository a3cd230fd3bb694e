#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""draw.py [NAME …]: draws the pictures of the examples, all or those named (needs Pillow, and
Noto Sans CJK for the letters in charts)."""
import math
import os
import random
import sys

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

HERE = os.path.dirname(os.path.abspath(__file__))
LETTERS = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
INK, GRID = (52, 56, 60), (205, 208, 210)


def mixed(a, b, t):
    return tuple(round(x + (y - x) * t) for x, y in zip(a, b))


def ridge(width, base, height, seed):
    """A line of hills: a few sines whose phases come from the seed."""
    waves = [(1 / k, k, math.sin(seed * 12.9898 + k * 78.233) * math.pi) for k in (1, 2, 3, 5, 9, 17)]
    for x in range(width):
        t = x / width * 2 * math.pi
        yield base - height * sum(a * math.sin(k * t + p) for a, k, p in waves) / 2.2


def sky(draw, width, height, top, bottom):
    for y in range(height):
        draw.line([(0, y), (width, y)], fill=mixed(top, bottom, y / height))


def scene(width, height, colors, hills, sun, seed):
    picture = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(picture)
    sky(draw, width, height, *colors)
    if sun:
        x, y, r = (round(v * height) for v in sun)
        draw.ellipse([x - r, y - r, x + r, y + r], fill=mixed(colors[1], (255, 255, 255), 0.6))
    layers = 5
    for i in range(layers):
        t = i / (layers - 1)
        line = list(enumerate(ridge(width, height * (0.5 + 0.38 * t), height * 0.13, seed + i)))
        draw.polygon(line + [(width, height), (0, height)], fill=mixed(*hills, t))
    return picture


def smooth(make, width, height, *rest):
    return make(width * 2, height * 2, *rest).resize((width, height), Image.LANCZOS)


def grained(picture, seed, depth=14):
    """A camera's grain, and no bands in the gradients."""
    grain = Image.frombytes("L", picture.size, random.Random(seed).randbytes(picture.width * picture.height))
    grain = grain.point(lambda v: 128 + (v - 128) * depth // 255)
    return ImageChops.add(picture, Image.merge("RGB", [grain] * 3), 1, -128)


def letters(size):
    return ImageFont.truetype(LETTERS, size)


def lighthouse(width, height):
    picture = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(picture)
    horizon, x, u = round(height * 0.66), round(width * 0.68), height / 800
    sky(draw, width, horizon, (40, 52, 92), (236, 160, 120))
    beam = Image.new("L", picture.size, 0)
    lamp = (x, round(height * 0.245))
    ImageDraw.Draw(beam).polygon([lamp, (0, height * 0.10), (0, height * 0.27)], fill=90)
    ImageDraw.Draw(beam).polygon([lamp, (width, height * 0.21), (width, height * 0.29)], fill=60)
    picture.paste((255, 240, 205), mask=beam.filter(ImageFilter.GaussianBlur(9 * u)))
    for y in range(horizon, height):
        t = (y - horizon) / (height - horizon)
        draw.line([(0, y), (width, y)], fill=mixed((176, 122, 112), (26, 34, 60), t ** 0.6))
    rng = random.Random(5)
    for _ in range(420):
        y = horizon + (height - horizon) * rng.random() ** 1.5
        long = (8 + 90 * (y - horizon) / (height - horizon)) * u
        left = rng.uniform(-40, width)
        draw.line([(left, y), (left + long, y)], width=max(1, round(u * 1.6)),
                  fill=mixed((230, 170, 140), (60, 70, 104), (y - horizon) / (height - horizon)))
    rock = [(x - 250 * u + i * 10 * u, horizon + 38 * u - 66 * u * math.sin(math.pi * i / 50) - rng.uniform(0, 14) * u)
            for i in range(51)]
    draw.polygon(rock + [(x + 250 * u, horizon + 46 * u), (x - 250 * u, horizon + 46 * u)], fill=(34, 32, 42))
    foot, top = horizon - 20 * u, height * 0.28
    draw.polygon([(x - 44 * u, foot), (x - 27 * u, top), (x + 27 * u, top), (x + 44 * u, foot)], fill=(226, 218, 212))
    draw.polygon([(x + 6 * u, top), (x + 27 * u, top), (x + 44 * u, foot), (x + 12 * u, foot)], fill=(176, 164, 168))
    for share in (0.25, 0.6):
        y, w = top + (foot - top) * share, (27 + 17 * share) * u
        draw.polygon([(x - w, y), (x + w, y), (x + w + 2 * u, y + 34 * u), (x - w - 2 * u, y + 34 * u)], fill=(156, 60, 52))
    draw.rectangle([x - 36 * u, top - 8 * u, x + 36 * u, top], fill=(60, 54, 62))
    draw.rectangle([x - 18 * u, lamp[1] - 18 * u, x + 18 * u, top - 8 * u], fill=(255, 244, 214))
    draw.polygon([(x - 24 * u, lamp[1] - 18 * u), (x, lamp[1] - 46 * u), (x + 24 * u, lamp[1] - 18 * u)], fill=(60, 54, 62))
    return picture


def logbooks(width, height):
    rng, u = random.Random(31), height / 600
    picture = Image.new("L", (width, height), 40)
    draw = ImageDraw.Draw(picture)
    for y in range(height):
        draw.line([(0, y), (width, y)], fill=54 + round(20 * math.sin(y / (23 * u)) ** 2) - y * 20 // height)
    for shelf, count in enumerate((16, 16)):
        bottom = (285 + 270 * shelf) * u
        draw.rectangle([0, bottom, width, bottom + 22 * u], fill=96)
        draw.rectangle([0, bottom + 22 * u, width, bottom + 34 * u], fill=22)
        left = 24 * u
        for number in range(count):
            thick, tall = rng.uniform(40, 54) * u, rng.uniform(196, 226) * u
            shade = rng.randint(105, 185) if (shelf, number) != (0, 12) else 235
            lean = 0 if number < count - 1 else 18 * u
            draw.polygon([(left + lean, bottom - tall), (left + lean + thick, bottom - tall), (left + thick, bottom), (left, bottom)],
                         fill=shade)
            draw.line([(left + lean, bottom - tall), (left, bottom)], fill=shade - 70, width=round(3 * u))
            draw.rectangle([left + 8 * u + lean * .7, bottom - tall * .78, left + thick - 8 * u + lean * .7, bottom - tall * .6], fill=min(shade + 50, 250))
            left += thick + rng.uniform(1, 4) * u
    return picture.filter(ImageFilter.GaussianBlur(1.2 * u))


def mountain_road(width, height):
    picture = scene(width, height, ((168, 196, 204), (240, 236, 220)), ((172, 194, 186), (46, 82, 66)), None, 41)
    draw, u = ImageDraw.Draw(picture), height / 800
    for i in range(140):
        t = i / 139
        y = height * (0.72 + 0.28 * t)
        middle = width * (0.62 - 0.30 * math.sin(t * 2.6)) - 40 * u * t
        half = (16 + 120 * t ** 1.6) * u
        draw.rectangle([middle - half, y, middle + half, y + height * 0.28 / 100], fill=mixed((150, 148, 140), (92, 92, 90), t))
        if i % 14 < 7:
            draw.rectangle([middle - 2 * u - 2 * u * t, y, middle + 2 * u + 2 * u * t, y + height * 0.28 / 100], fill=(236, 228, 190))
    x, y = width * 0.45, height * 0.80
    draw.ellipse([x - 80 * u, y + 52 * u, x + 96 * u, y + 72 * u], fill=(60, 70, 64))
    draw.rounded_rectangle([x - 78 * u, y - 46 * u, x + 88 * u, y + 56 * u], 12 * u, fill=(92, 160, 208))
    draw.rectangle([x - 78 * u, y + 14 * u, x + 88 * u, y + 24 * u], fill=(244, 244, 238))
    for left in (-66, -22, 22):
        draw.rounded_rectangle([x + left * u, y - 34 * u, x + (left + 36) * u, y + 2 * u], 5 * u, fill=(40, 60, 74))
    draw.rounded_rectangle([x + 66 * u, y - 30 * u, x + 84 * u, y + 40 * u], 4 * u, fill=(58, 84, 100))
    for wheel in (-44, 56):
        draw.ellipse([x + (wheel - 17) * u, y + 40 * u, x + (wheel + 17) * u, y + 74 * u], fill=(30, 32, 34))
        draw.ellipse([x + (wheel - 7) * u, y + 50 * u, x + (wheel + 7) * u, y + 64 * u], fill=(170, 172, 172))
    fog = Image.linear_gradient("L").resize((width, height)).point(lambda v: max(0, 150 - abs(v - 128) * 3))
    picture.paste((246, 244, 236), mask=fog)
    return picture


def harbour(width, height):
    """A pier under neon, as on an evening of rain."""
    picture = Image.new("RGB", (width, height))
    draw, rng, u = ImageDraw.Draw(picture), random.Random(77), height / 800
    line = round(height * 0.58)
    sky(draw, width, line, (24, 30, 58), (112, 84, 118))
    for _ in range(46):
        left, wide, tall = rng.uniform(-40, width), rng.uniform(40, 110) * u, rng.uniform(70, 330) * u
        shade = rng.randint(24, 56)
        draw.rectangle([left, line - tall, left + wide, line], fill=(shade, shade + 4, shade + 24))
        for row in range(int(tall // (18 * u))):
            for column in range(int(wide // (14 * u))):
                if rng.random() < 0.34:
                    a, b = left + (5 + 14 * column) * u, line - tall + (8 + 18 * row) * u
                    draw.rectangle([a, b, a + 6 * u, b + 8 * u], fill=mixed((250, 214, 150), (150, 190, 230), rng.random()))
    water = picture.crop((0, 2 * line - height, width, line)).transpose(Image.FLIP_TOP_BOTTOM)
    water = water.filter(ImageFilter.GaussianBlur(5 * u)).point(lambda v: v * 2 // 3)
    picture.paste(water, (0, line))
    for _ in range(260):
        y, left = rng.uniform(line, height), rng.uniform(-60, width)
        draw.line([(left, y), (left + rng.uniform(20, 110) * u, y)], fill=(46, 50, 84), width=round(2 * u))
    deck = height * 0.84
    draw.polygon([(0, deck), (width * 0.72, deck), (width * 0.60, height), (0, height)], fill=(30, 28, 34))
    for i in range(7):
        x = width * (0.04 + 0.105 * i)
        draw.rectangle([x, deck - 150 * u, x + 9 * u, deck], fill=(22, 22, 28))
    draw.polygon([(0, deck - 190 * u), (width * 0.70, deck - 160 * u), (width * 0.72, deck - 146 * u), (0, deck - 150 * u)], fill=(58, 50, 54))
    draw.rectangle([width * 0.29, deck - 96 * u, width * 0.41, deck], fill=(246, 206, 140))
    draw.rectangle([width * 0.325, deck - 62 * u, width * 0.35, deck], fill=(60, 46, 40))
    return picture


def axes(size, labels, top, unit):
    """A chart's paper at double size, and where its corners are."""
    width, height = size[0] * 2, size[1] * 2
    picture = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(picture)
    box = left, upper, right, lower = 130, 80, width - 110, height - 90
    for row in range(6):
        y = lower - (lower - upper) * row / 5
        draw.line([(left, y), (right, y)], fill=GRID if row else INK, width=2 if row else 4)
        draw.text((left - 16, y), f"{top * row / 5:g}", fill=INK, font=letters(30), anchor="rm")
    draw.text((left - 16, upper - 54), unit, fill=INK, font=letters(30), anchor="lm")
    for i, label in enumerate(labels):
        x = left + (right - left) * (i + 0.5) / len(labels)
        draw.text((x, lower + 40), label, fill=INK, font=letters(32), anchor="mm")
    return picture, draw, box


def population():
    years = ("1982", "1990", "2000", "2010", "2020", "2025")
    people, household = (31.2, 35.9, 40.8, 44.6, 48.8, 47.6), (4.41, 3.96, 3.44, 3.10, 2.78, 2.64)
    picture, draw, (left, upper, right, lower) = axes((1000, 560), years, 50, "万人")
    step, points = (right - left) / len(years), []
    for i, count in enumerate(people):
        x = left + step * i
        draw.rectangle([x + step * 0.26, lower - (lower - upper) * count / 50, x + step * 0.74, lower - 2], fill=(126, 158, 186))
        draw.text((x + step / 2, lower - 40), f"{count}", fill="white", font=letters(32), anchor="mm")
        points.append((x + step / 2, lower - (lower - upper) * household[i] / 5))
    draw.line(points, fill=(168, 60, 48), width=7, joint="curve")
    for (x, y), size in zip(points, household):
        draw.ellipse([x - 12, y - 12, x + 12, y + 12], fill="white", outline=(168, 60, 48), width=6)
        draw.text((x + 4, y - 36), f"{size:.2f}", fill=(168, 60, 48), font=letters(30), anchor="mm")
    draw.text((right, upper - 54), "人／户（线）", fill=(168, 60, 48), font=letters(30), anchor="rm")
    return picture.resize((1300, 728), Image.LANCZOS)


def gauge():
    picture, draw, (left, upper, right, lower) = axes((1000, 520), ("12时", "13时", "14时", "15时", "16时", "17时"), 5, "水位（m）")
    points = []
    for i in range(601):
        t = i / 600 * 6
        level = 1.05 - 0.05 * t if t < 1.62 else 2.47 + 0.62 * math.sin(min(t - 1.62, 1.1) / 1.1 * math.pi / 2) - 0.42 * max(t - 2.72, 0)
        level += 0.03 * math.sin(t * 23) * (t > 1.62) * math.exp(-(t - 1.62))
        points.append((left + (right - left) * t / 6, lower - (lower - upper) * level / 5))
    draw.polygon(points + [(right, lower - 2), (left, lower - 2)], fill=(222, 233, 241))
    draw.line(points, fill=(32, 88, 134), width=6, joint="curve")
    x, y = points[163]
    draw.line([(x, y - 90), (x, y + 150)], fill=(168, 60, 48), width=3)
    draw.text((x - 20, y - 70), "潮头到达", fill=(168, 60, 48), font=letters(34), anchor="rm")
    return picture.resize((1300, 676), Image.LANCZOS).quantize(64)


def profile():
    """Four tides over a rising bed, on a ground that is not there (alpha)."""
    width, height = 2200, 900
    picture = Image.new("RGBA", (width, height), (255, 255, 255, 0))
    draw = ImageDraw.Draw(picture)

    def bed(x):
        return 720 - 330 / (1 + math.exp(-(x - 1350) / 190))
    draw.polygon([(0, height - 60)] + [(x, bed(x)) for x in range(width)] + [(width, height - 60)], fill=(196, 178, 150, 255))
    stages = ((130, 150, (70, 126, 176)), (630, 90, (60, 116, 168)), (1130, 42, (48, 102, 154)),
              (1630, 5, (30, 82, 132)))
    for number, (x, steep, color) in enumerate(stages, 1):
        wave = [(i, 340 - 104 / (1 + math.exp((i - x - 190) / steep))) for i in range(x - 70, x + 420)]
        for a, b in zip(wave, wave[1:]):
            draw.line([a, b], fill=color + (255,), width=9)
        floor = [(i, bed(i)) for i, _ in reversed(wave)]
        shade = Image.new("RGBA", picture.size, (0, 0, 0, 0))
        ImageDraw.Draw(shade).polygon(wave + floor, fill=color + (44,))
        picture.alpha_composite(shade)
        draw = ImageDraw.Draw(picture)
        draw.ellipse([x + 80, 130, x + 140, 190], outline=INK + (255,), width=4)
        draw.text((x + 110, 159), str(number), fill=INK + (255,), font=letters(38), anchor="mm")
    draw.text((60, 60), "外海", fill=INK + (255,), font=letters(44), anchor="lm")
    draw.text((width - 60, 60), "上游", fill=INK + (255,), font=letters(44), anchor="rm")
    draw.line([(190, 60), (width - 190, 60)], fill=INK + (255,), width=4)
    draw.polygon([(width - 190, 46), (width - 160, 60), (width - 190, 74)], fill=INK + (255,))
    draw.text((1500, 780), "沙坎", fill=(104, 84, 52, 255), font=letters(44), anchor="mm")
    return picture.resize((1300, 532), Image.LANCZOS)


def coil():
    """Four steps of coiling a stem, in flat colours."""
    width, height = 2000, 520
    picture = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(picture)
    green, dark = (88, 132, 66), (46, 78, 38)

    def stroke(points, thick):
        for (x, y), (a, b) in zip(points, points[1:]):
            draw.line([(x, y), (a, b)], fill=green, width=thick)
            draw.ellipse([a - thick / 2, b - thick / 2, a + thick / 2, b + thick / 2], fill=green)
    for i in range(5):
        stroke([(110 + 62 * i + 14 * math.sin(t / 6 + i), 110 + 8 * t) for t in range(36)], 26)
    for i in range(3):
        r = 46 + 34 * i
        stroke([(760 + r * math.cos(t / 20 * math.pi), 220 - r * math.sin(t / 20 * math.pi)) for t in range(21)], 26)
        stroke([(760 - r, 220 + 9 * t) for t in range(18)], 26)
        stroke([(760 + r, 220 + 9 * t) for t in range(18)], 26)
    for middle, tail in ((1250, True), (1740, False)):
        stroke([(middle + (30 + 2.0 * t) * math.cos(t / 9), 240 + (30 + 2.0 * t) * math.sin(t / 9) * 0.8) for t in range(66)], 30)
        if tail:
            stroke([(middle + 92 + 5 * t, 350 + 3 * t) for t in range(16)], 26)
        else:
            draw.ellipse([middle - 26, 220, middle + 26, 262], fill=dark)
    for number, x in enumerate((240, 760, 1250, 1740), 1):
        draw.text((x, height - 50), "理顺 对折 绕圈 塞尾".split()[number - 1], fill=INK, font=letters(44), anchor="mm")
    return picture.resize((1300, 338), Image.LANCZOS).quantize(32)


def pine_wind(width, height):
    """Ink and mist: pines on a slope, as a brush would have them."""
    rng, u = random.Random(12), height / 700
    picture = Image.new("L", (width, height), 238)
    for layer in range(4):
        sheet = Image.new("L", picture.size, 0)
        draw = ImageDraw.Draw(sheet)
        line = list(ridge(width, height * (0.5 + 0.13 * layer), height * 0.10, 60 + layer))
        draw.polygon(list(enumerate(line)) + [(width, height), (0, height)], fill=70 + 26 * layer)
        for _ in range(34):
            x = rng.randrange(width)
            y, tall = line[x] + 10 * u, rng.uniform(50, 110) * u * (0.6 + 0.25 * layer)
            draw.line([(x, y), (x + tall * 0.08, y - tall)], fill=120 + 26 * layer, width=max(2, round(tall / 26)))
            for k in range(7):
                w, b = tall * (0.34 - 0.04 * k), y - tall * (0.35 + 0.1 * k)
                draw.ellipse([x - w, b - tall * 0.05, x + w, b + tall * 0.05], fill=110 + 26 * layer)
        fade = Image.linear_gradient("L").resize((width, height)).point(lambda v: 255 - v * 2 // 3)
        picture.paste(30, mask=ImageChops.multiply(sheet.filter(ImageFilter.GaussianBlur((4 - layer) * 1.4 * u)), fade))
    return picture


def photo(name, picture, **options):
    picture.save(os.path.join(HERE, name), dpi=(300, 300), **options)


PICTURES = {
    "dawn.jpg": lambda name: photo(name, smooth(scene, 1200, 800, ((120, 150, 190), (246, 214, 178)),
                                                ((150, 160, 190), (38, 52, 78)), (1.05, 0.42, 0.07), 3),
                                   quality=82, optimize=True),
    "dusk.jpg": lambda name: photo(name, smooth(scene, 1200, 800, ((92, 66, 110), (240, 150, 96)),
                                                ((170, 96, 96), (44, 26, 44)), (0.4, 0.5, 0.06), 11),
                                   quality=82, optimize=True),
    "ink.png": lambda name: smooth(scene, 900, 600, ((250, 249, 244), (232, 230, 222)),
                                   ((206, 206, 200), (52, 56, 58)), None, 23).convert("L").quantize(64).save(
        os.path.join(HERE, name), optimize=True),
    "lighthouse.jpg": lambda name: photo(name, grained(smooth(lighthouse, 1200, 800), 1), quality=80,
                                         optimize=True, progressive=True),
    "logbooks.jpg": lambda name: photo(name, smooth(logbooks, 1200, 800), quality=84, optimize=True),
    "mountain-road.jpg": lambda name: photo(name, grained(smooth(mountain_road, 1200, 800), 2, 10), quality=80,
                                            optimize=True),
    "pier.webp": lambda name: smooth(harbour, 1200, 800).save(os.path.join(HERE, name), quality=82),
    "pine-wind.tif": lambda name: photo(name, smooth(pine_wind, 1200, 788).quantize(24).convert("L"),
                                        compression="tiff_adobe_deflate"),
    "population.png": lambda name: photo(name, population(), optimize=True),
    "bore-gauge.png": lambda name: photo(name, gauge(), optimize=True),
    "bore-profile.png": lambda name: photo(name, profile(), optimize=True),
    "coil.gif": lambda name: coil().save(os.path.join(HERE, name)),
}


def main():
    for name in sys.argv[1:] or PICTURES:
        PICTURES[name](name)


if __name__ == "__main__":
    main()
