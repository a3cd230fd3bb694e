/* SPDX-License-Identifier: MIT */
#pragma once

/* Styles: CSS sheets in cascade order. A style serves any number of articles. */

#include <glib.h>
#include <kanyin/notice.h>
#include <kanyin/press.h>
#include <stddef.h>

G_BEGIN_DECLS

typedef struct KanyinStyle KanyinStyle;

/* Loads style sheets by name ("academy") or path ("my/house.css"), NULL-terminated, later ones
 * stronger; NULL or empty: "article". Free it with kanyin_style_free().
 * Errors: KANYIN_ERROR_STYLE when a sheet cannot be found or read; what is wrong inside a sheet is
 * a notice. Source: CSS Syntax 3, Selectors, Cascade 4, css-page-3. */
KANYIN_API KanyinStyle *kanyin_style_load(KanyinPress *press, const char *const *names_or_paths,
                                          GError **error);
KANYIN_API void kanyin_style_free(KanyinStyle *style); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KanyinStyle, kanyin_style_free)

KANYIN_API size_t kanyin_style_notice_count(const KanyinStyle *style);
KANYIN_API const KanyinNotice *kanyin_style_notice(const KanyinStyle *style, size_t index);

G_END_DECLS
