/* SPDX-License-Identifier: MIT */
#include "style/grammar.h"
#include "style/sheet.h"

#include <string.h>

/* What a value computes to, as dumps print it; "unknown" when it is none. */
static char *computed(const char *name, const char *css) {
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GArray) declarations = g_array_new(FALSE, TRUE, sizeof(Declaration));
    ValueParser parser = {arena, style_tokenize(arena, css, strlen(css)), NULL, NULL};
    if (!style_declare(&parser, name, false, declarations))
        return g_strdup("unknown");
    Style root = *style_initial(), parent = root;
    root.font_size = 10 * LENGTH_PT;
    root.line_height = 16 * LENGTH_PT;
    parent.font_size = 20 * LENGTH_PT;
    Style style = parent;
    style.line_height = 30 * LENGTH_PT;
    ComputePlace place = {.style = &style,
                          .parent = &parent,
                          .root = &root,
                          .arena = arena,
                          .viewport = {400 * LENGTH_PT, 600 * LENGTH_PT}};
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < declarations->len; i++) {
        const Declaration *declaration = &g_array_index(declarations, Declaration, i);
        const Property *property = &style_properties[declaration->property];
        char *field = (char *)&style + property->offset;
        g_string_append(out, i ? " | " : "");
        if (declaration->value.kind != SPEC_VALUE) {
            g_string_append(out, "wide");
            continue;
        }
        property_apply(&place, property, &declaration->value, field);
        property_print(out, property, field);
    }
    return g_string_free(out, FALSE);
}

