/* SPDX-License-Identifier: MIT */
#pragma once

/* Dates as the Info dictionary has them (PDF 1.7, 7.9.4). */

/* "2024-06-27T10:30:00+08:00" gives "D:20240627103000+08'00'"; NULL where the date is not one.
 * g_free() it. */
char *pdf_date_info(const char *iso);
