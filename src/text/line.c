/* SPDX-License-Identifier: MIT */
/* Turns one line into marks of a frame: every atom at its exact place, runs joined, links and
 * decorations beside them. */

#include "text/setting.h"

#include <string.h>

#define UNDERLINE_DROP_PERCENT 14 /* of the em, from the baseline to the rule's upper edge */
#define STRIKE_RISE_PERCENT 36
#define RULE_DIVISOR 18 /* the em in rules */
#define SOFT_HYPHEN "\xc2\xad"

static Length width_at(const TextSetting *s, uint32_t i) {
    const TextAtom *atom = &s->paragraph->atoms[s->line->start + i];
    return atom->width + (s->led && text_atom_leads(s->paragraph, atom) ? s->led : 0);
}

/* Shares a step's use among its joints so that no sum is off by a rounding. */
typedef struct {
    long long limit, given;
} Share;

static Length take_share(Share *share, const TextLine *line, TextStage stage, Length limit) {
    if (!limit || !line->fill.used[stage])
        return 0;
    share[stage].limit += limit;
    long long due = line->fill.used[stage] * share[stage].limit / line->limit[stage];
    Length part = (Length)(due - share[stage].given);
    share[stage].given = due;
    return part;
}

/* What stands between each atom and the next: in the order of reading, for the shares do not hang
 * on the direction. */
static void find_joints(const TextSetting *s, Length *joints) {
    const TextLine *line = s->line;
    Share share[STAGE_COUNT] = {0};
    for (uint32_t i = 0; line->start + i + 1 < line->end; i++) {
        TextJoint joint = text_joint(s->paragraph, line->start + i);
        Length width = joint.natural;
        if (joint.shrink)
            width += take_share(share, line, joint.shrink_stage, joint.shrink);
        if (joint.open)
            width += take_share(share, line, joint.open_stage, joint.open);
        joints[i] = width;
    }
}

/* A line's elements are its atoms and joints in turn: 0 is the first atom, 1 what stands behind it.
 * A joint is of the lower level of its atoms, so that it stays between them wherever they go. */
static uint8_t level_of(const TextSetting *s, uint32_t element) {
    uint32_t i = s->line->start + element / 2;
    uint8_t level = text_atom_item(s->paragraph, i)->level;
    return element % 2 ? MIN(level, text_atom_item(s->paragraph, i + 1)->level) : level;
}

static void reverse(uint32_t *from, uint32_t *to) {
    for (; from < to; from++, to--) {
        uint32_t swapped = *from;
        *from = *to;
        *to = swapped;
    }
}

/* UAX #9, L2: from the highest level down, runs at that level or above are turned around. */
static void order_elements(TextSetting *s, uint32_t n) {
    uint8_t highest = 0;
    for (uint32_t i = 0; i < n; i++) {
        s->order[i] = i;
        highest = MAX(highest, level_of(s, i));
    }
    for (uint8_t level = highest; level > 0; level--)
        for (uint32_t from = 0; from < n; from++) {
            uint32_t to = from;
            while (to < n && level_of(s, to) >= level)
                to++;
            if (to > from + 1)
                reverse(&s->order[from], &s->order[to - 1]);
            from = to;
        }
}

static void find_places(TextSetting *s) {
    const TextLine *line = s->line;
    uint32_t n = line->end - line->start;
    g_autofree Length *joints = g_new0(Length, n);
    find_joints(s, joints);
    Length at = -text_start_trim(s->paragraph, line->start, line->is_first);
    for (uint32_t k = 0; k < 2 * n - 1; k++) {
        uint32_t element = s->order ? s->order[k] : k, i = element / 2;
        if (element % 2 == 0)
            s->x[i] = at;
        at += element % 2 ? joints[i] : width_at(s, i);
    }
    s->x[n] = at;
}

static bool same_edge(const Style *a, const Style *b) {
    return a->line_align == b->line_align && a->line_above == b->line_above &&
           a->line_below == b->line_below;
}

static bool same_run(const TextParagraph *paragraph, const TextItem *a, const TextItem *b) {
    if (a == b)
        return true;
    const TextRun *run = paragraph->spans[a->span].run, *other = paragraph->spans[b->span].run;
    return a->face == b->face && a->size == b->size && a->rise == b->rise && a->level == b->level &&
           same_edge(run->style, other->style) && run->owner == other->owner &&
           run->link == other->link && run->ruby == other->ruby &&
           g_strcmp0(run->href, other->href) == 0 &&
           color_equal(run->style->color, other->style->color);
}

