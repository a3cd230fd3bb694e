/* SPDX-License-Identifier: MIT */
#pragma once

/* What the steps of page breaking share: the galley as gaps, boxes and notes; the states that the
 * programme has reached; one column while it is filled. The essay is in pages/breaks.c. */

#include "pages/breaks.h"

#include <stdint.h>

/* A place between two lines or boxes of the text, where a page or column may end. */
typedef struct {
    size_t first;   /* the strip that a page starting here starts with */
    size_t content; /* from here on heights count */
    size_t solid;   /* the line or box behind it; the number of strips at the end */
    int64_t head;   /* of the text above `content`; a long book overflows Length */
    int64_t tail;   /* of the text down to the end of the solid before this gap */
    int penalty;
    StyleBreak forced;             /* BREAK_AUTO: not forced; BREAK_COLUMN: only the column ends */
    const char *name;              /* of the named page the solid behind stands on */
    const GalleyColumns *columns;  /* that the solid behind is poured into */
    const GalleyRepeat *repeat[2]; /* over what starts here, under what ends here; NULL */
    uint32_t boxes, notes; /* called before: boxes that may rise, strips of the text's notes */
    uint32_t row_end;      /* the next gap that ends these columns, or this page */
    uint32_t company;      /* the next gap whose solid wants company */
} Gap;

/* A box that may stand elsewhere than where it was called. */
typedef struct {
    const Strip *strip;
    Length above, below;   /* space that parts it from what stands over and under it */
    int64_t notes_above;   /* the height of the notes of the boxes before it */
    uint32_t notes_before; /* strips of the text's notes that are called before it */
} Riser;

/* One strip of the notes of the text, poured together in the order of their calls. */
typedef struct {
    const Strip *strip;
    int64_t above;  /* the height of those before it */
    uint32_t first; /* the first strip of its note */
} NoteStrip;

typedef PagesCost Cost;

/* How a state was reached from the one before. */
typedef enum {
    HOW_START,
    HOW_PAGE,   /* a column was filled, and with it the page */
    HOW_COLUMN, /* a column was filled; the next one begins */
    HOW_ROW,    /* what stands as wide as the page gives way to columns under it, or they to it */
    HOW_CLOSED, /* columns were ended at one height, all of their text in them */
    HOW_WIDE    /* boxes across the columns were set over them */
} How;

/* A column about to be filled, and the cheapest way to it. */
typedef struct {
    /* what tells states apart */
    uint32_t gap;          /* that its text starts in */
    uint32_t boxes, notes; /* set so far; what was called and is not set waits */
    Length top, foot;      /* of the page, taken by what stands over and under its row */
    uint8_t column, parity;
    /* the cheapest way here */
    bool is_open;  /* its column is still to be filled */
    bool is_known; /* it was filled once: its index is in others' `from` */
    uint8_t how;
    uint8_t ahead;   /* boxes set before their call at the head of the column before */
    Length filled;   /* HOW_CLOSED: what the columns were filled to … */
    bool is_shared;  /* … and whether each left to the others what is theirs */
    uint32_t number; /* of the page */
    uint32_t called; /* boxes when the page began */
    uint32_t from;   /* state before */
    uint32_t next;   /* state in the same gap; NO_STATE */
    Cost cost;
} State;
#define NO_STATE UINT32_MAX
#define ALL_WAIT UINT8_MAX /* State.ahead: even boxes that would fit wait for the next column */

/* One end that a column may have. */
typedef struct {
    uint32_t gap, boxes, notes;
    int64_t text;   /* height of the galley down to it */
    int64_t used;   /* height of what stands in the column, its notes aside … */
    int64_t filled; /* … and without what is repeated at its foot */
    Length foot;    /* of that, boxes at its foot */
    bool is_parted; /* a note goes on in the next column */
} ColumnEnd;

/* A row of columns that end at one height, with all of its text in them. */
typedef struct {
    uint32_t from, boxes_before, notes_before; /* the state that it begins with … */
    bool is_at_head;                           /* … at the head of a page */
    Length filled, height; /* that its columns are filled to, and that they reach */
    bool is_shared;        /* no column takes more than its part of what is left */
    Length uneven;         /* how far its columns end apart */
    uint32_t boxes, notes; /* set at its end */
    Length too_low;        /* a height that does not hold it; filled: 0, none known */
} Closing;

typedef struct {
    const PagesBreaker *breaker;
    Gap *gaps; /* n_gaps: the head of the book, between solids, the end */
    size_t n_gaps;
    Riser *boxes; /* one more than n_boxes, for the height of their notes */
    size_t n_boxes;
    NoteStrip *notes; /* one more than n_notes, for its height */
    size_t n_notes;
    Length notes_head;
    Length line;           /* the usual height of a line */
    bool is_sided;         /* left and right pages differ; else there is only one parity */
    GArray *states;        /* of State */
    uint32_t *first_state; /* in each gap; NO_STATE */
    GArray *ends;          /* of ColumnEnd: of the column being weighed */
    Closing closing;       /* the last that was sought: rows at other heights ask for the same */
} Programme;

static inline State *programme_state(const Programme *programme, uint32_t index) {
    return &g_array_index(programme->states, State, index);
}

