/* SPDX-License-Identifier: MIT */
#pragma once

/* What the user is told on standard error. */

#include "app/options.h"

void app_messages_set_color(AppColor color);

/* "file:12:3: warning: message [code]" */
void app_print_notice(const KanyinNotice *notice);

/* "kanyin: message" */
void app_print_error(const char *message);

/* A line for each room that worked, and their sum. */
void app_print_timings(const KanyinBook *book, double before, double whole);