static const struct {
    const char *name, *css, *expected;
} cases[] = {
    {"margin-top", "1in", "72pt"},
    {"margin-top", "25.4mm", "72pt"},
    {"margin-top", "96px", "72pt"},
    {"margin-top", "40q", "28.347pt"},
    {"margin-top", "2em", "40pt"},
    {"margin-top", "2ic", "40pt"},
    {"margin-top", "1ch", "10pt"},
    {"margin-top", "2rem", "20pt"},
    {"margin-top", "1lh", "30pt"},
    {"margin-top", "1rlh", "16pt"},
    {"margin-top", "calc(2rlh / 3)", "10.667pt"},
    {"margin-top", "calc(1rlh*2 - 50% + (1em + 2pt)*2)", "76pt + -50%"},
    {"margin-top", "calc(1rlh +2pt)", "unknown"},
    {"margin-top", "calc(2pt * 2pt)", "unknown"},
    {"margin-top", "calc(1pt / 0)", "524287.999pt"},
    {"margin-top", "3", "unknown"},
    {"margin-top", "0", "0pt"},
    {"text-align", "justify-all", "justify-all"},
    {"hanging-punctuation", "last allow-end first", "last allow-end first"},
    {"hanging-punctuation", "first force-end", "first force-end"},
    {"hanging-punctuation", "force-end allow-end", "unknown"},
    {"text-autospace", "ideograph-numeric ideograph-alpha", "normal"},
    {"text-autospace", "punctuation ideograph-alpha replace",
     "punctuation ideograph-alpha replace"},
    {"text-autospace", "insert replace", "unknown"},
    {"text-spacing", "none", "space-all | no-autospace"},
    {"text-spacing", "no-autospace trim-start", "trim-start | no-autospace"},
    {"text-spacing", "trim-all", "trim-all | wide"},
    {"white-space", "break-spaces", "break-spaces | wide | wide"},
    {"white-space", "nowrap discard-after preserve", "preserve | nowrap | discard-after"},
    {"text-wrap", "wrap balance", "wrap | balance"},
    {"text-wrap", "balance pretty", "unknown"},
    {"text-wrap-style", "avoid-orphans", "avoid-orphans"},
    {"string-set", "a content(first-letter) content(before)",
     "a content(first-letter) content(before)"},
    {"content", "target-counter(attr(href), chapter)", "target-counter(href, chapter)"},
    {"content", "target-counters(url(#a), section, \".\")", "target-counters(#a, section)"},
    {"content", "url(a.png) / \"alt\"", "url(\"a.png\") / \"alt\""},
    {"content", "counter(a, symbols(\"*\"))", "counter(a, symbols(\"*\"))"},
    {"list-style-type", "symbols(cyclic \"*\" \"†\")", "symbols(cyclic \"*\" \"†\")"},
    {"counter-reset", "reversed(a) 3 b", "reversed(a) 3 b"},
    {"counter-reset", "a none", "unknown"},
    {"break-before", "avoid-region", "avoid-region"},
    {"break-after", "all", "page"},
    {"columns", "min-content 2", "min-content | 2"},
    {"ruby-position", "over alternate", "alternate"},
    {"ruby-position", "alternate under", "alternate under"},
    {"float", "block-start", "top"},
    {"float", "snap-block(2em, near)", "snap-block(40pt, near)"},
    {"float", "snap-inline", "snap-inline"},
    {"font-style", "oblique 10deg", "oblique 10deg"},
    {"font-style", "oblique 91deg", "unknown"},
    {"display", "flow-root block", "flow-root"},
    {"display", "inline flow-root", "inline-block"},
    {"display", "list-item flow block", "list-item"},
    {"display", "inline-table", "inline-table"},
    {"display", "block inline", "unknown"},
    {"background-image", "radial-gradient(circle 2pt at left top, red, blue 50%)",
     "radial-gradient(circle 2pt at left top, rgb(1 0 0), rgb(0 0 1) 50%)"},
    {"background-image", "conic-gradient(from .5turn at center, red 10deg, blue)",
     "conic-gradient(from 180deg at center, rgb(1 0 0) 10deg, rgb(0 0 1))"},
    {"background-image", "radial-gradient(, red, blue)", "unknown"},
    {"list-style-image", "linear-gradient(red, blue)", "linear-gradient(rgb(1 0 0), rgb(0 0 1))"},
    {"border-image", "url(a.png) 30 fill / 10pt / 2 round",
     "url(\"a.png\") | 30 fill | 10pt | 2 | round"},
    {"width", "fit-content(1em)", "fit-content(20pt)"},
    {"font-size", "xxx-large", "36pt"},
    {"orphans", "calc(-3)", "1"},
    {"widows", "calc(2.5)", "3"},
    {"widows", "2.5", "unknown"},
    {"font-weight", "calc(300 * 5)", "1000"},
    {"font-weight", "calc(0)", "1"},
    {"line-height", "calc(-1)", "0pt"},
    {"line-height", "-1", "unknown"},
    {"counter-reset", "a calc(1.6)", "a 2"},
    {"counter-increment", "a max(2, 3) b", "a 3 b 1"},
    {"hyphenate-limit-chars", "calc(4.4) calc(-1)", "4 auto auto"},
    {"tab-size", "calc(-1)", "0"},
    {"flex", "calc(1 + 1) calc(-1)", "2 | 0 | 0pt"},
    {"flex-grow", "clamp(-3, -2, -1)", "0"},
    {"initial-letter", "calc(.5) calc(0)", "1 1"},
    {"bookmark-level", "calc(0)", "1"},
    {"opacity", "calc(1 / 4)", "0.25"},
    {"order", "calc(1.5)", "2"},
    {"text-combine-upright", "digits calc(7)", "digits 4"},
    {"font-feature-settings", "\"halt\" calc(-2)", "\"halt\" 0"},
    {"margin-top", "-3pt", "-3pt"},
    {"padding-top", "-3pt", "unknown"},
    {"padding-top", "auto", "unknown"},
    {"margin", "1pt 2pt 3pt", "1pt | 2pt | 3pt | 2pt"},
    {"margin", "1pt 2pt", "1pt | 2pt | 1pt | 2pt"},
    {"margin", "1pt 2pt 3pt 4pt 5pt", "unknown"},
    {"margin", "inherit", "wide | wide | wide | wide"},
    {"margin", "1pt inherit", "unknown"},
    {"border-top", "red 1pt solid", "1pt | solid | rgb(1 0 0)"},
    {"border-top", "solid solid", "unknown"},
    {"color", "#595959", "gray(0.349)"},
    {"color", "device-cmyk(0 1 .5 0%)", "device-cmyk(0 1 0.5 0)"},
    {"color", "rgb(176 30 35)", "rgb(0.6902 0.1176 0.1373)"},
    {"color", "transparent", "transparent"},
    {"flex", "1", "1 | 1 | 0pt"},
    {"flex", "none", "0 | 0 | auto"},
    {"flex", "2 2em", "2 | 1 | 40pt"},
    {"gap", "1em 2pt", "20pt | 2pt"},
    {"font", "bold 8pt/12pt \"Noto Serif CJK\", 宋体",
     "wide | 700 | wide | wide | 8pt | 12pt | Noto Serif CJK, 宋体 | wide | wide | wide | wide | "
     "wide | wide | wide"},
    {"font", "8pt", "unknown"},
    {"font-weight", "bolder", "700"},
    {"font-size", "larger", "24pt"},
    {"text-indent", "hanging 2em", "40pt hanging"},
    {"block-step", "1rlh start", "16pt | wide | start | wide"},
    {"white-space", "nowrap", "collapse | nowrap | wide"},
    {"page-break-before", "always", "page"},
    {"break-before", "column", "column"},
    {"break-inside", "avoid-column", "avoid-column"},
    {"break-inside", "column", "unknown"},
    {"content", "'第 ' counter(page) string(a, last)", "\"第 \" counter(page) string(a, last)"},
    {"content", "none", "none"},
    {"content", "banana", "unknown"},
    {"string-set", "a content(), b 'x'", "a content(), b \"x\""},
    {"counter-reset", "a b 3", "a 0 b 3"},
    {"counter-increment", "a", "a 1"},
    {"hyphenate-limit-chars", "auto", "auto auto auto"},
    {"hyphenate-limit-chars", "6 3", "6 3 3"},
    {"hyphenate-limit-chars", "auto 3 auto", "auto 3 auto"},
    {"hyphenate-limit-chars", "8", "8 auto auto"},
    {"hyphenate-limit-chars", "5 -2", "unknown"},
    {"hyphenate-limit-chars", "5 2 2 2", "unknown"},
    {"text-align", "match-parent", "wide"},
    {"text-align-last", "match-parent", "wide"},
    {"text-align", "match-parent start", "unknown"},
    {"text-align", "-kanyin-justify-or-center", "-kanyin-justify-or-center"},
    {"quotes", "'«' '»'", "\"«\" \"»\""},
    {"quotes", "'«'", "unknown"},
    {"orphans", "0", "unknown"},
    {"text-emphasis-style", "dot", "filled dot"},
    {"text-emphasis-style", "open", "open circle"},
    {"text-emphasis-style", "sesame open", "open sesame"},
    {"text-emphasis-style", "'※'", "\"※\""},
    {"text-emphasis-style", "''", "none"},
    {"text-emphasis-style", "filled open", "unknown"},
    {"text-emphasis-color", "currentcolor", "currentcolor"},
    {"text-emphasis-color", "transparent", "transparent"},
    {"text-emphasis-position", "left under", "under left"},
    {"text-emphasis-position", "over", "over right"},
    {"text-emphasis-position", "right", "unknown"},
    {"text-emphasis", "red double-circle", "filled double-circle | rgb(1 0 0)"},
    {"text-emphasis", "dot", "filled dot | wide"},
    {"vertical-align", "2pt", "2pt"},
    {"columns", "2 12em", "240pt | 2"},
    {"columns", "2", "wide | 2"},
    {"column-rule", "thin dotted", "0.75pt | dotted | wide"},
    {"column-count", "0", "unknown"},
    {"float", "footnote", "footnote"},
    {"float", "running(a)", "unknown"},
    {"clear", "both", "both"},
    {"position", "running(head)", "running(head)"},
    {"position", "running()", "unknown"},
    {"position", "running(head foot)", "unknown"},
    {"content", "element(head)", "element(head)"},
    {"content", "element(head, last)", "element(head, last)"},
    {"content", "element('x')", "unknown"},
    {"inset", "1pt 2em", "1pt | 40pt | 1pt | 40pt"},
    {"border-spacing", "2pt 1em", "2pt 20pt"},
    {"border-spacing", "-2pt", "unknown"},
    {"border-spacing", "10%", "unknown"},
    {"list-style", "none", "wide | none | wide"},
    {"list-style", "inside url(dot.png)", "inside | wide | url(\"dot.png\")"},
    {"list-style", "url('dot.png') square outside", "outside | square | url(\"dot.png\")"},
    {"list-style", "inside url(a.png) url(b.png)", "unknown"},
    {"background", "none", "wide | none | wide | wide | wide | wide | wide | wide"},
    {"background", "red", "rgb(1 0 0) | wide | wide | wide | wide | wide | wide | wide"},
    {"background", "url(a.png) no-repeat right 2pt top / cover content-box #fff",
     "gray(1) | url(\"a.png\") | no-repeat | wide | right 2pt top | cover | content-box | "
     "content-box"},
    {"background", "red blue", "unknown"},
    {"background-image", "url(a.png), none", "url(\"a.png\"), none"},
    {"background-repeat", "repeat-x round", "unknown"},
    {"border-radius", "1pt 2pt / 3pt", "1pt 3pt | 2pt 3pt | 1pt 3pt | 2pt 3pt"},
    {"border-radius", "1em", "20pt | 20pt | 20pt | 20pt"},
    {"border-radius", "1em /", "unknown"},
    {"box-shadow", "1pt 2pt red inset, 0 0 3pt", "1pt 2pt rgb(1 0 0) inset, 0pt 0pt 3pt"},
    {"box-shadow", "red", "unknown"},
    {"font", "italic small-caps 700 condensed 12pt/1.5 serif",
     "italic | 700 | small-caps | condensed | 12pt | 0pt | serif | wide | wide | wide | wide "
     "| wide | wide | wide"},
    {"font", "unicase 12pt serif", "unknown"},
    {"font", "bold bold 12pt serif", "unknown"},
    {"font-variant", "small-caps tabular-nums lining-nums",
     "wide | small-caps | tabular-nums lining-nums | wide | wide"},
    {"font-variant", "none", "none | wide | wide | wide | wide"},
    {"font-variant-east-asian", "ruby jis04", "ruby jis04"},
    {"font-variant-east-asian", "jis04 jis78", "unknown"},
    {"font-feature-settings", "'halt' on, \"vert\" 0", "\"halt\" on, \"vert\" 0"},
    {"font-feature-settings", "halt", "unknown"},
    {"font-feature-settings", "'halt' -1", "unknown"},
    {"text-decoration", "underline wavy red .1em", "underline | wavy | rgb(1 0 0) | 2pt"},
    {"text-shadow", "red 1pt 1pt", "rgb(1 0 0) 1pt 1pt"},
    {"text-combine-upright", "digits 3", "digits 3"},
    {"text-combine-upright", "digits 5", "unknown"},
    {"text-transform", "none", "none"},
    {"text-transform", "full-size-kana uppercase", "uppercase full-size-kana"},
    {"text-transform", "full-width", "full-width"},
    {"text-transform", "uppercase lowercase", "unknown"},
    {"text-transform", "none uppercase", "unknown"},
    {"word-spacing", "-10%", "-10%"},
    {"tab-size", "4", "4"},
    {"tab-size", "2em", "40pt"},
    {"word-wrap", "break-word", "break-word"},
    {"opacity", "50%", "50%"},
    {"image-resolution", "from-image 300dpi", "from-image 3.125dppx"},
    {"image-resolution", "snap 2x", "snap 2dppx"},
    {"image-resolution", "300", "unknown"},
    {"image-orientation", ".5turn flip", "180deg flip"},
    {"counter-set", "a b 3", "a 0 b 3"},
    {"counter-set", "3", "unknown"},
    {"overflow", "hidden clip", "hidden clip"},
    {"margin-inline-start", "1em", "20pt"},
    {"padding-block", "1pt 2pt", "1pt | 2pt"},
    {"border-block", "1pt solid", "1pt | solid | wide | 1pt | solid | wide"},
    {"border-inline-end", "red", "wide | wide | rgb(1 0 0)"},
    {"inset-inline", "1pt", "1pt | 1pt"},
    {"min-block-size", "2em", "40pt"},
    {"flex-flow", "column wrap", "column | wrap"},
    {"bookmark-state", "closed", "closed"},
    {"object-position", "left 10% top", "unknown"},
    {"object-position", "left 10% top 2pt", "left 10% top 2pt"},
    {"object-position", "10% left", "unknown"},
    {"background-position", "left 10% top", "left 10% top"},
    {"initial-letter", "2 drop", "2 2"},
    {"footnote-policy", "line", "line"},
    {"margin-top", "calc(-1pt / 0)", "-524287.999pt"},
    {"margin-top", "calc(0pt / 0)", "0pt"},
    {"margin-top", "calc(1pt * infinity - 1pt * infinity)", "0pt"},
    {"margin-top", "calc(1pt * NaN)", "0pt"},
    {"margin-top", "infinity", "unknown"},
    {"margin-top", "min(1in, 2em, 90px)", "40pt"},
    {"margin-top", "max(1in, 2em, 90px)", "72pt"},
    {"margin-top", "clamp(10pt, 2em, 30pt)", "30pt"},
    {"margin-top", "clamp(none, 2em, none)", "40pt"},
    {"margin-top", "clamp(50pt, 2em, 30pt)", "50pt"},
    {"margin-top", "clamp(1pt, 2pt)", "unknown"},
    {"margin-top", "min()", "unknown"},
    {"margin-top", "min(1pt, 2)", "unknown"},
    {"margin-top", "min(1pt + 2pt, max(1pt, 2em - 39.5pt))", "1pt"},
    {"margin-top", "calc(2 * min(50%, 10pt) - 3pt)", "calc(calc(min(50%, 10pt) * 2) + -3pt)"},
    {"padding-top", "calc(50% - 10pt)", "max(0pt, -10pt + 50%)"},
    {"padding-top", "calc(-3pt)", "0pt"},
    {"padding-top", "calc(1pt - min(3pt, 4pt))", "0pt"},
    {"letter-spacing", "calc(1pt + 0%)", "1pt"},
    {"margin-top", "calc(pi * 10pt)", "31.416pt"},
    {"margin-top", "10vw", "40pt"},
    {"margin-top", "calc(10vh + 1vmin + 1vmax)", "70pt"},
    {"margin-top", "calc(1vi + 1vb)", "10pt"},
    {"margin-top", "(1pt)", "unknown"},
    {"orphans", "calc(3.5)", "4"},
    {"orphans", "min(3, 4, 5)", "3"},
    {"flex-grow", "calc(1 / 0)", "1e+05"},
    {"color", "hsl(.5turn 100% 50%)", "rgb(0 1 1)"},
    {"color", "hsl(-200grad, 100%, 50%)", "rgb(0 1 1)"},
    {"color", "hsl(120DEG 100% 50%)", "rgb(0 1 0)"},
    {"color", "hsl(0rad 100% 50%)", "rgb(1 0 0)"},
    {"color", "hsl(1s 100% 50%)", "unknown"},
    {"color", "hsl(1 100turn 50%)", "unknown"},
    {"color", "hwb(120 0% 0%)", "rgb(0 1 0)"},
    {"color", "hwb(.5turn 20% 40%)", "rgb(0.2 0.6 0.6)"},
    {"color", "hwb(90 60% 90%)", "gray(0.4)"},
    {"color", "hwb(0, 0%, 0%)", "unknown"},
    {"color", "hwb(0% 0% 0%)", "unknown"},
    {"color", "hsl(0 100 50)", "rgb(1 0 0)"},
    {"color", "hsl(0, 100, 50)", "unknown"},
    {"color", "hsl(none 100% 50%)", "rgb(1 0 0)"},
    {"color", "rgb(calc(255 / 5) none calc(20% + 30%))", "rgb(0.2 0 0.5)"},
    {"color", "rgb(none, 0, 0)", "unknown"},
    {"color", "rgb(300 -20 0)", "rgb(1 0 0)"},
    {"color", "lab(100 0 0)", "gray(1)"},
    {"color", "lab(29.2345% 39.3825 20.0664)", "rgb(0.4906 0.1387 0.159)"},
    {"color", "lch(52.2345% 72.2 56.2)", "rgb(0.7762 0.3634 0.02455)"},
    {"color", "oklab(40.101% 0.1147 0.0453)", "rgb(0.4906 0.1387 0.1591)"},
    {"color", "oklch(0.40101 0.12332 21.555)", "rgb(0.4906 0.1387 0.1591)"},
    {"color", "oklch(2 0 0)", "gray(1)"},
    {"color", "color(srgb 0.25 50% none)", "rgb(0.25 0.5 0)"},
    {"color", "color(srgb-linear 0 1 0)", "rgb(0 1 0)"},
    {"color", "color(xyz 0 0 0)", "gray(0)"},
    {"color", "color(display-p3 1, 0, 0)", "unknown"},
    {"color", "color(nothing 1 0 0)", "unknown"},
    {"color", "color-mix(in srgb, red, blue)", "rgb(0.5 0 0.5)"},
    {"color", "color-mix(in srgb, 30% red, blue)", "rgb(0.3 0 0.7)"},
    {"color", "color-mix(in srgb-linear, white 0%, black 100%)", "gray(0)"},
    {"color", "color-mix(in srgb, red 0%, blue 0%)", "unknown"},
    {"color", "color-mix(in oklch longer hue, red)", "unknown"},
    {"color", "color-mix(in hsl, red, blue)", "unknown"},
    {"color", "color-mix(in display-p3, red, blue)", "unknown"},
    {"color", "rgb(from red r g calc(b + 10))", "unknown"},
    {"color", "hsl(calc(10deg + .1turn) 50% 50%)", "unknown"},
    {"color", "lab(50 0 0)", "gray(0.4663)"},
    {"color", "oklch(.6 0 none)", "gray(0.5021)"},
    {"color", "color(display-p3 1 0 0)", "rgb(1 0.04457 0.04593)"},
    {"color", "color(rec2020 0 1 0)", "rgb(0 0.9473 0.4463)"},
    {"color", "oklch(.7 .4 150)", "rgb(0 0.7607 0.2808)"},
    {"color", "lab(1e9 calc(infinity) 0)", "gray(0)"},
    {"color", "color(prophoto-rgb .5 .5 .5)", "gray(0.5723)"},
    {"color", "color(a98-rgb .5 .5 .5)", "gray(0.504)"},
    {"color", "color-mix(in oklch, red, lime)", "rgb(0.8666 0.6371 0)"},
    {"color", "color-mix(in oklch longer hue, red, lime)", "rgb(0.5 0.6619 1)"},
    {"color", "color-mix(in lab, white, black 25%)", "gray(0.7239)"},
    {"color", "CanvasText", "gray(0)"},
    {"color", "linktext", "rgb(0 0 0.9333)"},
    {"line-height", "0", "0pt"},
    {"line-height", "2lh", "60pt"},
};
static const size_t n_cases = G_N_ELEMENTS(cases);

