/* SPDX-License-Identifier: MIT */
/* Turns footnotes into their calls in the line and what stands at the page's foot
 * (css-gcpm-3 §2).
 *
 * A call is a run like any other, and what it brings along (the footnote, its own name as a
 * destination) hangs on the run, until it is known on which line that stands. The structure tree
 * has a footnote where it is called, as it would be read aloud; call and marker lead to each other.
 */

#include "layout/flow.h"

#include <string.h>

#define CALL_NAME "note %u call" /* no id of an element has a space */
#define NOTE_NAME "note %u"
#define MOST_PAGES_RISEN 2 /* of a box from its call */

/* What every call of a footnote says. */
typedef struct {
    int value;        /* of the counter */
    const char *href; /* to the footnote */
} SetNote;

/* What hangs on a run, as the strip of its line will have it. */
typedef Strip Hung;

struct NoteMarker {
    const Style *style;
    Scope *scope; /* of the footnote */
    const char *text;
    const char *href; /* to the call */
};

/* In a link already, it is part of that. */
static InlineRuns enter_link(const InlineRuns *out, Scope *link, const char *href) {
    InlineRuns inner = *out;
    if (out->link || out->href)
        return inner;
    Layout *layout = out->flow->layout;
    *link = (Scope){.above = out->scope, .kind = STRUCTURE_LINK, .href = href};
    inner.scope = link;
    inner.href = href;
    inner.link = scope_structure(layout, link);
    return inner;
}

void note_collect_marker(InlineRuns *out) {
    Layout *layout = out->flow->layout;
    const NoteMarker *marker = layout->marker;
    layout->marker = NULL;
    if (!marker || !*marker->text)
        return;
    Scope label = {.above = marker->scope, .kind = STRUCTURE_LBL}, link;
    InlineRuns inner = *out;
    inner.scope = &label;
    inner = enter_link(&inner, &link, marker->href);
    inline_add_hung(&inner, marker->style, marker->text, NULL);
}

/* A footnote of which nothing is to be seen is its marker. */
static void add_lone_marker(Flow *flow, const Style *style) {
    g_autoptr(GArray) runs = g_array_new(FALSE, TRUE, sizeof(TextRun));
    InlineRuns out = {.flow = flow, .scope = flow->scope, .runs = runs, .measure = flow->width};
    note_collect_marker(&out);
    if (runs->len > 0)
        paragraph_add(flow, style, NULL, runs);
}

static void add_destination(Anchors *anchors, const char *name) {
    anchors_take(anchors, &(Strip){.destinations = &name, .n_destinations = 1});
}

/* Whatever footnotes were called in a footnote come after it, at the foot of the same page. */
static void take_strips(Flow *inner, Anchors *hung) {
    Arena *arena = inner->layout->arena;
    side_clear(inner, CLEAR_BOTH);
    GalleyNote *note = arena_new0(arena, GalleyNote);
    note->n_strips = inner->pieces->len;
    Strip *strips = arena_array(arena, Strip, MAX(note->n_strips, 1));
    note->strips = strips;
    anchors_take(hung, &(Strip){.notes = (const GalleyNote *const[]){note}, .n_notes = 1});
    for (size_t i = 0; i < note->n_strips; i++) {
        strips[i] = flow_piece(inner, i)->strip;
        anchors_take(hung, &(Strip){.notes = strips[i].notes, .n_notes = strips[i].n_notes});
        strips[i].notes = NULL;
        strips[i].n_notes = 0;
        strips[i].page_name = NULL; /* a footnote goes where its call goes */
        if (strips[i].penalty == PENALTY_FORCED)
            strips[i].penalty = 0;
    }
    anchors_move(hung, &inner->anchors);
}

static void lay_note(InlineRuns *out, const StyledNode *note, NoteMarker marker, Anchors *hung) {
    Layout *layout = out->flow->layout;
    const NoteMarker *outer = layout->marker;
    Scope scope = scope_open(layout, out->scope, note);
    scope.kind = STRUCTURE_NOTE;
    marker.scope = &scope;
    Flow inner;
    flow_open(&inner, out->flow, 0, out->flow->foot);
    if (layout->note_measure == 0)
        layout->note_measure = inner.width;
    inner.scope = out->scope;
    inner.column = inner.width;
    inner.page_name = NULL;
    inner.is_open = false;
    inner.href = NULL;
    inner.link = 0;
    layout->marker = &marker;
    const char *href = ((const SetNote *)g_hash_table_lookup(layout->notes, note))->href;
    add_destination(&inner.anchors, href + 1);
    block_add_in(&inner, note, &scope);
    inner.scope = &scope;
    if (layout->marker)
        add_lone_marker(&inner, note->style);
    layout->marker = outer;
    take_strips(&inner, hung);
    flow_close(&inner);
}

static int page_of(const LayoutOptions *options, unsigned note) {
    g_autofree char *name = g_strdup_printf(CALL_NAME, note);
    return GPOINTER_TO_INT(g_hash_table_lookup(options->targets, name));
}

