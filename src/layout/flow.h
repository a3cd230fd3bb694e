/* SPDX-License-Identifier: MIT */
#pragma once

/* What the steps of layout share: the work in hand, the flow that is being filled with pieces, and
 * the place in the structure tree that its marks belong to. */

#include "layout/galley.h"

#define NO_BASELINE INT_MIN
#define LAYOUT_MAX_STRING 1000 /* characters of a running string */

/* A strip in the making. */
typedef struct {
    Strip strip;
    Length baseline;      /* of its first line, from its top; NO_BASELINE */
    Length last_baseline; /* of its last, where there are several; else 0 */
    Length indent;        /* of its first line, by what floats at the left */
    Length mark;          /* where the list mark begins that hangs on it; 0: none */
    Frame *picture;       /* a lone picture that may still be made smaller; else NULL */
    bool spans;           /* it stands across the columns that it is among */
    bool is_beside;       /* something floats beside it, or reaches into it */
} Piece;

/* Named strings, bookmarks, destinations, notes and page numbers on their way to the next strip
 * with content. */
typedef struct {
    GArray *strings, *outline, *destinations, *notes; /* NULL while empty */
    const int *page_number;
} Anchors;

/* One element on the way down; its structure element is made when its first content comes, so that
 * empty elements leave none. */
typedef struct Scope Scope;
struct Scope {
    Scope *above;
    StructureKind kind;                 /* STRUCTURE_CONTENT: none, its marks are `above`'s */
    const char *lang, *alt, *id, *href; /* for the structure element */
    uint16_t column_span, row_span;
    char header_scope;
    const char *list_style; /* of a list */
    StructureId structure;  /* 0: not made yet */
};

typedef struct Counters Counters;
typedef struct NoteMarker NoteMarker;

/* One run of layout_galley(). */
typedef struct {
    Arena *arena; /* the galley's, or a scratch one while measuring */
    Arena *home;  /* the galley's: pictures live as long as it does */
    const LayoutOptions *options;
    Notices *notices;
    StructureTree *structure; /* NULL while measuring and in margin boxes: all is artifact */
    Counters *counters;
    GHashTable *pictures; /* address → GalleyPicture; NULL where there is none to be had */
    GHashTable *by_sum;   /* size and check sum of the bytes → GalleyPicture */
    GPtrArray *read;      /* of GalleyPicture, in the order they were read */
    GHashTable *codes;    /* text → FrameModules */
    GHashTable *words;    /* of the words set for slots, each once */
    GPtrArray *texts;     /* of TextLines; NULL while measuring */
    GPtrArray *slots;     /* of GalleySlot; NULL while measuring */
    GHashTable *counted;  /* counter → (id → GArray of int): its values at what has an id */
    GHashTable *targets;  /* id → Node, for target-text(); NULL: nobody asked yet */
    const StyledNode *root;
    Length note_measure;        /* of the first footnote */
    GArray *note_numbers;       /* of int, where they count from page to page */
    GHashTable *notes;          /* footnote → what its later calls say of it; NULL: none is set */
    const NoteMarker *marker;   /* that waits for the footnote's first line; NULL */
    const TextRun *item_marker; /* of a list item, before the words that come next; NULL none */
    const char *base;           /* address that relative links hang on; NULL */
    const char *language;       /* of the document */
    int heading_level;          /* of the last heading: levels are never skipped (PDF/UA) */
    Length picture_height;      /* no picture is taller */
    bool indents_limited;       /* told */
    bool italic_told, beside_told, wrapped_told, columns_told;
} Layout;