static void values_compute(void) {
    for (size_t i = 0; i < n_cases; i++) {
        g_autofree char *got = computed(cases[i].name, cases[i].css);
        if (strcmp(got, cases[i].expected) != 0) {
            g_test_message("%s: %s gives %s, not %s", cases[i].name, cases[i].css, got,
                           cases[i].expected);
            g_test_fail();
        }
    }
}

/* What is inherited stands first in Style, and is copied as one piece. */
static void inherited_properties_stand_first(void) {
    static const char *const inherited[] = {
        "color", "font-size", "line-height", "text-indent", "quotes", "list-style-type", "orphans"};
    static const char *const own[] = {"display", "margin-top", "content", "page", "bookmark-level"};
    for (size_t i = 0; i < G_N_ELEMENTS(inherited); i++)
        g_assert_true(
            style_property_is_inherited(&style_properties[style_property_find(inherited[i])]));
    for (size_t i = 0; i < G_N_ELEMENTS(own); i++)
        g_assert_false(style_property_is_inherited(&style_properties[style_property_find(own[i])]));
}

static void every_longhand_of_a_shorthand_exists(void) {
    for (size_t i = 0; i < style_shorthand_count(); i++)
        for (size_t k = 0; k < SHORTHAND_MAX_LONGHANDS && style_shorthands[i].longhands[k]; k++)
            g_assert_cmpint(style_property_find(style_shorthands[i].longhands[k]), >=, 0);
}

