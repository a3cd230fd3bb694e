/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include <kanyin/error.h>

#define BYTES(text) (text), sizeof(text) - 1

static void expect_decoded(const char *label, const char *bytes, size_t length, const char *text) {
    const Charset *charset = charset_from_label(label, strlen(label));
    g_assert_nonnull(charset);
    CharsetFaults faults;
    GString *decoded = charset_decode(charset, bytes, length, &faults);
    g_assert_cmpstr(decoded->str, ==, text);
    g_string_free(decoded, TRUE);
}

static void test_labels(void) {
    static const struct {
        const char *label, *name;
    } cases[] = {{"utf8", "UTF-8"},
                 {" \tGB2312\n", "GB18030"},
                 {"x-gbk", "GB18030"},
                 {"iso-8859-1", "windows-1252"},
                 {"latin9", NULL},
                 {"l9", "ISO-8859-15"},
                 {"ks_c_5601-1987", "EUC-KR"},
                 {"x-x-big5", "Big5"},
                 {"hz-gb-2312", "replacement"},
                 {"gb", NULL},
                 {"", NULL},
                 {"unicode", "UTF-16LE"}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const Charset *charset = charset_from_label(cases[i].label, strlen(cases[i].label));
        g_assert_cmpstr(charset ? charset->name : NULL, ==, cases[i].name);
    }
}

static void test_decoders(void) {
    expect_decoded("gbk", BYTES("\xD6\xD0\xB9\xFA\xA1\xA3"), "中国。");
    expect_decoded("gb2312", BYTES("\xA3\xA0\x80"), "\u3000€");
    expect_decoded("gb18030", BYTES("\x81\x35\xF4\x37\x81\x35\xF8\x30\x90\x30\x81\x30"),
                   "\uE7C7\u1E60\U00010000");
    expect_decoded("gb18030", BYTES("\x82\x35\x90\x37\xFE\x51\x95\x34\xB2\x35"), "\u9FB4\uE816𠮷");
    expect_decoded("big5", BYTES("\xA4\xA4\xB0\xEA\xA1\x43"), "中國。");
    expect_decoded("big5", BYTES("\x92\x44\x88\x62\x87\x40\xFE\xDD"),
                   "\u8503\u00CA\u0304\u43F0\u7809");
    expect_decoded("shift_jis", BYTES("\x93\xFA\x96\x7B\xB1\x87\x40"), "日本ｱ①");
    expect_decoded("euc-jp", BYTES("\xC6\xFC\xCB\xDC\x8E\xB1\xAD\xA1\x8F\xB0\xA1"), "日本ｱ①丂");
    expect_decoded("iso-2022-jp", BYTES("a\x1B$BF|K\\\x1B(J\\\x1B(I1\x1B(Bb"), "a日本¥ｱb");
    expect_decoded("euc-kr", BYTES("\xC7\xD1\xB1\xDB\x81\x41"), "한글\uAC02");
    expect_decoded("windows-1252", BYTES("\x93\xE9\x94\x80\x81"), "“é”€\xC2\x81");
    expect_decoded("koi8-u", BYTES("\xAE\xBE\xC1"), "ўЎа");
    expect_decoded("utf-16le", BYTES("-N\xFDV=\xD8\x00\xDE\x00\xD8"), "中国😀\uFFFD");
    expect_decoded("utf-16be", BYTES("N-V\xFD"), "中国");
    expect_decoded("x-user-defined", BYTES("a\x80\xFF"), "a\uF780\uF7FF");
}

