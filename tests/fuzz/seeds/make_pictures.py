#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""make_pictures.py: writes the seeds of the fuzz targets for pictures, image_FORM/NAME beside itself.

Tiny pictures of every kind that kanyin reads. What takes an entropy coder stands below as it came
from libjpeg and libwebp, of a pattern of our own; all else is put together here."""
import base64
import os
import struct
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))

CODED = {
    ("image_jpeg", "color.jpg"): (
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERX"
        "RTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj"
        "Y2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAA"
        "AgQF/8QAJRAAAQMDAwMFAAAAAAAAAAAAAQIFEQADBAYhUTFBgRIiMkJh/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAH/"
        "xAAXEQADAQAAAAAAAAAAAAAAAAAAATFh/90ABAAB/9oADAMBAAIRAxEAPwA6ca/h7andMkvDuLdlQVh4x9FqOij9"
        "lT3k9PwDmtF8yg2tacGwYystMbESi33PncDzxR0+3JtoC1wlKRJUdgBzVrCw/9k="),
    ("image_jpeg", "progressive.jpg"): (
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERX"
        "RTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj"
        "Y2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wgARCAAQABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAA"
        "AQME/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEAMQAAABJ6A//8QAGRAAAgMBAAAAAAAAAAAAAAAAAAMC"
        "BBMR/9oACAEBAAEFAq6hstmvlmquvh//xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAEDAQE/AX//xAAUEQEAAAAA"
        "AAAAAAAAAAAAAAAA/9oACAECAQE/AX//xAAcEAABAwUAAAAAAAAAAAAAAAAAAQIyEBESMbH/2gAIAQEABj8CLJBu"
        "jBJO5T//xAAcEAACAgIDAAAAAAAAAAAAAAAAAREhMUFRYZH/2gAIAQEAAT8hxUWLNHblkNj/AAISXSWz/9oADAMB"
        "AAIAAwAAABA7/8QAFhEAAwAAAAAAAAAAAAAAAAAAAAFh/9oACAEDAQE/EFD/xAAWEQADAAAAAAAAAAAAAAAAAAAA"
        "ATH/2gAIAQIBAT8QrP/EABwQAQACAgMBAAAAAAAAAAAAAAEAESFRMUGBYf/aAAgBAQABPxCUogTj4Wzu3j4G4CGq"
        "WEvufch7qCawWrAG5//Z"),
    ("image_jpeg", "cmyk.jpg"): (
        "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAQCwwODAoQDg0OEhEQExgoGhgWFhgxIyUdKDozPTw5Mzg3QEhcTkBEV0U3"
        "OFBtUVdfYmdoZz5NcXlwZHhcZWdj/8AAFAgAEAAQBEMRAE0RAFkRAEsRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAID"
        "AP/EAC8QAAEDAgYAAwYHAAAAAAAAAAECAxEEBQASITFBYQYiURMyQlJxgRQVIzM0YpL/2gAOBEMATQBZAEsAAD8A"
        "1gYZt1CusqNGmUZlbSehPJ2HZw7AwzbqFdZUaNMozK2k9CeTsOzh2hDdqtbtc6iUsokJ18x2A2MSSBPeKWxsWuzv"
        "1pCQWmyUZkkgrOiQY9SQMawMPXGuXWVGrry8yt4HQngbDoYj4dpi445WVa0gqJddcVCRrqSeBidhZ/er61XzPPLy"
        "/UqMD77Yn4dpg225WVa1EJBddcVKjpqSeThX+G6WktbeYLdIecgkeQSADwZMnrL9MK+vfxrQwfR2og/5SYP3II+U"
        "43iDKt6itjSp9n+s8kQQCdE9gxmMeihg31z21ZTWloeRiHHdN1keUbcJM6H4usK4ufltiTTNiH62Wxpsj4ztGxA4"
        "96RthXhS6GzsUbQUldaSlShpCExmEzzIHpE4pd3vwVratzJh+r9+Dqlsb7GRJ09CM2FfZYt9LbW8s1JzuiRIQkiB"
        "HZ5/qe8f/9k="),
    ("image_jpeg", "gray.jpg"): (
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERX"
        "RTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAAQABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAABQP/xAAgEAAA"
        "BQQDAQAAAAAAAAAAAAAAAQQFMQIRISIDEhMU/9oACAEBAAA/AAkbXGocRtcahhG1xqJuD61s/bj7/SqpuXjw5sec"
        "VVQWSsZSV4H/2Q=="),
    ("image_webp", "lossy.webp"): (
        "UklGRpIAAABXRUJQVlA4IIYAAABQAgCdASoQABAABUB8JQACiA9gSYAUipSZ2AAA+pqswLjK9yrX5L3tEhh8nOMK"
        "da9i1FsIjTSCK30T7zkccgpt/Piu/mTQgP+MXqAuMaA3avSDSujHPdgvXAyI9TnPimVOipGXul5jPN5p/OUxXwFT"
        "b9VJjRjAH8DyrNSGsz2AAQuQAGHAAA=="),
    ("image_webp", "alpha.webp"): (
        "UklGRrYAAABXRUJQVlA4WAoAAAAQAAAADwAADwAAQUxQSBgAAAABmQpE9D9ApG2jYmz+dczd4WnEBCS1chdWUDgg"
        "eAAAAJACAJ0BKhAAEAAHQJYlnALsB/AmD/iPZZ3jePiAAM3UbnIJiF5H3JYoPiVzh5tWsrNJ0LlsW4GXWu2Fatla"
        "9kO1R0G78yL7B8PlTX4D4MrVFshVRMMfU0HAuC0RULe9e22qt1Ne7AdA+JF0QeESbv/CY2lY9wAAAA=="),
    ("image_webp", "lossless.webp"): (
        "UklGRjQAAABXRUJQVlA4TCcAAAAvB8ABEM1kRP8DZNlI40mcP9fB/PYCkz8HYsHEYlf+XKFMAJN2fAMA"),
}


def png_chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(colour, depth, channels, extra=b"", interlaced=0, side=5):
    row = (side * channels * depth + 7) // 8
    rows = b"".join(bytes([y % 5]) + bytes((x * 9 + y) & 0xFF for x in range(row))
                    for y in range(side))
    if colour == 3 or interlaced:  # Adam7 takes more rows; what is too much is not looked at
        rows = bytes(3 * side * (row + 1))
    head = struct.pack(">IIBBBBB", side, side, depth, colour, 0, 0, interlaced)
    return (b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", head) + extra
            + png_chunk(b"IDAT", zlib.compress(rows, 9)) + png_chunk(b"IEND", b""))


def pngs():
    palette = png_chunk(b"PLTE", b"\xff\0\0\0\xff\0") + png_chunk(b"tRNS", b"\x80")
    screen = (png_chunk(b"gAMA", struct.pack(">I", 100000))
              + png_chunk(b"cHRM", struct.pack(">8I", 31270, 32900, 64000, 33000, 30000, 60000,
                                               15000, 6000)))
    size = png_chunk(b"pHYs", struct.pack(">IIB", 11811, 11811, 1))
    exif = png_chunk(b"eXIf", b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0")
    yield "rgb.png", png(2, 8, 3, size)
    yield "gray.png", png(0, 8, 1, screen)
    yield "gray1.png", png(0, 1, 1, exif)
    yield "gray16.png", png(0, 16, 1, png_chunk(b"tRNS", b"\0\x07"))
    yield "palette.png", png(3, 2, 1, palette)
    yield "graya.png", png(4, 8, 2, png_chunk(b"sRGB", b"\0"))
    yield "rgba.png", png(6, 8, 4, png_chunk(b"iCCP", b"p\0\0" + zlib.compress(bytes(200))))
    yield "rgba16.png", png(6, 16, 4, interlaced=1)


def gif_codes(indexes, bits):
    """LZW that clears before the table would grow: codes stay bits + 1 long."""
    value = used = 0
    clear, width = 1 << bits, bits + 1
    codes = [clear]
    for i, index in enumerate(indexes):
        codes += ([clear] if i and i % (clear - 2) == 0 else []) + [index]
    for code in codes + [clear + 1]:
        value |= code << used
        used += width
    body = value.to_bytes((used + 7) // 8, "little")
    return bytes([bits, len(body)]) + body + b"\0"


def gif(frames, interlaced=0, clear=False):
    out = b"GIF89a" + struct.pack("<HHBBB", 6, 6, 0x81, 0, 0)
    out += b"\xff\xff\xff\xff\0\0\0\xff\0\0\0\xff"
    for _ in range(frames):
        out += b"!\xf9\x04\x01\x05\0\x02\0" if clear else b""
        out += b"," + struct.pack("<HHHHB", 1, 1, 4, 4, interlaced << 6)
        out += gif_codes([i % 4 for i in range(16)], 2)
    return out + b"!\xfe\x02hi\0;"


def gifs():
    yield "plain.gif", gif(1)
    yield "interlaced.gif", gif(1, interlaced=1)
    yield "animation.gif", gif(2, clear=True)


def packbits(data):
    return b"".join(bytes([len(part) - 1]) + part
                    for part in (data[i:i + 128] for i in range(0, len(data), 128)))


def tiff(photometric, bits, samples, extra=(), packing=1, tiled=False, order="<", side=16):
    rows = bytes((i * 7) & 0xFF for i in range((side * samples * bits + 7) // 8 * side))
    data = {1: rows, 8: zlib.compress(rows), 32773: packbits(rows)}[packing]
    tags = {256: (4, [side]), 257: (4, [side]), 258: (3, [bits] * samples), 259: (3, [packing]),
            262: (3, [photometric]), 277: (3, [samples]), 282: (5, [300, 1]), 283: (5, [300, 1]),
            296: (3, [2])}
    if tiled:
        tags.update({322: (4, [side]), 323: (4, [side]), 324: (4, [8]), 325: (4, [len(data)])})
    else:
        tags.update({273: (4, [8]), 278: (4, [side]), 279: (4, [len(data)])})
    tags.update(extra)
    at = 8 + len(data) + len(data) % 2
    out = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", at) + data
    out += b"\0" * (len(data) % 2) + struct.pack(order + "H", len(tags))
    beside, beside_at = b"", at + 2 + 12 * len(tags) + 4
    for tag, (kind, values) in sorted(tags.items()):
        letter = {1: "B", 2: "B", 3: "H", 4: "I", 5: "I", 7: "B"}[kind]
        body = struct.pack(order + letter * len(values), *values)
        count = len(values) // 2 if kind == 5 else len(values)
        out += struct.pack(order + "HHI", tag, kind, count)
        if len(body) > 4:
            out += struct.pack(order + "I", beside_at + len(beside))
            beside += body + b"\0" * (len(body) % 2)
        else:
            out += body.ljust(4, b"\0")
    return out + b"\0\0\0\0" + beside


def tiffs():
    yield "gray1.tif", tiff(0, 1, 1)
    yield "gray16.tif", tiff(1, 16, 1, order=">")
    yield "rgb.tif", tiff(2, 8, 3, packing=8, extra={274: (3, [6])})
    yield "rgba.tif", tiff(2, 8, 4, tiled=True, extra={338: (3, [1])})
    yield "planar.tif", tiff(2, 8, 3, extra={284: (3, [2]), 273: (4, [8, 264, 520]),
                                             279: (4, [256, 256, 256])})
    yield "palette.tif", tiff(3, 4, 1, packing=32773, extra={320: (3, list(range(48)))})
    yield "cmyk.tif", tiff(5, 8, 4, packing=8, extra={34675: (7, [0] * 132)})
    yield "lab.tif", tiff(8, 8, 3, packing=8)


def main():
    made = {key: base64.b64decode(text) for key, text in CODED.items()}
    for target, pictures in (("image_png", pngs), ("image_gif", gifs), ("image_tiff", tiffs)):
        made.update({(target, name): content for name, content in pictures()})
    for (target, name), content in made.items():
        folder = os.path.join(HERE, target)
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, name), "wb") as file:
            file.write(content)


if __name__ == "__main__":
    main()
