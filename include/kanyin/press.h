/* SPDX-License-Identifier: MIT */
#pragma once

/** @file
 * The press: fonts, policy, limits and caches that serve many articles. One per thread. */

#include <glib.h>
#include <kanyin/macros.h>
#include <stdbool.h>
#include <stddef.h>

G_BEGIN_DECLS

/** Fonts, policy, limits and caches. Opaque; belongs to one thread. */
typedef struct KanyinPress KanyinPress;

/** What a press is made of. Strings are not kept. */
typedef struct {
    const char *data_dir;  /**< holds styles/ and fonts/; NULL: the folder that the environment
                              names by KANYIN_DATA_DIR, else the one that lies beside the
                              library or program, else where kanyin was installed */
    const char *cache_dir; /**< for fontconfig's cache; NULL: $XDG_CACHE_HOME/kanyin. Where it
                              cannot be written to: a folder of our own for temporary files */
    const char *const
        *font_paths; /**< further font folders or files, NULL-terminated; NULL: none */
    const char *const
        *font_aliases; /**< "仿宋=FZFangSong-Z02": what a style calls the family at
                          the left is set in the one at the right, an installed family, one of
                          `font_paths` or a name that leads to one; NULL-terminated; NULL: none */
    unsigned threads; /**< the most that a call works on, the caller's own among them; 0: as many as
                        there are processors, which ends a single article soonest; 1: none beside
                        the caller's, which is best for who keeps every processor busy with
                        articles. The pages are the same. */
} KanyinPressOptions;

/** Makes a press. Free it with kanyin_press_free() after everything made with it. `options` may be
 * NULL. NULL is returned on error.
 *
 * Errors: KANYIN_ERROR_FONT when the fonts that every page needs are missing, a font path is
 * missing or no font; KANYIN_ERROR_OPTION when an alias is none, leads to no family or in a circle.
 * Fonts of `font_paths` that forbid embedding are not used; books of the press tell that as a
 * notice. */
KANYIN_API KanyinPress *kanyin_press_new(const KanyinPressOptions *options, GError **error);

/** Frees a press; NULL is fine. */
KANYIN_API void kanyin_press_free(KanyinPress *press);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KanyinPress, kanyin_press_free)

/** A face of a family of the fonts manifest, and what this machine has of it. Strings belong to the
 * press. */
typedef struct {
    const char *family;         /**< "Noto Serif CJK SC" */
    const char *style;          /**< "Regular" or "Bold" */
    const char *version_wanted; /**< that kanyin is tested with; NULL: any */
    const char *licence;        /**< "OFL-1.1"; NULL: not stated */
    const char *version_found;  /**< NULL: missing */
    const char *path;           /**< of the font file; NULL: missing */
    bool is_fallback; /**< asked only for characters that the others lack, and for italics */
} KanyinFont;

/** How many faces the manifest asks for. */
KANYIN_API size_t kanyin_press_font_count(KanyinPress *press);

/** The face at `index` (0-based, below kanyin_press_font_count()); borrowed from the press. */
KANYIN_API const KanyinFont *kanyin_press_font(KanyinPress *press, size_t index);

/** The library's version, "0.1.0"; a static string. */
KANYIN_API const char *kanyin_version(void);

/** One line for each library kanyin runs with, "harfbuzz 6.0.0\n…"; a static string. */
KANYIN_API const char *kanyin_version_libraries(void);

G_END_DECLS