/* A note of a box that rose may stand on a later page than those called after it. */
int note_number_on_page(const LayoutOptions *options, unsigned note, const int *before) {
    int page = options->targets ? page_of(options, note) : 0;
    for (unsigned other = note - 1; page > 0 && other > 0; other--) {
        int page_before = page_of(options, other);
        if (page_before == page)
            return before[other - 1] + 1;
        if (page_before + MOST_PAGES_RISEN < page)
            break;
    }
    return page > 0 ? 1 : 0;
}

/* css-gcpm-3 §2.6.2: before there are pages the count goes on, as it does where all is right. */
static void number_by_page(Layout *layout, unsigned note) {
    GArray *numbers = layout->note_numbers;
    int number = note_number_on_page(layout->options, note, (const int *)(void *)numbers->data);
    if (number == 0)
        number = counters_value(layout->counters, "footnote");
    g_array_append_val(numbers, number);
    counters_set(layout->counters, "footnote", number);
}

/* The number is counted by now; the footnote is set behind its call. */
static void add_first_call(InlineRuns *out, InlineRuns *in_reference, const StyledNode *call) {
    Layout *layout = out->flow->layout;
    SetNote *set = arena_new0(layout->arena, SetNote);
    unsigned number = g_hash_table_size(layout->notes) + 1;
    g_hash_table_insert(layout->notes, (gpointer)call->note, set);
    if (layout->options->numbers_notes_by_page)
        number_by_page(layout, number);
    set->value = counters_value(layout->counters, "footnote");
    set->href = arena_printf(layout->arena, "#" NOTE_NAME, number);
    const Style *marked = call->note->parts ? call->note->parts->footnote_marker : NULL;
    NoteMarker marker = {.style = marked,
                         .text = marked ? content_text(layout, &marked->content, NULL) : "",
                         .href = arena_printf(layout->arena, "#" CALL_NAME, number)};
    Anchors anchors = {0};
    add_destination(&anchors, marker.href + 1);
    if (call->node != call->note->node && call->node->id)
        add_destination(&anchors, call->node->id);
    Scope link;
    Hung *hung = arena_new0(layout->arena, Hung);
    InlineRuns inner = enter_link(in_reference, &link, set->href);
    inline_add_hung(&inner, call->style, content_text(layout, &call->style->content, NULL), hung);
    lay_note(out, call->note, marker, &anchors);
    anchors_give(&anchors, layout->arena, hung);
}

static void add_later_call(InlineRuns *in_reference, const StyledNode *call, const SetNote *set) {
    Layout *layout = in_reference->flow->layout;
    int counted = counters_value(layout->counters, "footnote");
    counters_set(layout->counters, "footnote", set->value);
    Scope link;
    InlineRuns inner = enter_link(in_reference, &link, set->href);
    inline_add_hung(&inner, call->style, content_text(layout, &call->style->content, NULL), NULL);
    counters_set(layout->counters, "footnote", counted);
}

void note_collect_call(InlineRuns *out, const StyledNode *call) {
    Layout *layout = out->flow->layout;
    Scope reference = {.above = out->scope, .kind = STRUCTURE_REFERENCE};
    InlineRuns inner = *out;
    inner.scope = &reference;
    const SetNote *set = layout->notes ? g_hash_table_lookup(layout->notes, call->note) : NULL;
    counters_enter(layout->counters, call);
    if (set)
        add_later_call(&inner, call, set);
    else if (layout->structure)
        add_first_call(out, &inner, call);
    else /* while measuring */
        inline_add_hung(&inner, call->style, content_text(layout, &call->style->content, NULL),
                        NULL);
    counters_leave(layout->counters);
}

static void take_hung(const void *hung, void *user) {
    anchors_take(user, hung);
}

void note_take_hung(const TextLines *lines, size_t line, Arena *arena, Strip *strip) {
    Anchors anchors = {0};
    text_line_visit_hung(lines, line, take_hung, &anchors);
    anchors_give(&anchors, arena, strip);
}

const GalleyRepeat *note_head(Arena *arena, const Style *style, Length measure) {
    Style *rule = arena_copy(arena, style, sizeof *style);
    for (int side = 0; side < 4; side++)
        if (side != SIDE_TOP)
            rule->border[side] = (StyleBorder){0};
    rule->background.space = COLOR_NONE;
    Length above = MAX(style_length(style->margin[SIDE_TOP], measure, 0), 0);
    Length thickness = style->border[SIDE_TOP].width;
    Length width = MIN(style_length(style->border_clip, measure, measure), measure);
    GalleyRepeat *head = arena_new0(arena, GalleyRepeat);
    head->height = above + box_edge(style, SIDE_TOP, measure);
    Frame *frame = frame_new(arena, measure, head->height);
    box_paint(frame, rule, (Rect){0, above, width, thickness}, true, false);
    head->frame = frame;
    return head;
}