static bool is_glyphs(const TextAtom *atom) {
    return atom->class != CLASS_OBJECT && atom->class != CLASS_BREAK;
}

/* The text after the line's last atom up to the next line belongs to it: the space between two
 * Latin words, which copying needs. */
static uint32_t text_end(const TextSetting *s, uint32_t to) {
    uint32_t end = s->line->start + to;
    const TextAtom *atoms = s->paragraph->atoms;
    while (end < s->line->next && atoms[end].class == CLASS_SPACE)
        end++;
    return atoms[end].text;
}

static void put_glyphs(const TextSetting *s, uint32_t from, uint32_t to, Length left,
                       FrameGlyphs *run) {
    const TextParagraph *paragraph = s->paragraph;
    FrameGlyph *glyphs = arena_array(s->frame->arena, FrameGlyph,
                                     paragraph->atoms[s->line->start + to].glyph -
                                         paragraph->atoms[s->line->start + from].glyph + 1);
    uint32_t n = 0;
    for (uint32_t i = from; i < to; i++) {
        const TextAtom *atom = &paragraph->atoms[s->line->start + i];
        Length at = s->x[i] - left;
        for (uint32_t k = 0; k < atom->n_glyphs; k++) {
            const TextGlyph *glyph = &paragraph->glyphs[atom->glyph + k];
            glyphs[n++] = (FrameGlyph){glyph->glyph,
                                       atom->text - paragraph->atoms[s->line->start + from].text,
                                       at + glyph->x, -glyph->y};
            at += glyph->advance;
        }
    }
    uint32_t last = s->line->start + to - 1;
    if (last + 1 == s->line->end && paragraph->atoms[last].hyphen) {
        const TextAtom *atom = &paragraph->atoms[last];
        uint32_t text = atom->class == CLASS_HYPHEN ? atom->text : atom[1].text;
        glyphs[n++] =
            (FrameGlyph){font_face_glyph(text_atom_item(paragraph, last)->face, '-'),
                         text - paragraph->atoms[s->line->start + from].text,
                         s->x[to - 1] - left + atom->width + text_hyphen_gap(paragraph, last), 0};
    }
    run->glyphs = glyphs;
    run->n_glyphs = n;
}

Length text_right_edge(const TextSetting *s, uint32_t from, uint32_t to) {
    Length right = 0;
    for (uint32_t i = from; i < to; i++)
        right = MAX(right, s->x[i] + width_at(s, i));
    uint32_t next = s->line->start + to;
    return next == s->line->end ? right + text_end_hyphen(s->paragraph, next - 1) : right;
}

Length text_left_edge(const TextSetting *s, uint32_t from, uint32_t to) {
    Length left = s->x[from];
    for (uint32_t i = from; i < to; i++)
        left = MIN(left, s->x[i]);
    return left;
}

/* What the atoms take without what phrases have at the outer sides of the first and the last. */
static void find_words(const TextSetting *s, uint32_t from, uint32_t to, Length *left,
                       Length *right) {
    Length first[2], last[2];
    text_box_room(s->paragraph, s->line->start + from, first);
    text_box_room(s->paragraph, s->line->start + to - 1, last);
    *left = text_left_edge(s, from, to) + (s->order ? 0 : first[0]);
    *right = text_right_edge(s, from, to) - (s->order ? 0 : last[1]);
}

/* A hyphen that is not in the text: whoever copies the line is told what it is. */
static bool shows_new_hyphen(const TextSetting *s) {
    const TextAtom *last = &s->paragraph->atoms[s->line->end - 1];
    return last->hyphen && last->class != CLASS_HYPHEN;
}

static void put_run(const TextSetting *s, uint32_t from, uint32_t to) {
    const TextParagraph *paragraph = s->paragraph;
    const TextItem *item = text_atom_item(paragraph, s->line->start + from);
    const TextRun *source = paragraph->spans[item->span].run;
    FrameGlyphs *run = arena_new0(s->frame->arena, FrameGlyphs);
    Length left = 0, right = 0;
    find_words(s, from, to, &left, &right);
    put_glyphs(s, from, to, left, run);
    if (!run->n_glyphs)
        return;
    uint32_t start = paragraph->atoms[s->line->start + from].text;
    uint32_t end = to == s->line->end - s->line->start ? text_end(s, to)
                                                       : paragraph->atoms[s->line->start + to].text;
    run->face = item->face;
    run->size = item->size;
    run->color = source->style->color;
    bool is_parted = to == s->line->end - s->line->start && shows_new_hyphen(s);
    run->text_length = end - start + (is_parted ? strlen(SOFT_HYPHEN) : 0);
    run->text = is_parted ? arena_printf(s->frame->arena, "%.*s" SOFT_HYPHEN, (int)(end - start),
                                         paragraph->text + start)
                          : arena_strndup(s->frame->arena, paragraph->text + start, end - start);
    run->width = right - left;
    frame_add(s->frame, (FrameMark){.kind = MARK_GLYPHS,
                                    .owner = source->owner,
                                    .x = s->origin.x + left,
                                    .y = s->origin.y - text_setting_rise(s, item),
                                    .width = run->width,
                                    .height = item->size,
                                    .color = run->color,
                                    .glyphs = run});
}