/* A column being filled. Pieces' frames count from the column's left edge. */
typedef struct {
    Layout *layout;
    Scope *scope;
    GArray *pieces;     /* of Piece */
    Length left, width; /* content box of the block being filled */
    Length column;      /* the width that indents are taken from: the type area's, a cell's */
    Length foot;        /* the measure of footnotes: of the type area, of a column of it */
    const char *page_name;
    const GalleyColumns *columns; /* that its pieces are poured into; NULL none */
    Length span_left, span_width; /* the content box of the block that has them */
    bool is_open;     /* its pieces come to stand on pages as they are: none is part of a box */
    const char *href; /* of the link around the blocks; NULL none */
    StructureId link;

    /* what stands between the last piece and the next */
    Length margin_up, margin_down; /* the largest and the most negative, collapsing */
    bool leads; /* what stands above the first piece is the block's own margin: `lead_…` */
    Length lead_up, lead_down;
    int penalty;
    StyleBreak forced;
    Anchors anchors;
    GArray *sides; /* what floats beside the strips that come (side.c); NULL none */
} Flow;

static inline Piece *flow_piece(const Flow *flow, size_t index) {
    return &g_array_index(flow->pieces, Piece, index);
}

/* flow.c */
void flow_open(Flow *flow, const Flow *above, Length left, Length width);
void flow_close(Flow *flow);
void flow_add_margin(Flow *flow, Length margin); /* collapses with what is there already */
void flow_settle(Flow *flow);                    /* the margins so far become space, or lead */
void flow_push(Flow *flow, Piece piece);         /* after the margins, with its penalty */
/* What floats begins no page: where one is asked for, a box without height does. */
void flow_begin_page(Flow *flow);
void flow_splice(Flow *flow, Flow *inner); /* all pieces of `inner`, which is left empty */
Length flow_height(const Flow *flow);
/* What is under the pieces when they stand from `at` on. */
void flow_lay_grounds(const Flow *flow, Frame *frame, Point at);
/* All pieces as one box; anchors go with it; leaves the flow empty. */
Piece flow_flatten(Flow *flow, Length width);
/* Space above and below inside a piece, under and over its marks. */
void piece_grow(Arena *arena, Piece *piece, Length above, Length below);

/* keeps.c */
int keeps_line_penalty(size_t line, size_t n_lines, int orphans, int widows);
void keeps_break_before(Flow *flow, StyleBreak value);
void keeps_break_after(Flow *flow, StyleBreak value);
void keeps_inside(Flow *flow, size_t first); /* no break after the first piece from `first` on */
/* So many lines stand before the first line or box from `first` on. */
void keeps_company(Flow *flow, size_t first, int lines);
bool keeps_fits(const Flow *flow, size_t first);

/* anchors.c */
void anchors_collect(Flow *flow, const StyledNode *styled);
void anchors_give(Anchors *anchors, Arena *arena, Strip *strip); /* to a strip; emptied */
void anchors_take(Anchors *anchors, const Strip *strip);
void anchors_move(Anchors *to, Anchors *from);
bool anchors_are_empty(const Anchors *anchors);
void anchors_clear(Anchors *anchors);

/* scope.c */
Scope scope_open(Layout *layout, Scope *above, const StyledNode *styled);
StructureId scope_structure(Layout *layout, Scope *scope);
StructureId scope_leaf(Layout *layout, Scope *scope);      /* what a mark put now belongs to */
bool scope_is_grouping(const Scope *scope);                /* holds blocks only: text needs a P */
StructureKind scope_inline_kind(const StyledNode *styled); /* STRUCTURE_CONTENT: none of its own */
const char *scope_text(Layout *layout, const Node *node);  /* its words, spaces collapsed */

/* box.c: the box model */
typedef struct {
    Length left, width;                 /* of the border box, from the column's left */
    Length content_left, content_width; /* */
    Length above, below;                /* border and padding */
    Length margin_top, margin_bottom;
    bool is_limited; /* its indents were cut so that lines keep `least` */
} BlockBox;
#define BOX_FILLS (-1) /* no width of its own: takes what there is */
/* The room a block stands in: where it begins, how wide it is, what its lines keep of it. */
typedef struct {
    Length left, available, least;
} BlockRoom;
BlockBox box_of(const Style *style, BlockRoom room, Length natural);
Length box_edge(const Style *style, StyleSide side, Length basis); /* border and padding */
Length box_edges(const Style *style, Length basis);                /* left and right */
Length box_height(const Style *style, Length content);             /* of the content box */
/* A width of the style as one of the content box, whichever box `box-sizing` says it is of;
 * `otherwise` where it is no length. */
