/* SPDX-License-Identifier: MIT */
/* Where lines may break here and by Unicode's standard (UAX #14): every difference, over the lines
 * of Unicode's own LineBreakTest and over all pairs of the marks and of what stands beside them,
 * falls under a rule of rules[]. docs/line-breaking.md lists the rules; their counts are held to
 * it. */
#include "fixture.h"
#include "text/uax14.h"

#include <string.h>

#define TEST_FILE "/usr/share/unicode/auxiliary/LineBreakTest.txt"
#define MOST_CHARACTERS 256

static const char pieces[] =
    "国あぁー①★ａ１a1(){}[]\"'!?,.;:+=$%¥€£°‰℃-/"
    "&@#~«»¿¡–—…·‧‘’“”‼⁇、。々〈〉《》「」『』【】〔〕〖〗〜〝〞〻・！＄％（），－．／"
    "：；？［］｛｝～￥⸺⋯";

/* A place between two characters where the text room and the standard differ. */
typedef struct {
    StyleLineBreak level;
    bool allowed; /* by the standard; here it is the other way */
    bool parts_cluster;
    gunichar base; /* the character before, without combining marks */
    gunichar before, after;
} Place;

static bool is_any(gunichar c, const char *set) {
    return c && g_utf8_strchr(set, -1, c) != NULL;
}

static bool is_bound(const Place *p) {
    return p->level != LINE_BREAK_LOOSE;
}

static bool in_cluster(const Place *p) {
    return p->allowed && p->parts_cluster;
}

static bool return_alone(const Place *p) {
    return p->allowed && p->before == '\r';
}

static bool control(const Place *p) {
    return p->allowed && g_unichar_iscntrl(p->base) && p->base != '\t';
}

static bool tab(const Place *p) {
    return p->base == '\t' || p->after == '\t';
}

static bool connector(const Place *p) {
    return p->allowed && is_any(p->after, "-–—·‧・～〜－");
}

static bool usual_start(const Place *p) {
    return p->allowed && is_any(p->after, "%％‰°℃々〻");
}

static bool usual_end(const Place *p) {
    return p->allowed && is_any(p->base, "$＄¥￥€£");
}

static bool solidus(const Place *p) {
    return p->allowed && is_bound(p) && (is_any(p->after, "/／") || is_any(p->base, "/／"));
}

static bool ellipsis(const Place *p) {
    return !p->allowed && p->level != LINE_BREAK_STRICT && is_any(p->after, "…⋯⸺");
}

static bool opening_quote(const Place *p) {
    return !p->allowed && is_any(p->after, "“‘");
}

static bool closing_quote(const Place *p) {
    return !p->allowed && is_any(p->base, "”’");
}

static bool interpunct(const Place *p) {
    return !p->allowed && p->base == 0xB7;
}

static bool looser(const Place *p) {
    return !p->allowed && !is_bound(p) &&
           (is_any(p->after, "%％‰°℃々〻/／") || is_any(p->base, "$＄¥￥€/／"));
}

static bool strict_dash(const Place *p) {
    return p->allowed && p->level == LINE_BREAK_STRICT && p->after == 0x2E3A;
}

static bool symbol(const Place *p) {
    return !p->allowed && (is_any(p->base, "①★") || is_any(p->after, "①★"));
}

static bool joiner(const Place *p) {
    return p->allowed && p->base == 0x200D;
}

static bool hyphen(const Place *p) {
    return p->allowed && p->before == '-' && g_ascii_isalnum((char)p->after);
}

static bool spread(const Place *p) {
    return p->allowed && p->before == 0x3000;
}

/* The first that fits explains a difference. */
static struct {
    const char *name;
    bool (*holds)(const Place *);
    unsigned in_file, in_pairs;
} rules[] = {
    {"cluster", in_cluster, 0, 0},
    {"return", return_alone, 0, 0},
    {"control", control, 0, 0},
    {"tab", tab, 0, 0},
    {"connector", connector, 0, 0},
    {"usual-start", usual_start, 0, 0},
    {"usual-end", usual_end, 0, 0},
    {"solidus", solidus, 0, 0},
    {"ellipsis", ellipsis, 0, 0},
    {"opening-quote", opening_quote, 0, 0},
    {"closing-quote", closing_quote, 0, 0},
    {"interpunct", interpunct, 0, 0},
    {"looser", looser, 0, 0},
    {"strict-dash", strict_dash, 0, 0},
    {"symbol", symbol, 0, 0},
    {"joiner", joiner, 0, 0},
    {"hyphen", hyphen, 0, 0},
    {"spread", spread, 0, 0},
};

typedef struct {
    gunichar characters[MOST_CHARACTERS];
    bool may[MOST_CHARACTERS]; /* break before it, by the standard */
    size_t n;
    bool is_pair;
} Example;

static Fixture *f;
static unsigned unexplained;

/* Bytes of a character as the text room prepares it in preformatted text that wraps. */
static uint32_t prepared_length(gunichar c, unsigned *column) {
    if (c == '\n' || c == 0x85 || c == 0x0B) {
        *column = 0;
        return 3; /* U+2028 */
    }
    if (c == '\t') {
        unsigned blanks = 8 - *column % 8;
        *column += blanks;
        return 2 * blanks; /* U+00A0 */
    }
    if (g_unichar_iscntrl(c))
        return 0;
    ++*column;
    return (uint32_t)g_unichar_to_utf8(c, NULL);
}

static void explain(const Example *example, const Place *place) {
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
        if (rules[i].holds(place)) {
            *(example->is_pair ? &rules[i].in_pairs : &rules[i].in_file) += 1;
            return;
        }
    unexplained++;
    g_test_message("level %d: U+%04X, U+%04X after U+%04X: by the standard a break is %s",
                   place->level, place->before, place->after, place->base,
                   place->allowed ? "allowed" : "forbidden");
}

