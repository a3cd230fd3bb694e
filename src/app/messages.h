/* SPDX-License-Identifier: MIT */
#pragma once

/* What the user is told on standard error: as lines of text, or as JSON objects a line. Lines are
 * made by the add functions, wherever the work is done, and said by the process that was called. */

#include "app/options.h"

/* Once before the options are checked, since that may fail, and again when they are. */
void app_messages_set_up(const AppOptions *options);

/* "file:12:3: warning: message [code]"; `input`: whose notice it is. Nothing with --quiet. */
void app_messages_add_notice(GString *out, const KanyinNotice *notice, const char *input);

/* Is it told of the first of many inputs only? Where a program reads, it gets all. */
bool app_messages_tells_once(const KanyinNotice *notice);

/* "kanyin: error: message", which of many inputs names `input` (NULL none), where the message does
 * not. */
void app_messages_add_error(GString *out, const char *input, const GError *error);

/* "12 set, 2 failed" */
void app_messages_add_summary(GString *out, size_t done, size_t failed);

/* What `style check` has found. */
typedef struct {
    size_t sheets, warnings, notes, failed;
} AppCheckCount;

/* "2 style sheets: 3 warnings, 0 notes" */
void app_messages_add_check(GString *out, const AppCheckCount *count);

/* A line for each room that worked (`times`, of KanyinTime), what is left, and the whole. */
void app_messages_add_timings(GString *out, double press, const GArray *times, double whole);

/* The same with \x1b for ESC and its like, which would command the terminal: names of files may
 * hold any bytes. g_free() it. */
char *app_messages_visible(const char *text);

/* Writes finished lines; a line of progress gives way to them. */
void app_messages_say(const char *lines);
void app_messages_say_error(const GError *error);