Length box_content_width(const Style *style, StyleLength said, Length basis, Length otherwise);
/* Is it a height, or a part of one that is said? */
bool box_says_height(const Style *style, StyleLength said);
bool box_is_painted(const Style *style);
void box_paint(Frame *frame, const Style *style, Rect area, bool has_top, bool has_bottom);
bool box_contains_margins(const Style *style); /* of its children (CSS 2.2 §8.3.1) */
/* Gives a flow's pieces the padding, borders and background of the block they fill. */
void box_decorate(Flow *inner, const Style *style, const BlockBox *box);

/* loose.c: a box on its own (flex item, inline block): laid first, placed when its height is
 * known. */
typedef struct {
    const Style *style;
    BlockBox box;
    Piece content;
    Length height;   /* of the border box, by its content */
    Length baseline; /* of the first line, from the border box's top; NO_BASELINE */
    Length last_baseline;
    const Piece *parts; /* of one that is higher than a page: its content once more */
    size_t n_parts;
} LooseBox;
LooseBox loose_box_lay(Flow *flow, const StyledNode *styled, Length width);
LooseBox loose_frame(const Frame *frame); /* without margins, borders and padding */
LooseBox loose_text_lay(Flow *flow, const StyledNode *parent, const StyledNode *first,
                        const StyledNode *end, Length width);
/* `slack`: how far the content moves down in a box higher than it. */
void loose_box_place(const LooseBox *box, Frame *frame, Point at, Length height, Length slack);
/* As a block of the column, its parts apart where it has such; `left` from the column's left. */
void loose_box_join(Flow *flow, const LooseBox *box, Length left);

typedef struct {
    Length above, below;
} StepSpace; /* css-rhythm-1 */

/* block.c */
bool block_is_level(const StyledNode *styled); /* is it a block among blocks? */
bool block_is_absent(const StyledNode *styled);
void block_add(Flow *flow, const StyledNode *styled);
void block_add_in(Flow *flow, const StyledNode *styled, Scope *scope); /* as what `scope` says */
void block_fill(Flow *flow, const StyledNode *styled);                 /* what is inside it */
/* Its box in the column, `width` being what it is by nature or BOX_FILLS; cut indents are told. */
BlockBox block_box(Flow *flow, const Style *style, Length width);
/* Rounds the block that `inner` holds to the grid, joins it to the column and closes `inner`. */
void block_join(Flow *flow, Flow *inner, const Style *style, const BlockBox *box, StepSpace rest);
/* No break in it, where it says so and is no taller than a page. */
void block_keep_together(Flow *inner, const Style *style);
/* The end of the run of inline content that begins at `first`. */
const StyledNode *block_inline_end(const StyledNode *first);

/* columns.c (css-multicol-1) */
/* The columns that a block asks for; NULL: none, or none can be where it stands. */
const GalleyColumns *columns_of(Flow *flow, const StyledNode *styled);
/* What is filled from now on is as wide as one of them, and afterwards they are its pieces'. */
void columns_open(Flow *flow, const GalleyColumns *columns);
void columns_close(Flow *flow, const GalleyColumns *columns, size_t first);
/* What is filled from now on stands across them, and afterwards it is marked so. */
void columns_leave(Flow *flow);
void columns_span(Flow *flow, size_t first);

/* slice.c: cuts what is taller than a page, and nothing else could part, into what pages hold. */
void slice_high(Flow *flow, const Style *root);

/* rise.c (css-page-floats-3) */
/* May the box stand elsewhere on its page or the next? */
StripPlace rise_place(const Flow *flow, const StyledNode *styled);
/* Hands in the box that `own` holds, with its space, as what may stand elsewhere. */
void rise_join(Flow *flow, Flow *own, StripPlace place, bool spans);
void rise_hold(Flow *flow); /* nothing leaves a box that is painted around it */

