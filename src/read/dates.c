/* SPDX-License-Identifier: MIT */
/* Turns 2024-06-27, 2024/6/27, 2024.6.27, 2024年6月27日 10:30 into numbers. */

#include "read/dates.h"

#include "read/han.h"

#include <string.h>

typedef struct {
    const char *at, *end;
} Scan;

static bool scan_number(Scan *scan, int max_digits, int *number) {
    int digits = 0;
    *number = 0;
    while (scan->at < scan->end && g_ascii_isdigit(*scan->at) && digits < max_digits) {
        *number = *number * 10 + (*scan->at++ - '0');
        digits++;
    }
    return digits > 0 && (scan->at >= scan->end || !g_ascii_isdigit(*scan->at));
}

static bool scan_words(Scan *scan, const char *words) {
    size_t length = strlen(words);
    if ((size_t)(scan->end - scan->at) < length || memcmp(scan->at, words, length) != 0)
        return false;
    scan->at += length;
    return true;
}

static void scan_space(Scan *scan) {
    while (scan->at < scan->end && is_space(g_utf8_get_char(scan->at)))
        scan->at = g_utf8_next_char(scan->at);
}

/* A number and the mark that ends it; letters set apart, 2024 年 1 月, are one date too. */
static bool scan_part(Scan *scan, int max_digits, int *number, const char *mark) {
    scan_space(scan);
    if (!scan_number(scan, max_digits, number))
        return false;
    Scan after = *scan;
    scan_space(scan);
    if (*mark && scan_words(scan, mark))
        return true;
    *scan = after;
    return !*mark;
}

static bool scan_date(Scan *scan, Date *date) {
    static const struct {
        const char *year, *month, *day;
    } forms[] = {{"年", "月", "日"}, {"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}};
    Scan start = *scan;
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        *scan = start;
        if (!scan_part(scan, 4, &date->year, forms[i].year) ||
            !scan_part(scan, 2, &date->month, forms[i].month) ||
            !scan_part(scan, 2, &date->day, forms[i].day))
            continue;
        return date->year >= 1900 && date->year < 2200 && date->month >= 1 && date->month <= 12 &&
               date->day >= 1 && date->day <= 31;
    }
    return false;
}

static void scan_time(Scan *scan, Date *date) {
    Scan start = *scan;
    scan_space(scan);
    if (scan->at < scan->end && *scan->at == 'T')
        scan->at++;
    bool is_time = scan_number(scan, 2, &date->hour) &&
                   (scan_words(scan, ":") || scan_words(scan, "：") || scan_words(scan, "时")) &&
                   scan_number(scan, 2, &date->minute) && date->hour < 24 && date->minute < 60;
    date->second = -1;
    if (!is_time) {
        *scan = start;
        date->hour = -1;
        return;
    }
    scan_words(scan, "分");
    Scan before = *scan;
    if (!(scan_words(scan, ":") && scan_number(scan, 2, &date->second) && date->second < 61)) {
        *scan = before;
        date->second = -1;
    }
}

bool date_find(const Line *line, Span span, Date *date) {
    const char *end = line->key + span.to;
    bool after_digit = false;
    for (const char *at = line->key + span.from; at < end; at++) {
        bool is_digit = g_ascii_isdigit(*at);
        Scan scan = {at, end};
        if (is_digit && !after_digit && scan_date(&scan, date)) {
            scan_time(&scan, date);
            date->span = (Span){(size_t)(at - line->key), (size_t)(scan.at - line->key)};
            return true;
        }
        after_digit = is_digit;
    }
    return false;
}

bool date_find_in(const char *words, Date *date) {
    Line line = {.raw = words, .text = words, .key = words, .length = strlen(words), .number = 1};
    return date_find(&line, line_span(&line), date);
}

bool date_is_iso(const char *words) {
    bool is_day = strlen(words) == strlen("2024-06-27");
    g_autofree char *whole = g_strconcat(words, is_day ? "T00:00:00" : "", NULL);
    g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
    g_autoptr(GDateTime) date = g_date_time_new_from_iso8601(whole, zone);
    return date && words[4] == '-' && words[7] == '-';
}

const char *date_text(Arena *arena, const Date *date) {
    return arena_printf(arena, "%04d-%02d-%02d", date->year, date->month, date->day);
}

const char *date_time_text(Arena *arena, const Date *date) {
    if (date->hour < 0)
        return NULL;
    if (date->second < 0)
        return arena_printf(arena, "%02d:%02d", date->hour, date->minute);
    return arena_printf(arena, "%02d:%02d:%02d", date->hour, date->minute, date->second);
}
