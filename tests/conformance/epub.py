#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""epub.py CHECK --source DIR --build DIR: holds EPUBs against EPUBCheck, which must find no error and no warning.

CHECK is one of the functions below named check_…. Exit status 77 with a reason where EPUBCheck or an input is absent;
with CI=true that is a failure."""
import argparse
import html
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "support"))
import checks  # noqa: E402
import hostile_articles  # noqa: E402

RANDOM_ARTICLES = 24


class World:
    """Where things are, and the files that are made of them."""

    def __init__(self, arguments, folder):
        self.source, self.build, self.folder = Path(arguments.source), Path(arguments.build), Path(folder)

    def examples(self):
        kinds = (".txt", ".json", ".html", ".md")
        return sorted(p for p in (self.source / "examples").iterdir() if p.suffix in kinds)

    def write(self, source, name=None):
        path = self.folder / f"{name or source.stem}.epub"
        run(self.build / "kanyin", source, "-o", path, "--no-config", "-q")
        return path

    def write_json(self, name, article):
        source = self.folder / f"{name}.json"
        source.write_text(json.dumps(article, ensure_ascii=False))
        return self.write(source)


def run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    assert done.returncode == 0, f"{command[0]}: {done.returncode}\n{done.stderr[:2000]}"
    return done


def check(world, paths):
    """What EPUBCheck has against each of the files."""
    tools = Path(os.environ.get("KANYIN_TOOLS") or world.source / ".cache")
    jars = tools / "epubcheck"
    if not jars.is_dir() or not shutil.which("java"):
        raise checks.Absent(f"no EPUBCheck in {jars}; tests/fetch-epubcheck fetches it")
    java = world.source / "tests/conformance/CheckEpubs.java"
    done = run("java", "-Xss64m", "-cp", f"{jars}/*", java, *paths)
    found, current = {}, None
    for line in done.stdout.splitlines():
        if line.startswith("FILE "):
            current = found.setdefault(line[5:], [])
        elif current is not None:
            current.append(line)
    assert sorted(found) == sorted(str(path) for path in paths), "EPUBCheck did not look at every file"
    return found


def expect_sound(world, paths):
    faults = {path: lines for path, lines in check(world, paths).items() if lines}
    assert not faults, "\n".join(f"{path}: {line[:400]}" for path, lines in faults.items() for line in lines[:5])
    print(f"{len(paths)} EPUBs without error or warning")


def check_examples(world):
    """Every example article."""
    expect_sound(world, [world.write(example) for example in world.examples()])


def check_first_input(world):
    """The real page beside the corpora."""
    corpora = os.environ.get("KANYIN_CORPORA")
    source = Path(corpora or ".") / "../inputs/cas-cnrs.txt"
    if not corpora or not source.is_file():
        raise checks.Absent("KANYIN_CORPORA names no folder with inputs beside it")
    expect_sound(world, [world.write(source)])


def check_issue(world):
    """Many articles with a cover, sections, and links from one to another."""
    paths = [world.source / "examples" / name for name in
             ("ferry-pier-hk.html", "tea-ruby.html", "tidal-bore.md", "circle.md", "ridge-walk.json")]
    linking = world.folder / "linking.json"
    body = [hostile_articles.element("p", hostile_articles.element(
        "a", "見", attributes={"href": "https://harbourside.example/hk/2025/02/cobbler.html"}))]
    linking.write_text(json.dumps({"title": "連", "body": {"element": "div", "class": "body", "children": body}}))
    issue = world.folder / "issue.epub"
    run(world.build / "tests/conformance/write_issue", issue, world.source / "examples/pictures/pine-wind.tif", *paths,
        linking)
    bulletins = []
    for name in ("bulletin", "gongwen"):
        bulletins.append(world.folder / f"{name}.epub")
        run(world.build / "kanyin", "bulletin", world.source / f"examples/{name}/issue.yaml", "-o", bulletins[-1],
            "--no-config", "-q")
    covered = world.folder / "covered.yaml"
    covered.write_text("name: 简报\ndate: 2026-11-23\narticles: article.md\ncover: true\n")
    shutil.copy(world.source / "examples/circle.md", world.folder / "article.md")
    bulletins.append(world.folder / "covered.epub")
    run(world.build / "kanyin", "bulletin", covered, "-o", bulletins[-1], "--no-config", "-q")
    expect_sound(world, [issue, *bulletins])
    with zipfile.ZipFile(issue) as epub:
        nav, linking = (epub.read(f"EPUB/{name}.xhtml").decode() for name in ("nav", "chapter-008"))
        package = epub.read("EPUB/package.opf").decode()
    assert '<a href="chapter-001.xhtml">見</a>' in linking, "a link to another article leads out of the issue"
    assert nav.index("要聞") < nav.index("副刊") and "</a><ol>" in nav.replace("\n", ""), "the contents are not nested"
    assert 'properties="cover-image"' in package and '<itemref idref="nav"/>' in package


def check_hostile(world):
    """Trees that no XHTML allows, known ones and random ones."""
    paths = [world.write_json(name, article) for name, article in hostile_articles.known_articles().items()]
    paths += [world.write_json(f"random-{seed}", hostile_articles.random_article(seed))
              for seed in range(RANDOM_ARTICLES)]
    expect_sound(world, paths)


def check_words(world):
    """What becomes something else keeps its words."""
    for seed in range(RANDOM_ARTICLES):
        rng_article = hostile_articles.random_article(seed)
        number = [0]

        def mark(node):
            """Every text a word of its own; what goes with all it holds goes before."""
            children = []
            for child in node["children"]:
                if isinstance(child, str):
                    number[0] += 1
                    children.append(f"w{number[0]}w")
                elif child["element"] not in hostile_articles.DROPPED:
                    mark(child)
                    children.append(child)
            node["children"] = children
        mark(rng_article["body"])
        path = world.write_json(f"words-{seed}", rng_article)
        with zipfile.ZipFile(path) as epub:
            page = epub.read("EPUB/chapter-001.xhtml").decode()
        found = re.findall(r"w\d+w", html.unescape(re.sub(r"<[^>]*>", "", page)))
        wanted = [f"w{i + 1}w" for i in range(number[0])]
        assert sorted(found) == sorted(wanted), f"seed {seed}: {set(wanted) ^ set(found)}"
    print(f"{RANDOM_ARTICLES} articles keep every word")


def spoil(path, member, change):
    """A copy of the EPUB with one file changed, or (None) missing."""
    made = path.with_name(f"spoiled-{len(list(path.parent.iterdir()))}.epub")
    with zipfile.ZipFile(path) as epub, zipfile.ZipFile(made, "w") as copy:
        for entry in epub.infolist():
            content = epub.read(entry)
            if entry.filename == member:
                changed = change(content)
                assert changed != content, f"nothing to spoil in {member}"
                content = changed
            if content is not None:
                copy.writestr(entry.filename, content)
    return made


def check_spoiled(world):
    """EPUBCheck must bite, through our own reading of it."""
    sound = world.write(world.source / "examples/tidal-bore.md")
    page, package = "EPUB/chapter-001.xhtml", "EPUB/package.opf"
    spoiled = [
        spoil(sound, page, lambda text: text.replace(b"</h1>", b"</h1><li>x</li>", 1)),
        spoil(sound, page, lambda text: text.replace(b"</article>", b"", 1)),
        spoil(sound, page, lambda text: text.replace(b'id="heading-2"', b'id="heading-1"', 1)),
        spoil(sound, "EPUB/pictures/001.png", lambda content: None),
        spoil(sound, package, lambda text: text.replace(b"dcterms:modified", b"dcterms:created", 1)),
        spoil(sound, "EPUB/nav.xhtml", lambda text: text.replace(b"#heading-1", b"#nowhere", 1)),
        spoil(sound, "mimetype", lambda text: b"application/zip"),
    ]
    found = check(world, spoiled + [sound])
    for path in spoiled:
        assert found[str(path)], f"{path.name}: not found"
    assert not found[str(sound)]
    print(f"{len(spoiled)} spoiled EPUBs were found")


def main():
    found = {name[6:]: value for name, value in globals().items() if name.startswith("check_")}
    return checks.run(argparse.ArgumentParser(), found, World)


if __name__ == "__main__":
    sys.exit(main())
