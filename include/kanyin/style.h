/* SPDX-License-Identifier: MIT */
#pragma once

/** @file
 * Styles: CSS sheets in cascade order. A style serves any number of articles. */

#include <glib.h>
#include <kanyin/notice.h>
#include <kanyin/press.h>
#include <stddef.h>

G_BEGIN_DECLS

/** CSS sheets in cascade order. Opaque; never changes once loaded. */
typedef struct KanyinStyle KanyinStyle;

/** 【字體：大 中 小】 */
typedef enum {
    KANYIN_TEXT_SIZE_MEDIUM, /**< as the style has it */
    KANYIN_TEXT_SIZE_SMALL,  /**< smaller than the style has it */
    KANYIN_TEXT_SIZE_LARGE,  /**< larger than the style has it */
} KanyinTextSize;

/** What is said beside the sheets, and is stronger than they are, on every page. */
typedef struct {
    const char *paper; /**< as the property `size`: "A4", "B5 landscape", "170mm 240mm"; NULL: as
                          the style has it */
    const char
        *margin; /**< as the property `margin`: "20mm", "25mm 20mm"; NULL: as the style has it */
    KanyinTextSize text_size;      /**< of all text on the page */
    const char *const *properties; /**< custom properties on the root, "accent=#004b87" or
                                      "--accent=#004b87", NULL-terminated; of one name the last
                                      holds. NULL: none. One that no sheet uses is a notice */
} KanyinStyleOptions;

/** Loads style sheets by name ("academy") or path ("my/house.css"), NULL-terminated, later ones
 * stronger; NULL or empty: "article". `options` may be NULL. Free it with kanyin_style_free(). NULL
 * is returned on error.
 *
 * Errors: KANYIN_ERROR_STYLE when a sheet cannot be found or read; KANYIN_ERROR_OPTION when
 * an option is not understood (the message lists what would be), or paper and margin leave less
 * than ten characters and five lines. What is wrong inside a sheet is a notice.
 *
 * Source: CSS Syntax 3, Selectors, Cascade 4, css-page-3. */
KANYIN_API KanyinStyle *kanyin_style_load(KanyinPress *press, const char *const *names_or_paths,
                                          const KanyinStyleOptions *options, GError **error);

/** Reads one style sheet from memory, which may import nothing; `source_name` is what its notices
 * call it. Free it with kanyin_style_free(). NULL is returned on error.
 *
 * Errors: KANYIN_ERROR_STYLE when it is too large. What is wrong inside is a notice.
 *
 * Source: as kanyin_style_load(). */
KANYIN_API KanyinStyle *kanyin_style_read(KanyinPress *press, GBytes *bytes,
                                          const char *source_name, GError **error);

/** Frees a style; NULL is fine. Books made with it keep what they need. */
KANYIN_API void kanyin_style_free(KanyinStyle *style);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KanyinStyle, kanyin_style_free)

/** How many notices the sheets gave. */
KANYIN_API size_t kanyin_style_notice_count(const KanyinStyle *style);

/** The notice at `index` (0-based, below kanyin_style_notice_count()); borrowed from the style. */
KANYIN_API const KanyinNotice *kanyin_style_notice(const KanyinStyle *style, size_t index);

G_END_DECLS
