/* SPDX-License-Identifier: MIT */
/* Turns a segment of a paragraph into its lines: the optimum over the whole of it.
 *
 * A paragraph could be broken in very many ways; each line of each of them has a price: what it
 * costs to fill that line by clreq's order (justify.c). Lines also price their neighbours: a tight
 * line next to a loose one shows. We want the way whose prices add up to least.
 *
 * After a break, the best way to go on hangs on three things only: where the line begins, how tight
 * the line before it was, and (where lines have different measures or their number matters) which
 * line it is. So we keep *nodes*: "a line begins here, in this state, and the cheapest way here
 * cost so much". From left to right, each legal break b looks back at the nodes from which one line
 * could reach it, prices those lines, and leaves the cheapest of each state as new nodes. The last
 * break's cheapest node, walked back, is the paragraph (Knuth and Plass, with our own price).
 *
 * It stays linear in the length of the text:
 * - A line's price comes from differences of sums (text_sum), never from walking over its atoms.
 * - A node dies for good once a line from it is too long even when shrunk, for lines only grow; so
 *   the oldest node alive moves on with b.
 * - Nodes are in the order of the text, so lines get shorter as we go through them. Once a decent
 *   line has been found and the next would be shorter than is worth while, the rest is left.
 * - Three classes of tightness at most are kept at each break, and those so dear that no likely
 *   meeting of neighbours makes up for it are dropped.
 *
 * What if no line fits? In a piece without a legal break that is wider than its measure (a URL, a
 * run of dots) breaks of looser levels are opened before the search, then between any two
 * characters, then beside forbidden marks, at rising prices. If a single atom is too wide, the line
 * is overfull: the newest node is kept, whatever it costs. Nothing is ever left out. */

#include "text/extent.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* 孤字: a last line of one character; dearer than any line but one that is nearly empty */
#define DEMERIT_RUNT 5e4
#define RUNT_LACK_EMS 2
#define DEMERIT_HYPHENS 400.0 /* on two lines in a row */
#define DEMERIT_HANG 20.0
#define DEMERIT_OVERFULL 1e9
#define DEMERIT_NEEDLESS 4e4  /* left short though the next word would have fitted */
#define LOOSENESS_PRICE 300.0 /* at most, a line: more or fewer lines are not had at any price */
#define TIGHT_EM (-0.08)      /* classes of tightness: change of a mark's width, in em */
#define LOOSE_EM 0.04
#define LIKELY_MEETING 600.0  /* see likely_meeting */
#define FILLED_MOST 2e4       /* a last line that is to be filled, however few its words */
#define BALANCE_WEIGHT 1000.0 /* a title's line that is empty */
#define AWKWARD_WEIGHT 4.0
#define MAX_CANDIDATES 24
/* lines that end earlier than this are not worth a look where longer ones are to be had */
#define WORTH_EMS 1
#define WORTH_DIVISOR 30
#define LOOSENED_WORTH 3 /* so many times as early, where a paragraph is to have a line more */

static const double demerit_of[] = {
    [BREAK_POOR] = 1000, [BREAK_LOOSER] = 1e4, [BREAK_LOOSEST] = 3e4,   [BREAK_EMERGENCY] = 1e5,
    [BREAK_LAST] = 1e6,  [BREAK_HELD] = 1e5,   [BREAK_HELD_WORD] = 1e6,
};

typedef enum { FILL_JUSTIFIED, FILL_RAGGED, FILL_BALANCED } FillMode;

/* The last mark of the line before hangs. In `kind`, for nodes are many and should be small. */
#define MARK_HANGS 0x80u

typedef struct {
    double total;
    int32_t previous; /* −1: the segment's start */
    uint32_t atom;    /* a line begins here */
    uint32_t line;    /* the how manieth of the segment */
    Length trim;      /* what its first atom gives up at the line's start */
    float change;     /* of the width of marks in the line before, in em */
    uint8_t tightness;
    uint8_t kind;     /* TextBreak before the atom; and MARK_HANGS */
    bool is_needless; /* on the way here a line is short though what follows would have fitted */
    bool is_dead;
} Node;

