# SPDX-License-Identifier: MIT
"""Articles in JSON whose trees are as wrong as trees can be."""
import random

NAMES = """a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd
del details dfn dir div dl dt em fieldset figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i iframe img ins kbd
legend li main mark menu nav object ol p pre q rb rp rt rtc ruby s samp script section small span strike strong style
sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr x-card o:p math svg form input""".split()

# These go with all they hold: what is neither text nor picture, has no content, or is only for who cannot read ruby.
DROPPED = "br col colgroup hr iframe img input object rp script style svg video wbr".split()

VALUES = ["", " ", "1", "0", "-3", "999999", "x y", "a&b<c>\"d'", "javascript:alert(1)", "#a", "#no", "#甲 乙", "b.html",
          "https://ok.example/a b?c=%zz", "http://", "https://[::1", "http://1.2.3.999/", "mailto:a@b.example",
          "data:text/html,<p>", "file:///etc/passwd", "http://例え.example/路?問=答", "//host.example/x", "?q", "50%",
          "ltr", "rtl", "row", "tel:", "https://u:p@h.example:99999/", "https://a..b.example/", "urn:x:y", "\u200b"]
ATTRIBUTES = """href src alt title dir colspan rowspan scope headers span start reversed type value align width height
style onclick role epub:type cite datetime name target data-x xml:lang itemprop aria-label""".split()
IDS = ["a", "a", "1", "a b", "甲 乙", "", "-", "x:y", "noteref-1", "heading-1", "\u0301", "é", "😀"]
LANGUAGES = ["zh", "zh-Hant-TW", "x", "english", "zh-", "e n", "zh-abc-abc-abc-abc", "i-klingon", "de-1901-1901", "ja"]


def tree(rng, depth):
    """One node, sound or not."""
    if depth == 0 or rng.random() < 0.25:
        return rng.choice(["字", " ", "word & <more>", "\n", "\u2028\u00a0\ufeff", "]]>", "\U0001f600"])
    name = rng.choice(NAMES)
    node = {"element": name}
    if rng.random() < 0.3:
        node["id"] = rng.choice(IDS)
    if rng.random() < 0.2:
        node["lang"] = rng.choice(LANGUAGES)
    if rng.random() < 0.2:
        node["class"] = rng.choice(["a", "footnotes", "footnote-ref", "body", "\" <", "formula 甲"])
    if rng.random() < 0.5:
        node["attributes"] = {rng.choice(ATTRIBUTES): rng.choice(VALUES) for _ in range(3)}
    node["children"] = [tree(rng, depth - 1) for _ in range(rng.randrange(5))]
    return node


def random_article(seed):
    """An article of some hundreds of nodes; the same for the same seed."""
    rng = random.Random(seed)
    return {"title": "題 & <目>", "language": rng.choice(["zh", "zh-Hant", "ar", "en"]), "date": "2024-06-27",
            "body": {"element": "div", "class": "body", "children": [tree(rng, 7) for _ in range(40)]}}


def element(name, *children, **more):
    """An element of a body."""
    return {"element": name, "children": list(children), **more}


def known_articles():
    """Each of one fault that is known to be met."""
    note = element("section", element("ol", element("li", "註一", id="fn1"), element("li", element("p", "註二"), id="fn2")),
                   **{"class": "footnotes"})
    calls = [element("sup", element("a", mark, attributes={"href": f"#fn{mark}"}), **{"class": "footnote-ref"})
             for mark in "121"]
    deep = "字"
    for _ in range(25):
        deep = element("div", element("table", element("tr", element("td", deep))))
    bodies = {
        "notes": [element("p", "文", *calls), note],
        "nested": [element("table", element("tr", element("td", element("table", element("tr", element("td", "內"))))))],
        "wrong-table": [element("table", "字", element("td", "甲"), element("tfoot", element("tr", element("th", element("h2", "乙")))),
                                element("caption", element("table", "丙")), element("tbody", "丁"), element("caption", "戊"),
                                element("thead"), element("col"), element("thead"))],
        "deep": [deep],
        "links": [element("p", *[element("a", "連", attributes={"href": value}) for value in VALUES])],
        "pictures": [element("p", *[element("img", attributes={"src": value, "alt": "圖"}) for value in VALUES],
                             element("img"))],
        "ids": [element("p", "段", id=value) for value in IDS],
        "ruby": [element("p", element("ruby", element("rb", "北"), element("rb", "京"), element("rt", "Běi"),
                                      element("rt", "jīng"), element("rtc", element("rt", "Peking")))),
                 element("ruby", element("rt", "獨")), element("ruby", "獨"), element("rt", "外"),
                 element("ruby", element("p", "段"), element("rp", "("), element("rt", element("h2", "題")), element("rp", ")"))],
        "empty": [],
        "many": [element("p", element("b", "字")) for _ in range(50000)],
    }
    return {name: {"title": name, "date": "2024", "body": element("div", *children, **{"class": "body"})}
            for name, children in bodies.items()}
