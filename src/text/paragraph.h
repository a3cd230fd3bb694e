/* SPDX-License-Identifier: MIT */
#pragma once

/* Styled runs become shaped glyphs, break points and lines. A paragraph is shaped once; it may be
 * broken many times, at other measures or with other looseness. */

#include "base/arena.h"
#include "base/language.h"
#include "base/notices.h"
#include "font/library.h"
#include "frame/frame.h"
#include "style/computed.h"

/* Fonts, class tables and break iterators, made once and used for every paragraph. */
typedef struct TextSetter TextSetter;
TextSetter *text_setter_new(FontLibrary *fonts);
void text_setter_free(TextSetter *setter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextSetter, text_setter_free)
/* Microseconds spent so far in shaping and breaking, for the report. */
gint64 text_setter_time(const TextSetter *setter);

typedef enum {
    TEXT_RUN_TEXT,
    TEXT_RUN_BREAK,  /* a forced line break (<br>) */
    TEXT_RUN_OBJECT, /* an inline frame: a picture in the line */
    TEXT_RUN_LEADER, /* an inline frame that takes all the width its line leaves; the text before it
                        comes along to its line */
} TextRunKind;

typedef struct TextRun TextRun;

/* Words beside a stretch of text. Its base are the runs that name it, side by side; where they
 * stand is said by the style of the first. Must outlive the paragraph, its runs too. */
typedef struct {
    const TextRun *runs;
    size_t n_runs;
} TextRuby;

/* A phrase with a ground, or with something at its sides, and the one around it. Must outlive the
 * paragraph. */
typedef struct TextBox TextBox;
struct TextBox {
    const Style *style;
    const TextBox *around;
    unsigned depth;            /* 1: the outermost */
    Length margin[2], edge[2]; /* at its left and its right; `edge`: border and padding */
};

/* One stretch of text in one style. White space is collapsed by the text room as `white-space`
 * says; spaces between Han and Latin become the gap. */
struct TextRun {
    TextRunKind kind;
    const char *text; /* UTF-8; must outlive the paragraph */
    size_t length;    /* bytes */
    const Style *style;
    StructureId owner;   /* what its marks belong to */
    const char *href;    /* its marks are an active area to it; NULL */
    StructureId link;    /* the Link element of href */
    const Frame *object; /* TEXT_RUN_OBJECT: stands on the baseline */
    bool is_number;      /* … and is read as digits, from which Han keep a gap */
    Length depth;        /* how far it reaches below, where its frame is drawn beyond its foot */
    Frame *leader; /* TEXT_RUN_LEADER: the same; as wide as it must be, and when its line is set, as
                      wide as it can be */
    const TextRuby *ruby; /* what the run is a base of; NULL */
    const TextBox *box;   /* the innermost that it stands in; NULL */
    const void *hung;     /* what the caller hangs on the line that the run begins on; NULL */
};

typedef struct {
    const TextRun *runs;
    size_t n_runs;
    const Style *style;   /* of the block: alignment, indent, line-break, measure in its em … */
    Region region;        /* whose rules and glyphs */
    const char *language; /* of the text (BCP 47); NULL unknown */
    const char *source;   /* for notices; NULL */
    const TextBox *open;  /* the phrase that began in lines set before; NULL none */
} TextSource;

typedef struct TextParagraph TextParagraph;

/* Itemises, shapes and classifies. The result lives in `arena`. Missing glyphs fall back along the
 * region's chain, else become 〓 with a notice. */
TextParagraph *text_paragraph_new(TextSetter *setter, Arena *arena, const TextSource *source,
                                  Notices *notices);

/* The measure of line `line` (0-based) and how far its left edge lies from the block's. */
typedef Length (*TextMeasure)(size_t line, Length *left, void *user);

typedef struct {
    Length measure; /* used where `measure_of` is NULL: every line alike */
    TextMeasure measure_of;
    void *user;
    Length room;    /* what is not to be wrapped may be so wide; less than the measure: as wide */
    bool continues; /* the first line is none: what is before it has been set already */
    int looseness;  /* lines more (+) or fewer (−) than the optimum, where that is possible */
} TextBreakOptions;

/* What ended a line where nothing better fitted. */
typedef enum {
    TEXT_FALLBACK_NONE,
    TEXT_FALLBACK_LOOSER,    /* a looser level of line-break */
    TEXT_FALLBACK_NAME,      /* a hyphen in a capitalised word */
    TEXT_FALLBACK_EMERGENCY, /* any two characters of a word */
    TEXT_FALLBACK_SHORT,     /* it is to be justified, and stays short */
    TEXT_FALLBACK_OVERFULL,  /* it is wider than its measure */
    TEXT_FALLBACK_COUNT
} TextFallback;

