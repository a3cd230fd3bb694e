# SPDX-License-Identifier: MIT
"""What a book designer would not sign on the pages of a finished PDF.

It is given the document as tagged_pdf reads it and the sheet it was set on: the type area, its
columns, the size and leading of the text. What is heading, caption or note it takes from the tags,
places from the marks. Each check yields sentences that name page and words."""
import math
import re
import statistics
from collections import defaultdict

import pdf_lines

EXACT = .05          # points: a baseline off its grid
NEAR = .5            # points: an edge that is over the type area, blocks that lie upon each other
TAIL_LINES = 5       # of the body, on the last page with the tail
FAR = 1              # pages between a figure and its call
LEAST_FOLLOWING = 2  # lines under a heading
MOST_EMPTY = 5       # lines at the foot of a page that is not the last
SHORT_TABLE = 16     # rows of a table that is kept whole
TABLE_EDGES = 1.5    # lines: its margins, its rules and the room around its words
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
APART = ("Table", "Figure", "Caption", "Note", "Aside", "Index")
NUMBERED = re.compile(r"^(图|表)\s*(\d+)")
CALL = re.compile(r"见图\s*(\d+)")


class Sheet:
    """The page the articles are set on. Lengths are points."""

    def __init__(self, columns, width=600, height=850, margins=(80, 80, 86, 80)):
        top, right, bottom, left = margins
        self.width, self.height = width, height
        self.size, self.leading, self.gap = 11, 19, 22
        self.left, self.top, self.right, self.bottom = left, top, width - right, height - bottom
        self.n_columns = columns
        step = (self.right - self.left + self.gap) / columns
        self.columns = [(self.left + step * n, self.left + step * (n + 1) - self.gap)
                        for n in range(columns)]

    def css(self):
        margins = f"{self.top}pt {self.width - self.right}pt {self.height - self.bottom}pt {self.left}pt"
        page = f"@page {{ size: {self.width}pt {self.height}pt; margin: {margins} }}\n"
        if self.n_columns > 1:
            page += f".body {{ columns: {self.n_columns}; column-gap: {self.gap}pt }}\n"
        return page

    def column(self, left, right):
        """The column that a mark stands in; None: it runs over several."""
        for number, (start, end) in enumerate(self.columns):
            if left >= start - self.size and right <= end + self.size:
                return number
        return None


class Line:
    """Glyphs of one block at one height."""

    def __init__(self, block, page, column, marks):
        self.block, self.page, self.column = block, page, column
        self.marks = sorted(marks, key=lambda mark: mark.left)
        self.size = statistics.mode(mark.size for mark in marks)
        self.baseline = next(mark.baseline for mark in marks if mark.size == self.size)
        glyphs = [pdf_lines.Glyph(mark.character, 0, (mark.right - mark.left) / mark.size)
                  for mark in (self.marks[0], self.marks[-1])]
        self.left = self.marks[0].left + glyphs[0].ink_left() * self.marks[0].size
        self.right = self.marks[-1].left + glyphs[1].ink_right() * self.marks[-1].size
        self.top, self.bottom = self.baseline - .88 * self.size, self.baseline + .12 * self.size

    def text(self):
        return "".join(mark.character for mark in self.marks)

    def place(self):
        return (self.page, self.column or 0)

    def where(self):
        column = "" if self.column is None else f" column {self.column + 1}"
        return f"page {self.page + 1}{column}, “{self.text()[:16]}”"


def where(piece):
    return piece.where() if isinstance(piece, Line) else f"page {piece.page + 1}, a picture"


