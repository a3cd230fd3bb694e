#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""consumers.py CMAKE BUILD VERSION SOURCE: programs of other people, built against the installed and
moved tree by pkg-config and by CMake, with the shared library and with the archive, in C and in C++.
Each runs outside the tree and must give the PDF that the program gives; the libraries must show
their own names only, and nothing installed may speak of the folders it was built in."""
import os
import subprocess
import sys

from tree import ARTICLE, bare_environment, find, installed, need, pdf_by, run

HERE = os.path.dirname(os.path.abspath(__file__))
CONSUMER = os.path.join(HERE, "consumer")


def foreign(names):
    """Rows of nm that show a name which is not ours."""
    rows = [row.split() for row in names.decode().splitlines() if len(row.split()) == 3]
    if not any(row[-1] == "kanyin_book_set" for row in rows):
        raise SystemExit("kanyin_book_set is not to be seen")
    return [row[-1] for row in rows if not row[-1].startswith("kanyin_")]


def check_libraries(prefix, version):
    shared = find(prefix, f"libkanyin.so.{version}")
    shown = (foreign(run("nm", "-D", "--defined-only", shared)) +
             foreign(run("nm", "-g", "--defined-only", find(prefix, "libkanyin.a"))))
    if shown:
        raise SystemExit(f"the libraries show other names: {shown}")
    if "[libkanyin.so.0]" not in run("readelf", "-d", shared).decode():
        raise SystemExit("the shared library's name has no number of the interface")
    for link in ("libkanyin.so", "libkanyin.so.0"):
        if os.path.realpath(find(prefix, link)) != os.path.realpath(shared):
            raise SystemExit(f"{link} is not the library")


def check_paths(prefix, source, build):
    for name in ("kanyin.pc", "kanyinConfig.cmake", "kanyinTargets.cmake", "kanyinStaticTargets.cmake"):
        with open(find(prefix, name), encoding="utf-8") as file:
            text = file.read()
        if source in text or build in text:
            raise SystemExit(f"{name} names the folder it was made in")


def check_readme(source):
    """The manual shows the example as it is built here, but for its first two lines."""
    with open(os.path.join(source, "examples", "set_page.c"), encoding="utf-8") as file:
        example = file.read().split("\n", 2)[2]
    with open(os.path.join(source, "README.md"), encoding="utf-8") as file:
        if "```c\n" + example + "```" not in file.read():
            raise SystemExit("README.md shows another examples/set_page.c")


def is_shared(program):
    return b"libkanyin.so.0" in run("readelf", "-d", program)


def by_pkg_config(prefix, base, version, source):
    """Yields (what, program, environment); `--static` gives what the archive needs, and the name of
    the archive itself chooses it where both lie in one folder."""
    module = os.path.dirname(find(prefix, "kanyin.pc"))
    library = os.path.dirname(find(prefix, "libkanyin.so"))
    environment = bare_environment(PKG_CONFIG_PATH=module)

    def ask(*words):
        return run("pkg-config", *words, "kanyin", env=environment).decode().strip()

    def compile_with(name, file, flags):
        program = os.path.join(base, name)
        run("sh", "-c", f'cc -std=c17 -Wall -Wextra -Werror "$1" -o "$2" {flags}', "sh", file, program)
        return program

    if ask("--modversion") != version:
        raise SystemExit("pkg-config names another version")
    example = os.path.join(source, "examples", "set_page.c")
    shared, static = ask("--cflags", "--libs"), ask("--static", "--cflags", "--libs")
    static = static.replace(" -lkanyin ", " -l:libkanyin.a ")
    found, told = {"LD_LIBRARY_PATH": library}, {"KANYIN_DATA_DIR": ask("--variable=pkgdatadir")}
    consumer = os.path.join(CONSUMER, "consumer.c")
    yield "pkg-config, shared", compile_with("pc-shared", consumer, shared), True, found
    yield "pkg-config, --static", compile_with("pc-static", consumer, static), False, told
    yield "the example, shared", compile_with("set_page", example, shared), True, found
    yield "the example, --static", compile_with("set_page-static", example, static), False, told


def by_cmake(prefix, base, cmake):
    """The CMake project beside this file, which names the data's folder to the archive itself."""
    build = os.path.join(base, "consumer-build")
    run(cmake, "-S", CONSUMER, "-B", build, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}",
        env=bare_environment())
    run(cmake, "--build", build, env=bare_environment())
    for name in ("c_shared", "c_static", "cpp_shared", "cpp_static"):
        yield f"find_package, {name}", os.path.join(build, name), name.endswith("shared"), {}


def check_version_is_asked(prefix, base, cmake):
    """A version that is not there is not found."""
    build = os.path.join(base, "other-version")
    result = subprocess.run([cmake, "-S", CONSUMER, "-B", build, "-G", "Ninja", "-DWANTED=0.0.9",
                             f"-DCMAKE_PREFIX_PATH={prefix}"], capture_output=True, check=False)
    if result.returncode == 0 or b"compatible with requested" not in b" ".join(result.stderr.split()):
        raise SystemExit("CMake takes another version for this one")


def main():
    cmake, build, version, source = sys.argv[1:]
    need("c++")
    faults = 0
    with installed(cmake, build, "moved") as (base, prefix):
        check_libraries(prefix, version)
        check_paths(prefix, source, build)
        check_readme(source)
        check_version_is_asked(prefix, base, cmake)
        wanted = pdf_by(os.path.join(prefix, "bin", "kanyin"), cwd="/", env=bare_environment())
        article = os.path.join(base, "article.json")
        with open(article, "wb") as file:
            file.write(ARTICLE)
        for what, program, shared, more in (*by_pkg_config(prefix, base, version, source),
                                            *by_cmake(prefix, base, cmake)):
            pdf = run(program, article, cwd="/", env=bare_environment(**more))
            is_right = pdf == wanted and is_shared(program) == shared
            faults += not is_right
            print(f"{'ok' if is_right else 'not ok'} {what}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
