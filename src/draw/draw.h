/* SPDX-License-Identifier: MIT */
#pragma once

/* A page becomes a picture, through Cairo. Decides nothing. */

#include "frame/document.h"
#include <stdbool.h>

typedef bool (*DrawWrite)(const void *bytes, size_t size, void *user);

typedef enum { DRAW_PNG, DRAW_SVG } DrawFormat;

typedef struct {
    DrawFormat format;
    double ppi;
} DrawOptions;

/* Draws one page: PNG at `ppi` pixels an inch on white, or SVG in points with text as outlines.
 * The same page gives the same bytes. Errors: KANYIN_ERROR_OUTPUT. */
bool draw_page(const DocumentPage *page, const DrawOptions *options, DrawWrite write, void *user,
               GError **error);