typedef struct {
    TextExtents extents;
    const TextSegment *segment;
    const TextParagraph *paragraph;
    Length em;
    FillMode mode;
    bool counts_lines; /* states differ by their line, too */
    bool fills_last;   /* text-align-last: justify */
    GArray *nodes;
    GArray *openings;
    guint head;    /* the oldest node that may live */
    guint opening; /* the next opening to come */
    Node candidates[MAX_CANDIDATES];
    unsigned n_candidates;
    double best;    /* the least total among them */
    double demerit; /* of the break that is looked at */
    double runt; /* the least that a way would cost whose last line is a runt, were runts allowed */
} Search;

static Node *node_at(const Search *s, guint index) {
    return &g_array_index(s->nodes, Node, index);
}

/* How much wider (looser) or narrower than they are the line's commas and stops stand, in em. NaN:
 * it has none, and no neighbour can look different from it. */
static float mark_change(const Search *s, const TextSlack *slack, const TextFill *fill) {
    Length commas = text_limit(slack, STAGE_COMMA), gaps = text_limit(slack, STAGE_OPEN_HAN);
    if (!commas && !text_limit(slack, STAGE_STOP))
        return NAN;
    double change = commas ? 0.5 * fill->used[STAGE_COMMA] / commas : 0;
    if (fill->used[STAGE_OPEN_HAN])
        change += (double)fill->used[STAGE_OPEN_HAN] / gaps / s->em;
    return (float)change;
}

/* 2‰ is no more than one Han: a letter or digit counts half. */
static bool is_one_character(const Search *s, size_t start, size_t end) {
    unsigned halves = 0;
    for (size_t i = start; i < end && halves < 4; i++) {
        uint8_t class = s->paragraph->atoms[i].class;
        bool is_point =
            class == CLASS_NARROW && g_unichar_ispunct(text_atom_character(s->paragraph, i));
        if (class == CLASS_LATIN)
            halves++;
        else if (class != CLASS_MARK && class != CLASS_SPACE && !is_point &&
                 !text_atom_leads(s->paragraph, &s->paragraph->atoms[i]))
            halves += 2;
    }
    return halves < 4;
}

static bool follows_hyphen(const Search *s, size_t start) {
    return start > s->segment->from && s->paragraph->atoms[start - 1].hyphen;
}

/* The end of a word that was parted, and nothing else. */
static bool is_word_end(const Search *s, size_t start, size_t end) {
    if (!follows_hyphen(s, start))
        return false;
    for (size_t i = start; i < end; i++)
        if (s->paragraph->atoms[i].class == CLASS_SPACE ||
            s->paragraph->atoms[i].class == CLASS_HAN)
            return false;
    return true;
}

/* Alone on the last line, or on one that is left short before a URL. */
static bool is_runt(const Search *s, size_t start, const TextPlace *place, Length lack) {
    if (place->is_last)
        return start > s->segment->from &&
               (is_one_character(s, start, place->end) || is_word_end(s, start, place->end));
    return lack > RUNT_LACK_EMS * s->em && is_one_character(s, start, place->end);
}

/* Who asks for a last line that is justified wants it full, however few its characters. */
static double fill_last(const Search *s, const TextSlack *slack, Length lack, TextFill *fill) {
    double cost = text_fill(slack, lack, s->em, fill);
    TextStage stage = text_limit(slack, STAGE_OPEN_HAN) ? STAGE_OPEN_HAN : STAGE_OPEN_WORD;
    if (fill->rest > 0 && text_limit(slack, stage)) {
        *fill = (TextFill){0};
        fill->used[stage] = lack;
    }
    return s->mode == FILL_JUSTIFIED ? MIN(cost, FILLED_MOST) : 0;
}

