/* SPDX-License-Identifier: MIT */
#pragma once

/* A frame: marks at fixed places. The one display list; `pdf` and `draw` read the same one and
 * decide nothing. Origin at the top left, x to the right, y downward, in Length. Frames nest: a
 * mark may be another frame, so that lines are placed without being copied. */

#include "base/arena.h"
#include "base/color.h"
#include "base/length.h"
#include "font/face.h"
#include "frame/structure.h"
#include "image/image.h"
#include <stdint.h>

typedef struct Frame Frame;

/* One glyph: where its origin stands, from the run's origin, and the text it came from. */
typedef struct {
    uint32_t glyph; /* id in the face; never 0 (.notdef) */
    uint32_t text;  /* byte offset of its cluster in the run's text; ascending in reading order */
    Length x, y;    /* from the run's origin; y downward */
} FrameGlyph;

/* Glyphs of one face, size and colour on one baseline, with the text they stand for. The text of a
 * cluster reaches to the next greater offset. Characters that have no glyph of their own (a space
 * at a line's end that copying needs) belong to the cluster before them. */
typedef struct {
    const FontFace *face;
    Length size;
    Color color;
    const char *text; /* UTF-8, not NUL-terminated */
    uint32_t text_length;
    uint32_t n_glyphs;
    const FrameGlyph *glyphs;
    Length width; /* advance of the whole run */
} FrameGlyphs;

typedef enum {
    MARK_GLYPHS,  /* x, y: the run's origin on the baseline */
    MARK_RECT,    /* x, y, width, height filled with color; rules and backgrounds */
    MARK_MODULES, /* a bitmap of square modules (QR code) filling x, y, width, height in color */
    MARK_IMAGE,   /* a picture filling x, y, width, height */
    MARK_LINK,    /* an active area x, y, width, height to href; belongs to a Link element */
    MARK_FRAME,   /* another frame placed at x, y */
} MarkKind;

typedef struct {
    uint16_t size;       /* modules a side, without the quiet zone */
    const uint8_t *dark; /* size × size bytes, row by row: 1 dark */
} FrameModules;

typedef struct {
    MarkKind kind;
    StructureId owner; /* STRUCTURE_ARTIFACT: decoration; MARK_FRAME has none of its own */
    Length x, y, width, height;
    Color color;
    union {
        const FrameGlyphs *glyphs;
        const FrameModules *modules;
        const Image *image;
        const char *href; /* an absolute URI, or "#name" of a destination */
        const Frame *frame;
    };
} FrameMark;

struct Frame {
    Arena *arena; /* marks are made in it */
    Length width, height;
    FrameMark *marks; /* painted in order */
    uint32_t n_marks;
};

Frame *frame_new(Arena *arena, Length width, Length height);
/* Adds a mark; the reference is good until the next call. */
FrameMark *frame_add(Frame *frame, FrameMark mark);
void frame_add_frame(Frame *frame, const Frame *child, Point at);
/* Nothing is added where the colour is COLOR_NONE or the area is empty. */
void frame_add_rect(Frame *frame, StructureId owner, Color color, Rect area);

/* How a rule is inked: whole, twice in thirds of its thickness, in dashes of three times or dots of
 * once its thickness. */
typedef enum { RULE_SOLID, RULE_DOUBLE, RULE_DASHED, RULE_DOTTED } FrameRule;
/* A rule of the area's lesser side as its thickness, an artifact. */
void frame_add_rule(Frame *frame, FrameRule rule, Color color, Rect area);

/* Calls `visit` for every mark but MARK_FRAME, depth first in painting order, with the absolute
 * place of its own x, y. */
typedef void (*FrameVisit)(const FrameMark *mark, Point at, void *user);
void frame_walk(const Frame *frame, FrameVisit visit, void *user);
