#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""same_bytes.py PROGRAM FORMAT: the same article gives the same bytes, wherever and whenever it is
set: in another time zone, another locale, another folder, a second time, from standard input."""
import os
import subprocess
import sys
import tempfile

ARTICLE = """{"title": "同一篇文章，同一份文件", "language": "zh-Hant", "region": "CN",
 "date": "2024-06-27", "time": "10:30", "site_name": "刊印", "url": "https://example.org/1",
 "body": ["天地玄黃，宇宙洪荒。日月盈昃，辰宿列張。2024年，Antoine Petit先生說：“寒來暑往，秋收冬藏。”",
          "閏餘成歲，律呂調陽。雲騰致雨，露結為霜。"]}
"""

VARIATIONS = {
    "a second time": {},
    "in another time zone": {"TZ": "America/St_Johns"},
    "in the C locale": {"LC_ALL": "C", "LANG": "C"},
    "in another locale": {"LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8"},
    "for another user": {"USER": "nobody", "HOME": "/nonexistent"},
    "on a wide terminal": {"COLUMNS": "200", "TERM": "xterm"},
}


def run(program, kind, folder, source, environment, stdin=None):
    result = subprocess.run([program, source, "-o", "-", f"--format={kind}", "--ppi=72"],
                            cwd=folder, env=environment, stdin=stdin, capture_output=True,
                            check=False)
    if result.returncode != 0:
        raise SystemExit(f"exit code {result.returncode}: {result.stderr.decode()}")
    return result.stdout


def main():
    program, kind = os.path.abspath(sys.argv[1]), sys.argv[2]
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        base = dict(os.environ, XDG_CACHE_HOME=os.path.join(folder, "cache"))
        path = os.path.join(folder, "article.json")
        with open(path, "w", encoding="utf-8") as file:
            file.write(ARTICLE)
        first = run(program, kind, folder, "article.json", base)
        found = {name: run(program, kind, folder, "article.json", {**base, **change})
                 for name, change in VARIATIONS.items()}
        found["in another folder"] = run(program, kind, "/", path, base)
        with open(path, "rb") as stdin:
            found["from standard input"] = run(program, kind, folder, "-", base, stdin)
        with open(path, "a", encoding="utf-8") as file:
            file.write("\n")
        os.utime(path, (0, 0))
        found["at another age of the file"] = run(program, kind, folder, "article.json", base)
        changed = os.path.join(folder, "changed.json")
        with open(changed, "w", encoding="utf-8") as file:
            file.write(ARTICLE.replace("霜", "雪"))
        if run(program, kind, folder, "changed.json", base) == first:
            bad += 1
            print("not ok: another article gives the same bytes")
    for name, data in found.items():
        bad += data != first
        print("ok" if data == first else "not ok", kind, name)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