static inline double price(const Search *s, const TextSlack *slack, Length lack, bool is_last,
                           TextFill *fill) {
    if (s->mode == FILL_JUSTIFIED && !(is_last && lack >= 0))
        return text_fill(slack, lack, s->em, fill);
    if (is_last && lack >= 0 && s->fills_last)
        return fill_last(s, slack, lack, fill);
    *fill = (TextFill){.rest = lack};
    if (s->mode != FILL_BALANCED)
        return is_last ? 0 : text_ragged_price(lack, s->em);
    double empty = (double)lack / MAX(s->extents.measure, 1);
    return lack >= 0 ? BALANCE_WEIGHT * empty * empty : DEMERIT_OVERFULL;
}

/* The candidate that a way of this state and price replaces; NULL: there is a cheaper one. */
static Node *find_slot(Search *s, uint8_t tightness, uint32_t line, double total) {
    for (unsigned i = 0; i < s->n_candidates; i++) {
        Node *kept = &s->candidates[i];
        if (kept->tightness == tightness && (!s->counts_lines || kept->line == line))
            return total < kept->total ? kept : NULL;
    }
    return s->n_candidates < MAX_CANDIDATES ? &s->candidates[s->n_candidates++] : NULL;
}

static TextBreak kind_at(const Search *s, size_t atom) {
    return atom == s->segment->to ? BREAK_FORCED : (TextBreak)s->paragraph->atoms[atom].before;
}

/* What a break costs, whatever line it ends. */
static double break_demerit(const Search *s, const TextPlace *place) {
    double demerit = demerit_of[kind_at(s, place->atom)] + (place->hung ? DEMERIT_HANG : 0);
    if (s->segment->awkward && !place->is_last)
        demerit += AWKWARD_WEIGHT * s->segment->awkward[place->atom];
    return demerit;
}

static double hyphen_demerit(const Search *s, const Node *node, const TextPlace *place) {
    if (place->is_last || !s->paragraph->atoms[place->end - 1].hyphen)
        return 0;
    return DEMERIT_HYPHEN + (follows_hyphen(s, node->atom) ? DEMERIT_HYPHENS : 0);
}

/* Would what stands before the next legal break have found room on a line that is left short? The
 * look ahead ends where it is too wide for that, so that a very long word costs no more. */
static bool next_fits(const Search *s, size_t b, Length lack) {
    const TextSums *first = text_sums_at(&s->extents, b);
    size_t next = b + 1;
    for (; next < s->segment->to && s->paragraph->atoms[next].before > BREAK_POOR; next++)
        if ((Length)(first[next - b].width - first->width) > lack + s->em)
            return false;
    TextPlace place = text_place_at(&s->extents, b, next);
    return place.end > b && text_natural_width(&s->extents, b, 0, &place) + s->em / 2 <= lack;
}

/* A way that costs so much more than the best one so far will not be kept. */
static bool may_win(const Search *s, double total) {
    return s->counts_lines || total < s->best + LIKELY_MEETING;
}

static void price_line(Search *s, guint index, const TextPlace *place, Length lack) {
    const Node *node = node_at(s, index);
    TextSlack slack = text_slack(&s->extents, node->atom, place);
    TextFill fill;
    double total = node->total + s->demerit + hyphen_demerit(s, node, place) +
                   price(s, &slack, lack, place->is_last, &fill);
    if (!may_win(s, total) && !place->is_last)
        return;
    bool is_short = s->mode == FILL_JUSTIFIED && !place->is_last && fill.rest > 0;
    bool is_needless = is_short && next_fits(s, place->atom, fill.rest);
    total += is_needless ? DEMERIT_NEEDLESS : 0;
    float change = mark_change(s, &slack, &fill);
    if (node->previous >= 0)
        total += text_meeting_price(node->change, change);
    if (is_runt(s, node->atom, place, lack)) {
        s->runt = place->is_last ? MIN(s->runt, total) : s->runt;
        total += DEMERIT_RUNT;
    }
    uint8_t tightness = change < TIGHT_EM ? 0 : change > LOOSE_EM ? 2 : 1;
    s->best = MIN(s->best, total);
    Node *slot = find_slot(s, tightness, node->line + 1, total);
    if (slot)
        *slot = (Node){.total = total,
                       .previous = (int32_t)index,
                       .line = node->line + 1,
                       .change = change,
                       .tightness = tightness,
                       .is_needless = node->is_needless || is_needless,
                       .kind = place->hung ? MARK_HANGS : 0};
}

