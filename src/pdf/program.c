/* SPDX-License-Identifier: MIT */
/* Turns faces and the glyphs shown of them into packed font programs, on as many threads as pay. */

#include "pdf/program.h"

#include "pdf/stream.h"

/* Subsets are most of the time a single article's file takes; beyond four faces at a time there is
 * nothing left to gain, as one face has most of the text. */
#define MOST_THREADS 4

typedef struct {
    GPtrArray *programs; /* the largest first: the last to end should be a small one */
    gint next;
} Work;

static void make(PdfProgram *program, PdfPacker *packer) {
    g_autoptr(GBytes) bytes = font_face_subset(program->face, program->glyphs, &program->error);
    if (!bytes)
        return;
    size_t size;
    const void *packed = pdf_packer_pack(packer, g_bytes_get_data(bytes, &program->unpacked),
                                         g_bytes_get_size(bytes), &size);
    program->is_packed = packed != NULL;
    program->bytes = packed ? g_bytes_new(packed, size) : g_steal_pointer(&bytes);
}

static void work_with(Work *work, PdfPacker *packer) {
    for (guint i; (i = (guint)g_atomic_int_add(&work->next, 1)) < work->programs->len;)
        make(work->programs->pdata[i], packer);
}

static gpointer help(gpointer user) {
    PdfPacker *packer = pdf_packer_new(PDF_PACK_OUTLINES);
    work_with(user, packer);
    pdf_packer_free(packer);
    return NULL;
}

static gint by_size(gconstpointer left, gconstpointer right) {
    const PdfProgram *const *a = left, *const *b = right;
    unsigned size_a = hb_set_get_population((*a)->glyphs);
    unsigned size_b = hb_set_get_population((*b)->glyphs);
    return (size_a < size_b) - (size_a > size_b);
}

void pdf_programs_make(PdfProgram *programs, size_t count, unsigned threads, PdfPacker *packer) {
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    for (size_t i = 0; i < count; i++)
        g_ptr_array_add(order, &programs[i]);
    g_ptr_array_sort(order, by_size);
    Work work = {order, 0};
    guint wanted = MIN(MIN((guint)count, threads), MOST_THREADS);
    GThread *helpers[MOST_THREADS] = {NULL};
    for (guint i = 1; i < wanted; i++)
        helpers[i] = g_thread_try_new("font", help, &work, NULL);
    work_with(&work, packer);
    for (guint i = 1; i < wanted; i++)
        if (helpers[i])
            g_thread_join(helpers[i]);
}
