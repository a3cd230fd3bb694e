#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""conformance.py CHECK [--first-input] --source DIR --build DIR: holds the files kanyin writes against validators
and against other people's readers.

CHECK is one of the functions below named check_…: verapdf, qpdf, fonts, text, structure, pages,
bytes, pictures, profile. They look at a sample document and the examples, or, with --first-input, at the real
page that KANYIN_CORPORA has beside it. Exit status 77 with a reason where a tool or an input is absent; with CI=true that
is a failure."""
import argparse
import hashlib
import json
import os
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "support"))
import checks  # noqa: E402

SAMPLE_TEXT = """刊印樣張樣張（sample）：一頁所能有的一切主任安托萬·珀蒂（AntoinePetit）一行到訪，雙方簽署了合作
備忘錄，並就fineofficework等問題交換了意見，見網頁。1.數學與物理2.生命科學年份項目2023聯合實驗室2024
圖一方格ohmΩΩ,éé,K\u212A,ffifl100Åkānyìn刊印①這一段從第一頁1刊印樣張走到第二頁。①註文。2"""

SAMPLE_STRUCTURE = """Document H1 P Link L LI Lbl LBody LI Lbl LBody Table THead TR TH TH TBody TR TD
TD TR TD TD Figure Caption P P Ruby RB RT Reference Link P Note"""

INPUT = "cas-cnrs"


class World:
    """Where things are, and the files that are made of them."""

    def __init__(self, arguments, folder):
        self.source, self.build = Path(arguments.source), Path(arguments.build)
        self.folder = Path(folder)
        self.sample = self.build / "tests/conformance/write_sample"
        self.program = self.build / "kanyin"
        self.wants_first_input = arguments.first_input

    def inputs(self):
        corpora = os.environ.get("KANYIN_CORPORA")
        folder = Path(corpora) / "../inputs" if corpora else None
        if not folder or not folder.is_dir():
            raise checks.Absent("KANYIN_CORPORA names no folder with inputs beside it")
        return folder

    def first_input(self):
        """The first input's PDF without an address."""
        return self.press("first.pdf", self.inputs() / f"{INPUT}.txt", "-s", "academy")

    def write_sample(self, name, *arguments, **environment):
        path = self.folder / name
        run(self.sample, path, *arguments, KANYIN_SOURCE_DIR=str(self.source), **environment)
        return path

    def press(self, name, source, *arguments, cwd=None, **environment):
        path = self.folder / name
        run(self.program, source, "-o", path, *arguments, cwd=cwd, **environment)
        return path

    def examples(self):
        kinds = (".txt", ".json", ".html", ".md")
        return sorted(p for p in (self.source / "examples").iterdir() if p.suffix in kinds)

    def files(self):
        """The first input with and without its address; else the samples, every example in both
        styles, and some in the other looks."""
        if self.wants_first_input:
            address = "https://example.org/yw/202406/t20240627_5024356.shtml"
            source = self.inputs() / f"{INPUT}.txt"
            return [self.first_input(),
                    self.press("first-url.pdf", source, "-s", "academy", "--url", address)]
        pressed = [self.press(f"{example.stem}-{style}.pdf", example, "-s", style)
                   for example in self.examples() for style in ("article", "academy")]
        return (self.samples() + pressed + self.other_looks() + [self.pictures()] + self.bulletins())

    def other_looks(self):
        """Of the looks that are built on article.css, articles with all that these add."""
        asked = ("--url", "https://example.org/news/1", "--captured", "2024-07-01T09:12:44+08:00")
        return [self.press(f"{name.split('.')[0]}-{look}.pdf", self.source / "examples" / name,
                           "-s", look, *asked)
                for look in ("archive", "newsprint")
                for name in ("stone-bridge.html", "ridge-walk.json", "bus-lines-gbk.html")]

    def bulletins(self):
        """Issues of many articles in every look, one of which cannot be read."""
        folder = self.source / "examples/bulletin"
        partial = self.folder / "partial.yaml"
        partial.write_text("name: 简报\narticles: [gone.md, articles/lead.md]\ncover: cover.jpg\n"
                           "back: {text: 来稿请寄编辑部。, qr: 'https://example.org/12'}\n", encoding="utf-8")
        shutil.copy(folder / "pictures/logbooks.jpg", self.folder / "cover.jpg")
        (self.folder / "articles").mkdir(exist_ok=True)
        shutil.copy(folder / "articles/lead.md", self.folder / "articles")
        gongwen = self.source / "examples/gongwen/issue.yaml"
        asked = [(folder / "issue.yaml", "bulletin"), (folder / "issue.yaml", "newsletter"),
                 (folder / "issue.yaml", "gazette"), (gongwen, "gongwen"), (folder / "short.json", "bulletin"),
                 (partial, "newsletter")]
        pressed = []
        for issue, look in asked:
            path = self.folder / f"bulletin-{issue.stem}-{look}.pdf"
            run(self.program, "bulletin", issue, "-s", look, "--keep-going", "-o", path)
            pressed.append(path)
        return pressed

    def pictures(self, *arguments):
        """An article of one picture of every kind."""
        folder = self.folder / "pictures"
        folder.mkdir(exist_ok=True)
        run(self.build / "tests/conformance/write_pictures", folder)
        return self.press("pictures.pdf", folder / "pictures.json", *arguments)

    def samples(self):
        return [self.write_sample("sample.pdf"), self.write_sample("page-1.pdf", "+0"),
                self.write_sample("page-2.pdf", "+1"), self.write_sample("turned.pdf", "+1", "+0"),
                self.write_sample("long.pdf", "80"), self.annotated(),
                *self.with_contents()]

    def annotated(self):
        """Ruby of each kind and emphasis marks, over lines and pages."""
        beside = self.source / "tests/conformance/annotations"
        return self.press("annotations.pdf", f"{beside}.html", "-s", "article", "-s", f"{beside}.css",
                          "--paper", "A6")

    def with_contents(self):
        """Articles with a list of contents, in either style, on other paper and in other sizes."""
        program = self.build / "kanyin"
        pressed = []
        for article, style, *asked in (
                (self.source / "tests/conformance/contents.json", "article", "--paper", "A5"),
                (self.source / "examples/ridge-walk.json", "academy", "--text-size", "large"),
                (self.source / "examples/old-street.txt", "article", "--margin", "10mm")):
            path = self.folder / f"contents-{article.stem}.pdf"
            run(program, article, "-s", style, "--toc", *asked, "-o", path)
            pressed.append(path)
        return pressed