class Pages:
    """A document's lines, pictures and blocks, as the checks ask for them."""

    def __init__(self, document, sheet):
        self.document, self.sheet = document, sheet
        self.n_pages = len(document.sizes)
        self.body = find_body(document.root)
        self.notes = set()
        for element in document.root.descendants():
            if is_note(element):
                self.notes.update(element.descendants())
        self.lines = self.find_lines()
        self.by_block = defaultdict(list)
        for line in self.lines:
            self.by_block[line.block].append(line)
        self.images = [mark for mark in document.marks if mark.kind == "image" and mark.element]

    def find_lines(self):
        rows, lines = defaultdict(list), []
        for mark in self.document.marks:
            if mark.kind == "glyph" and mark.element and not mark.character.isspace():
                rows[mark.element.block(), mark.page].append(mark)
        for (block, page), marks in rows.items():
            for row in split_rows(marks):
                lines += [Line(block, page, column, part) for column, part in self.split_columns(row)]
        return sorted(lines, key=lambda line: (line.page, line.column or 0, line.baseline, line.left))

    def split_columns(self, row):
        parts = defaultdict(list)
        for mark in row:
            parts[self.sheet.column(mark.left, mark.right)].append(mark)
        whole = self.sheet.column(min(m.left for m in row), max(m.right for m in row))
        joined = whole is not None or None in parts or not self.has_gap(row)
        return [(whole, row)] if joined else list(parts.items())

    def has_gap(self, row):
        """Is nothing in the gaps between the columns? Then the row is of several."""
        ends = [end for _, end in self.sheet.columns[:-1]]
        return all(any(mark.right <= end + self.sheet.size for mark in row) and
                   not any(mark.left < end + 1 and mark.right > end + self.sheet.gap / 2
                           for mark in row) for end in ends)

    def is_body(self, line):
        """Of the article's running text, in its size; no table, caption or note."""
        return (abs(line.size - self.sheet.size) < .05 and line.block not in self.notes and
                self.body in line.block.ancestors() and not line.block.is_in(*APART, *HEADINGS))

    def body_lines(self):
        return [line for line in self.lines if self.is_body(line)]

    def flow_lines(self):
        """All of the body, without notes."""
        return [line for line in self.lines
                if line.block not in self.notes and self.body in line.block.ancestors()]

    def grid(self):
        """How far below a whole line, from the type area's top, most baselines of the text stand."""
        return statistics.mode(round(self.off(line), 2) for line in self.body_lines())

    def off(self, line):
        return (line.baseline - self.sheet.top) % self.sheet.leading


def find_body(root):
    """The Div or Sect of the article that holds most paragraphs."""
    divisions = [element for element in root.descendants() if element.role in ("Div", "Sect", "Art")]
    return max(divisions, key=lambda element: sum(child.role == "P" for child in element.children))


def is_note(element):
    """Tagged as a note; or a list's item that something of its name is the call of."""
    return element.role == "Note" or element.role == "LI" and element.name.startswith("fn")


def call_of(note, names):
    """What stands before it in its paragraph; or what is named as its call."""
    around = note.parent.children
    before = around[around.index(note) - 1] if around.index(note) else None
    if before is not None and before.role == "Reference":
        return before
    return names.get(note.name.replace("fn", "fnref", 1))


def split_rows(marks):
    rows = []
    for mark in sorted(marks, key=lambda mark: mark.baseline):
        if not rows or mark.baseline - rows[-1][0].baseline > mark.size * .6:
            rows.append([])
        rows[-1].append(mark)
    return rows


def remainder(difference, step):
    """How far from a multiple of the step."""
    return abs((difference + step / 2) % step - step / 2)


def grid(pages):
    """A line of the text whose baseline is not on the grid."""
    origin = pages.grid()
    for line in pages.body_lines():
        off = remainder(pages.off(line) - origin, pages.sheet.leading)
        if off > EXACT:
            yield f"{line.where()}: {off:.2f} pt off the grid"


def facing(pages):
    """Columns side by side, and pages that face each other, on different grids."""
    offs = defaultdict(list)
    for line in pages.body_lines():
        offs[line.page, line.column].append(pages.off(line))
    medians = {place: statistics.median_low(found) for place, found in offs.items()}
    for (page, column), found in medians.items():
        for (other_page, other_column), other in medians.items():
            near = other_page == page or page % 2 == 1 and other_page == page + 1
            if near and (other_page, other_column or 0) > (page, column or 0):
                off = remainder(found - other, pages.sheet.leading)
                if off > EXACT:
                    yield (f"pages {page + 1}/{other_page + 1}, columns {column}/{other_column}: "
                           f"{off:.2f} pt between their baselines")


def fragments(lines):
    """The lines of a block by the column they stand in, in order."""
    found = defaultdict(list)
    for line in lines:
        found[line.place()].append(line)
    return [found[place] for place in sorted(found)]


def paragraphs(pages):
    return [lines for block, lines in pages.by_block.items()
            if block.role in ("P", "LBody") and all(map(pages.is_body, lines))]


def orphan(pages):
    """The first line of a paragraph alone at a foot."""
    for parts in map(fragments, paragraphs(pages)):
        if len(parts) > 1 and len(parts[0]) == 1:
            yield parts[0][0].where()


def widow(pages):
    """The last line of a paragraph alone at a head."""
    for parts in map(fragments, paragraphs(pages)):
        if len(parts) > 1 and len(parts[-1]) == 1:
            yield parts[-1][0].where()


def stranded(pages):
    """A heading with fewer than two lines of text, or no table or picture, below it in its column."""
    below = defaultdict(list)
    for line in pages.flow_lines():
        below[line.place()].append(line)
    for lines in (lines for block, lines in pages.by_block.items() if block.role in HEADINGS[1:]):
        last = max(lines, key=lambda line: (line.place(), line.baseline))
        after = [line for line in below[last.place()] if line.baseline > last.baseline + 1 and
                 line.block.role not in HEADINGS]
        if not after and not picture_below(pages, last):
            yield f"{last.where()}: nothing below it"
        elif len(after) < LEAST_FOLLOWING and len(pages.by_block[after[0].block]) > 1:
            yield f"{last.where()}: only one line below it"