/* What is broken never takes an ASCII character with it. */
static void test_malformed(void) {
    expect_decoded("gbk", BYTES("\xD6<\xD6"), "\uFFFD<\uFFFD");
    expect_decoded("gb18030", BYTES("\x81\x30\x81<"), "\uFFFD0\uFFFD<");
    expect_decoded("big5", BYTES("\xFF\x81\xC8\x81\x20"), "\uFFFD\uFFFD\uFFFD ");
    expect_decoded("shift_jis", BYTES("\x81>\xA0"), "\uFFFD>\uFFFD");
    expect_decoded("euc-jp", BYTES("\x8F\xA1<\xA1"), "\uFFFD<\uFFFD");
    expect_decoded("utf-8", BYTES("\xE4\xB8<\xF0\x9F\x98\xC0\xAF\xED\xA0\x80"),
                   "\uFFFD<\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
    expect_decoded("iso-2022-jp", BYTES("\x1B$BF\x1B(Bx\x1B"), "\uFFFDx\uFFFD");
    const Charset *never = charset_from_label("iso-2022-kr", strlen("iso-2022-kr"));
    CharsetFaults faults;
    g_assert_null(charset_decode(never, BYTES("a"), &faults));
}

typedef struct {
    const char *what, *bytes;
    size_t length;
    CharsetHints hints;
    const char *used, *declared, *text;
} Told;

static const Told told[] = {
    {"utf-8 beats the page",
     BYTES("<meta charset=gb2312>中"),
     {0},
     "UTF-8",
     "gb2312",
     "<meta charset=gb2312>中"},
    {"not on the network",
     BYTES("<meta charset=gb2312>\xE4\xB8\xAD\xE6\x96\x87"),
     {.rule = CHARSET_RULE_NETWORK},
     "GB18030",
     "gb2312",
     "<meta charset=gb2312>涓\uE15F枃"},
    {"the page, in ASCII",
     BYTES("<meta charset=big5>"),
     {0},
     "Big5",
     "big5",
     "<meta charset=big5>"},
    {"a page in GBK",
     BYTES("<meta charset=gbk>\xD6\xD0"),
     {0},
     "GB18030",
     "gbk",
     "<meta charset=gbk>中"},
    {"the caller", BYTES("\xA4\xA4\xB0\xEA"), {.told = "Big5"}, "Big5", "Big5", "中國"},
    {"a mark beats the caller",
     BYTES("\xEF\xBB\xBF"
           "a"),
     {.told = "gbk"},
     "UTF-8",
     "gbk",
     "a"},
    {"UTF-16 with a mark", BYTES("\xFF\xFE-N"), {0}, "UTF-16LE", NULL, "中"},
    {"UTF-32 with a mark", BYTES("\0\0\xFE\xFF\0\0N-"), {0}, "UTF-32BE", NULL, "中"},
    {"UTF-16 without", BYTES("N-\0 V\xFD\0\n"), {0}, "UTF-16BE", NULL, "中 国\n"},
    {"UTF-16 with NULs on both sides", BYTES("\0<N\0N-\0>"), {0}, "UTF-16BE", NULL, "<一中>"},
    {"UTF-16 of Han alone", BYTES("N\0N-V\xFD"), {0}, "UTF-16BE", NULL, "一中国"},
    {"a guess at GB 2312", BYTES("\xD6\xD0\xB9\xFA"), {0}, "GB18030", NULL, "中国"},
    {"a guess at Big5", BYTES("\xA4\xA4\xB0\xEA"), {0}, "Big5", NULL, "中國"},
    {"a guess at Latin", BYTES("na\xEFve caf\xE9"), {0}, "windows-1252", NULL, "naïve café"},
    {"ISO-2022-JP", BYTES("\x1B$BF|K\\\x1B(B"), {0}, "ISO-2022-JP", NULL, "日本"},
    {"the language", BYTES("\x95\x5C"), {.language = "ja"}, "Shift_JIS", NULL, "表"},
    {"ASCII", BYTES("plain"), {0}, "UTF-8", NULL, "plain"},
    {"ASCII of the network",
     BYTES("plain"),
     {.rule = CHARSET_RULE_NETWORK},
     "windows-1252",
     NULL,
     "plain"},
    {"XML",
     BYTES("<?xml version='1.0' encoding='big5'?>"),
     {0},
     "Big5",
     "big5",
     "<?xml version='1.0' encoding='big5'?>"},
    {"stray bytes in UTF-8",
     BYTES("天地玄黄宇宙洪荒日月盈昃\xFF"),
     {0},
     "UTF-8",
     NULL,
     "天地玄黄宇宙洪荒日月盈昃\uFFFD"},
};

static void test_told(void) {
    for (size_t i = 0; i < G_N_ELEMENTS(told); i++) {
        g_test_message("%s", told[i].what);
        g_auto(CharsetReading) reading = {0};
        g_assert_true(charset_read(&reading, told[i].bytes, told[i].length, &told[i].hints));
        g_assert_cmpstr(reading.used->name, ==, told[i].used);
        g_assert_cmpstr(reading.declared, ==, told[i].declared);
        g_assert_cmpstr(reading.text->str, ==, told[i].text);
    }
}

/* What the caller asks for and is not there is the caller's mistake, all else the input's. */
static void expect_refused(const char *bytes, size_t length, const ReadOptions *options,
                           KanyinError code, const char *message) {
    g_autoptr(GBytes) input = g_bytes_new(bytes, length);
    g_autoptr(GError) error = NULL;
    g_assert_null(read_article(input, options, &error));
    g_assert_error(error, KANYIN_ERROR, (int)code);
    g_assert_cmpstr(error->message, ==, message);
}

static void test_refused(void) {
    expect_refused(BYTES("abc"), &(ReadOptions){.charset = "gb"}, KANYIN_ERROR_OPTION,
                   "there is no character set 'gb'");
    expect_refused(BYTES("abc"), &(ReadOptions){.charset = "hz-gb-2312"}, KANYIN_ERROR_INPUT,
                   "-: the character set hz-gb-2312 is not read; convert it to UTF-8");
    expect_refused(BYTES("ab\xFF"), &(ReadOptions){.charset = "gbk"}, KANYIN_ERROR_INPUT,
                   "-:1: byte 0xFF at offset 2: not valid GB18030");
    expect_refused(BYTES("{\"title\": \"\xD6\xD0\xB9\xFA\xB9\xA4\"}"), NULL, KANYIN_ERROR_INPUT,
                   "-: JSON must be in UTF-8, and this is GB18030");
    expect_refused(BYTES("abc"), &(ReadOptions){.language = "zh_CN"}, KANYIN_ERROR_OPTION,
                   "'zh_CN' is no language tag (BCP 47: zh-Hans, zh-Hant-TW, en)");
    expect_refused(
        BYTES("abc"), &(ReadOptions){.captured = "27 June"}, KANYIN_ERROR_OPTION,
        "'27 June' is no time of capture (ISO 8601: 2024-06-27, 2024-06-27T10:30:00+08:00)");
}

/* A few bad bytes in a long text are blots, and told. */
static void test_notice(void) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 100; i++)
        g_string_append(text, "天地玄黄，宇宙洪荒。\n");
    g_string_append(text, "\xE5\x9C日月\xFF盈昃\n");
    g_autoptr(GBytes) bytes = g_bytes_new(text->str, text->len);
    g_autoptr(GError) error = NULL;
    g_autoptr(Article) article = read_article(bytes, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(article->charset_used, ==, "UTF-8");
    const KanyinNotice *notice = notices_at(article->notices, 0);
    g_assert_cmpstr(notice->code, ==, "charset-malformed");
    g_assert_cmpuint(notice->line, ==, 101);
    g_assert_cmpstr(notice->message, ==,
                    "2 places are not valid UTF-8 and became U+FFFD, the first at offset 3100");
}

static void test_language(void) {
    g_autoptr(Article) article =
        reading_of("标题\n\n正文一段，写得清楚明白。\n", &(ReadOptions){.language = "zh-Hant-TW"});
    g_assert_cmpstr(article->language, ==, "zh-Hant-TW");
    g_assert_cmpint(article->region, ==, REGION_TW);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/charset/labels", test_labels);
    g_test_add_func("/charset/decoders", test_decoders);
    g_test_add_func("/charset/malformed", test_malformed);
    g_test_add_func("/charset/told", test_told);
    g_test_add_func("/charset/refused", test_refused);
    g_test_add_func("/charset/notice", test_notice);
    g_test_add_func("/charset/language", test_language);
    return g_test_run();
}
