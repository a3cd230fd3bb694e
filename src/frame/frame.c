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
