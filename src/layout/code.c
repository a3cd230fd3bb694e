/* SPDX-License-Identifier: MIT */
/* Turns img.qr-code into a QR code with its quiet zone (ISO/IEC 18004 §6.3.8), large enough that
 * every telephone reads it from paper: the longer its text, the larger the code. */

#include "image/qr.h"
#include "layout/flow.h"

#define MILLIMETRES(n) ((Length)((n)*72.0 / 25.4 * LENGTH_PT + 0.5))
#define CODE_LEAST MILLIMETRES(20)
#define CODE_USUAL MILLIMETRES(22)
/* A telephone at arm's length sees a page as a picture of 110 ppi shows it, where 0.53 mm are 2.3
 * pixels: enough for a module of a version 4 code, which holds the usual address, in 22 mm. In
 * larger ones small errors add up between the patterns at the corners: of pictures of addresses
 * from 90 characters up zbarimg misses 20 in 42 at 0.54 mm a module, and none at 0.64 mm. */
#define MODULE_LEAST MILLIMETRES(0.53)
#define SMALL_MODULES 33 /* a side of version 4 */
#define MODULE_LEAST_OF_LARGE MILLIMETRES(0.64)

static void tell(Layout *layout, const char *code, const char *message) {
    NoticePlace place = {.source = layout->options->source_name};
    notices_add(layout->notices, KANYIN_SEVERITY_WARNING, code, place, "%s", message);
}

/* Encoded once, however often it is measured; without modules where the text is too long. */
static const FrameModules *modules_of(Layout *layout, const StyledNode *styled) {
    const char *text = node_attribute(styled->node, "data-qr");
    FrameModules *modules = g_hash_table_lookup(layout->codes, text);
    if (modules)
        return modules;
    modules = arena_new0(layout->home, FrameModules);
    modules->dark = qr_encode(layout->home, text, &modules->size, NULL);
    g_hash_table_insert(layout->codes, (gpointer)text, modules);
    return modules;
}

static Length modules_across(const FrameModules *modules) {
    return modules->size + 2 * QR_QUIET_ZONE;
}

static Length least_module(const FrameModules *modules) {
    return modules->size <= SMALL_MODULES ? MODULE_LEAST : MODULE_LEAST_OF_LARGE;
}

Length code_width(Layout *layout, const StyledNode *styled, Length available) {
    const FrameModules *modules = modules_of(layout, styled);
    Length needed = modules->dark ? modules_across(modules) * least_module(modules) : 0;
    Length asked = style_length(styled->style->width, available, CODE_USUAL);
    return MAX(MIN(MAX(asked, needed), available), CODE_LEAST);
}

Frame *code_frame(Flow *flow, const StyledNode *styled, StructureId owner, Length width) {
    Layout *layout = flow->layout;
    Frame *frame = frame_new(layout->arena, width, width);
    const FrameModules *modules = modules_of(layout, styled);
    if (!modules->dark) {
        tell(layout, "no-qr-code", "the address is too long for a QR code: it holds 2,953 bytes");
        return frame;
    }
    if (style_length(styled->style->width, flow->width, CODE_USUAL) < CODE_LEAST)
        tell(layout, "small-qr-code", "the QR code is set 20 mm wide, as smaller ones fail");
    /* Whole Lengths a module: all modules are equally wide. */
    Length module = width / modules_across(modules);
    if (module < least_module(modules))
        tell(layout, "small-qr-code",
             "the QR code has no room to grow: not every telephone reads it");
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
