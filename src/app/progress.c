/* SPDX-License-Identifier: MIT */
/* Turns counts into a line of a terminal that is written again and again. */

#include "app/progress.h"

#include "app/messages.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define REDRAW_MICROSECONDS 100000
#define USUAL_COLUMNS 80

static struct {
    bool is_shown, stands;
    size_t count;
    gint64 began, drawn;
} line;

void app_progress_begin(const AppOptions *options, size_t count) {
    const char *terminal = getenv("TERM");
    bool is_terminal = isatty(STDERR_FILENO) && !(terminal && strcmp(terminal, "dumb") == 0);
    bool is_wanted =
        options->progress == APP_ALWAYS || (options->progress == APP_AUTO && is_terminal &&
                                            count > 1 && options->notices == APP_NOTICES_TEXT);
    line.is_shown = is_wanted && !options->is_quiet;
    line.count = count;
    line.began = g_get_monotonic_time();
}

static int columns(void) {
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col
                                                                       : USUAL_COLUMNS;
}

/* As much of `text` as fits; a Han takes two columns. */
static char *cut(const char *text, int room) {
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    const char *at = valid;
    for (; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        room -= g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
        if (room < 0)
            break;
    }
    return g_strndup(valid, (gsize)(at - valid));
}

void app_progress_step(size_t done, const char *name) {
    gint64 now = g_get_monotonic_time();
    bool is_due = line.drawn == 0 || done == line.count || now - line.drawn >= REDRAW_MICROSECONDS;
    if (!line.is_shown || !is_due)
        return;
    double seconds = (double)MAX(now - line.began, 1) / G_USEC_PER_SEC;
    g_autofree char *visible = app_messages_visible(name);
    g_autofree char *text =
        g_strdup_printf("%zu/%zu  %.1f/s  %s", done, line.count, (double)done / seconds, visible);
    g_autofree char *fitting = cut(text, columns() - 1);
    fprintf(stderr, "\r\033[K%s", fitting);
    line.drawn = now;
    line.stands = true;
}

void app_progress_give_way(void) {
    if (line.stands)
        fputs("\r\033[K", stderr);
    line.stands = false;
}