def picture_below(pages, line):
    return any(image.page == line.page and image.top > line.baseline and
               pages.sheet.column(image.left, image.right) in (line.column, None)
               for image in pages.images)


def cut(pages):
    """A picture that is clipped, over the type area, out of its proportions or drawn in pieces."""
    seen = set()
    for image in pages.images:
        where = f"page {image.page + 1}, picture at {image.left:.0f}, {image.top:.0f}"
        if image.element in seen:
            yield f"{where}: drawn again"
        seen.add(image.element)
        if image.clip and not holds(image.clip, image):
            yield f"{where}: clipped"
        area = pages.sheet.left, pages.sheet.top, pages.sheet.right, pages.sheet.bottom
        if not holds(area, image):
            yield f"{where}: over the type area"
        shown = (image.right - image.left) / (image.bottom - image.top)
        drawn = image.pixels[0] / image.pixels[1]
        if abs(shown / drawn - 1) > .02:
            yield f"{where}: out of proportion by {shown / drawn:.2f}"


def holds(box, mark):
    left, top, right, bottom = box
    return (mark.left > left - NEAR and mark.top > top - NEAR and mark.right < right + NEAR and
            mark.bottom < bottom + NEAR)


def parted(pages):
    """A caption that is not beside its picture, or not in one piece with its table's first row."""
    for caption in (block for block in list(pages.by_block) if block.role == "Caption"):
        lines, owner = pages.by_block[caption], caption.parent
        images = [image for image in pages.images if image.element in owner.descendants()]
        rows = [line for line in pages.lines
                if owner in line.block.ancestors() and line.block is not caption][:1]
        for piece in images + rows:
            boxes = (piece.top, piece.bottom), (lines[0].top, lines[-1].bottom)
            apart = max(boxes[1][0] - boxes[0][1], boxes[0][0] - boxes[1][1])
            if any(line.page != piece.page for line in lines):
                yield f"{lines[0].where()}: its piece stands on page {piece.page + 1}"
            elif apart > 2 * pages.sheet.leading:
                yield f"{lines[0].where()}: {apart:.0f} pt from its piece"


def far(pages):
    """A figure more than a page from the paragraph that calls it."""
    calls = {}
    for block, lines in pages.by_block.items():
        text = "".join(line.text() for line in lines)
        for call in CALL.finditer(text) if block.role == "P" else ():
            at, seen = call.start(), 0
            for line in lines:
                seen += len(line.text())
                if at < seen:
                    calls.setdefault(call.group(1), line)
                    break
    for block, lines in pages.by_block.items():
        number = NUMBERED.match("".join(line.text() for line in lines))
        if block.role != "Caption" or not number or number.group(1) != "图":
            continue
        call = calls.get(number.group(2))
        if call is None:
            yield f"{lines[0].where()}: no call"
        elif abs(lines[0].page - call.page) > FAR:
            yield f"{lines[0].where()}: called on page {call.page + 1}"


def column_feet(pages, page):
    """Where the columns of a page end, with the notes at their feet."""
    feet = [pages.sheet.top] * pages.sheet.n_columns
    pieces = pages.flow_lines() + [line for line in pages.lines if line.block in pages.notes]
    pieces += [image for image in pages.images if pages.body in image.element.ancestors()]
    for piece in pieces:
        column = pages.sheet.column(piece.left, piece.right)
        if piece.page == page and column is not None:
            feet[column] = max(feet[column], piece.bottom)
    return feet


def unbalanced(pages):
    """Columns that end more than a line of the grid apart where their text ends."""
    last = max((line.page for line in pages.body_lines()), default=0)
    feet = column_feet(pages, last)
    ends = [math.ceil((foot - NEAR - pages.sheet.top) / pages.sheet.leading) for foot in feet]
    if max(ends) - min(ends) > 1:
        lines = ", ".join(f"{foot:.0f}" for foot in feet)
        yield f"page {last + 1}: its columns end at {lines}"


def one_column(pages):
    """Text that runs over the columns it should be poured into."""
    wide = [line for line in pages.body_lines() if line.column is None]
    used = {line.column for line in pages.body_lines()}
    if wide:
        yield f"{len(wide)} lines run over the columns, first {wide[0].where()}"
    if len(used - {None}) < pages.sheet.n_columns:
        yield "not all columns are used"