def run(*command, cwd=None, **environment):
    """Standard output of a command that must succeed."""
    result = subprocess.run([str(part) for part in command], cwd=cwd, check=False,
                            env={**os.environ, **environment}, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE)
    if result.returncode:
        words = " ".join(str(part) for part in command)
        raise AssertionError(f"{words}: exit status {result.returncode}\n"
                             f"{result.stdout.decode()}{result.stderr.decode()}")
    return result.stdout.decode()


def need(tool):
    if not shutil.which(tool):
        raise checks.Absent(f"the program {tool}")


def without_space(text):
    return re.sub(r"\s+", "", text)


# What is taken out of a sound file, and the clause that must then be broken.
BREAKS = [
    ("no-alt", rb"/Alt <[0-9a-f]*>", "7.3-1"),
    ("no-marks", rb"/MarkInfo <<\s*/Marked true\s*>>", "6.2-1"),
    ("no-to-unicode", rb"/ToUnicode \d+ 0 R", "7.21.7-1"),
    ("no-profile", rb"/OutputIntents \[.*?\]", "6.2.4.3"),
    ("no-contents", rb"/Contents <[0-9a-f]*>", "7.18.5-2"),
    ("no-language", rb"/Lang \([A-Za-z-]*\)", "7.2"),
]


def broken_variants(world, sound):
    need("qpdf")
    plain = world.folder / "plain.qdf"
    run("qpdf", "--qdf", "--object-streams=disable", sound, plain)
    content = plain.read_bytes()
    for name, pattern, clause in BREAKS:
        damaged, count = re.subn(pattern, lambda m: b" " * len(m.group()), content,
                                 flags=re.DOTALL)
        assert count, f"{name}: nothing to take out of the sound file"
        path = world.folder / f"{name}.pdf"
        path.write_bytes(damaged)
        yield path, clause


