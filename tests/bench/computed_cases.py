# SPDX-License-Identifier: MIT
"""The declarations that computed.py compares, and the differences that are meant.

A case is (context, CSS, properties[, HTML]). In CSS and HTML, SELF is the id of the element that is asked, UP that of
the element around it, and K- begins class names of this case alone. The root has 16px/20px serif."""

HTML = '<p id="UP" class="K-up"><span id="SELF" class="K-a K-b" title="Ab c" lang="de">x</span></p>'
THREE = ('<p id="UP"><span class="K-a">x</span><span id="SELF" class="K-b">y</span>'
         '<span class="K-c">z</span></p>')

SIZES = "font-size"
MARGINS = "margin-top margin-right margin-bottom margin-left"
PADDINGS = "padding-top padding-right padding-bottom padding-left"


def sides(part):
    return " ".join(f"border-{side}-{part}" for side in ("top", "right", "bottom", "left"))


def each(context, properties, *values):
    """One case for every value, of the first property, which all the properties are asked for."""
    name = properties.split()[0]
    return [(context, f"#SELF {{ {name}: {value} }}", properties) for value in values]


CASES = [
    # units
    *each("units", "margin-left", "3px", "3pt", "1pc", "1in", "1cm", "10mm", "40q", "2em", "1.5rem",
          "1ic", "1lh", "1.5rlh", "-4px", "+4px", "0", ".5em", "1e1px", "10%", "auto"),
    ("units: em of an element's own size", "#SELF { font-size: 20px; margin-left: 2em }", "margin-left"),
    ("units: em in font-size is the parent's", "#UP { font-size: 20px } #SELF { font-size: 2em }", SIZES),
    ("units: lh is the element's own", "#SELF { line-height: 30px; margin-left: 2lh }", "margin-left"),
    ("units: lh in line-height is the parent's",
     "#UP { line-height: 30px } #SELF { line-height: 2lh }", "line-height"),
    ("units: ch is of the font", "#SELF { font-family: Noto Serif CJK SC; margin-left: 1ch }", "margin-left"),
    ("units: ex is half an em or the font's", "#SELF { margin-left: 2ex }", "margin-left"),
    ("units: percentages of font-size", "#UP { font-size: 20px } #SELF { font-size: 150% }", SIZES),
    ("units: percentages of line-height", "#SELF { font-size: 20px; line-height: 150% }", "line-height"),
    ("units: numbers of line-height pass on", "#UP { line-height: 2 } #SELF { font-size: 20px }", "line-height"),
    ("units: percentages of line-height do not",
     "#UP { line-height: 200% } #SELF { font-size: 20px }", "line-height"),
    ("units: ems pass on as lengths", "#UP { font-size: 20px; text-indent: 2em } #SELF { font-size: 10px }",
     "text-indent"),

    # sizes by name
    *each("keywords of font-size", SIZES, "xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large",
          "smaller", "larger"),
    *each("keywords of font-weight", "font-weight", "normal", "bold", "bolder", "lighter", "100", "450"),
    ("font-weight: bolder than 300", "#UP { font-weight: 300 } #SELF { font-weight: bolder }", "font-weight"),
    ("font-weight: bolder than 700", "#UP { font-weight: 700 } #SELF { font-weight: bolder }", "font-weight"),
    ("font-weight: lighter than 700", "#UP { font-weight: 700 } #SELF { font-weight: lighter }", "font-weight"),
    *each("keywords of font-style", "font-style", "italic", "oblique"),
    *each("families", "font-family", "Arial", '"Noto Serif CJK", serif', "Noto Sans CJK, sans-serif",
          "monospace", "Times  New   Roman"),

    # calc()
    *each("calc", "margin-left", "calc(1px + 2px)", "calc(1em + 50%)", "calc(2 * 3px)", "calc((1px + 2px) * 3)",
          "calc(10px / 4)", "calc(1em - 4px)", "calc(1px + calc(2px * 2))", "calc(-1 * 3px)", "calc(1px+2px)",
          "calc(1px * 1px)", "calc(10px / 0)", "calc(100% / 3)", "calc(2px*3)", "CALC(1PX + 1Px)",
          "min(10px, 1em)", "max(10px, 1em)", "clamp(1px, 5em, 3px)", "min(1px, 2px + 3px)",
          "max(10%, 20%)"),
    *each("calc in other places", "line-height", "calc(1 + .5)", "calc(10px + 1em)", "calc(2 * 1.25)"),
    *each("calc in other places", "font-weight", "calc(100 * 3)"),
    *each("calc in other places", "padding-left", "calc(1px - 5px)", "calc(5px - 1px)"),
    *each("calc in other places", "flex-grow", "calc(1 / 4)"),
    *each("calc in other places", "orphans", "calc(1 + 2)"),

    # var()
    ("var", ":root { --K-m: 7px } #SELF { margin-left: var(--K-m) }", "margin-left"),
    ("var: of the parent", "#UP { --K-m: 7px } #SELF { margin-left: var(--K-m) }", "margin-left"),
    ("var: the nearer", "#UP { --K-m: 7px } #SELF { --K-m: 8px; margin-left: var(--K-m) }", "margin-left"),
    ("var: ems of where it is used", "#UP { font-size: 40px; --K-m: 1em } #SELF { font-size: 10px; "
     "margin-left: var(--K-m) }", "margin-left"),
    ("var: fallback", "#SELF { margin-left: var(--K-none, 9px) }", "margin-left"),
    ("var: fallback that is a var", "#SELF { --K-b: 5px; margin-left: var(--K-none, var(--K-b)) }", "margin-left"),
    ("var: fallback that is empty", "#SELF { margin: 1px var(--K-none,) 2px }", MARGINS),
    ("var: fallback with commas", "#SELF { font-family: var(--K-none, A, serif) }", "font-family"),
    ("var: none is unset, not inherited", "#SELF { margin-left: 4px; margin-left: var(--K-none) }", "margin-left"),
    ("var: none is unset, inherited", "#UP { color: lime } #SELF { color: red; color: var(--K-none) }", "color"),
    ("var: a wrong value is unset", "#UP { color: lime } #SELF { --K-c: 3px; color: red; color: var(--K-c) }", "color"),
    ("var: a cycle", "#SELF { --K-a: var(--K-b); --K-b: var(--K-a); margin-left: var(--K-a, 3px) }", "margin-left"),
    ("var: a cycle with itself", "#UP { color: lime } #SELF { --K-a: var(--K-a, red); color: var(--K-a) }", "color"),
    ("var: a chain", "#SELF { --K-a: var(--K-b); --K-b: 6px; margin-left: var(--K-a) }", "margin-left"),
    ("var: in calc", "#SELF { --K-a: 3; margin-left: calc(var(--K-a) * 2px) }", "margin-left"),
    ("var: part of a value", "#SELF { --K-a: 3px 4px; margin: 1px var(--K-a) 5px }", MARGINS),
    ("var: in a shorthand", "#SELF { --K-a: solid; border: 2px var(--K-a) red }",
     "border-top-width border-top-style border-top-color border-left-color"),
    ("var: names differ by case", "#SELF { --K-a: 1px; --K-A: 2px; margin-left: var(--K-a) }", "margin-left"),
    ("var: initial", "#UP { --K-a: 1px } #SELF { --K-a: initial; margin-left: var(--K-a, 2px) }", "margin-left"),
    ("var: inherit", "#UP { --K-a: 1px } #SELF { --K-a: 2px; --K-a: inherit; margin-left: var(--K-a) }", "margin-left"),
    ("var: important", "#SELF { --K-a: 1px !important; --K-a: 2px; margin-left: var(--K-a) }", "margin-left"),
    ("var: an empty value", "#SELF { --K-a: ; margin: 1px var(--K-a) 3px }", MARGINS),

    # keywords for all
    ("inherit of what is not inherited", "#UP { margin-left: 5px } #SELF { margin-left: inherit }", "margin-left"),
    ("initial of what is inherited", "#UP { color: red; text-align: center } #SELF { color: initial; "
     "text-align: initial }", "color text-align"),
    ("initial of font-size", "#UP { font-size: 40px } #SELF { font-size: initial }", SIZES),
    ("unset", "#UP { color: lime; margin-left: 3px } #SELF { color: red; color: unset; margin-left: 4px; "
     "margin-left: unset }", "color margin-left"),
    ("revert", "#UP { color: lime } #SELF { color: red; color: revert }", "color"),
    ("revert to the defaults of elements", "b#SELF { font-weight: 300; font-weight: revert }", "font-weight",
     '<p id="UP">x <b id="SELF">y</b> z</p>'),
    ("inherit of a shorthand", "#UP { margin: 1px 2px 3px 4px } #SELF { margin: inherit }", MARGINS),
    ("initial of a shorthand", "#SELF { border: 3px solid red; border: initial }", "border-top-style border-top-width"),
    ("a keyword for all among others is none", "#SELF { margin: 2px; margin: 1px inherit }", MARGINS),
    ("all: unset", "#UP { color: lime } #SELF { color: red; margin-left: 3px; all: unset }", "color margin-left"),
    ("all: initial", "#UP { color: lime } #SELF { all: initial }", "color text-align"),
    ("all: important before", "#SELF { margin-left: 3px !important; all: unset }", "margin-left"),

    # inheritance
    *[("inheritance", f"#UP {{ {prop}: {value} }}", prop) for prop, value in (
        ("color", "red"), ("font-size", "30px"), ("font-family", "A, serif"), ("font-weight", "600"),
        ("font-style", "italic"), ("line-height", "50px"), ("text-align", "center"), ("text-indent", "10%"),
        ("letter-spacing", "2px"), ("orphans", "4"), ("widows", "5"), ("list-style-type", "square"),
        ("quotes", '"a" "b"'), ("hyphens", "auto"), ("line-break", "strict"), ("text-align-last", "right"),
        ("text-autospace", "no-autospace"), ("ruby-align", "center"), ("text-emphasis-position", "under right"),
        ("margin-left", "2px"), ("padding-left", "2px"), ("width", "30px"), ("display", "flex"),
        ("background-color", "red"), ("vertical-align", "top"), ("border-left", "2px solid red"),
        ("break-after", "page"), ("flex-grow", "2"), ("counter-reset", "a 1"), ("page", "wide"),
        ("text-decoration", "underline"))
      if prop not in ("border-left", "text-decoration")],
    ("inheritance", "#UP { border-left: 2px solid red }", "border-left-style border-left-width"),
    ("inheritance", "#UP { text-decoration: underline }", "text-decoration-line"),
    ("inheritance over three", "#UP { letter-spacing: 2px }", "letter-spacing",
     '<div id="UP"><p><em><span id="SELF">x</span></em></p></div>'),

    # shorthands
    *each("shorthands", f"margin {MARGINS}", "1px", "1px 2px", "1px 2px 3px", "1px 2px 3px 4px", "auto 2em",
          "1px 2px 3px 4px 5px"),
    *each("shorthands", f"padding {PADDINGS}", "1px 2%", "-1px", "1px 2px 3px"),
    *each("shorthands", f"border {sides('width')} {sides('style')} border-top-color", "1px solid red", "dotted",
          "thick double", "red solid", "medium solid"),
    *each("shorthands", f"border {sides('width')} {sides('style')}", "none", "3px", "hidden"),
    *each("shorthands", f"border-width {sides('width')}", "1px 2px"),
    *each("shorthands", f"border-style {sides('style')}", "solid dashed dotted double", "solid none"),
    *[("shorthands", f"#SELF {{ border-style: solid; border-color: {value} }}", sides("color"))
      for value in ("red lime blue", "currentcolor")],
    *each("shorthands", "font font-style font-weight font-size line-height font-family", "20px serif",
          "italic bold 20px/30px A, serif", "bold 2em/1.5 serif", "300 10px/2 monospace", "serif", "20px",
          "oblique 120% serif"),
    *each("shorthands", "flex flex-grow flex-shrink flex-basis", "1", "auto", "none", "2 3", "1 1 0", "1 30%",
          "0 0 10px", "10em"),
    *each("shorthands", "gap row-gap column-gap", "1px", "1px 2px", "normal"),
    *each("shorthands", "list-style list-style-type", "square", "inside lower-roman", "none"),
    *each("shorthands", "text-decoration text-decoration-line", "underline", "line-through underline", "none"),
    *each("shorthands", "background background-color", "red", "none", "#123456"),
    *each("shorthands", "text-emphasis text-emphasis-style text-emphasis-color", "dot", "open circle red",
          '"x"', "none"),
    ("a longhand after its shorthand", "#SELF { margin: 1px; margin-left: 2px }", MARGINS),
    ("a longhand before its shorthand", "#SELF { margin-left: 2px; margin: 1px }", MARGINS),

    # colours
    *each("colours", "color", "red", "#f00", "#0f08", "#00ff00", "#12345678", "rgb(1, 2, 3)", "rgb(10% 20% 30%)",
          "rgb(300 0 -5)", "rgba(1, 2, 3, 1)", "hsl(120, 100%, 50%)", "hsl(120deg 50% 25%)", "transparent",
          "RebeccaPurple", "currentcolor", "gray", "#abcd", "hsl(.5turn 100% 50%)", "hwb(0 0% 0%)", "#ggg"),
    ("colours: currentcolor of a border", "#SELF { color: red; border-top: 1px solid }", "border-top-color"),
    ("colours: currentcolor of a background", "#SELF { color: red; background-color: currentcolor }",
     "background-color"),

    # keywords, numbers and lists
    *each("keywords", "text-align", "left", "right", "center", "justify", "start", "end", "match-parent", "middle"),
    *each("keywords", "display", "block", "inline", "inline-block", "none", "flex", "list-item", "table",
          "table-cell", "block flow"),
    *each("keywords", "vertical-align", "baseline", "top", "middle", "bottom", "sub", "super", "3px", "10%", "1em",
          "text-top"),
    *each("keywords", "list-style-type", "decimal", "upper-roman", "cjk-decimal", '"-"', "none"),
    *each("keywords", "break-before", "page", "avoid", "auto", "left", "avoid-page", "always"),
    *each("keywords", "break-inside", "avoid", "avoid-page"),
    *each("keywords", "page-break-before break-before", "always", "avoid", "left"),
    *each("keywords", "white-space white-space-collapse", "pre", "nowrap", "pre-wrap", "pre-line", "normal"),
    *each("keywords", "line-break", "loose", "anywhere"),
    *each("keywords", "hyphens", "manual", "none"),
    *each("keywords", "text-align-last", "justify", "center"),
    *each("keywords", "justify-content", "center", "space-between", "flex-end"),
    *each("keywords", "align-items", "center", "baseline", "flex-start", "stretch"),
    *each("keywords", "align-self", "center", "auto"),
    *each("keywords", "text-overflow", "ellipsis", "clip"),
    *each("keywords", "text-autospace", "normal", "no-autospace"),
    *each("keywords", "text-spacing-trim", "normal", "trim-start", "space-all"),
    *each("keywords", "ruby-position", "over", "under"),
    *each("numbers", "orphans", "3", "0", "-1", "2.5"),
    *each("numbers", "flex-grow", "2", ".5", "-1"),
    *each("numbers", "flex-basis", "auto", "10px", "50%"),
    *each("lengths", "letter-spacing", "normal", "2px", ".1em", "-1px"),
    *each("lengths", "text-indent", "2em", "10%", "-1em"),
    *each("lengths", "line-height", "normal", "1.5", "30px", "0", "-1"),
    *each("lengths", "width", "10px", "50%", "auto", "-1px", "10"),
    *each("lengths", "min-width", "auto", "3px"),
    *each("lengths", "max-width", "none", "20%"),
    *each("lengths", "max-height", "5em", "-1px"),
    *each("lists", "counter-reset", "a", "a 3", "a 1 b 2", "none"),
    *each("lists", "counter-increment", "a", "a -1"),
    *each("lists", "quotes", '"«" "»"', "none", "auto", '"a" "b" "c" "d"'),

    # case, white space, escapes, recovery
    ("names in capitals", "#SELF { MARGIN-LEFT: 3PX; Color: RED }", "margin-left color"),
    ("an escape in a name", "#SELF { m\\61rgin-left: 3px }", "margin-left"),
    ("comments", "#SELF { margin-left/**/: /* x */ 3px/**/ }", "margin-left"),
    ("no semicolon at the end", "#SELF { margin-left: 3px; color: red }", "margin-left color"),
]


