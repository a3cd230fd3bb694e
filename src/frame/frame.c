/* SPDX-License-Identifier: MIT */
/* Turns marks into frames: growing lists of what stands where. */

#include "frame/frame.h"

Frame *frame_new(Arena *arena, Length width, Length height) {
    Frame *frame = arena_new0(arena, Frame);
    frame->arena = arena;
    frame->width = width;
    frame->height = height;
    return frame;
}

FrameMark *frame_add(Frame *frame, FrameMark mark) {
    frame->marks = arena_grow(frame->arena, frame->marks, frame->n_marks, sizeof mark);
    frame->marks[frame->n_marks] = mark;
    return &frame->marks[frame->n_marks++];
}

void frame_add_frame(Frame *frame, const Frame *child, Point at) {
    frame_add(frame, (FrameMark){.kind = MARK_FRAME,
                                 .x = at.x,
                                 .y = at.y,
                                 .width = child->width,
                                 .height = child->height,
                                 .frame = child});
}

void frame_add_rect(Frame *frame, StructureId owner, Color color, Rect area) {
    if (color.space == COLOR_NONE || area.width <= 0 || area.height <= 0)
        return;
    frame_add(frame, (FrameMark){.kind = MARK_RECT,
                                 .owner = owner,
                                 .color = color,
                                 .x = area.x,
                                 .y = area.y,
                                 .width = area.width,
                                 .height = area.height});
}

static void add_double(Frame *frame, Color color, Rect area) {
    bool is_flat = area.width >= area.height;
    Length thick = is_flat ? area.height : area.width;
    for (int i = 0; i < 2; i++) {
        Length third = MAX(thick / 3, 1), at = i * (thick - third);
        Rect line = is_flat ? (Rect){area.x, area.y + at, area.width, third}
                            : (Rect){area.x + at, area.y, third, area.height};
        frame_add_rect(frame, STRUCTURE_ARTIFACT, color, line);
    }
}

void frame_add_rule(Frame *frame, FrameRule rule, Color color, Rect area) {
    bool is_flat = area.width >= area.height;
    Length thick = is_flat ? area.height : area.width, length = is_flat ? area.width : area.height;
    Length on = rule == RULE_DASHED ? 3 * thick : rule == RULE_DOTTED ? thick : 0;
    if (rule == RULE_DOUBLE) {
        add_double(frame, color, area);
        return;
    }
    /* An odd number of equal parts, so that both ends are inked. */
    int parts = on > 0 ? MAX(length / on, 1) | 1 : 1;
    for (int i = 0; i < parts; i += 2) {
        Length from = length_scale(length, i, parts), to = length_scale(length, i + 1, parts);
        Rect dash = is_flat ? (Rect){area.x + from, area.y, to - from, thick}
                            : (Rect){area.x, area.y + from, thick, to - from};
        frame_add_rect(frame, STRUCTURE_ARTIFACT, color, dash);
    }
}

static void walk(const Frame *frame, Point origin, FrameVisit visit, void *user) {
    for (uint32_t i = 0; i < frame->n_marks; i++) {
        const FrameMark *mark = &frame->marks[i];
        Point at = {origin.x + mark->x, origin.y + mark->y};
        if (mark->kind == MARK_FRAME)
            walk(mark->frame, at, visit, user);
        else
            visit(mark, at, user);
    }
}

void frame_walk(const Frame *frame, FrameVisit visit, void *user) {
    walk(frame, (Point){0, 0}, visit, user);
}
