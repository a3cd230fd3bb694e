# SPDX-License-Identifier: MIT
"""Reads a finished PDF by its tags: what each mark on a page belongs to, and where it stands.

Places are mutool's (its trace of the drawing), the structure is qpdf's (the objects). The two are
joined by the order of marked content: the n-th that a page's stream begins is the n-th "layer" of
its trace. Places are points from the page's top left, y growing downwards."""
import base64
import json
import re
import subprocess
from xml.etree import ElementTree

BEGINS = re.compile(rb"/(\w+)\s*(<<(?:[^<>]|<[^<>]*>|<<[^<>]*>>)*>>|/\w+)?\s*(?:BDC|BMC)\b")
MCID = re.compile(rb"/MCID\s+(\d+)")
LITERAL = re.compile(rb"\((?:\\.|[^\\()])*\)", re.S)
INLINE = {"Span", "Link", "Reference", "Code", "Quote", "Em", "Strong", "Ruby", "RB", "RT", "RP",
          "Formula", "Annot", "BibEntry", "Sub"}


class Element:
    """A node of the structure tree; `order` is its place in reading order."""

    def __init__(self, role, parent, order, name):
        self.role, self.parent, self.order, self.name = role, parent, order, name
        self.children = []  # elements and marks in reading order
        if parent:
            parent.children.append(self)

    def ancestors(self):
        element = self
        while element:
            yield element
            element = element.parent

    def is_in(self, *roles):
        return any(element.role in roles for element in self.ancestors())

    def block(self):
        """The block whose text it is part of."""
        return next(element for element in self.ancestors()
                    if element.role not in INLINE or not element.parent)

    def descendants(self):
        yield self
        for child in self.children:
            yield from child.descendants()


class Mark:
    """A glyph, an image or a path. `element` is None for an artifact."""
    __slots__ = ("kind", "page", "left", "top", "right", "bottom", "baseline", "size", "character",
                 "element", "clip", "pixels", "content")

    def __init__(self, kind, page, box, element):
        self.kind, self.page, self.element = kind, page, element
        self.left, self.top, self.right, self.bottom = box
        self.baseline = self.size = self.character = self.clip = self.pixels = None
        self.content = None  # (page, MCID)


class Document:
    """`contents` are the keys of marked contents in reading order."""

    def __init__(self, sizes, marks, root, contents=()):
        self.sizes, self.marks, self.root, self.contents = sizes, marks, root, contents

    def words(self):
        """The text in reading order, without spaces."""
        found = {key: [] for key in self.contents}
        for mark in self.marks:
            if mark.kind == "glyph" and mark.content in found and not mark.character.isspace():
                found[mark.content].append(mark.character)
        return "".join(character for key in self.contents for character in found[key])

    def elements(self):
        return list(self.root.descendants())


def read(pdf):
    listed = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline",
                             "--decode-level=generalized", pdf], capture_output=True, check=True)
    objects = Objects(json.loads(listed.stdout))
    traced = subprocess.run(["mutool", "draw", "-q", "-F", "trace", pdf], capture_output=True,
                            check=True)
    root, by_content = objects.structure()
    sizes, marks = [], []
    trace = re.sub(rb"&#x?[0-9a-fA-F]+;|[\x00-\x08\x0b\x0c\x0e-\x1f]", b" ", traced.stdout)
    for number, page in enumerate(ElementTree.fromstring(trace).iter("page")):
        box = [float(side) for side in page.get("mediabox").split()]
        sizes.append((box[2] - box[0], box[3] - box[1]))
        contents = [(number, mcid) for mcid in objects.contents(number)]
        marks += PageReader(number, contents, by_content).read(page)
    return Document(sizes, marks, root, list(by_content))


