/* SPDX-License-Identifier: MIT */
/* Turns notices, errors and times into lines on standard error. */

#include "app/messages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_colored;

void app_messages_set_color(AppColor color) {
    const char *no_color = getenv("NO_COLOR"); /* no-color.org: set and not empty */
    const char *terminal = getenv("TERM");
    is_colored = color == APP_COLOR_ALWAYS ||
                 (color == APP_COLOR_AUTO && !(no_color && *no_color) && isatty(STDERR_FILENO) &&
                  terminal && strcmp(terminal, "dumb") != 0);
}

static const char *paint(const char *code) {
    return is_colored ? code : "";
}

#define RED "\033[1;31m"
#define YELLOW "\033[1;33m"
#define CYAN "\033[36m"
#define PLAIN "\033[0m"

void app_print_notice(const KanyinNotice *notice) {
    bool is_warning = notice->severity == KANYIN_SEVERITY_WARNING;
    fputs(notice->source ? notice->source : "kanyin", stderr);
    if (notice->line)
        fprintf(stderr, ":%u", notice->line);
    if (notice->line && notice->column)
        fprintf(stderr, ":%u", notice->column);
    fprintf(stderr, ": %s%s:%s %s [%s]\n", paint(is_warning ? YELLOW : CYAN),
            is_warning ? "warning" : "note", paint(PLAIN), notice->message, notice->code);
}

void app_print_error(const char *message) {
    fprintf(stderr, "kanyin: %serror:%s %s\n", paint(RED), paint(PLAIN), message);
}

void app_print_timings(const KanyinBook *book, double before, double whole) {
    double sum = before;
    fprintf(stderr, "%-8s %8.2f ms\n", "press", before);
    for (size_t i = 0; i < kanyin_book_time_count(book); i++) {
        KanyinTime time = kanyin_book_time(book, i);
        fprintf(stderr, "%-8s %8.2f ms\n", time.room, time.milliseconds);
        sum += time.milliseconds;
    }
    fprintf(stderr, "%-8s %8.2f ms\n%-8s %8.2f ms\n", "other", whole - sum, "whole", whole);
}
