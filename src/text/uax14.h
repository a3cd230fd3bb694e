/* SPDX-License-Identifier: MIT */
#pragma once

/* The Unicode line breaking algorithm (UAX #14, version 15.0, with the numbers of its example 7),
 * the base over which the table of marks lies. */

#include <stddef.h>
#include <stdint.h>

typedef enum { UAX14_PROHIBITED, UAX14_ALLOWED, UAX14_MANDATORY } Uax14Break;

/* Writes into before[i] what may happen before the character that starts at byte i of the text
 * (UTF-8, valid); other bytes are left alone. `before` holds `length` bytes. */
void text_uax14(const char *text, size_t length, uint8_t *before);