class Objects:
    """The PDF's objects as qpdf lists them."""

    def __init__(self, listed):
        self.objects = listed["qpdf"][1]
        self.pages = listed["pages"]
        self.page_numbers = {page["object"]: number for number, page in enumerate(self.pages)}

    def get(self, reference):
        if isinstance(reference, str) and reference.endswith(" R"):
            return self.objects[f"obj:{reference}"].get("value")
        return reference

    def contents(self, page):
        """For each marked content the page's stream begins: its MCID, or None."""
        stream = b"\n".join(base64.b64decode(self.objects[f"obj:{name}"]["stream"]["data"])
                            for name in self.pages[page]["contents"])
        stream = LITERAL.sub(b"()", stream)
        for begun in BEGINS.finditer(stream):
            number = MCID.search(begun.group(2) or b"")
            yield int(number.group(1)) if number else None

    def structure(self):
        """The root element, and {(page, MCID): element}."""
        catalog = next(self.get(value["value"]["/Root"]) for name, value in self.objects.items()
                       if name == "trailer")
        tree = self.get(catalog["/StructTreeRoot"])
        root = Element("Root", None, 0, None)
        by_content, count = {}, 0
        todo = [(kid, root, None) for kid in reversed(self.kids(tree))]
        while todo:
            kid, parent, page = todo.pop()
            kid = self.get(kid)
            if isinstance(kid, int) or kid.get("/Type") == "/MCR":
                number = kid if isinstance(kid, int) else kid["/MCID"]
                page = page if isinstance(kid, int) else kid.get("/Pg", page)
                by_content[self.page_numbers[page], number] = parent
            elif kid.get("/Type") != "/OBJR":
                count += 1
                name = (kid.get("/ID") or "")[2:]
                element = Element(kid["/S"][1:], parent, count, name)
                page = kid.get("/Pg", page)
                todo += [(inner, element, page) for inner in reversed(self.kids(kid))]
        return root, by_content

    def kids(self, node):
        kids = self.get(node.get("/K", []))
        return kids if isinstance(kids, list) else [kids]


class PageReader:
    """Walks a page's trace with its marked contents and clips."""

    def __init__(self, page, contents, owners):
        self.page, self.contents, self.owners = page, iter(contents), owners
        self.open, self.clips, self.marks = [], [], []

    def read(self, page):
        for drawn in page:
            step = getattr(self, drawn.tag, None)
            if step:
                step(drawn)
        assert not list(self.contents), "the trace has fewer marked contents than the stream"
        return self.marks

    def layer(self, _):
        content = next(self.contents)
        is_own = content in self.owners or not self.open
        self.open.append(content if is_own else self.open[-1])

    def end_layer(self, _):
        self.open.pop()

    def clip_path(self, drawn):
        self.clips.append(path_box(drawn))

    def clip_image_mask(self, drawn):
        self.clips.append(unit_box(matrix(drawn.get("transform"))))

    def pop_clip(self, _):
        self.clips.pop()

    def add(self, kind, box):
        content = self.open[-1] if self.open else None
        mark = Mark(kind, self.page, box, self.owners.get(content))
        mark.content = content
        mark.clip = self.clips[-1] if self.clips else None
        self.marks.append(mark)
        return mark

    def fill_path(self, drawn):
        box = path_box(drawn)
        if box:
            self.add("path", box)

    stroke_path = fill_path

    def fill_image(self, drawn):
        mark = self.add("image", unit_box(matrix(drawn.get("transform"))))
        mark.pixels = (int(drawn.get("width")), int(drawn.get("height")))

    def fill_text(self, drawn):
        place = matrix(drawn.get("transform"))
        for span in drawn.iter("span"):
            scale = matrix(span.get("trm") + " 0 0")
            size = abs(scale[3] * place[3])
            for glyph in span.iter("g"):
                self.glyph(glyph, place, size)

    def glyph(self, glyph, place, size):
        x, baseline = apply(place, float(glyph.get("x")), float(glyph.get("y")))
        right = x + float(glyph.get("adv")) * size
        mark = self.add("glyph", (x, baseline - .88 * size, right, baseline + .12 * size))
        mark.baseline, mark.size = baseline, size
        mark.character = glyph.get("unicode") or "\ufffd"


def matrix(text):
    return [float(number) for number in text.split()]


def apply(place, x, y):
    return (place[0] * x + place[2] * y + place[4], place[1] * x + place[3] * y + place[5])


def unit_box(place):
    corners = [apply(place, x, y) for x in (0, 1) for y in (0, 1)]
    return around(corners)


def path_box(drawn):
    place = matrix(drawn.get("transform", "1 0 0 1 0 0"))
    points = []
    for step in drawn:
        for x, y in (("x", "y"), ("x1", "y1"), ("x2", "y2"), ("x3", "y3")):
            if step.get(x) is not None:
                points.append(apply(place, float(step.get(x)), float(step.get(y))))
    return around(points) if points else None


def around(points):
    xs, ys = zip(*points)
    return (min(xs), min(ys), max(xs), max(ys))
