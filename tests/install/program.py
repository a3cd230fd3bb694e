#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""program.py CMAKE BUILD: the installed program sets the same page as the built one from wherever it
is called: from any folder, through links, moved, staged by DESTDIR, without a home that it may write
to. Everything it wants lies in the tree: without its data it says so and ends with 72."""
import os
import shutil
import subprocess
import sys

from tree import ARTICLE, bare_environment, find, installed, pdf_by, run

FILES = ("include/kanyin/kanyin.h", "share/kanyin/fonts/fonts.conf", "share/kanyin/fonts/manifest", "share/kanyin/fonts/fallback",
         "share/kanyin/styles/base.css", "share/kanyin/styles/article.css", "share/kanyin/styles/academy.css",
         "share/kanyin/styles/archive.css", "share/kanyin/styles/newsprint.css",
         "share/kanyin/styles/profiles/sRGB.icc", "share/doc/kanyin/LICENSE", "share/doc/kanyin/README.md",
         "share/doc/kanyin/docs/styles.md", "share/doc/kanyin/docs/article-schema.json",
         "share/doc/kanyin/docs/issue-schema.json", "share/kanyin/styles/bulletin.css",
         "share/doc/kanyin/examples/set_page.c", "share/doc/kanyin/examples/house.css")


def check(what, is_right):
    print(f"{'ok' if is_right else 'not ok'} {what}")
    return 0 if is_right else 1


def links(base, prefix, wanted):
    """Found through PATH as a link, as a link to a link, and by a relative path."""
    folder = os.path.join(base, "links")
    os.mkdir(folder)
    os.symlink(os.path.join(prefix, "bin", "kanyin"), os.path.join(folder, "kanyin"))
    os.symlink("kanyin", os.path.join(folder, "again"))
    searched = bare_environment(PATH=folder + os.pathsep + os.environ["PATH"])
    return (check("a link in another folder of PATH", pdf_by("kanyin", cwd="/", env=searched) == wanted) +
            check("a link to a link", pdf_by("again", cwd=base, env=searched) == wanted) +
            check("a relative path", pdf_by("../bin/kanyin", cwd=os.path.join(prefix, "share"),
                                            env=bare_environment()) == wanted))


def staged(base, cmake, build, wanted):
    """DESTDIR: what a package is made of."""
    stage = os.path.join(base, "stage")
    run(cmake, "--install", build, env=dict(os.environ, DESTDIR=stage))
    return check("staged by DESTDIR", pdf_by(find(stage, os.path.join("bin", "kanyin")), cwd="/", env=bare_environment()) == wanted)


def homes(base, program, wanted):
    """Root may write everywhere, so somebody else runs it."""
    somebody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.getuid() == 0 else []
    home = os.path.join(base, "home")
    os.mkdir(home)
    os.chmod(home, 0o555)
    faults = 0
    without = bare_environment()
    without.pop("HOME", None)
    for what, environment in (("a home that is not to be written to", bare_environment(HOME=home)),
                              ("a home that is not there", bare_environment(HOME="/nonexistent")),
                              ("no home at all", without)):
        pdf = run(*somebody, program, "-", "-o", "-", input=ARTICLE, cwd="/", env=environment)
        faults += check(what, pdf == wanted and not os.listdir(home))
    return faults


def without_data(prefix, program):
    shutil.rmtree(os.path.join(prefix, "share", "kanyin"))
    result = subprocess.run([program, "-", "-o", "-"], input=ARTICLE, capture_output=True, check=False,
                            env=bare_environment(), cwd="/")
    return check("without its data it ends with 72 and says why",
                 result.returncode == 72 and result.stderr.startswith(b"kanyin: error: ") and not result.stdout)


def main():
    cmake, build = sys.argv[1:]
    wanted = pdf_by(os.path.join(build, "kanyin"), cwd=build, env=bare_environment())
    with installed(cmake, build, "a place 別處") as (base, prefix):
        program = os.path.join(prefix, "bin", "kanyin")
        faults = sum(check(name, os.path.isfile(os.path.join(prefix, name))) for name in FILES)
        faults += check("from another folder", pdf_by(program, cwd="/", env=bare_environment()) == wanted)
        faults += links(base, prefix, wanted)
        faults += staged(base, cmake, build, wanted)
        faults += homes(base, program, wanted)
        faults += check("no search path of the build",
                        b"PATH)" not in run("readelf", "-d", program))
        faults += without_data(prefix, program)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
