/* SPDX-License-Identifier: MIT */
/* Numbers, strings and names are spelled as PDF wants them, in any locale. */

#include "pdf/text.h"

#include <locale.h>

static void decimals(void) {
    static const struct {
        gint64 value;
        int places;
        const char *spelled;
    } cases[] = {
        {0, 3, "0"},      {1500, 3, "1.5"},     {-40, 3, "-.04"},
        {1000, 3, "1"},   {12345, 3, "12.345"}, {-1, 4, "-.0001"},
        {120, 0, "120"},  {100000, 3, "100"},   {7, 0, "7"},
        {-7000, 3, "-7"}, {10, 3, ".01"},       {123456789012, 4, "12345678.9012"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        pdf_text_decimal(out, cases[i].value, cases[i].places);
        g_assert_cmpstr(out->str, ==, cases[i].spelled);
    }
}

static void locale_is_ignored(void) {
    if (!setlocale(LC_ALL, "de_DE.UTF-8"))
        g_test_message("no locale with a decimal comma here; only C is tried");
    g_autoptr(GString) out = g_string_new(NULL);
    pdf_text_double(out, 0.25);
    g_assert_cmpstr(out->str, ==, ".25");
    setlocale(LC_ALL, "C");
}

static void lengths_round_to_nearest(void) {
    g_assert_cmpint(pdf_text_thousandths(1024), ==, 1000);
    g_assert_cmpint(pdf_text_thousandths(1), ==, 1);
    g_assert_cmpint(pdf_text_thousandths(-1), ==, -1);
    g_assert_cmpint(pdf_text_thousandths(-1536), ==, -1500);
    for (Length l = -3000; l < 3000; l++) {
        double exact = l * 1000 / 1024.0;
        g_assert_cmpfloat(ABS((double)pdf_text_thousandths(l) - exact), <=, 0.5);
    }
}

static void check_string(const char *utf8, const char *bytes, gsize size) {
    g_autoptr(GString) out = g_string_new(NULL);
    pdf_text_string(out, utf8);
    g_assert_cmpmem(out->str, out->len, bytes, size);
}
#define CHECK_STRING(utf8, bytes) check_string(utf8, bytes, sizeof(bytes) - 1)

static void strings(void) {
    CHECK_STRING("plain", "(plain)");
    CHECK_STRING("a(b)\\", "(a\\(b\\)\\\\)");
    CHECK_STRING("", "()");
    CHECK_STRING("\xE5\x88\x8A", "(\xFE\xFF\x52\x0A)");
    CHECK_STRING("\xF0\xA0\x80\x80", "(\xFE\xFF\xD8\x40\xDC\x00)");
    CHECK_STRING("\r\xC3\xA9", "(\xFE\xFF\x00\\r\x00\xE9)");
    CHECK_STRING("\xE5\x9C\xA8", "(\xFE\xFF\x57\\\x28)");
    CHECK_STRING("\xFF"
                 "a",
                 "(\xFE\xFF\xFF\xFD\x00"
                 "a)");
}

static void long_strings_are_cut(void) {
    g_autoptr(GString) text = g_string_new(NULL), out = g_string_new(NULL);
    for (int i = 0; i < 20000; i++)
        g_string_append(text, "\xE4\xB8\x80");
    pdf_text_string(out, text->str);
    g_assert_cmpuint(out->len, <=, PDF_TEXT_MAX + 2);
    g_assert_cmpuint(out->len, >, PDF_TEXT_MAX - 4);
}

static void names(void) {
    g_autoptr(GString) out = g_string_new(NULL);
    pdf_text_name(out, "Noto Sans#/\xE5");
    g_assert_cmpstr(out->str, ==, "/Noto#20Sans#23#2F#E5");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/text/decimals", decimals);
    g_test_add_func("/pdf/text/locale-is-ignored", locale_is_ignored);
    g_test_add_func("/pdf/text/lengths-round-to-nearest", lengths_round_to_nearest);
    g_test_add_func("/pdf/text/strings", strings);
    g_test_add_func("/pdf/text/long-strings-are-cut", long_strings_are_cut);
    g_test_add_func("/pdf/text/names", names);
    return g_test_run();
}