typedef struct {
    Length left;    /* from the block's left edge to the line's, indent and alignment included */
    Length width;   /* from the first to the last ink box, as set */
    Length measure; /* it was set to */
    Length ascent, descent; /* of its ink boxes: the em box of the largest size; objects ascend */
    Length depth;           /* that objects reach below the baseline */
    Length hang;            /* of the last mark, beyond `width` */
    Length over, under; /* how far what stands beside its text reaches from its baseline; 0: none */
    Length led;         /* of `width`: what a leader takes beyond what it must */
    Length top_height, bottom_height; /* of what stands at its upper or lower edge */
    bool is_justified, is_last, ends_forced;
    /* where the slack went, in Length; negative: shrunk. For the report on every line. */
    Length natural;      /* width before any adjustment */
    Length by_stage[10]; /* text/justify.h names the stages */
    double cost;
    TextFallback fallback;
    double looseness; /* how much wider (+) its gaps between Han, or narrower (−) its marks, stand
                         than they are, in em */
    bool is_runt;     /* the last of several lines, with one character */
    bool cures_runt;  /* the last line, where the cheapest lines would have left a runt */
} TextLineReport;

typedef struct {
    size_t n_lines;
    const TextLineReport *lines;
    double cost;      /* of the whole paragraph */
    bool is_overfull; /* a line is wider than its measure (a notice was added) */
    const TextParagraph *paragraph;
    const void *breaks; /* the text room's own */
} TextLines;

/* Breaks the whole paragraph at its optimum (TYPOGRAPHY §3). Lives in `arena`. */
TextLines *text_paragraph_break(const TextParagraph *paragraph, Arena *arena,
                                const TextBreakOptions *options, Notices *notices);

/* Sets line `line` into marks of `frame`: `origin` is where the block's left edge meets the line's
 * baseline. Decorations (underline) and link areas included. */
void text_line_set(const TextLines *lines, size_t line, Frame *frame, Point origin);

/* Calls `visit` with what hangs on the line, in the order of the runs. */
typedef void (*TextVisitHung)(const void *hung, void *user);
void text_line_visit_hung(const TextLines *lines, size_t line, TextVisitHung visit, void *user);

/* A phrase's border box on one line, from the line's origin. */
typedef struct {
    const TextBox *box;
    Length left, right;
    Length rise;              /* of its text over the line's baseline */
    bool has_left, has_right; /* the phrase begins, ends there */
} TextBoxPart;

/* Calls `visit` with where the boxes on the line stand, the outer before the inner; one that is
 * parted, by text that runs to the left, several times. */
#define TEXT_MAX_BOXES 16 /* in each other; those within are not told */
typedef void (*TextVisitBox)(const TextBoxPart *part, void *user);
void text_line_visit_boxes(const TextLines *lines, size_t line, TextVisitBox visit, void *user);

/* The face of letters that should be italic and are not, as their family has no such face; NULL. */
const FontFace *text_paragraph_upright(const TextParagraph *paragraph);

/* Widths for boxes that shrink to fit: the widest unbreakable piece, and all on one line. */
Length text_paragraph_min_width(const TextParagraph *paragraph);
Length text_paragraph_max_width(const TextParagraph *paragraph);

/* How much of all on one line stands before the first place of `string`; all, where it has none. */
Length text_paragraph_width_before(const TextParagraph *paragraph, const char *string);

/* Its marks that are set from now on belong to `owner`, whatever its runs said. */
void text_paragraph_own(TextParagraph *paragraph, StructureId owner);

/* The line's words, pictures and boxes in it by a word; g_free() them. */
char *text_line_words(const TextLines *lines, size_t line);

/* How many characters and objects stand in the line, white space left out; which characters count.
 */
size_t text_line_count(const TextLines *lines, size_t line);
bool text_counts(gunichar c);

/* One line of text per line: number, text, natural width, measure, slack by stage; g_free() it. */
void text_lines_dump(const TextLines *lines, GString *out);

/* How high a line of a block of that style is with what stands in it, and where its baseline is. */
Length text_line_height(const Style *style, const TextLineReport *report, Length *baseline);

/* The em box: how much of the line box above and below the baseline a line of this style takes.
 * line-height is split around the em box (ascent .88, descent .12 for CJK), never the font's own.
 */
void text_strut(const Style *style, Length *above_baseline, Length *below_baseline);