def judge(world, files):
    """veraPDF's verdicts by file: {path: {"2a": [broken clauses], "ua1": […]}}."""
    tools = os.environ.get("KANYIN_TOOLS") or world.source / ".cache"
    jars = Path(tools) / "verapdf"
    if not any(jars.glob("greenfield-apps-*.jar")):
        raise checks.Absent(f"veraPDF in {jars}: tests/fetch-verapdf fetches it")
    need("java")
    # It exits with 1 where any file fails, as some here must.
    result = subprocess.run(
        ["java", "-cp", f"{jars}/*", "org.verapdf.apps.GreenfieldCliWrapper", "-f", "0", "-v",
         "--loglevel", "0", "--format", "text", *map(str, files)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    report = result.stdout.decode()
    verdicts, clauses = {}, []
    for line in report.splitlines():
        if match := re.match(r"(PASS|FAIL) (/.*) (2a|ua1)$", line):
            clauses = []
            verdicts.setdefault(match[2], {})[match[3]] = clauses
            if match[1] == "FAIL":
                clauses.append("not conforming")
        elif match := re.match(r"\s+FAIL (\S+)", line):
            clauses.append(match[1])
    missing = [str(f) for f in files if set(verdicts.get(str(f), ())) != {"2a", "ua1"}]
    assert not missing, f"no verdict for {missing}\n{report}"
    return verdicts


def check_verapdf(world):
    """Every file passes as PDF/A-2a and PDF/UA-1; files with one thing taken out do not."""
    sound = world.files()
    broken = [] if world.wants_first_input else list(broken_variants(world, sound[0]))
    verdicts = judge(world, sound + [path for path, _ in broken])
    for path in sound:
        for flavour, clauses in verdicts[str(path)].items():
            assert not clauses, f"{path.name} fails {flavour}: {clauses}"
    for path, clause in broken:
        found = [c for clauses in verdicts[str(path)].values() for c in clauses]
        assert any(c.startswith(clause) for c in found), f"{path.name} passes: {found}"
    print(f"{len(sound)} files conform, {len(broken)} broken ones are found")


def check_qpdf(world):
    """qpdf finds nothing to say about any file."""
    need("qpdf")
    for path in world.files():
        report = run("qpdf", "--check", path)
        assert "No syntax or stream encoding errors" in report, report


def check_fonts(world):
    """Every font is embedded, a subset, and says what its glyphs stand for."""
    need("pdffonts")
    for path in world.files():
        rows = run("pdffonts", path).splitlines()[2:]
        assert rows, f"{path.name}: no fonts"
        for row in rows:
            assert re.search(r"Identity-H +yes yes yes", row), f"{path.name}: {row}"


def expected_article(world):
    """The first input's fields in reading order."""
    text = (world.inputs() / f"{INPUT}.expected.txt").read_text(encoding="utf-8")
    return [line.split(": ", 1) for line in text.splitlines()
            if ": " in line and not line.startswith("#")]


def check_text(world):
    """A reader that copies gets the text, all of it, in reading order."""
    need("pdftotext")
    if world.wants_first_input:
        check_copied_article(world)
        return
    copied = run("pdftotext", world.write_sample("sample.pdf"), "-")
    assert without_space(copied) == without_space(SAMPLE_TEXT), copied
    assert "Antoine Petit" in copied and "fine office work" in copied, copied


def check_copied_article(world):
    first = world.first_input()
    copied = run("pdftotext", first, "-")
    assert "Antoine Petit" in copied, "Antoine Petit has lost the space"
    check_fields(expected_article(world), r"title|paragraph|caption", copied)
    # poppler's own guess at columns reads the mottoes line by line across; as written they are whole
    written = run("pdftotext", "-raw", first, "-")
    check_fields(expected_article(world),
                 r"slogan|attribution|title|date|source|paragraph|caption|responsible|address|postcode",
                 written)


def check_fields(fields, names, copied):
    text, at = without_space(copied), 0
    for name, value in fields:
        if not re.match(names, name):
            continue
        found = find_across_pages(text, without_space(value), at)
        assert found >= 0, f"{name} is not in the text after the field before it:\n{value}"
        at = found


def find_across_pages(text, value, start):
    """Where `value` ends in `text`: whole, or in two parts with a page's edge between them."""
    found = text.find(value, start)
    if found >= 0:
        return found + len(value)
    for cut in range(len(value) - 1, 0, -1):
        first = text.find(value[:cut], start)
        if first >= 0:
            rest = text.find(value[cut:], first + cut)
            return rest + len(value) - cut if 0 <= rest - first - cut < 400 else -1
    return -1


def check_structure(world):
    """The structure tree has the elements of the document, in order, and their text."""
    need("pdfinfo")
    if world.wants_first_input:
        check_told_article(world)
        return
    told = run("pdfinfo", "-struct-text", world.write_sample("sample.pdf"))
    elements = re.findall(r"^ *([A-Z][A-Za-z0-9]*)(?: <|:| \(|$)", told, re.M)
    assert " ".join(elements) == " ".join(SAMPLE_STRUCTURE.split()), elements
    assert "/ListNumbering /Decimal" in told and told.count("/Scope /Column") == 2, told
    text = without_space("".join(re.findall(r'^ *"(.*)"$', told, re.M)))
    assert "就fineofficework等" in text and "頁走到第二頁。" in text, text
    assert "刊印樣張" not in text, "a running head is in the structure tree"


def check_told_article(world):
    told = run("pdfinfo", "-struct-text", world.first_input())
    text = without_space("".join(re.findall(r'^ *"(.*)"$', told, re.M)))
    for name, value in expected_article(world):
        if re.match(r"(slogan|attribution|title|date|source|paragraph|caption|address)", name):
            assert without_space(value) in text, f"{name} is not whole in one place:\n{value}"


def check_pages(world):
    """A file of some pages holds their text and no link or bookmark to the others."""
    need("qpdf")
    need("pdftotext")
    page = world.write_sample("page-1.pdf", "+0")
    assert "第一頁" in run("pdftotext", page, "-") and "第二頁" not in run("pdftotext", page, "-")
    plain = world.folder / "plain.qdf"
    run("qpdf", "--qdf", "--object-streams=disable", page, plain)
    content = plain.read_bytes()
    assert content.count(b"/Subtype /Link") == 1, "one link leads to a page that is left out"
    assert content.count(b"/Title") == 3, "two bookmarks and the title of the file"


def check_bytes(world):
    """The same input gives the same bytes: time zone, locale, folder, second run."""
    other = {"TZ": "Asia/Shanghai", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"}
    pairs = [(world.write_sample("a.pdf"), world.write_sample("b.pdf", **other))]
    for example in world.examples():
        pairs.append((world.press("c.pdf", example), world.press("d.pdf", example)))
        pairs.append((pairs[-1][0],
                      world.press("e.pdf", example, cwd=world.folder, **other)))
        for one, two in pairs:
            sums = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (one, two)]
            assert sums[0] == sums[1], f"{example.name}: {one.name} and {two.name} differ"


def check_pictures(world):
    """The pictures of a file are the ones that went in: coded data byte by byte, each of them once,
    colours by the profile they came with."""
    need("qpdf")
    written = world.pictures()
    streams = raw_streams(written)
    folder = world.folder / "pictures"
    for path in sorted(folder.glob("*.jpg")):
        passed = path.read_bytes() in streams
        assert passed == (path.name != "inks.jpg"), f"{path.name} is {'' if passed else 'not '}as it was"
    for name in ("rgb", "gray", "gamma", "profile"):
        data = png_data(folder / f"{name}.png")
        assert data in streams, f"{name}.png is not as it was"
    images = json.loads(run("qpdf", "--json=1", "--json-key=objects", written))["objects"].values()
    images = [image for image in images if isinstance(image, dict) and image.get("/Subtype") == "/Image"]
    masks = [image for image in images if "/SMask" in image]
    kinds = len([path for path in folder.iterdir() if path.suffix != ".json"])
    # rgb.png, gamma.png and profile.png share their data, not their colours
    assert len(images) - len(masks) == kinds, f"{len(images)} images, {len(masks)} masks, {kinds} kinds"
    based = [image for image in images if isinstance(image["/ColorSpace"], list)]
    assert len(based) == 7, f"{len(based)} pictures have profiles"
    assert not any(image["/ColorSpace"] == "/DeviceCMYK" for image in images)


def raw_streams(path):
    """The data of all streams as they stand in the file."""
    content = path.read_bytes()
    return [content[match.end():match.end() + int(match[1])]
            for match in re.finditer(rb"/Length (\d+)(?:/Filter/FlateDecode)?>>stream\n", content)]


def png_data(path):
    content, at, data = path.read_bytes(), 8, b""
    while at < len(content):
        size, kind = struct.unpack(">I4s", content[at:at + 8])
        data += content[at + 8:at + 8 + size] if kind == b"IDAT" else b""
        at += 12 + size
    return data


def check_profile(world):
    """The shipped colour profile is what its maker makes."""
    profiles = world.source / "styles/profiles"
    made = world.folder / "sRGB.icc"
    run(sys.executable, profiles / "make-srgb", made)
    assert made.read_bytes() == (profiles / "sRGB.icc").read_bytes()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--first-input", action="store_true")
    found = {f.__name__[6:]: f for f in (check_verapdf, check_qpdf, check_fonts, check_text, check_structure,
                                         check_pages, check_bytes, check_pictures, check_profile)}
    return checks.run(parser, found, World)


if __name__ == "__main__":
    sys.exit(main())