static inline Length repeat_height(const GalleyRepeat *repeat) {
    return repeat ? repeat->height : 0;
}

static inline bool gap_is_forced(const Gap *gap) { /* here a page ends */
    return gap->forced != BREAK_AUTO && gap->forced != BREAK_COLUMN;
}

/* breaks.c */
void programme_run(Programme *programme, const PagesBreaker *breaker);
/* The states on the cheapest way, from front to back; g_free(). */
uint32_t *programme_way(const Programme *programme, size_t *count);
void programme_clear(Programme *programme);

/* gaps.c */
bool strip_is_solid(const Strip *strip);
bool strip_rises(const Strip *strip);
void gaps_find(Programme *programme);

/* notes.c */
void notes_pour(Programme *programme); /* before gaps_find() */
/* The height of the notes with their head, of boxes and of text, that stand in the column which
 * begins with `from` and after which so many boxes and strips of notes are set; 0: none. */
int64_t notes_height(const Programme *programme, const State *from, uint32_t boxes, uint32_t notes);
/* How many strips of notes are set, of those to `end`, where all of the column's have `room`. */
uint32_t notes_reach(const Programme *programme, const State *from, uint32_t boxes, uint32_t end,
                     int64_t room);
/* The least of them that a column can take. */
uint32_t notes_least(const Programme *programme, uint32_t first, uint32_t end);

/* fill.c: one column, from its head down */
typedef struct {
    const Programme *programme;
    const State *from;
    Length height;    /* of the column */
    uint32_t boxes;   /* set so far */
    int64_t boxed;    /* the height they take */
    Length foot;      /* of that, at the foot */
    Length below;     /* space under the last, which counts where text follows */
    bool all_wait;    /* boxes have no place in its text */
    bool has_none;    /* nothing stands in it yet: what comes must stand here, however tall */
    uint32_t *stands; /* the gap each box stands in, from the state's first box; NULL: not asked */
} Fill;
/* Sets what waits at the column's head, and `ahead` boxes more. */
void fill_open(Fill *fill, const Programme *programme, const State *from, Length height,
               uint32_t ahead);
/* Text comes under what stands in it. */
void fill_add_text(Fill *fill);
/* The height of what stands down to gap `gap`. */
int64_t fill_height(const Fill *fill, uint32_t gap);
/* Sets the boxes called in gap `gap` that have room there. */
void fill_add_boxes(Fill *fill, uint32_t gap);
/* What was called before a page break is still to be set before text may follow. */
bool fill_takes_no_text(const Programme *programme, const State *from);
/* The ends that the column may have, into programme->ends. */
void fill_find_ends(Programme *programme, const State *from, Length height, uint32_t ahead);

/* columns.c */
/* How high the column is that `from` begins. */
Length column_height(const Programme *programme, const State *from);
/* How the columns of a row that ends are filled. */
typedef struct {
    Length height;
    bool is_shared;         /* a column ends as soon as it has its part of what is left */
    bool is_over_its_notes; /* they stand at the page's foot: only the text is of one height */
} Filling;
/* Is `from` the head of a page's last row, with notes? */
bool row_is_over_notes(const Programme *programme, const State *from);
/* The height that its columns have, text and notes. */
Length filling_room(const Programme *programme, const State *from, Filling filling);
/* The end of a column that breaks nothing; false: there is none. */
bool column_fill(Programme *programme, const State *from, Filling filling, ColumnEnd *end);
/* Sets the rest of a row's text in its columns: the height they are filled to and the one they
 * reach, and what is set in them. False: they do not hold it. */
bool row_close(Programme *programme, const State *from, Closing *closing);

/* costs.c */
#define COST_MOST ((Cost){INT32_MAX, INT32_MAX, INT64_MAX})
bool cost_is_less(Cost a, Cost b);
/* The column that is being weighed. */
typedef struct {
    uint32_t index; /* of the state that begins it */
    State from;     /* that state: the array moves while others are reached */
    Length height;
    int64_t inverse; /* 2³² · COST_UNIT over it: a division for each column, not for each end */
    int64_t most;    /* how far it could be filled */
    uint32_t ahead;  /* boxes at its head before their call */
    bool is_closed;  /* its row was closed */
    Length uneven;   /* how far its columns then end apart */
} Leaving;
void cost_open(Leaving *leaving);
/* How far the column could be filled whose ends were found. */
int64_t column_most(const Programme *programme, const Leaving *leaving);
/* Of the way to a column and of ending it; pages are counted by whoever turns them. */
Cost cost_of_column(const Programme *programme, const Leaving *leaving, const ColumnEnd *end,
                    bool ends_page);

/* Of columns closed far apart. */
int64_t cost_of_uneven(const Programme *programme, const Leaving *leaving);

/* The lines that a page of that cost has too few. */
int64_t cost_lines_lacking(int64_t flaws);

/* loosen.c: what the pages would gain by, an array of GalleyWish; and what they cost, with what the
 * programme does not count */
GArray *wishes_find(Programme *programme, const uint32_t *way, size_t count, Cost *cost);

/* place.c */
PagesBreaks *place_pages(Programme *programme, const uint32_t *states, size_t count,
                         Notices *notices);