/* --- the table --- */

static char *print_initial(const Property *property) {
    GString *text = g_string_new(NULL);
    property_print(text, property, (const char *)style_initial() + property->offset);
    return g_string_free(text, FALSE);
}

static void initial_values_are_as_the_table_says(void) {
    for (size_t i = 0; i < style_property_count(); i++) {
        g_autofree char *text = print_initial(&style_properties[i]);
        if (strcmp(text, style_properties[i].initial) != 0) {
            g_test_message("%s: %s, not %s", style_properties[i].name, text,
                           style_properties[i].initial);
            g_test_fail();
        }
    }
}

/* What prints for a property that is not set yet is a value of it, and prints like this again. */
static void initial_values_can_be_declared(void) {
    for (size_t i = 0; i < style_property_count(); i++) {
        const Property *property = &style_properties[i];
        if (property->used)
            continue;
        g_autofree char *text = computed(property->name, property->initial);
        g_assert_cmpstr(text, ==, property->initial);
    }
}

static bool is_in_grammar(const Property *property, const char *css) {
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GArray) parts = g_array_new(FALSE, TRUE, sizeof(SpecPart));
    g_autofree char *grammar = style_property_grammar(property);
    ValueParser parser = {.arena = arena, .rest = style_tokenize(arena, css, strlen(css))};
    return grammar_take(grammar, &parser, parts) && value_at_end(&parser);
}