def rule(name, css, prop="color", html=HTML):
    return (f"selectors: {name}", css, prop, html)


CASES += [
    ("recovery: an unknown property", "#SELF { colour: red; margin-left: 3px }", "margin-left"),
    ("recovery: no colon", "#SELF { color red; margin-left: 3px }", "margin-left color"),
    ("recovery: a block in a declaration", "#SELF { color: {red}; margin-left: 3px }", "margin-left color"),
    ("recovery: an unknown at-rule", "@unheard { #SELF { color: red } } #SELF { margin-left: 3px }", "margin-left color"),
    ("recovery: a wrong selector", "#SELF:::x { color: red } #SELF { margin-left: 3px }", "margin-left color"),
    ("recovery: a wrong selector in a list", "#SELF, :unheard { color: red }", "color"),
    ("recovery: the last good value stays", "#SELF { color: red; color: 3px }", "color"),
    ("recovery: a bad string", "#SELF { quotes: \"a\n; margin-left: 3px }", "margin-left"),

    # cascade
    ("cascade: the later", "#SELF { color: red } #SELF { color: lime }", "color"),
    ("cascade: the more specific", "#SELF { color: lime } .K-a { color: red }", "color"),
    ("cascade: two classes over one", ".K-a.K-b { color: lime } .K-a { color: red }", "color"),
    ("cascade: a class over elements", ".K-a { color: lime } p kbd { color: red }", "color",
     '<p id="UP">x <kbd id="SELF" class="K-a">y</kbd> z</p>'),
    ("cascade: importance", ".K-a { color: lime !important } #SELF { color: red }", "color"),
    ("cascade: importance by specificity", ".K-a { color: red !important } #SELF { color: lime !important }", "color"),
    ("cascade: importance with space", "#SELF { color: lime ! important; color: red }", "color"),
    ("cascade: over the defaults", "em#SELF { font-style: normal }", "font-style",
     '<p id="UP">x <em id="SELF">y</em> z</p>'),
    ("cascade: layers", "@layer K-x { #SELF { color: red } } .K-a { color: lime }", "color"),
    ("cascade: layers in order", "@layer K-x, K-y; @layer K-y { .K-a { color: lime } } "
     "@layer K-x { #SELF { color: red } }", "color"),
    ("cascade: important layers", "@layer K-x { .K-a { color: lime !important } } #SELF { color: red !important }",
     "color"),
    ("cascade: nested layers", "@layer K-x { @layer in { #SELF { color: red } } .K-a { color: lime } }", "color"),
    ("cascade: revert-layer", "@layer K-x { #SELF { color: lime } } #SELF { color: red; color: revert-layer }",
     "color"),
    ("at-rules: @media all", "@media all { #SELF { color: red } }", "color"),
    ("at-rules: @media of another kind", "@media speech { #SELF { color: red } }", "color"),
    ("at-rules: @media not", "@media not speech { #SELF { color: red } }", "color"),
    ("at-rules: @media, one of a list", "@media speech, all { #SELF { color: red } }", "color"),
    ("at-rules: @media with a feature", "@media all and (min-width: 1px) { #SELF { color: red } }", "color"),
    ("at-rules: @media with another", "@media (max-width: 1px) { #SELF { color: red } }", "color"),
    ("at-rules: @supports", "@supports (color: red) { #SELF { color: red } }", "color"),
    ("at-rules: @supports not", "@supports not (color: red) { #SELF { color: red } }", "color"),
    ("at-rules: @supports of what is none", "@supports (colour: red) { #SELF { color: red } }", "color"),
    ("at-rules: @supports and or", "@supports ((color: red) and (margin: 0)) or (x: y) { #SELF { color: red } }", "color"),
    ("at-rules: nested", "@media all { @supports (color: red) { #SELF { color: red } } }", "color"),

    # selectors: the element is red where it matches
    rule("element", "span#SELF { color: red }"),
    rule("universal", "#UP * { color: red }"),
    rule("descendant", "p .K-a { color: red }"),
    rule("child", "#UP > .K-a { color: red }"),
    rule("child, not grandchild", "div > .K-a { color: red }"),
    rule("next", ".K-a + .K-b { color: red }", html=THREE),
    rule("next, not after", ".K-b + .K-b { color: red }", html=THREE),
    rule("after", ".K-a ~ .K-b { color: red }", html=THREE),
    rule("after, not before", ".K-c ~ .K-b { color: red }", html=THREE),
    rule("attribute", ".K-a[title] { color: red }"),
    rule("attribute =", '.K-a[title="Ab c"] { color: red }'),
    rule("attribute = i", '.K-a[title="ab C" i] { color: red }'),
    rule("attribute ~=", ".K-a[title~=c] { color: red }"),
    rule("attribute |=", ".K-a[title|=Ab] { color: red }"),
    rule("attribute ^=", ".K-a[title^=A] { color: red }"),
    rule("attribute $=", ".K-a[title$=c] { color: red }"),
    rule("attribute *=", ".K-a[title*=b] { color: red }"),
    rule("attribute *= nothing", '.K-a[title*=""] { color: red }'),
    rule(":not", ".K-a:not(.K-c) { color: red }"),
    rule(":not of itself", ".K-a:not(.K-b) { color: red }"),
    rule(":not of a list", ".K-a:not(.K-c, .K-b) { color: red }"),
    rule(":is", ":is(.K-a, .K-z) { color: red }"),
    rule(":is has the most specific", ":is(#none, .K-a) { color: lime } .K-a.K-b { color: red }"),
    rule(":where has none", ".K-a { color: lime } :where(#SELF) { color: red }"),
    rule(":is forgives", ":is(.K-a, :unheard) { color: red }"),
    rule(":has", "#UP:has(.K-c) .K-b { color: red }", html=THREE),
    rule(":has of a child", "#UP:has(> .K-z) .K-b { color: red }", html=THREE),
    rule(":has of the next", ".K-b:has(+ .K-c) { color: red }", html=THREE),
    rule(":first-child", ".K-b:first-child { color: red }", html=THREE),
    rule(":nth-child", ".K-b:nth-child(2) { color: red }", html=THREE),
    rule(":nth-child odd", ".K-b:nth-child(odd) { color: red }", html=THREE),
    rule(":nth-child an+b", ".K-b:nth-child(-n + 2) { color: red }", html=THREE),
    rule(":nth-last-child", ".K-b:nth-last-child(2) { color: red }", html=THREE),
    rule(":nth-child of", ".K-b:nth-child(1 of .K-b) { color: red }", html=THREE),
    rule(":nth-of-type", ".K-b:nth-of-type(2n) { color: red }", html=THREE),
    rule(":last-child", ".K-b:last-child { color: red }", html=THREE),
    rule(":only-child", ".K-a:only-child { color: red }"),
    rule(":first-of-type", ".K-b:first-of-type { color: red }", html=THREE),
    rule(":empty", ".K-a:empty { color: red }"),
    rule(":lang", ".K-a:lang(de) { color: red }"),
    rule(":lang of another", ".K-a:lang(en) { color: red }"),
    rule(":root", ":root #SELF { color: red }"),
    rule(":hover", ".K-a:hover { color: red }"),
    rule(":link", "#SELF:link { font-weight: 300 }", "font-weight", '<p id="UP"><a id="SELF" href="x">x</a></p>'),
    rule("escaped class", ".K\\-a { color: red }"),
    rule("list", ".K-z, .K-a { color: red }"),

    rule("custom property: closing brackets of nobody",
         "#SELF { --K-x: ( ] ); --K-y: [ } ]; --K-z: { ) }; color: var(--K-x, var(--K-y, var(--K-z, lime))) }"),

    # lines at text, words, tabs, borders that stand out
    *each("keywords", "text-decoration-line", "overline", "underline overline line-through", "overline overline"),
    *each("keywords", "text-decoration-style", "double", "dotted", "dashed", "wavy", "groove"),
    *each("keywords", "text-decoration-thickness", "2px", "10%", "from-font", "auto", "-1px"),
    *each("keywords", "text-decoration-color", "red", "transparent"),
    ("shorthands: text-decoration in any order", "#SELF { text-decoration: 2px red dotted overline }",
     "text-decoration text-decoration-line text-decoration-style text-decoration-color text-decoration-thickness"),
    ("inheritance: none stays none", "#UP { text-decoration: underline } #SELF { text-decoration: none }",
     "text-decoration-line"),
    *each("keywords", "word-break", "break-all", "keep-all", "break-word"),
    *each("keywords", "overflow-wrap", "anywhere", "break-word"),
    *each("lengths", "word-spacing", "1em", "-2px", "normal"),
    *each("lengths", "tab-size", "4", "2em", "0", "-1", "calc(1 + 2)"),
    *each("keywords", "border-top-style", "groove", "ridge", "inset", "outset"),

    *each("lengths", "column-gap", "10%", "1em", "calc(10% + 2px)", "normal", "-1px"),
    ("shorthands: gap", "#SELF { gap: 1em 5% }", "gap row-gap column-gap"),

    # layers of backgrounds
    *[("backgrounds", f"#SELF {{ background: {value} }}", "background background-image background-repeat "
       "background-position background-size background-color") for value in (
           'url("data:,a") no-repeat, url("data:,b") center / cover red',
           'linear-gradient(to right, red, blue 50%), lime', "red, lime", "none, none", 'url("data:,a"),',
           "linear-gradient(45deg, red 10% 20%, 30%, blue) repeat-x", "linear-gradient(to top left, red, blue), none")],
    *each("backgrounds", "background-image", "linear-gradient(red, blue)", "linear-gradient(to, red, blue)",
          "repeating-linear-gradient(10deg, red, blue 4px)", "linear-gradient(to top bottom, red, blue)",
          'linear-gradient(red, lime, blue), url("data:,a"), none'),

    # css-nesting-1
    rule("nesting", "#UP { & .K-a { color: red } }"),
    rule("nesting: relative", "#UP { .K-a { color: red } }"),
    rule("nesting: element", "#UP { span { color: red } }"),
    rule("nesting: combinator", "#UP { > .K-a { color: red } }"),
    rule("nesting: sibling", ".K-a { + .K-b { color: red } }", html=THREE),
    rule("nesting: same element", ".K-a { &.K-b { color: red } }"),
    rule("nesting: behind", ".K-a { .K-up & { color: red } }"),
    rule("nesting: in :is()", ".K-a { :is(.K-up &) { color: red } }"),
    rule("nesting: in :not()", ".K-b { :not(&) { color: red } }"),
    rule("nesting: type behind &", ".K-a { span& { color: red } }"),
    rule("nesting: type before &", ".K-a { &span { color: red } }"),
    rule("nesting: twice", ".K-a { &&.K-b { color: red } }"),
    rule("nesting: two deep", "#UP { .K-a { &.K-b { color: red } } }"),
    rule("nesting: list", ".K-z, #UP { .K-q, .K-a { color: red } }"),
    rule("nesting: specificity of a list", ".K-a { color: red } .K-up, #zz { span { color: lime } }"),
    rule("nesting: declarations behind", ".K-a { color: red; &.K-b { color: lime } color: blue }"),
    rule("nesting: declarations behind, stronger", "#SELF { color: red; &.K-b { color: lime } color: blue }"),
    rule("nesting: declarations before", "span.K-a { &.K-b { color: lime } } .K-a.K-b { color: blue }"),
    rule("nesting: @media", "#SELF { @media all { color: red } }"),
    rule("nesting: rule in @media", "#UP { @media all { .K-a { color: red } } }"),
    rule("nesting: @media in between", ".K-a { @media all { color: red } color: blue }"),
    rule("nesting: @supports", "#SELF { @supports (color: red) { color: red } }"),
    rule("nesting: @layer", "#SELF { @layer { color: red } } .K-a { color: lime }"),
    rule("nesting: looks like a declaration", "#UP { span:not(.K-z) { color: red } }"),
    rule("nesting: a bad rule", "#UP { span:frist { color: red } .K-a { color: lime } }"),
    rule("nesting: a bad declaration", "#SELF { color: reddish; col our; color: lime }"),
    rule("nesting: a declaration with a block", "#SELF { color: red; color: {} lime; font-weight: 300; color: lime }"),
    rule("nesting: a custom property with a block", "#SELF { --K-x: a { b }; color: lime }"),
    rule("nesting: a selector of none", "#SELF { font: 10px/2 {x}; color: lime }"),
    rule("nesting: at the top", "& #SELF { color: red }"),
    rule("nesting: custom properties", "#UP { --K-x: red; .K-a { color: var(--K-x) } }"),
    rule("nesting: important", "#UP { .K-a { color: red !important } } #SELF { color: lime }"),
    rule("nesting: pseudo-element", "#SELF::before { & { color: red } } #SELF { color: lime }"),
]