static void put_object(const TextSetting *s, uint32_t i) {
    const TextItem *item = text_atom_item(s->paragraph, s->line->start + i);
    const TextRun *run = s->paragraph->spans[item->span].run;
    const Frame *object = run->leader ? run->leader : run->object;
    Length room[2];
    text_box_room(s->paragraph, s->line->start + i, room);
    if (run->leader)
        run->leader->width = width_at(s, i) - room[0] - room[1];
    if (object)
        frame_add_frame(s->frame, object,
                        (Point){s->origin.x + s->x[i] + room[0],
                                s->origin.y - object->height - text_setting_rise(s, item)});
}

static void put_runs(const TextSetting *s) {
    const TextParagraph *paragraph = s->paragraph;
    uint32_t n = s->line->end - s->line->start;
    for (uint32_t from = 0, to; from < n; from = to) {
        const TextAtom *first = &paragraph->atoms[s->line->start + from];
        to = from + 1;
        if (!is_glyphs(first)) {
            put_object(s, from);
            text_put_ruby(s, from, to);
            continue;
        }
        for (; to < n; to++) {
            const TextAtom *next = &paragraph->atoms[s->line->start + to];
            if (!is_glyphs(next) ||
                !same_run(paragraph, &paragraph->items[first->item], &paragraph->items[next->item]))
                break;
        }
        put_run(s, from, to);
        text_put_ruby(s, from, to);
    }
}

/* Where a rule lies, as it is for one by the size of the type: thicker ones grow away from the
 * text, through it both ways. */
static Length rule_top(StyleDecorationLine line, Length em, Length thick) {
    switch (line) {
    case DECORATION_UNDERLINE:
        return length_scale(em, UNDERLINE_DROP_PERCENT, 100);
    case DECORATION_OVERLINE:
        return -length_scale(em, EM_ASCENT_PERCENT, 100) - thick;
    default:
        return -length_scale(em, STRIKE_RISE_PERCENT, 100) - (thick - em / RULE_DIVISOR) / 2;
    }
}

static void put_rules(const TextSetting *s, const Style *style, Length left, Length right) {
    static const FrameRule rules[] = {[DECORATION_SOLID] = RULE_SOLID,
                                      [DECORATION_DOUBLE] = RULE_DOUBLE,
                                      [DECORATION_DOTTED] = RULE_DOTTED,
                                      [DECORATION_DASHED] = RULE_DASHED,
                                      [DECORATION_WAVY] = RULE_SOLID};
    Length em = style->font_size;
    for (int line = 0; line < DECORATION_COUNT; line++) {
        const StyleDecoration *decoration = &style->decorations[line];
        if (!decoration->is_drawn)
            continue;
        Length thick = decoration->thickness ? decoration->thickness : em / RULE_DIVISOR;
        thick = MAX(thick, 1) * (decoration->style == DECORATION_DOUBLE ? 3 : 1);
        Rect area = {left, s->origin.y + rule_top((StyleDecorationLine)line, em, thick),
                     right - left, thick};
        frame_add_rule(s->frame, rules[decoration->style], decoration->color, area);
    }
}

/* Rules and link areas run through atoms of one span's look, across faces and gaps. */
static void put_decoration(const TextSetting *s, const TextRun *run, uint32_t from, uint32_t to) {
    Length em = run->style->font_size, left = 0, right = 0;
    find_words(s, from, to, &left, &right);
    put_rules(s, run->style, s->origin.x + left, s->origin.x + right);
    left = s->origin.x + text_left_edge(s, from, to);
    right = s->origin.x + text_right_edge(s, from, to);
    if (run->href)
        frame_add(s->frame, (FrameMark){.kind = MARK_LINK,
                                        .owner = run->link,
                                        .x = left,
                                        .y = s->origin.y - length_scale(em, EM_ASCENT_PERCENT, 100),
                                        .width = right - left,
                                        .height = em,
                                        .href = arena_strdup(s->frame->arena, run->href)});
}