/* The line from node `index` to the place: is it one? If so, and if it may win, it is priced. */
static bool consider(Search *s, guint index, const TextPlace *place, Length *slack_left) {
    Node *node = node_at(s, index);
    if (place->end <= node->atom)
        return false;
    *slack_left = text_measure_at(&s->extents, node->line) -
                  text_natural_width(&s->extents, node->atom, node->trim, place);
    if (*slack_left < 0 && *slack_left + text_most_shrink(&s->extents, node->atom, place) < 0) {
        node->is_dead = !place->hang; /* else it may be a line yet */
        return false;
    }
    if (place->hung && *slack_left >= place->hung) /* it has room (css-text-4: `allow-end`) */
        return true;
    if (may_win(s, node->total))
        price_line(s, index, place, *slack_left);
    return true;
}

static bool is_open(Search *s, size_t b) {
    if (b == s->segment->to)
        return true;
    TextBreak kind = (TextBreak)s->paragraph->atoms[b].before;
    if (kind <= BREAK_POOR)
        return true;
    for (; s->opening < s->openings->len; s->opening++) {
        const TextOpening *opening = &g_array_index(s->openings, TextOpening, s->opening);
        if (b < opening->to)
            return b > opening->from && kind <= opening->worst;
    }
    return false;
}

/* By how much the next line is likely to meet one of them better than the other: the worst case
 * would be dearer, but would keep half as many nodes again and, over the prose of the tests, gives
 * the same lines. */
static double likely_meeting(const Node *one, const Node *other) {
    double difference = fabs((double)one->change - other->change) / UNEVEN_EM;
    return LIKELY_MEETING * (difference < 1 ? difference * difference : 1);
}

/* Candidates that may still win become nodes: near the best of all, and, where lines count, of its
 * line or one beside it. */
static void keep_candidates(Search *s, size_t atom) {
    const Node *best = &s->candidates[0];
    for (unsigned i = 1; i < s->n_candidates; i++)
        if (s->candidates[i].total < best->total)
            best = &s->candidates[i];
    int reach = 1 + abs(s->segment->options->looseness);
    for (unsigned i = 0; i < s->n_candidates; i++) {
        Node *node = &s->candidates[i];
        bool is_near = !s->counts_lines || node->line == best->line;
        if (is_near && node != best && node->total > best->total + likely_meeting(node, best))
            continue;
        if (s->mode != FILL_BALANCED && abs((int)node->line - (int)best->line) > reach)
            continue;
        node->atom = (uint32_t)atom;
        node->kind |= (uint8_t)kind_at(s, atom);
        node->trim = text_trim_at(&s->extents, atom, node->line);
        g_array_append_val(s->nodes, *node);
    }
    s->n_candidates = 0;
}

static void force_overfull(Search *s) {
    guint index = s->nodes->len - 1;
    const Node *node = node_at(s, index);
    s->candidates[s->n_candidates++] = (Node){.total = node->total + DEMERIT_OVERFULL,
                                              .previous = (int32_t)index,
                                              .line = node->line + 1,
                                              .tightness = 1};
}

