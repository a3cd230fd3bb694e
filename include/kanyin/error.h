/* SPDX-License-Identifier: MIT */
#pragma once

/* Errors: the work could not be done. One GError domain, few codes; the message names file, place
 * and reason, in English, without a final full stop. */

#include <glib.h>
#include <kanyin/macros.h>

G_BEGIN_DECLS

#define KANYIN_ERROR (kanyin_error_quark())

typedef enum {
    KANYIN_ERROR_INPUT,    /* the article's bytes cannot be read as any known form */
    KANYIN_ERROR_STYLE,    /* a style sheet is missing or unreadable */
    KANYIN_ERROR_FONT,     /* a font that every page needs is missing or forbids embedding */
    KANYIN_ERROR_IMAGE,    /* a picture cannot be decoded (usually only a notice) */
    KANYIN_ERROR_RESOURCE, /* an address was refused by the policy or could not be read */
    KANYIN_ERROR_OUTPUT,   /* the pages could not be written */
} KanyinError;

KANYIN_API GQuark kanyin_error_quark(void);

G_END_DECLS
