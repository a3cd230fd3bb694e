/* SPDX-License-Identifier: MIT */
/* The examples as goldens (KANYIN_GOLDEN_UPDATE=1 writes them), and what must hold between an input
 * and its reading. */
#include "reading.h"

static const char *const captures[] = {"campus-news", "notice", "old-street", "old-street-damaged"};
static const char *const articles[] = {"ridge-walk", "short"};
static const char *const pages[] = {
    "bus-lines-gbk",       "ferry-pier-hk",      "lighthouse-interview", "mixed-type",
    "mountain-library-tw", "night-verse-pinyin", "population-bulletin",  "stone-bridge",
    "subsidy-notice",      "tea-ruby",           "tower-verse-zhuyin"};
static const char *const manuscripts[] = {"circle", "harbour-signs", "night-ferry",
                                          "pickled-mustard", "tidal-bore"};

static char *path_of(const char *folder, const char *name, const char *ending) {
    g_autofree char *file = g_strconcat(name, ending, NULL);
    return g_build_filename(g_getenv("KANYIN_SOURCE_DIR"), folder, file, NULL);
}

static char *contents(const char *path) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, &error);
    g_assert_no_error(error);
    return g_strndup(g_mapped_file_get_contents(file), g_mapped_file_get_length(file));
}

static char *example(const char *name, const char *ending) {
    g_autofree char *path = path_of("examples", name, ending);
    return contents(path);
}

static void hold_golden(const char *name, const char *ending) {
    g_autofree char *input = example(name, ending);
    g_autoptr(Article) article = reading_of(input, NULL);
    g_autofree char *json = article_to_json(article);
    g_autofree char *path = path_of("tests/golden/article", name, ".json");
    if (g_getenv("KANYIN_GOLDEN_UPDATE"))
        g_assert_true(g_file_set_contents(path, json, -1, NULL));
    g_autofree char *golden = contents(path);
    g_assert_cmpstr(json, ==, golden);
    /* read and written again it is the same */
    g_autoptr(Article) again = reading_of(json, NULL);
    g_autofree char *second = article_to_json(again);
    g_assert_cmpstr(json, ==, second);
    g_assert_cmpuint(notices_count(again->notices), ==, 0);
}

static void test_goldens(void) {
    for (size_t i = 0; i < G_N_ELEMENTS(captures); i++)
        hold_golden(captures[i], ".txt");
    for (size_t i = 0; i < G_N_ELEMENTS(articles); i++)
        hold_golden(articles[i], ".json");
    for (size_t i = 0; i < G_N_ELEMENTS(pages); i++)
        hold_golden(pages[i], ".html");
    for (size_t i = 0; i < G_N_ELEMENTS(manuscripts); i++)
        hold_golden(manuscripts[i], ".md");
}

static void find_texts(const Node *node, const char *input) {
    if (node->kind == NODE_TEXT)
        g_assert_nonnull(strstr(input, node->text));
    for (const Node *child = node->first_child; child; child = child->next)
        find_texts(child, input);
}

/* A sound page keeps its every character. */
static void test_sound_pages_keep_their_text(void) {
    for (size_t i = 0; i < 3; i++) {
        g_autofree char *input = example(captures[i], ".txt");
        g_autoptr(Article) article = reading_of(input, NULL);
        find_texts(article->body, input);
        for (size_t j = 0; j < article->n_repairs; j++)
            g_assert_cmpstr(article->repairs[j].kind, ==, "footer-duplicate");
    }
}

/* Nothing is lost: the words of every line are in the article's JSON. */
static void test_no_line_is_lost(void) {
    for (size_t i = 0; i < 3; i++) {
        g_autofree char *input = example(captures[i], ".txt");
        g_autoptr(Article) article = reading_of(input, NULL);
        g_autofree char *spaced = article_to_json(article);
        /* a name may stand there twice, once set apart: 沈 舟 */
        g_auto(GStrv) tight = g_strsplit(spaced, " ", -1);
        g_autofree char *json = g_strjoinv("", tight);
        g_auto(GStrv) words = g_strsplit_set(input, " \t\n|<>", -1);
        for (size_t j = 0; words[j]; j++) {
            g_auto(GStrv) parts =
                g_regex_split_simple("[　、：:，·()（）【】/-]|20[0-9年月日-]+|\"", words[j], 0, 0);
            for (size_t k = 0; parts[k]; k++)
                if (g_utf8_strlen(parts[k], -1) > 1 && !g_ascii_isdigit(*parts[k]))
                    g_assert_cmpstr(strstr(json, parts[k]) ? "" : parts[k], ==, "");
        }
    }
}