/* Prices all lines that end at the place. False: there is none. */
static bool look_back(Search *s, const TextPlace *place, guint n) {
    bool found = false, decent = false, is_loosened = s->segment->options->looseness != 0;
    Length worth = MAX(WORTH_EMS * s->em, s->extents.measure / WORTH_DIVISOR);
    worth *= is_loosened ? LOOSENED_WORTH : 1;
    s->demerit = break_demerit(s, place);
    for (guint k = s->head; k < n; k++) {
        if (node_at(s, k)->is_dead) {
            s->head += k == s->head;
            continue;
        }
        Length slack_left = 0;
        bool fits = consider(s, k, place, &slack_left);
        bool may_stop = !s->counts_lines || (is_loosened && !s->segment->options->measure_of);
        if (decent && !place->is_last && may_stop && slack_left > worth)
            break;
        found = found || fits;
        decent = decent || (fits && !node_at(s, k)->is_needless);
    }
    return found;
}

static void reach(Search *s, size_t b) {
    guint n = s->nodes->len;
    TextPlace place = text_place_at(&s->extents, s->segment->from, b);
    s->best = DBL_MAX;
    bool found = look_back(s, &place, n);
    if (place.hang) {
        TextPlace hung = text_let_hang(place);
        found = look_back(s, &hung, n) || found;
    }
    if (!found) {
        bool any_alive = false;
        for (guint k = s->head; k < n && !any_alive; k++)
            any_alive = !node_at(s, k)->is_dead;
        if (!any_alive || place.is_last)
            force_overfull(s);
    }
    if (s->n_candidates)
        keep_candidates(s, b);
}

static bool is_better(const Search *s, const Node *one, const Node *other) {
    if (s->mode == FILL_BALANCED && one->line != other->line)
        return one->line < other->line;
    return one->total < other->total;
}

/* The way to the end whose number of lines comes nearest to what looseness asks for, among those
 * that can be had at a decent price. */
static int32_t loosened_end(const Search *s, int32_t best) {
    const Node *optimum = node_at(s, (guint)best);
    int wanted = (int)optimum->line + s->segment->options->looseness;
    double most = optimum->total + LOOSENESS_PRICE * optimum->line;
    for (guint i = s->nodes->len; i-- > 0 && node_at(s, i)->atom == s->segment->to;) {
        const Node *node = node_at(s, i), *so_far = node_at(s, (guint)best);
        int here = abs((int)node->line - wanted), there = abs((int)so_far->line - wanted);
        if (node->total <= most && (here < there || (here == there && node->total < so_far->total)))
            best = (int32_t)i;
    }
    return best;
}

/* The cheapest way to the end; a title takes the fewest lines. */
static int32_t best_end(const Search *s) {
    guint last = s->nodes->len - 1;
    int32_t best = (int32_t)last;
    for (guint i = last; i > 0 && node_at(s, i)->atom == s->segment->to; i--)
        if (is_better(s, node_at(s, i), node_at(s, (guint)best)))
            best = (int32_t)i;
    bool is_loosened = s->segment->options->looseness && s->mode != FILL_BALANCED;
    return is_loosened ? loosened_end(s, best) : best;
}

static void make_line(const Search *s, const Node *from, const Node *to, TextLine *line) {
    const TextSegment *segment = s->segment;
    line->start = from->atom;
    line->next = to->atom;
    line->end = (uint32_t)text_content_end(s->paragraph, from->atom, to->atom);
    line->is_first = from->line + segment->first_line == 0;
    line->is_last = to->atom == segment->to;
    line->kind = (TextBreak)(to->kind & ~MARK_HANGS);
    line->measure = text_line_measure(segment, from->line, &line->left);
    if (line->end == line->start)
        return;
    TextPlace place = text_place_at(&s->extents, line->start, to->atom);
    if (to->kind & MARK_HANGS)
        place = text_let_hang(place);
    TextSlack slack = text_slack(&s->extents, line->start, &place);
    line->hang = place.hung;
    line->natural = text_natural_width(&s->extents, line->start, from->trim, &place);
    line->cost = price(s, &slack, line->measure - line->natural, line->is_last, &line->fill);
    line->is_runt = line->is_last && is_runt(s, line->start, &place, 0);
    line->cures_runt = line->is_last && !line->is_runt && s->runt < to->total;
    for (int stage = 0; stage < STAGE_COUNT; stage++)
        line->limit[stage] = text_limit(&slack, (TextStage)stage);
}

