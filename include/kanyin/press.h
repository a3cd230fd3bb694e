/* SPDX-License-Identifier: MIT */
#pragma once

/* The press: fonts, policy, limits and caches that serve many articles. One per thread. */

#include <glib.h>
#include <kanyin/macros.h>
#include <stddef.h>

G_BEGIN_DECLS

typedef struct KanyinPress KanyinPress;

typedef struct {
    const char *data_dir;          /* holds styles/ and fonts/; NULL: found beside the program, else
                                      where kanyin is installed */
    const char *cache_dir;         /* for fontconfig's cache; NULL: $XDG_CACHE_HOME/kanyin */
    const char *const *font_paths; /* further font folders or files, NULL-terminated; NULL: none */
    const char *const *font_aliases; /* "仿宋=FZFangSong-Z02": what a style calls the family at the
                                        left is set in the one at the right, an installed family,
                                        one of `font_paths` or a name that leads to one;
                                        NULL-terminated */
} KanyinPressOptions;

/* Makes a press. Free it with kanyin_press_free() after everything made with it.
 * Errors: KANYIN_ERROR_FONT when the fonts that every page needs are missing, a font path is
 * missing or no font, an alias is none, leads to no family or in a circle. Fonts of `font_paths`
 * that forbid embedding are not used; books of the press tell that as a notice. */
KANYIN_API KanyinPress *kanyin_press_new(const KanyinPressOptions *options, GError **error);
KANYIN_API void kanyin_press_free(KanyinPress *press); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KanyinPress, kanyin_press_free)

/* A face of a family of the fonts manifest, and what this machine has of it. Strings belong to the
 * press. */
typedef struct {
    const char *family, *style; /* "Noto Serif CJK SC", "Regular" or "Bold" */
    const char *version_wanted, *licence;
    const char *version_found; /* NULL: missing */
    const char *path;          /* NULL: missing */
} KanyinFont;

/* How many faces the manifest asks for, and the index-th of them. */
KANYIN_API size_t kanyin_press_font_count(KanyinPress *press);
KANYIN_API const KanyinFont *kanyin_press_font(KanyinPress *press, size_t index);

/* "0.1.0"; and one line per library kanyin runs with, "harfbuzz 6.0.0\n…" (static strings). */
KANYIN_API const char *kanyin_version(void);
KANYIN_API const char *kanyin_version_libraries(void);

G_END_DECLS
