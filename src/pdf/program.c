/* SPDX-License-Identifier: MIT */
/* Turns faces and the glyphs shown of them into packed font programs, on as many threads as pay. */

#include "pdf/program.h"

#include "pdf/stream.h"

#include <stdlib.h>

/* Subsets are three quarters of the time an article's file takes; beyond four faces at a time there
 * is nothing left to gain, as one face has most of the text. */
#define MOST_THREADS 4

typedef struct {
    PdfProgram **programs; /* the largest first: the last to end should be a small one */
    guint count;
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

static gpointer work_on(gpointer user) {
    Work *work = user;
    PdfPacker *packer = pdf_packer_new();
    for (guint i; (i = (guint)g_atomic_int_add(&work->next, 1)) < work->count;)
        make(work->programs[i], packer);
    pdf_packer_free(packer);
    return NULL;
}

static int by_size(const void *left, const void *right) {
    unsigned a = hb_set_get_population((*(PdfProgram *const *)left)->glyphs);
    unsigned b = hb_set_get_population((*(PdfProgram *const *)right)->glyphs);
    return (a < b) - (a > b);
}

void pdf_programs_make(PdfProgram *programs, size_t count) {
    g_autofree PdfProgram **order = g_new(PdfProgram *, count);
    for (size_t i = 0; i < count; i++)
        order[i] = &programs[i];
    qsort(order, count, sizeof *order, by_size);
    Work work = {order, (guint)count, 0};
    guint wanted = MIN(MIN((guint)count, g_get_num_processors()), MOST_THREADS);
    GThread *threads[MOST_THREADS] = {NULL};
    for (guint i = 1; i < wanted; i++)
        threads[i] = g_thread_try_new("font", work_on, &work, NULL);
    work_on(&work);
    for (guint i = 1; i < wanted; i++)
        if (threads[i])
            g_thread_join(threads[i]);
}