static void the_grammar_says_what_is_parsed(void) {
    for (size_t i = 0; i < n_cases; i++) {
        int row = style_property_find(cases[i].name);
        bool is_wide = g_str_has_prefix(cases[i].expected, "wide") &&
                       strstr(cases[i].css, "match-parent") == NULL;
        if (row < 0 || is_wide)
            continue;
        bool is_value = strcmp(cases[i].expected, "unknown") != 0;
        if (is_in_grammar(&style_properties[row], cases[i].css) != is_value) {
            g_test_message("%s: '%s' is %s by the grammar", cases[i].name, cases[i].css,
                           is_value ? "no value" : "a value");
            g_test_fail();
        }
    }
    for (size_t i = 0; i < style_property_count(); i++)
        for (const Keyword *k = style_properties[i].keywords; k && k->name; k++)
            if (*k->name && !is_in_grammar(&style_properties[i], k->name)) {
                g_test_message("%s: the grammar lacks %s", style_properties[i].name, k->name);
                g_test_fail();
            }
}

/* The cells of a row without their marks; NULL: it is none of a table whose head begins so. */
static char **cells_of(const char *line) {
    g_autofree char *text = g_strdup(line + strlen("| "));
    if (g_str_has_suffix(text, " |"))
        text[strlen(text) - strlen(" |")] = '\0';
    g_autoptr(GString) plain = g_string_new(text);
    g_string_replace(plain, "\\|", "\x1f", 0);
    char **cells = g_strsplit(plain->str, "|", -1);
    for (size_t i = 0; cells[i]; i++) {
        g_strdelimit(g_strstrip(cells[i]), "\x1f", '|');
        size_t length = strlen(cells[i]);
        if (length > 1 && cells[i][0] == '`' && cells[i][length - 1] == '`') {
            cells[i][length - 1] = '\0';
            memmove(cells[i], cells[i] + 1, length - 1);
        }
    }
    return cells;
}