def lonely_tail(pages):
    """A last page with fewer than five lines of the body."""
    count = sum(line.page == pages.n_pages - 1 and line.block not in pages.notes
                for line in pages.body_lines())
    notes = sum(line.page == pages.n_pages - 1 and line.block in pages.notes
                for line in pages.lines)
    if pages.n_pages > 1 and count + notes < TAIL_LINES:
        yield f"page {pages.n_pages}: {count + notes} lines of the text with the tail"


def outside(pages):
    """Ink over the type area; an artifact over the paper."""
    sheet = pages.sheet
    for line in pages.lines:
        if (line.left < sheet.left - NEAR or line.right > sheet.right + NEAR or
                line.top < sheet.top - NEAR or line.bottom > sheet.bottom + NEAR):
            yield f"{line.where()}: over the type area"
    for mark in pages.document.marks:
        if not mark.element and not holds((0, 0, sheet.width, sheet.height), mark):
            yield f"page {mark.page + 1}: a {mark.kind} over the paper"


def overlap(pages):
    """Lines that lie upon lines or pictures of other blocks, or lines of a block too near."""
    by_page = defaultdict(list)
    for piece in pages.lines + pages.images:
        by_page[piece.page].append(piece)
    for pieces in by_page.values():
        pieces.sort(key=lambda piece: piece.top)
        for at, upper in enumerate(pieces):
            for lower in pieces[at + 1:]:
                if lower.top > upper.bottom - 1:
                    break
                if lower.left < upper.right - NEAR and upper.left < lower.right - NEAR:
                    yield f"{where(lower)}: lies upon {where(upper)}"


def height_of_whole(pages, place):
    """The lines that the short table takes which a column begins with; 0: it begins otherwise."""
    lines = [line for line in pages.flow_lines() if line.place() == place]
    first = min(lines, key=lambda line: line.top, default=None)
    table = first and next((e for e in first.block.ancestors() if e.role == "Table"), None)
    if not table or sum(e.role == "TR" for e in table.descendants()) > SHORT_TABLE:
        return 0
    cells = [line for line in pages.lines if table in line.block.ancestors()]
    if any(line.place() != place for line in cells):
        return 0
    words = max(line.bottom for line in cells) - first.top
    return words / pages.sheet.leading + TABLE_EDGES


def hole(pages):
    """Empty lines at the foot of a page or column that others follow, but for those before a short
    table that is taller: it is not parted, nor does it leave its place."""
    feet = defaultdict(lambda: pages.sheet.top)
    for piece in pages.lines + pages.images:
        column = pages.sheet.column(piece.left, piece.right) or 0
        feet[piece.page, column] = max(feet[piece.page, column], piece.bottom)
    for page in range(pages.n_pages - 1):
        for column in range(pages.sheet.n_columns):
            empty = (pages.sheet.bottom - feet[page, column]) / pages.sheet.leading
            is_last = column + 1 == pages.sheet.n_columns
            following = (page + 1, 0) if is_last else (page, column + 1)
            if empty > MOST_EMPTY + .5 and empty > height_of_whole(pages, following):
                yield f"page {page + 1} column {column + 1}: {empty:.0f} empty lines at its foot"


def far_note(pages):
    """A note that does not begin at the foot of its call's column, or stands over the text."""
    names = {element.name: element for element in pages.document.elements() if element.name}
    for note in filter(is_note, pages.document.elements()):
        call = call_of(note, names)
        lines = [line for element in note.descendants() for line in pages.by_block.get(element, ())]
        if not call or not lines:
            continue
        calls = [mark for mark in pages.document.marks if mark.element in set(call.descendants())]
        first = min(lines, key=lambda line: (line.place(), line.baseline))
        if not calls or first.page != calls[0].page:
            yield f"{first.where()}: not on the page of its call"
        elif any(line.place() == first.place() and line.baseline > first.baseline
                 for line in pages.flow_lines()):
            yield f"{first.where()}: text stands below it"


def headless(pages):
    """A table that goes on in another column without its head."""
    for table in (element for element in pages.document.elements() if element.role == "Table"):
        head = next((child for child in table.children if child.role == "THead"), None)
        cells = [line for element in table.descendants() for line in pages.by_block.get(element, ())]
        if not head or not cells:
            continue
        words = "".join(line.text() for line in cells if head in line.block.ancestors())
        for part in fragments(sorted(cells, key=lambda line: (line.place(), line.baseline)))[1:]:
            top = min(line.top for line in part)
            above = "".join(mark.character for mark in pages.document.marks
                            if mark.kind == "glyph" and not mark.element and
                            mark.page == part[0].page and pages.sheet.top < mark.bottom and
                            mark.top < top)
            if words not in "".join(above.split()):
                yield f"{part[0].where()}: the table goes on without its head"


CHECKS = {check.__name__: check for check in (
    grid, facing, orphan, widow, stranded, cut, parted, far, unbalanced, one_column, lonely_tail,
    outside, overlap, hole, far_note, headless)}
