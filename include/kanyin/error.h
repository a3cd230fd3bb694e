/* SPDX-License-Identifier: MIT */
#pragma once

/** @file
 * Errors: the work could not be done. One GError domain, few codes; the message names file, place
 * and reason, in English, without a final full stop. */

#include <glib.h>
#include <kanyin/macros.h>

G_BEGIN_DECLS

/** The domain of the library's errors. Errors of reading files by name may also come in GLib's
 * domain G_FILE_ERROR. */
#define KANYIN_ERROR (kanyin_error_quark())

/** The codes in that domain. */
typedef enum {
    KANYIN_ERROR_INPUT,    /**< the article's bytes cannot be read as any known form */
    KANYIN_ERROR_STYLE,    /**< a style sheet is missing or unreadable */
    KANYIN_ERROR_FONT,     /**< a font that every page needs is missing or forbids embedding */
    KANYIN_ERROR_IMAGE,    /**< a picture cannot be decoded (usually only a notice) */
    KANYIN_ERROR_RESOURCE, /**< an address was refused by the policy or could not be read */
    KANYIN_ERROR_OUTPUT,   /**< the pages could not be written */
    KANYIN_ERROR_OPTION,   /**< the value of an option is not understood */
} KanyinError;

/** The quark behind KANYIN_ERROR. */
KANYIN_API GQuark kanyin_error_quark(void);

G_END_DECLS