static void check_row(const Property *property, char **cells) {
    enum { NAME, VALUE, INITIAL, INHERITED, PERCENT, USED, N };
    g_autofree char *grammar = style_property_grammar(property);
    g_assert_cmpuint(g_strv_length(cells), ==, N);
    g_assert_cmpstr(cells[VALUE], ==, grammar);
    g_assert_cmpstr(cells[INITIAL], ==, property->initial);
    g_assert_cmpstr(cells[INHERITED], ==, style_property_is_inherited(property) ? "yes" : "no");
    g_assert_cmpstr(cells[PERCENT], ==, property->percent ? property->percent : "");
    g_assert_cmpstr(cells[USED], ==, property->used ? property->used : "not set yet");
}

static void check_shorthand(const Shorthand *shorthand, char **cells) {
    g_autofree char *longhands = g_strjoinv(" ", (char **)shorthand->longhands);
    if (!*longhands) {
        g_assert_true(g_str_has_prefix(cells[1], "every property"));
        return;
    }
    g_assert_cmpstr(cells[1], ==, longhands);
}

static const PageDescriptor *find_descriptor(const char *name) {
    for (size_t i = 0; i < page_descriptor_count; i++)
        if (strcmp(page_descriptors[i].name, name) == 0)
            return &page_descriptors[i];
    return NULL;
}

