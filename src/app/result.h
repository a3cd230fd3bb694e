/* SPDX-License-Identifier: MIT */
#pragma once

/* What became of one input, in a form that goes from a worker to its parent. */

#include "app/exits.h"
#include "app/notes.h"
#include <glib.h>
#include <kanyin/kanyin.h>

typedef struct {
    char *temporary; /* where it lies */
    size_t page;     /* 1-based; 0: no page but the whole */
} AppPiece;

typedef struct {
    AppExit code;
    char *error;         /* NULL: it is done */
    GString *lines;      /* for standard error, finished */
    GArray *notes;       /* of AppNote: of a batch, those that are told once */
    char *title, *date;  /* of the article; NULL none */
    size_t page_count;   /* of the book */
    GArray *pieces;      /* of AppPiece: what was written and has no name yet */
    char *report, *dump; /* NULL: not asked for */
    GArray *times;       /* of KanyinTime, by room */
} AppResult;

AppResult *app_result_new(void);
void app_result_free(AppResult *result); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AppResult, app_result_free)

/* The input failed: sets code and error, and adds the error's line. */
void app_result_fail(AppResult *result, const char *input, const GError *error);

/* There and back; a dump stays behind. */
GBytes *app_result_pack(const AppResult *result);
AppResult *app_result_unpack(GBytes *bytes);
