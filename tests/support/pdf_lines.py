# SPDX-License-Identifier: MIT
"""Reads the lines of a finished PDF from the origins of its glyphs and measures their typography.

It knows the page (support/prose.py: one column, its measure, the first-line indent) and nothing of
who made it, so that one judge serves kanyin and its peers. Boxes are told by the characters, not by
the PDF: a Han fills the em that its origin begins, a Chinese opener the right half of it, a closer
or point the left half. All lengths are ems."""
import statistics
import subprocess
import unicodedata
from collections import Counter
from xml.etree import ElementTree

import prose

OPENERS = set("“‘「『（《〈【〖〔［｛")
CLOSERS = set("”’」』】）》〉〗〕］｝，、；：。．！？")
COMMAS = set("，、；：。")
MARKS = OPENERS | CLOSERS | set("…—～·-–/／.,;:!?()[]\"'")
NARROW_UNITS = set("%‰°$¥€")
# What `line-break: normal` forbids (clreq basic, usual practice, GB/T 15834). Of — and … the units
# of two ems may begin a line; strict alone forbids that.
NOT_AT_START = CLOSERS | set("‼⁇–—～-·‧・々%‰°℃％/／")
NOT_AT_END = OPENERS | set("¥￥$€/／")
TWO_EMS = set("—…⋯")
INTERPUNCTS = set("·‧")
SOFT_HYPHEN = "\xad"

EXACT = 0.1 / prose.SIZE  # a tenth of a point
NARROWEST_GAP, WIDEST_GAP, NEAR = 1 / 8, 1 / 3, 0.01
SQUEEZED_PAIR = 1.75      # a pair is an em and a half, and stretched a little; two ems are not
LEAST_GAPS = 3            # of a line that has a stretch
JUMP = 1 / 4


class Glyph:
    __slots__ = ("character", "x", "right", "is_han", "is_letter")

    def __init__(self, character, x, right):
        self.character, self.x, self.right = character, x, right
        self.is_han = bool(prose.HAN.match(character))
        self.is_letter = character.isalnum() and ord(character) < 0x1100

    def ink_left(self):
        return self.x + (0.5 if self.character in OPENERS and self.is_wide() else 0)

    def ink_right(self):
        if self.character in INTERPUNCTS and self.right - self.x < 0.5:
            return (self.x + self.right + 0.5) / 2  # boxed to half an em, its ink amid it
        if not self.is_wide():
            return self.right
        return self.x + (0.5 if self.character in CLOSERS else 1)

    def is_wide(self):
        """Of a Chinese face: it fills an em, or a half where the face or the setter trimmed it. The
        quotes are shared with Latin; theirs are narrower."""
        if self.character in "“”‘’…—":
            return self.right - self.x > 0.9
        return self.is_han or self.character in OPENERS or self.character in CLOSERS


class Line:
    """Glyphs from left to right without spaces, places from the column's left edge."""

    def __init__(self, glyphs):
        self.glyphs = glyphs
        self.is_first = glyphs[0].ink_left() > 0.75 * prose.INDENT
        self.is_last = False

    def pairs(self):
        return zip(self.glyphs, self.glyphs[1:])

    def han_gaps(self):
        return [b.x - a.x - 1 for a, b in self.pairs() if a.is_han and b.is_han]

    def commas(self):
        return [b.x - a.x for a, b in self.pairs() if a.character in COMMAS and b.is_han]

    def text(self):
        return "".join(glyph.character for glyph in self.glyphs)


def page_glyphs(page):
    """(baseline, glyph) of the text's size between the page's margins."""
    top, bottom = prose.MARGIN, prose.HEIGHT - prose.MARGIN
    for font in page.iter("font"):
        if abs(float(font.get("size")) - prose.SIZE) > 0.05:
            continue
        for char in font.iter("char"):
            baseline, character = float(char.get("y")), char.get("c")
            if character.isspace() or not top < baseline < bottom + prose.SIZE:
                continue
            place = (float(char.get("x")), float(char.get("quad").split()[2]))
            yield baseline, Glyph(character, *((x - prose.MARGIN) / prose.SIZE for x in place))


def page_lines(page):
    rows = []
    for baseline, glyph in sorted(page_glyphs(page), key=lambda found: found[0]):
        if not rows or baseline - rows[-1][0] > prose.SIZE / 3:
            rows.append((baseline, []))
        rows[-1][1].append(glyph)
    return [Line(sorted(glyphs, key=lambda glyph: glyph.x)) for _, glyphs in rows]


def read_lines(pdf):
    drawn = subprocess.run(["mutool", "draw", "-q", "-F", "stext", pdf], capture_output=True,
                           check=True)
    lines = [line for page in ElementTree.fromstring(drawn.stdout).iter("page")
             for line in page_lines(page)]
    for line, after in zip(lines, lines[1:] + [None]):
        line.is_last = after is None or after.is_first
    return lines