/* docs/styles.md has a row for each property, descriptor and shorthand, and no other, which says
 * what the tables say. */
static void the_manual_names_them_all(void) {
    g_autofree char *path =
        g_build_filename(g_getenv("KANYIN_SOURCE_DIR"), "docs", "styles.md", NULL);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    bool is_table = false;
    for (size_t i = 0; lines[i]; i++) {
        is_table = g_str_has_prefix(lines[i], "| property |") ||
                   g_str_has_prefix(lines[i], "| shorthand |") ||
                   g_str_has_prefix(lines[i], "| in `@page` |") ||
                   (is_table && g_str_has_prefix(lines[i], "|"));
        if (!is_table || !g_str_has_prefix(lines[i], "| `"))
            continue;
        g_auto(GStrv) cells = cells_of(lines[i]);
        int row = style_property_find(cells[0]);
        const Shorthand *shorthand = style_shorthand_find(cells[0]);
        const PageDescriptor *descriptor = find_descriptor(cells[0]);
        g_test_message("%s", cells[0]);
        g_assert_true(row >= 0 || shorthand || descriptor);
        if (row >= 0)
            check_row(&style_properties[row], cells);
        else if (shorthand)
            check_shorthand(shorthand, cells);
        else
            g_assert_cmpstr(cells[2], ==, descriptor->initial);
        g_assert_true(g_hash_table_add(seen, g_strdup(cells[0])));
    }
    g_assert_cmpuint(g_hash_table_size(seen), ==,
                     style_property_count() + style_shorthand_count() + page_descriptor_count);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/style/values", values_compute);
    g_test_add_func("/style/inherited", inherited_properties_stand_first);
    g_test_add_func("/style/longhands", every_longhand_of_a_shorthand_exists);
    g_test_add_func("/style/initial/table", initial_values_are_as_the_table_says);
    g_test_add_func("/style/initial/declared", initial_values_can_be_declared);
    g_test_add_func("/style/grammar", the_grammar_says_what_is_parsed);
    g_test_add_func("/style/manual", the_manual_names_them_all);
    return g_test_run();
}
