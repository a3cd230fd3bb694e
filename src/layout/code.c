/* SPDX-License-Identifier: MIT */
/* Turns img.qr-code into a QR code with its quiet zone (ISO/IEC 18004 §6.3.8), at least 20 mm wide
 * so that every telephone reads it from paper. */

#include "image/qr.h"
#include "layout/flow.h"

#define MILLIMETRES(n) ((Length)((n)*72.0 / 25.4 * LENGTH_PT + 0.5))
#define CODE_LEAST MILLIMETRES(20)
#define CODE_USUAL MILLIMETRES(22)

Length code_width(const Style *style, Length available) {
    Length width = MIN(style_length(style->width, available, CODE_USUAL), available);
    return MAX(width, CODE_LEAST);
}

static void tell(Layout *layout, const char *code, const char *message) {
    NoticePlace place = {.source = layout->options->source_name};
    notices_add(layout->notices, KANYIN_SEVERITY_WARNING, code, place, "%s", message);
}

Frame *code_frame(Flow *flow, const StyledNode *styled, StructureId owner, Length width) {
    Layout *layout = flow->layout;
    Frame *frame = frame_new(layout->arena, width, width);
    g_autoptr(GError) error = NULL;
    FrameModules *modules = arena_new0(layout->arena, FrameModules);
    const char *text = node_attribute(styled->node, "data-qr");
    modules->dark = qr_encode(layout->arena, text, &modules->size, &error);
    if (!modules->dark) {
        tell(layout, "no-qr-code", error->message);
        return frame;
    }
    if (style_length(styled->style->width, flow->width, CODE_USUAL) < CODE_LEAST)
        tell(layout, "small-qr-code", "the QR code is set 20 mm wide, as smaller ones fail");
    /* Whole Lengths a module: all modules are equally wide. */
    Length module = width / (modules->size + 2 * QR_QUIET_ZONE);
    Length side = module * modules->size;
    frame_add(frame, (FrameMark){.kind = MARK_MODULES,
                                 .owner = owner,
                                 .color = styled->style->color,
                                 .x = (width - side) / 2,
                                 .y = (width - side) / 2,
                                 .width = side,
                                 .height = side,
                                 .modules = modules});
    return frame;
}