def begins_ill(line):
    first = line.glyphs[0].character
    is_unit = first in TWO_EMS and len(line.glyphs) > 1 and line.glyphs[1].character == first
    return not line.is_first and first in NOT_AT_START and not is_unit


def ends_ill(line):
    last = line.glyphs[-1]
    # after a slash inside a URL a line may end
    is_url = last.character == "/" and len(line.glyphs) > 1 and line.glyphs[-2].character.isascii()
    return not line.is_last and last.character in NOT_AT_END and not is_url


def is_full_pair(a, b):
    if not (a.is_wide() and b.is_wide() and {a.character, b.character} <= OPENERS | CLOSERS):
        return False
    is_empty = a.character in OPENERS and b.character in CLOSERS
    return not is_empty and b.x + 1 - a.x > SQUEEZED_PAIR


def keeps_start(line):
    first = line.glyphs[0]
    edge = prose.INDENT if line.is_first else 0
    return first.character in OPENERS and first.is_wide() and first.ink_left() > edge + 0.25


def keeps_end(line, ems):
    """On a paragraph's last line nobody can tell: nothing stands behind the blank."""
    last = line.glyphs[-1]
    return (not line.is_last and last.character in CLOSERS and last.is_wide() and
            abs(last.x + 1 - ems) < 0.25)


def has_wild_gap(line):
    for a, b in line.pairs():
        if not (a.is_han and b.is_letter or a.is_letter and b.is_han):
            continue
        gap = b.x - (a.x + 1 if a.is_han else a.right)
        if not NARROWEST_GAP - NEAR <= gap <= WIDEST_GAP + NEAR:
            return True
    return False


def is_runt(line):
    """One Han alone, or a letter or three, which are no more; marks are none."""
    halves = sum(1 if glyph.is_letter or glyph.character in NARROW_UNITS else 2
                 for glyph in line.glyphs if glyph.character not in MARKS)
    return line.is_last and not line.is_first and halves < 4


def is_short(line, ems):
    """Left short as nothing else is left: what it lacks would part its characters by gaps wider than
    a third of an em, which look like spaces between words (before a long address)."""
    lack = ems - line.glyphs[-1].ink_right()
    gaps = sum(is_solid(a) and is_solid(b) for a, b in line.pairs())
    return lack > WIDEST_GAP * gaps


def is_solid(glyph):
    return glyph.is_han or glyph.character in OPENERS | CLOSERS and glyph.is_wide()


def is_inexact(line, ems):
    left = prose.INDENT if line.is_first else 0
    return (abs(line.glyphs[0].ink_left() - left) > EXACT or
            abs(line.glyphs[-1].ink_right() - ems) > EXACT)


def jumps(lines):
    """How many neighbours of one paragraph have commas, and how many of those jump."""
    means = [statistics.mean(line.commas() or [0]) for line in lines]
    near = [abs(one - other) > JUMP for one, other, after in zip(means, means[1:], lines[1:])
            if one and other and not after.is_first]
    return len(near), sum(near)


def bag(characters):
    """Characters and how often each is there; a radical is its ideograph, as one glyph is for both."""
    folded = (unicodedata.normalize("NFKC", c) for c in characters)
    return Counter(c for c in folded if not c.isspace() and c != SOFT_HYPHEN)


def lost(lines, paragraphs):
    """How many characters of the text are not in the PDF, or are there but not in the text."""
    wanted = bag(c for words in paragraphs for c in words)
    found = bag(glyph.character for line in lines for glyph in line.glyphs)
    return ((wanted - found) + (found - wanted)).total()


def measure(lines, ems):
    """The figures of a PDF's lines, by name."""
    inner = [line for line in lines if not line.is_last and line.han_gaps()]
    justified = [line for line in inner if not is_short(line, ems)]
    gaps = [line.han_gaps() for line in justified]
    several = [line for line in gaps if len(line) >= LEAST_GAPS]
    commas = sorted(width for line in lines for width in line.commas())
    near, jumping = jumps(lines)
    return {
        "lines": len(lines),
        "start": sum(map(begins_ill, lines)),
        "end": sum(map(ends_ill, lines)),
        "pair": sum(is_full_pair(a, b) for line in lines for a, b in line.pairs()),
        "edge": sum(keeps_start(line) or keeps_end(line, ems) for line in lines),
        "gap": sum(map(has_wild_gap, lines)) / len(lines),
        "runt": sum(map(is_runt, lines)),
        "short": (len(inner) - len(justified)) / len(lines),
        "inexact": sum(is_inexact(line, ems) for line in justified),
        "uneven": sum(max(line) - min(line) > 0.05 + 1e-4 for line in gaps),
        "stretch": statistics.mean(abs(statistics.mean(line)) for line in several),
        "comma": statistics.median(commas),
        "tenth": commas[(len(commas) - 1) // 10],
        "jump": jumping / near,
    }