/* step.c */
StepSpace step_space(const Style *style, Length outer_height); /* what makes it whole steps */
/* Makes the margin box whole steps; gives what must be set inside the block's strips, so that it
 * does not vanish at a page's edge. */
StepSpace step_block(const Style *style, Length content_height, BlockBox *box);
void step_keep(Flow *inner, const Style *style); /* lines off the grid stay together */

/* inline.c */
/* The one picture that is all there is: it is set as a block. NULL none. */
const StyledNode *inline_lone_picture(const StyledNode *first, const StyledNode *end);
bool inline_is_blank(const StyledNode *first, const StyledNode *end);
void inline_add(Flow *flow, const StyledNode *parent, const StyledNode *first,
                const StyledNode *end);
typedef struct {
    Flow *flow;
    Scope *scope;
    GArray *runs;   /* of TextRun */
    Length measure; /* of its narrowest line: pictures and boxes in it are no wider */
    const char *href;
    StructureId link;
    const TextRuby *ruby; /* that the runs are the base of; NULL */
    const TextBox *box;   /* that the runs stand in; NULL */
    enum { RUBY_NONE, RUBY_BASE, RUBY_WORDS, RUBY_NESTED } part;
} InlineRuns;
Length inline_measure(const Flow *flow, const Style *block);
void inline_collect(InlineRuns *out, const StyledNode *styled);
void inline_add_text(InlineRuns *out, const Style *style, const char *text);
/* Words that may be none, on which hangs what goes to the strip of their line. */
void inline_add_hung(InlineRuns *out, const Style *style, const char *text, const Strip *hung);
/* The words of an annotation that has no place beside the line: after its base, in brackets. */
void inline_add_bracketed(InlineRuns *out, const StyledNode *styled);
/* ruby.c */
void ruby_collect(InlineRuns *out, const StyledNode *ruby);

/* first_letter.c: `runs` are those of a block's content from `first` on. */
/* True: it is a box at the side now, and the runs begin behind it. */
bool first_letter_set(Flow *flow, const StyledNode *block, const StyledNode *first, GArray *runs);
/* initial.c: sets `letter`, the first runs of `block`, as its style `said` wants it; false where
 * too little room would be left beside it. */
bool initial_add(Flow *flow, const StyledNode *block, const Style *said, const GArray *letter);

/* first_line.c: the runs as they would look in a first line of style `line`; those behind its `n`
 * characters, as text_line_count() has them, `open` being the phrase that the last of those is in.
 */
GArray *first_line_runs(Layout *layout, const Style *block, const Style *line, const GArray *runs);
GArray *first_line_rest(const GArray *runs, size_t n, const TextBox **open);

/* offer.c: the lines that were just pushed may be set otherwise */
void offer_note(Flow *flow, const Style *style, const TextLines *lines);

/* paragraph.c */
TextSource paragraph_source(const Layout *layout, const Style *style, const GArray *runs);
/* `first_line`: the style of the first line (::first-line); NULL: none of its own. */
void paragraph_add(Flow *flow, const Style *style, const Style *first_line, const GArray *runs);
/* The same for program text: a line that is too long shows that it goes on in the next. */
void paragraph_add_code(Flow *flow, const Style *style, const GArray *runs);
Piece paragraph_line(Flow *flow, const Style *style, const TextLines *lines, size_t line);
TextParagraph *paragraph_shape(Layout *layout, const Style *style, const GArray *runs);
TextLines *paragraph_break(Layout *layout, const Style *style, const TextParagraph *paragraph,
                           Length measure);
void paragraph_set(Flow *flow, const Style *style, const TextLines *lines);
/* text_line_set() over the grounds and borders of its phrases. */
void paragraph_line_set(const TextLines *lines, size_t line, Frame *frame, Point origin);
/* A text in one style. */
TextParagraph *paragraph_of_text(Layout *layout, const Style *style, const char *text,
                                 StructureId owner);