static bool is_decorated(const TextRun *run) {
    bool is_any = run->href != NULL;
    for (int line = 0; line < DECORATION_COUNT; line++)
        is_any |= run->style->decorations[line].is_drawn;
    return is_any;
}

static bool same_rules(const Style *a, const Style *b) {
    for (int line = 0; line < DECORATION_COUNT; line++) {
        const StyleDecoration *left = &a->decorations[line], *right = &b->decorations[line];
        if (left->is_drawn != right->is_drawn)
            return false;
        if (left->is_drawn && (left->style != right->style || left->thickness != right->thickness ||
                               !color_equal(left->color, right->color)))
            return false;
    }
    return true;
}

static bool same_decoration(const TextRun *a, const TextRun *b) {
    return same_rules(a->style, b->style) && a->link == b->link && g_strcmp0(a->href, b->href) == 0;
}

static void put_decorations(const TextSetting *s) {
    uint32_t n = s->line->end - s->line->start;
    for (uint32_t from = 0, to; from < n; from = to) {
        const TextItem *item = text_atom_item(s->paragraph, s->line->start + from);
        const TextRun *run = s->paragraph->spans[item->span].run;
        for (to = from + 1; to < n; to++) {
            const TextItem *next = text_atom_item(s->paragraph, s->line->start + to);
            if (next->span != item->span &&
                !same_decoration(run, s->paragraph->spans[next->span].run))
                break;
        }
        if (is_decorated(run))
            put_decoration(s, run, from, to);
    }
}

void text_place_atoms(TextSetting *s) {
    uint32_t n = s->line->end - s->line->start;
    s->x = g_new(Length, n + 1);
    if (s->paragraph->has_right) {
        s->order = g_new(uint32_t, 2 * n - 1);
        order_elements(s, 2 * n - 1);
    }
    find_places(s);
}

static void set_line(TextSetting *s) {
    if (s->line->end == s->line->start)
        return;
    text_place_atoms(s);
    put_runs(s);
    put_decorations(s);
    if (s->paragraph->has_emphasis)
        text_put_emphasis(s);
    g_free(s->order);
    g_free(s->x);
}

void text_set_line(const TextParagraph *paragraph, const TextLine *line, Frame *frame,
                   Point origin) {
    TextSetting s = {.paragraph = paragraph, .line = line, .frame = frame, .origin = origin};
    set_line(&s);
}

TextSetting text_setting(const TextLines *lines, size_t line, Frame *frame, Point origin) {
    const TextLine *broken = &((const TextLine *)lines->breaks)[line];
    const TextLineReport *report = &lines->lines[line];
    TextSetting s = {
        .paragraph = lines->paragraph, .line = broken, .frame = frame, .origin = origin};
    s.origin.x += report->left;
    s.led = report->led;
    if (s.paragraph->has_aligned)
        s.below = text_line_height(s.paragraph->source->style, report, &s.above) - s.above;
    s.room_before = MAX(report->left, 0);
    s.room_after = MAX(broken->left + broken->measure - report->left - report->width, 0);
    return s;
}

void text_line_set(const TextLines *lines, size_t line, Frame *frame, Point origin) {
    TextSetting s = text_setting(lines, line, frame, origin);
    set_line(&s);
}

/* A line has the text from its first atom up to the next line's; spaces that the text lost at its
 * beginning belong to the first. */
void text_line_visit_hung(const TextLines *lines, size_t line, TextVisitHung visit, void *user) {
    const TextParagraph *paragraph = lines->paragraph;
    const TextLine *broken = &((const TextLine *)lines->breaks)[line];
    uint32_t from = line == 0 ? 0 : paragraph->atoms[broken->start].text;
    uint32_t end =
        line + 1 == lines->n_lines ? paragraph->length + 1 : paragraph->atoms[broken->next].text;
    uint32_t first = 0, beyond = paragraph->n_spans;
    while (first < beyond) {
        uint32_t middle = first + (beyond - first) / 2;
        if (paragraph->spans[middle].start < from)
            first = middle + 1;
        else
            beyond = middle;
    }
    for (uint32_t i = first; i < paragraph->n_spans && paragraph->spans[i].start < end; i++)
        if (paragraph->spans[i].run->hung)
            visit(paragraph->spans[i].run->hung, user);
}
