/* SPDX-License-Identifier: MIT */
/* Objects find their place in a file that says where each stands. */

#include "pdf/object.h"

#include <kanyin/error.h>
#include <stdlib.h>
#include <string.h>

static bool keep(const void *bytes, size_t size, void *user) {
    g_string_append_len(user, bytes, (gssize)size);
    return true;
}

static bool refuse(const void *bytes, size_t size, void *user) {
    (void)bytes, (void)size, (void)user;
    return false;
}

static GString *small_file(void) {
    GString *out = g_string_new(NULL);
    g_autoptr(PdfTools) tools = pdf_tools_new();
    g_autoptr(PdfFile) file = pdf_file_new(keep, out, tools);
    int stream = pdf_file_reserve(file), catalog = pdf_file_reserve(file);
    g_autoptr(GString) body = g_string_new("<</Type/Catalog>>");
    pdf_file_put(file, catalog, body);
    pdf_file_put_stream(
        file, stream,
        (PdfStream){
            .entries = "/Key 1", .bytes = "stays as it is", .size = 14, .packing = PDF_AS_IT_IS});
    for (int i = 0; i < 450; i++) {
        g_string_printf(body, "[%d]", i);
        g_assert_cmpint(pdf_file_add(file, body), >, 0);
    }
    g_assert_true(pdf_file_finish(file, "/Root 2 0 R", NULL));
    return out;
}

static void places(void) {
    g_autoptr(GString) out = small_file();
    g_assert_true(g_str_has_prefix(out->str, "%PDF-1.7\n%"));
    g_assert_true(g_str_has_suffix(out->str + out->len - 6, "%%EOF\n"));
    const char *start = strstr(out->str + out->len - 30, "startxref\n");
    g_assert_nonnull(start);
    long offset = strtol(start + strlen("startxref\n"), NULL, 10);
    g_assert_cmpint(offset, <, (long)out->len);
    g_assert_nonnull(strstr(out->str + offset, " 0 obj\n<</Type/XRef"));
    g_assert_nonnull(
        strstr(out->str, "1 0 obj\n<</Key 1/Length 14>>stream\nstays as it is\nendstream"));
}

static void same_bytes(void) {
    g_autoptr(GString) first = small_file(), second = small_file();
    g_assert_cmpmem(first->str, first->len, second->str, second->len);
}

static void refusal_is_an_error(void) {
    g_autoptr(PdfTools) tools = pdf_tools_new();
    g_autoptr(PdfFile) file = pdf_file_new(refuse, NULL, tools);
    g_autoptr(GString) body = g_string_new("<<>>");
    pdf_file_add(file, body);
    g_autoptr(GError) error = NULL;
    g_assert_false(pdf_file_finish(file, "/Root 1 0 R", &error));
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_OUTPUT);
    g_assert_true(pdf_file_has_failed(file));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/object/places", places);
    g_test_add_func("/pdf/object/same-bytes", same_bytes);
    g_test_add_func("/pdf/object/refusal-is-an-error", refusal_is_an_error);
    return g_test_run();
}
