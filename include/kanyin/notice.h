/* SPDX-License-Identifier: MIT */
#pragma once

/** @file
 * Notices: the work went on, and this is what its owner should know. */

#include <glib.h>

G_BEGIN_DECLS

/** How much a notice weighs. */
typedef enum {
    KANYIN_SEVERITY_INFO,    /**< worth knowing: a repair, a region inferred */
    KANYIN_SEVERITY_WARNING, /**< the page may differ from what was meant */
} KanyinSeverity;

/** One notice. All strings are UTF-8 and belong to the article, style or book it was asked of. */
typedef struct {
    KanyinSeverity severity; /**< how much it weighs */
    const char *code;   /**< stable, lower case with hyphens: "missing-glyph", "unknown-property" */
    const char *source; /**< file name or address the notice speaks of; NULL if none */
    unsigned line;      /**< 1-based; 0 if unknown */
    unsigned column;    /**< 1-based, in characters; 0 if unknown */
    const char *message; /**< a sentence without a final full stop */
} KanyinNotice;

G_END_DECLS