/* A single line in one style, as a frame of its natural width; its baseline is the strut's. */
Frame *paragraph_word(Layout *layout, const Style *style, const char *text, StructureId owner);

/* intrinsic.c: the narrowest and the widest a box would be (css-sizing-3), borders included */
typedef struct {
    Length min, max;
} IntrinsicWidth;
IntrinsicWidth intrinsic_box(Flow *flow, const StyledNode *styled);
IntrinsicWidth intrinsic_content(Flow *flow, const StyledNode *styled); /* of what is in it */
IntrinsicWidth intrinsic_paragraph(const TextParagraph *paragraph, const Style *style);
IntrinsicWidth intrinsic_text(Flow *flow, const StyledNode *parent, const StyledNode *first,
                              const StyledNode *end);

/* share.c */
typedef struct {
    Length base, min, max, outer; /* border box; `outer`: margins added to it */
    int grow, shrink;             /* × 1024 */
    Length size;                  /* the answer */
    bool is_frozen;               /* its size is found; the solver's own */
} FlexItem;
void flex_distribute(FlexItem *items, size_t n_items, Length available);
/* The columns of a table of that width. Where they cannot have all they want, each has a legible
 * width, or what it wants if that is less. False: for that, or even so, long words are broken. */
typedef struct {
    Length good, least; /* width of a column that can still be read */
} LegibleWidth;
bool columns_share(const IntrinsicWidth *columns, size_t n_columns, Length available,
                   LegibleWidth legible, Length *widths);

/* flex.c, table.c */
void flex_fill(Flow *flow, const StyledNode *styled);
void table_add(Flow *flow, const StyledNode *styled);
void table_fill(Flow *flow, const StyledNode *styled); /* where the place for it is made already */
IntrinsicWidth table_intrinsic(Flow *flow, const StyledNode *styled); /* of all its columns */

/* pictures.c: those that were read, once they stand: counted, judged, made coarser */
void pictures_settle(Layout *layout, Galley *galley);

/* picture.c, figure.c, code.c */
bool picture_is(const StyledNode *styled);
const char *picture_name(const char *address); /* short enough for a notice */
void picture_fill(Flow *flow, const StyledNode *styled, const Style *container);
Frame *picture_frame(Flow *flow, Scope *scope, const StyledNode *styled, Length available);
Length picture_width(Flow *flow, const StyledNode *styled, Length available);
IntrinsicWidth picture_intrinsic(Flow *flow, const StyledNode *styled);
void picture_shrink(Piece *piece, Length height);
void figure_join(Flow *inner, const BlockBox *box); /* picture and caption, never parted */
Frame *code_frame(Flow *flow, const StyledNode *styled, StructureId owner, Length width);
Length code_width(Layout *layout, const StyledNode *styled, Length available);

/* list.c: before and after the item's content */
/* By how much, in whole ems, the indent of a list grows so that its widest mark has room: in its
 * padding, or where it has none, in what is left of its text. */
Length list_growth(Flow *flow, const StyledNode *styled, Length padding, Length left);
Frame *list_marker(Flow *flow, const StyledNode *styled); /* NULL: none that hangs */
void list_take_marker(Layout *layout, GArray *runs);      /* one that stands in the line */
void list_hang_marker(Flow *flow, const StyledNode *styled, size_t first, Frame *marker);

/* counters.c, content.c */
Counters *counters_new(void);
void counters_free(Counters *counters);
Counters *counters_copy(const Counters *counters);
void counters_enter(Counters *counters, const StyledNode *styled);
void counters_leave(Counters *counters);
int counters_value(const Counters *counters, const char *name);
/* Of all that bear the name and of int, outermost first; one 0 where there is none. */
GArray *counters_values(const Counters *counters, const char *name);
void counters_set(Counters *counters, const char *name, int value);
const char *content_text(Layout *layout, const StyleContent *content, const char *own_text);
GHashTable *content_counted_new(void);        /* as Layout has it */
bool content_is_blank(const StyledNode *box); /* a generated box without a word */

