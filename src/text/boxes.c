/* SPDX-License-Identifier: MIT */
/* Turns what phrases have at their sides into room beside their first and last atoms, and a line
 * into where the boxes of its phrases stand.
 *
 * A phrase's margins, borders and padding are in the boxes of its first and its last atom, so that
 * lines are filled and broken as ever, and a line's end inside it gets none of them
 * (box-decoration-break: slice). */

#include "text/setting.h"

/* A space typed at a box's edge stands outside it: it may fall away at a line's end, what the box
 * has at its side may not. Wider spaces were typed to be seen. */
static bool is_solid(const TextParagraph *paragraph, size_t i) {
    const TextAtom *atom = &paragraph->atoms[i];
    if (atom->class == CLASS_SPACE)
        return text_atom_character(paragraph, i) != ' ';
    return atom->class != CLASS_BREAK;
}

static const TextBox *box_around(const TextParagraph *paragraph, size_t i) {
    return paragraph->spans[text_atom_item(paragraph, i)->span].run->box;
}

static const TextBox *of_depth(const TextBox *box, unsigned depth) {
    while (box && box->depth > depth)
        box = box->around;
    return box && box->depth == depth ? box : NULL;
}

static const TextBox *box_at(const TextParagraph *paragraph, size_t i, unsigned depth) {
    return of_depth(box_around(paragraph, i), depth);
}

static bool begins(const TextParagraph *paragraph, size_t i, const TextBox *box) {
    while (i > 0 && !is_solid(paragraph, i - 1))
        i--;
    const TextBox *before = i ? box_around(paragraph, i - 1) : paragraph->source->open;
    return of_depth(before, box->depth) != box;
}

static bool ends(const TextParagraph *paragraph, size_t i, const TextBox *box) {
    while (i + 1 < paragraph->n_atoms && !is_solid(paragraph, i + 1))
        i++;
    return i + 1 >= paragraph->n_atoms || box_at(paragraph, i + 1, box->depth) != box;
}

/* Which sides of the box are at the atom: its first has the left one, in text that runs to the left
 * the right one. */
static void find_sides(const TextParagraph *paragraph, size_t i, const TextBox *box, bool at[2]) {
    bool is_right = text_atom_item(paragraph, i)->level % 2;
    at[is_right] = begins(paragraph, i, box);
    at[!is_right] = ends(paragraph, i, box);
}

void text_box_room(const TextParagraph *paragraph, size_t i, Length room[2]) {
    room[0] = room[1] = 0;
    if (!paragraph->has_box_room || !is_solid(paragraph, i))
        return;
    for (const TextBox *box = box_around(paragraph, i); box; box = box->around) {
        bool at[2];
        find_sides(paragraph, i, box, at);
        for (int side = 0; side < 2; side++)
            if (at[side])
                room[side] = length_add(room[side], box->margin[side] + box->edge[side]);
    }
}

void text_find_boxes(TextParagraph *paragraph) {
    for (uint32_t i = 0; paragraph->has_box_room && i < paragraph->n_atoms; i++) {
        TextAtom *atom = &paragraph->atoms[i];
        Length room[2];
        if (!box_around(paragraph, i))
            continue;
        text_box_room(paragraph, i, room);
        if (!room[0] && !room[1])
            continue;
        text_widen(paragraph, i, room[0], room[1]);
        atom->edges = (room[0] ? EDGE_BEFORE : 0) | (room[1] ? EDGE_AFTER : 0);
        if (room[0]) /* a mark's blank there is the box's, and is kept */
            atom->left = 0;
        if (room[1])
            atom->right = 0;
    }
}

/* What stands outside the box at this side of the atom: its own margin, and what the boxes around
 * it have there. */
static Length outside(const TextParagraph *paragraph, size_t i, const TextBox *box, int side) {
    Length room = box->margin[side];
    for (const TextBox *around = box->around; around; around = around->around) {
        bool at[2];
        find_sides(paragraph, i, around, at);
        if (at[side])
            room = length_add(room, around->margin[side] + around->edge[side]);
    }
    return room;
}

/* Where the box's stretch [from, to) of a line stands, and which of its sides it has. */
static TextBoxPart part_of(const TextSetting *s, const TextBox *box, uint32_t from, uint32_t to) {
    const TextParagraph *paragraph = s->paragraph;
    TextBoxPart part = {.box = box,
                        .rise = text_rise(s, box->style),
                        .left = s->origin.x + text_left_edge(s, from, to),
                        .right = s->origin.x + text_right_edge(s, from, to)};
    for (int last = 0; last < 2; last++) {
        size_t i = s->line->start + (last ? to - 1 : from);
        bool at[2];
        find_sides(paragraph, i, box, at);
        if (at[0] && !part.has_left)
            part.left += outside(paragraph, i, box, 0);
        if (at[1] && !part.has_right)
            part.right -= outside(paragraph, i, box, 1);
        part.has_left |= at[0];
        part.has_right |= at[1];
    }
    return part;
}

/* The spaces at the two ends of a stretch are no part of it where the phrase begins or ends there.
 */
static void trim(const TextSetting *s, const TextBox *box, uint32_t *from, uint32_t *to) {
    uint32_t first = *from, end = *to, at = s->line->start;
    while (first < end && !is_solid(s->paragraph, at + first))
        first++;
    while (end > first && !is_solid(s->paragraph, at + end - 1))
        end--;
    if (first == end)
        return;
    if (begins(s->paragraph, at + first, box))
        *from = first;
    if (ends(s->paragraph, at + end - 1, box))
        *to = end;
}

/* Those of one depth. False: there are none, nor deeper ones. */
static bool visit_depth(const TextSetting *s, unsigned depth, TextVisitBox visit, void *user) {
    uint32_t n = s->line->end - s->line->start, start = s->line->start;
    bool found = false;
    for (uint32_t from = 0, next; from < n; from = next) {
        const TextBox *box = box_at(s->paragraph, start + from, depth);
        for (next = from + 1; next < n && box_at(s->paragraph, start + next, depth) == box; next++)
            continue;
        found |= box != NULL;
        if (!box)
            continue;
        uint32_t to = next;
        trim(s, box, &from, &to);
        TextBoxPart part = part_of(s, box, from, to);
        visit(&part, user);
    }
    return found;
}

void text_line_visit_boxes(const TextLines *lines, size_t line, TextVisitBox visit, void *user) {
    TextSetting s = text_setting(lines, line, NULL, (Point){0, 0});
    if (!s.paragraph->has_boxes || s.line->end == s.line->start)
        return;
    text_place_atoms(&s);
    for (unsigned depth = 1; depth <= TEXT_MAX_BOXES; depth++)
        if (!visit_depth(&s, depth, visit, user))
            break;
    g_free(s.order);
    g_free(s.x);
}