static void collect_lines(const Search *s, GArray *lines) {
    int32_t end = best_end(s);
    uint32_t n = node_at(s, (guint)end)->line;
    guint base = lines->len;
    g_array_set_size(lines, base + n);
    for (int32_t at = end; node_at(s, (guint)at)->previous >= 0;) {
        const Node *to = node_at(s, (guint)at);
        const Node *from = node_at(s, (guint)to->previous);
        TextLine *line = &g_array_index(lines, TextLine, base + from->line);
        memset(line, 0, sizeof *line);
        make_line(s, from, to, line);
        at = to->previous;
    }
}

static FillMode mode_of(const TextSegment *segment) {
    if (segment->awkward)
        return FILL_BALANCED;
    bool justifies = text_alignment(segment->paragraph->source->style, false) == ALIGN_JUSTIFY;
    return justifies ? FILL_JUSTIFIED : FILL_RAGGED;
}

static TextExtents measure_segment(const TextSegment *segment) {
    const Style *style = segment->paragraph->source->style;
    TextExtents extents = {.segment = segment,
                           .paragraph = segment->paragraph,
                           .sums = g_new(TextSums, segment->to - segment->from + 1),
                           .em = style->font_size,
                           .shrinks = mode_of(segment) == FILL_JUSTIFIED,
                           .hangs = style->hanging_punctuation && !segment->awkward};
    text_sum(segment->paragraph, segment->from, segment->to, extents.sums);
    Length left;
    extents.first_measure = text_line_measure(segment, 0, &left);
    extents.measure = text_line_measure(segment, 1, &left);
    return extents;
}

static void search(Search *s) {
    const TextSegment *segment = s->segment;
    Node start = {.previous = -1, .atom = (uint32_t)segment->from, .tightness = 1};
    start.trim = text_trim_at(&s->extents, segment->from, 0);
    g_array_append_val(s->nodes, start);
    for (size_t b = segment->from + 1; b <= segment->to; b++)
        if (is_open(s, b))
            reach(s, b);
}

static void find_lines(const TextSegment *segment, GArray *lines) {
    guint room = 2 * (guint)(segment->to - segment->from) + 2;
    Search s = {.extents = measure_segment(segment),
                .segment = segment,
                .paragraph = segment->paragraph,
                .em = segment->paragraph->source->style->font_size,
                .mode = mode_of(segment),
                .runt = DBL_MAX,
                .nodes = g_array_sized_new(FALSE, FALSE, sizeof(Node), room)};
    s.counts_lines =
        segment->options->measure_of || segment->options->looseness || s.mode == FILL_BALANCED;
    s.fills_last = s.mode != FILL_BALANCED &&
                   text_alignment(segment->paragraph->source->style, true) == ALIGN_JUSTIFY;
    s.openings = text_find_openings(&s.extents);
    search(&s);
    collect_lines(&s, lines);
    g_array_free(s.openings, TRUE);
    g_array_free(s.nodes, TRUE);
    g_free(s.extents.sums);
}

/* Words are parted only where whole ones make poor lines: no other paragraphs pay for patterns and
 * a second search. Nor is a line more or less bought with parted words. */
void text_break_segment(const TextSegment *segment, GArray *lines) {
    guint base = lines->len;
    find_lines(segment, lines);
    if (segment->awkward || segment->options->looseness != 0 ||
        !text_hyphenate(segment, &g_array_index(lines, TextLine, base), lines->len - base))
        return;
    g_array_set_size(lines, base);
    find_lines(segment, lines);
}