/* The Han words of a text, where tags and marks part them, are all in the article's JSON. */
static void find_words(const char *name, const char *ending, const char *begin, const char *end) {
    g_autofree char *input = example(name, ending);
    g_autoptr(Article) article = reading_of(input, NULL);
    g_autofree char *spaced = article_to_json(article);
    g_auto(GStrv) tight = g_strsplit(spaced, " ", -1);
    g_autofree char *json = g_strjoinv("", tight);
    const char *from = strstr(input, begin);
    g_assert_nonnull(from);
    const char *to = end ? strstr(from, end) : from + strlen(from);
    g_assert_nonnull(to);
    g_autofree char *text = g_strndup(from, (size_t)(to - from));
    g_auto(GStrv) words = g_regex_split_simple("<[^>]*>|[^\\p{sc:Han}]+", text, 0, 0);
    for (size_t i = 0; words[i]; i++)
        if (g_utf8_strlen(words[i], -1) > 1)
            g_assert_cmpstr(strstr(json, words[i]) ? "" : words[i], ==, "");
}

static void test_no_word_is_lost(void) {
    for (size_t i = 0; i < G_N_ELEMENTS(pages); i++)
        if (strcmp(pages[i], "bus-lines-gbk") != 0 && strcmp(pages[i], "stone-bridge") != 0)
            find_words(pages[i], ".html", "<article>", "</article>");
    for (size_t i = 0; i < G_N_ELEMENTS(manuscripts); i++)
        find_words(manuscripts[i], ".md", "\n---\n", NULL);
}

/* Bytes in a set of old are the article that they are in UTF-8. */
static void test_old_bytes(void) {
    g_autofree char *old = example("bus-lines-gbk", ".html");
    g_autoptr(GError) error = NULL;
    g_autofree char *text = g_convert(old, -1, "UTF-8", "GB18030", NULL, NULL, &error);
    g_assert_no_error(error);
    char *named = strstr(text, "gb2312");
    g_assert_nonnull(named);
    memcpy(named, "utf-8 ", 6);
    g_autoptr(Article) read_old = reading_of(old, NULL);
    g_autoptr(Article) read_new = reading_of(text, NULL);
    g_assert_cmpstr(read_old->charset_used, ==, "GB18030");
    read_old->charset_used = read_new->charset_used;
    read_old->charset_declared = read_new->charset_declared;
    g_assert_cmpstr(read_old->sha256.value, !=, read_new->sha256.value);
    read_old->sha256 = read_new->sha256;
    g_autofree char *a = article_to_json(read_old), *b = article_to_json(read_new);
    g_assert_cmpstr(a, ==, b);
}

/* The damaged page and the sound one are the same article. */
static void test_damage_is_repaired(void) {
    g_autofree char *sound_text = example("old-street", ".txt");
    g_autofree char *damaged_text = example("old-street-damaged", ".txt");
    g_autoptr(Article) sound = reading_of(sound_text, NULL);
    g_autoptr(Article) damaged = reading_of(damaged_text, NULL);
    g_assert_cmpuint(damaged->n_repairs, ==, 2);
    g_assert_cmpuint(damaged->repairs[0].count, ==, 110);
    damaged->n_repairs = 0;
    /* what is dropped stays as it stood */
    sound->dropped.count = damaged->dropped.count = 0;
    sound->sha256 = damaged->sha256;
    g_autofree char *a = article_to_json(sound), *b = article_to_json(damaged);
    g_assert_cmpstr(a, ==, b);
}

/* Whatever the line ends and marks at the beginning, the reading is the same. */
static void test_line_ends(void) {
    g_autofree char *text = example("notice", ".txt");
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autofree char *crlf = g_strjoinv("\r\n", lines);
    g_autofree char *marked = g_strconcat("\xEF\xBB\xBF", crlf, NULL);
    g_autoptr(Article) plain = reading_of(text, NULL);
    g_autoptr(Article) other = reading_of(marked, NULL);
    other->sha256 = plain->sha256;
    g_autofree char *a = article_to_json(plain), *b = article_to_json(other);
    g_assert_cmpstr(a, ==, b);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/examples/goldens", test_goldens);
    g_test_add_func("/examples/sound-pages-keep-their-text", test_sound_pages_keep_their_text);
    g_test_add_func("/examples/no-line-is-lost", test_no_line_is_lost);
    g_test_add_func("/examples/no-word-is-lost", test_no_word_is_lost);
    g_test_add_func("/examples/old-bytes", test_old_bytes);
    g_test_add_func("/examples/damage-is-repaired", test_damage_is_repaired);
    g_test_add_func("/examples/line-ends", test_line_ends);
    return g_test_run();
}
