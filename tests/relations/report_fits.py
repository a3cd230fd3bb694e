#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""report_fits.py PROGRAM SCHEMA SOURCE…: the reports of these articles and issues fit the schema, say the truth
of the pages, and differ from one run to the next in nothing but their times."""
import json
import os
import re
import subprocess
import sys
import tempfile

import check_schema


def command_of(source):
    return ["bulletin", source] if source.endswith(".yaml") else [source]


def report(program, article, folder, name):
    path = os.path.join(folder, name + ".json")
    pdf = os.path.join(folder, name + ".pdf")
    subprocess.run([program, *command_of(article), "-o", pdf, "--report", path], check=True,
                   stderr=subprocess.PIPE)
    with open(path, encoding="utf-8") as file:
        return json.load(file), pdf


def faults(program, schema, article, folder):
    first, pdf = report(program, article, folder, "first")
    second, _ = report(program, article, folder, "second")
    yield from check_schema.breaches(first, schema, schema, "")
    times = first.pop("milliseconds", {}), second.pop("milliseconds", {})
    if not times[0] or not all(times[0].get(room, 0) > 0 for room in ("read", "style", "text", "pdf")):
        yield f"times are missing: {times[0]}"
    if first != second:
        yield "two runs give two reports"
    dump = subprocess.run([program, *command_of(article), "--dump=pages"], check=True, capture_output=True,
                          text=True).stdout
    if len(first["pages"]) != len(re.findall("^page ", dump, re.M)):
        yield "the report counts other pages than there are"
    named = {font["name"] for font in first["fonts"]}
    used = set(re.findall(r"^  glyphs \S+ \S+ (\S+)", dump, re.M))
    if named != used:
        yield f"the report names {sorted(named)}, the pages use {sorted(used)}"
    if first["lines"]["lines"] < 3 or not os.path.getsize(pdf):
        yield "the report counts no lines"


def batch_faults(program, schema, articles, folder):
    """The report on many inputs has each one's own report, and what was written is there."""
    path, missing = os.path.join(folder, "batch.json"), os.path.join(folder, "missing.txt")
    result = subprocess.run([program, *articles, missing, "-o", os.path.join(folder, "out/"), "-j2",
                             "--report", path], check=False, capture_output=True)
    with open(path, encoding="utf-8") as file:
        batch = json.load(file)
    yield from check_schema.breaches(batch, schema["$defs"]["batch"], schema, "batch")
    if result.returncode != 66 or (batch["set"], batch["failed"]) != (len(articles), 1):
        yield f"batch: exit code {result.returncode}, {batch['set']} set, {batch['failed']} failed"
    if [item["input"] for item in batch["inputs"]] != [*articles, missing]:
        yield "batch: the inputs are not in their order"
    for item, article in zip(batch["inputs"], articles):
        alone, _ = report(program, article, folder, "alone")
        alone.pop("milliseconds")
        item["report"].pop("milliseconds")
        if item["report"] != alone:
            yield f"batch: the report on {article} is not that of a run of its own"
        if not all(os.path.getsize(output) for output in item["outputs"]):
            yield f"batch: {item['outputs']} are empty"


def main():
    program, schema_path, *articles = sys.argv[1:]
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for article in articles:
            found += [f"{os.path.basename(article)}: {fault}"
                      for fault in faults(os.path.abspath(program), schema, article, folder)]
        found += batch_faults(os.path.abspath(program), schema,
                              [article for article in articles if not article.endswith(".yaml")], folder)
    print("\n".join(found) or f"ok: {len(articles)} reports")
    return 1 if found or not articles else 0


if __name__ == "__main__":
    sys.exit(main())