/* running.c */
bool running_is(const StyledNode *styled);
void running_add(Flow *flow, const StyledNode *styled);

/* side.c */
typedef struct {
    Length top, bottom; /* from the head of the next strip */
    Length indent;      /* of lines between them */
    int side;
} SideBand;
typedef struct {
    const SideBand *bands;
    size_t n_bands;
    Length width; /* where nothing floats */
    bool is_of_letter;
} SideRoom;
bool side_is(const StyledNode *styled);
/* Those among inline content, before it is set, with what runs on to margin boxes. */
void side_collect(Flow *flow, const StyledNode *first, const StyledNode *end);
/* A frame at the left, from `above` over the head of the next strip to `height` under it. */
typedef struct {
    const Frame *frame;
    Length above, height, gap; /* gap: to the lines beside it */
} SideBox;
void side_add_frame(Flow *flow, const SideBox *box);
SideRoom side_room(const Flow *flow); /* for what comes next */
/* At the left and at the right of what stands so far below, so high. */
void side_indents(const SideRoom *room, Length top, Length height, Length indents[2]);
Length side_narrow(const SideRoom *room, Length em); /* so far down lines are too short; else 0 */
/* The same for words of that size, below whatever leaves too little room for them. */
SideRoom side_room_for(Flow *flow, Length em);
void side_pass(Flow *flow, Piece *piece); /* a strip joins the column */
void side_clear(Flow *flow, StyleClear clear);
/* The lines of a block that is only painted, its border box `margin` below what is there and its
 * content `above` under it, are beside what floats in `flow`. */
void side_enter(Flow *inner, const Flow *flow, Length margin, Length above);
/* What floats in it leaves it, and comes to stand beside what follows it, which is `down` nearer to
 * the head of them than the foot of the block's content was. NULL none. */
GArray *side_take(Flow *inner);
void side_give(Flow *flow, GArray *taken, Length down);
bool side_is_empty(const Flow *flow); /* nothing floats here, nothing waits to */
void side_close(Flow *flow);

/* note.c */
void note_collect_call(InlineRuns *out, const StyledNode *call);
/* The marker that waits, before the first words of its footnote. */
void note_collect_marker(InlineRuns *out);
/* Its number among those whose calls stand on one page, after the numbers `before` it; 0: no page
 * is known. */
int note_number_on_page(const LayoutOptions *options, unsigned note, const int *before);
/* What hangs on a line of text goes to its strip. */
void note_take_hung(const TextLines *lines, size_t line, Arena *arena, Strip *strip);
/* What stands between a page's text and its footnotes, as `@footnote` has it. */
const GalleyRepeat *note_head(Arena *arena, const Style *style, Length measure);

/* part.c */
typedef struct {
    LayoutOptions own; /* as they hold inside */
    const LayoutOptions *options;
    const char *language, *base;
    GHashTable *pictures;
    bool is_entered;
} PartEntry;
/* Until it is left again, all that is laid out is the part's, where the box is one. */
void part_enter(Layout *layout, const StyledNode *styled, PartEntry *entry);
void part_leave(Layout *layout, const PartEntry *entry);

/* slot.c */
GHashTable *slot_words_new(void); /* Layout.words; its words live in the layout's arena */
size_t slot_first_item(const StyleContent *content); /* that only pages know; the count: none */
bool slot_is_number(const Layout *layout, const GalleySlot *slot); /* in digits */
GalleySlot *slot_new(Layout *layout, const Style *style, const StyleContentItem *items,
                     size_t count, StructureId owner);

/* link.c */
const char *link_base(const Node *root); /* NULL: relative links lead nowhere */
/* Fills in the Link element of an `a`; false where it leads nowhere on paper. */
bool link_open(Layout *layout, Scope *scope, const StyledNode *styled);
const char *link_resolve(Arena *arena, const char *base, const char *href); /* NULL: none */