static const TextAtom *atom_at(const TextParagraph *paragraph, uint32_t at) {
    for (uint32_t i = 0; i < paragraph->n_atoms; i++)
        if (paragraph->atoms[i].text == at)
            return &paragraph->atoms[i];
    return NULL;
}

static void compare(const Example *example, StyleLineBreak level) {
    Style style = plain_style();
    style.line_break = level;
    style.white_space = WHITE_SPACE_PRE_WRAP;
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < example->n; i++)
        g_string_append_unichar(text, example->characters[i]);
    const TextParagraph *paragraph = paragraph_of(f, &style, REGION_CN, text->str);
    Place place = {.level = level};
    uint32_t at = 0;
    unsigned column = 0;
    for (size_t i = 0; i < example->n; i++) {
        place.before = place.after;
        place.after = example->characters[i];
        if (!g_unichar_ismark(place.before))
            place.base = place.before;
        uint32_t length = prepared_length(place.after, &column);
        const TextAtom *atom = atom_at(paragraph, at);
        bool breaks = at > 0 && atom && atom->before <= BREAK_FORCED;
        place.allowed = example->may[i];
        place.parts_cluster = !atom;
        if (i && length && breaks != place.allowed)
            explain(example, &place);
        at += length;
    }
    g_assert_cmpuint(at, ==, paragraph->length);
}

static void compare_all(const Example *example) {
    compare(example, LINE_BREAK_LOOSE);
    compare(example, LINE_BREAK_NORMAL);
    compare(example, LINE_BREAK_STRICT);
}

/* One line of the test: "× 0023 ÷ 0020 ÷ # comment". */
static void read_example(const char *line, Example *example) {
    g_auto(GStrv) words = g_strsplit_set(line, " \t", -1);
    bool may = false;
    *example = (Example){0};
    for (size_t i = 0; words[i] && words[i][0] != '#'; i++) {
        if (strcmp(words[i], "÷") == 0 || strcmp(words[i], "×") == 0) {
            may = strcmp(words[i], "÷") == 0;
        } else if (words[i][0]) {
            g_assert_cmpuint(example->n, <, MOST_CHARACTERS);
            example->characters[example->n] = (gunichar)g_ascii_strtoull(words[i], NULL, 16);
            example->may[example->n++] = may;
        }
    }
}

static bool compare_file(void) {
    g_autofree char *content = NULL;
    if (!g_file_get_contents(TEST_FILE, &content, NULL, NULL))
        return false;
    g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
    for (size_t i = 0; lines[i]; i++) {
        if (lines[i][0] == '#' || lines[i][0] == '\0')
            continue;
        Example example;
        read_example(lines[i], &example);
        compare_all(&example);
    }
    return true;
}

/* 国ab国: only what stands between a and b is asked. */
static void compare_pair(gunichar a, gunichar b) {
    Example example = {.characters = {0x56FD, a, b, 0x56FD}, .n = 4, .is_pair = true};
    g_autofree char *text = g_ucs4_to_utf8(example.characters, 4, NULL, NULL, NULL);
    guint8 standard[32];
    text_uax14(text, strlen(text), standard);
    size_t at = (size_t)(g_utf8_offset_to_pointer(text, 2) - text);
    example.may[2] = standard[at] != UAX14_PROHIBITED;
    for (StyleLineBreak level = LINE_BREAK_LOOSE; level <= LINE_BREAK_STRICT; level++) {
        Style style = plain_style();
        style.line_break = level;
        const TextAtom *atom = atom_at(paragraph_of(f, &style, REGION_CN, text), (uint32_t)at);
        Place place = {level, example.may[2], !atom, a, a, b};
        if ((atom && atom->before <= BREAK_FORCED) != place.allowed)
            explain(&example, &place);
    }
}

static void compare_pairs(void) {
    for (const char *a = pieces; *a; a = g_utf8_next_char(a))
        for (const char *b = pieces; *b; b = g_utf8_next_char(b))
            compare_pair(g_utf8_get_char(a), g_utf8_get_char(b));
}

/* "| name | … | in the file | in pairs |" stands in the document. */
static void check_document(const char *document, size_t rule) {
    g_autofree char *start = g_strdup_printf("\n| `%s` |", rules[rule].name);
    g_autofree char *counts =
        g_strdup_printf("| %u | %u |", rules[rule].in_file, rules[rule].in_pairs);
    const char *row = strstr(document, start);
    g_test_message("%s %s", rules[rule].name, counts);
    g_assert_nonnull(row);
    g_autofree char *line = g_strndup(row + 1, strcspn(row + 1, "\n"));
    g_assert_true(g_str_has_suffix(line, counts));
}

static void differences_are_explained(void) {
    if (!compare_file()) {
        g_assert_cmpstr(g_getenv("CI"), !=, "true");
        g_test_skip("no LineBreakTest.txt: install unicode-data");
        return;
    }
    compare_pairs();
    g_autofree char *path =
        g_build_filename(g_getenv("KANYIN_SOURCE_DIR"), "docs", "line-breaking.md", NULL);
    g_autofree char *document = NULL;
    g_assert_true(g_file_get_contents(path, &document, NULL, NULL));

    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
        g_assert_cmpuint(rules[i].in_file + rules[i].in_pairs, >, 0); /* else it is no rule */
        check_document(document, i);
    }
    g_assert_cmpuint(unexplained, ==, 0);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    f = fixture_new();
    g_test_add_func("/standard/explained", differences_are_explained);
    int status = g_test_run();
    fixture_free(f);
    return status;
}
