# SPDX-License-Identifier: MIT
"""What computed.py takes for granted: the initial values, and the differences from Chromium that are meant."""
import re


def read_initial(text, is_inherited):
    return {name: (value.strip(), is_inherited) for name, value in (line.split(":", 1) for line in text.split(";"))
            for name in [name.strip()]}


# As the specifications have them; of type as kanyin has them.
INITIAL = {
    **read_initial("""font-size: 12pt; font-family: serif; font-weight: 400; font-style: normal; line-height: 18pt;
        color: gray(0); text-align: start; text-align-last: auto; text-indent: 0pt; letter-spacing: 0pt;
        line-break: auto; text-spacing-trim: normal; text-autospace: normal; text-wrap: wrap;
        white-space-collapse: collapse; hyphens: manual; text-emphasis-style: none;
        text-emphasis-color: currentcolor; text-emphasis-position: over; ruby-position: over;
        ruby-align: space-around; orphans: 2; widows: 2; list-style-type: disc; quotes: auto;
        word-break: normal; overflow-wrap: normal; word-spacing: 0pt; tab-size: 8""", True),
    **read_initial("""display: inline; background-color: transparent; width: auto; height: auto; min-width: auto;
        max-width: none; min-height: auto; max-height: none; vertical-align: baseline;
        text-decoration-line: none; text-decoration-style: solid; text-decoration-color: currentcolor;
        text-decoration-thickness: auto; background-image: none; background-repeat: repeat;
        background-position: 0% 0%; background-size: auto; text-overflow: clip; justify-content: normal; align-items: normal;
        align-self: auto; flex-grow: 0; flex-shrink: 1; flex-basis: auto; column-gap: normal; row-gap: normal;
        break-before: auto; break-after: auto; break-inside: auto; page: auto; counter-reset: none;
        counter-increment: none""", False),
    **{f"{box}-{side}": ("0pt", False) for box in ("margin", "padding") for side in ("top", "right", "bottom", "left")},
    **{f"border-{side}-{part}": (value, False) for side in ("top", "right", "bottom", "left")
       for part, value in (("width", "2.25pt"), ("style", "none"), ("color", "currentcolor"))},
}

# property, what is found in the CSS, why
EXPLAINED = [
    ("font-size", r"x-small|small |large ", "css-fonts-4 §2.5: 3/5, 3/4, 8/9, 6/5 of medium; Chromium has whole pixels "
     "from a table of its own"),
    ("font-style", r"oblique", "one slanted face stands for both"),
    ("line-height", r"normal|serif", "`normal` is 1.5 em, a length, since a font's own line says nothing about the "
     "leading of Chinese; Chromium keeps the word"),
    ("margin-left", r"2ex", "an ex is half an em, whatever the font; Chromium measures its x"),
    ("text-align(-last)?", r"left|right", "all text begins at the left, so that left and right are start and end"),
    ("text-emphasis-position", r"under right", "both words are printed; Chromium leaves out the one that is the default"),
    ("text-emphasis-style", r"dot", "both words are printed; Chromium leaves out the one that is the default"),
    ("flex-basis", r"flex: [12]", "css-flexbox-1 §7.1.1: a basis that is left out of `flex` is 0; Chromium says 0%"),
    ("color", r"#0f08|#12345678|#abcd", "alpha is ignored with a notice: what is printed is opaque"),
    ("vertical-align", r"10%", "the percentage is of the line height, which is known; Chromium keeps it until layout"),
    ("quotes", r"none", "the dump prints no pair of quotes as nothing"),
    ("break-(before|inside)", r"avoid-page", "there is nothing but pages to break: avoid-page is avoid"),
    ("break-before", r"[^-]break-before: always", "css-break-4 has always, which of pages means page; Chromium has "
     "css-break-3"),
    ("letter-spacing", r"normal", "css-text-4 §9.2: normal computes to zero; Chromium keeps the word"),
    ("background-position", r"center", "what is not set is kept word by word; Chromium has made it a percentage"),
    ("background-(position|repeat|size|image)", r"red, blue 50%|top left|none, none",
     "what no layer says is one value for all of them (css-backgrounds-3 §2.3)"),
    ("background-image", r"10% 20%|top left", "what is not set is kept as it is written"),
    ("min-width", r"auto", "the word is kept, as css-sizing-3 has it; Chromium resolves it to zero"),
    ("margin-left", r"10px / 0", "an infinite length is the greatest there is, and that is another one there"),
    ("orphans", r"1 / 0", "an infinite number is the greatest there is, and that is another one there"),
    ("margin-left", r"max\(10%", "what percentages it is of is known at layout, until when the comparison is kept; "
     "Chromium makes it now, as all are of one length"),
    ("align-items", r"stretch", "normal in a flex row is stretch (css-align-3 §5.3.4): one word for both"),
]


def find_reason(css, name):
    """Why the property of a case may differ; None: it must not."""
    for wanted, found, reason in EXPLAINED:
        if re.fullmatch(wanted, name) and re.search(found, css):
            return reason
    return None
