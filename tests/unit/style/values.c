/* SPDX-License-Identifier: MIT */
#include "style/property.h"

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
        property->type->apply(&place, property, &declaration->value, field);
        property->type->print(out, property, field);
    }
    return g_string_free(out, FALSE);
}

static void values_compute(void) {
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
        {"letter-spacing", "calc(1pt + 0%)", "unknown"},
        {"margin-top", "calc(pi * 10pt)", "31.416pt"},
        {"margin-top", "10vw", "40pt"},
        {"margin-top", "calc(10vh + 1vmin + 1vmax)", "70pt"},
        {"margin-top", "calc(1vi + 1vb)", "10pt"},
        {"margin-top", "(1pt)", "unknown"},
        {"orphans", "calc(3.5)", "4"},
        {"orphans", "min(3, 4, 5)", "3"},
        {"flex-grow", "calc(1 / 0)", "1e+05"},
        {"margin-top", "3", "unknown"},
        {"margin-top", "0", "0pt"},
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
        {"line-height", "0", "0pt"},
        {"line-height", "2lh", "60pt"},
        {"flex", "1", "1 | 1 | 0pt"},
        {"flex", "none", "0 | 0 | auto"},
        {"flex", "2 2em", "2 | 1 | 40pt"},
        {"gap", "1em 2pt", "20pt | 2pt"},
        {"font", "bold 8pt/12pt \"Noto Serif CJK\", 宋体",
         "wide | 700 | 8pt | 12pt | Noto Serif CJK, 宋体"},
        {"font", "8pt", "unknown"},
        {"font-weight", "bolder", "700"},
        {"font-size", "larger", "24pt"},
        {"text-indent", "hanging 2em", "40pt hanging"},
        {"block-step", "1rlh start", "16pt | wide | start | wide"},
        {"white-space", "nowrap", "collapse | nowrap"},
        {"page-break-before", "always", "page"},
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
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
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

/* docs/styles.md names each property and shorthand in a row, and no other. */
static void the_manual_names_them_all(void) {
    g_autofree char *path =
        g_build_filename(g_getenv("KANYIN_SOURCE_DIR"), "docs", "styles.md", NULL);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    size_t n = 0;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    bool is_table = false;
    for (size_t i = 0; lines[i]; i++) {
        is_table = g_str_has_prefix(lines[i], "| property |") ||
                   g_str_has_prefix(lines[i], "| shorthand |") ||
                   (is_table && g_str_has_prefix(lines[i], "|"));
        if (!is_table || !g_str_has_prefix(lines[i], "| `"))
            continue;
        g_auto(GStrv) parts = g_strsplit(lines[i], "`", 3);
        int property = style_property_find(parts[1]);
        g_assert_true(property >= 0 || style_shorthand_find(parts[1]));
        if (property >= 0) {
            bool says_yes = strstr(parts[2], "yes") != NULL;
            g_assert_true(says_yes == style_property_is_inherited(&style_properties[property]));
        }
        n++;
    }
    g_assert_cmpuint(n, ==, style_property_count() + style_shorthand_count());
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/style/values", values_compute);
    g_test_add_func("/style/inherited", inherited_properties_stand_first);
    g_test_add_func("/style/longhands", every_longhand_of_a_shorthand_exists);
    g_test_add_func("/style/manual", the_manual_names_them_all);
    return g_test_run();
}
