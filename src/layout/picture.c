/* SPDX-License-Identifier: MIT */
/* Turns img elements into pictures scaled to their place, or into labelled frames where there is
 * no picture to be had. */

#include "layout/flow.h"

#include <stdlib.h>
#include <string.h>

#define PIXEL (LENGTH_PT * 72 / 96) /* css-values-4 §6.2: 96 to the inch */
#define LABEL_LINES 3               /* height of a labelled frame, in lines of its text */

typedef struct {
    Length width, height;
} Size;

bool picture_is(const StyledNode *styled) {
    return styled->kind == STYLED_ELEMENT && strcmp(styled->node->name, "img") == 0;
}

static bool is_code(const StyledNode *styled) {
    return node_has_class(styled->node, "qr-code") && node_attribute(styled->node, "data-qr");
}

/* A data: URI is too long to name in a notice. */
const char *picture_name(const char *address) {
    return g_str_has_prefix(address, "data:") ? "data: URI" : address;
}

/* Messages of the rooms below begin with the name, as the notice does. */
static const char *short_reason(const char *address, const char *message) {
    const char *name = picture_name(address);
    bool is_named =
        g_str_has_prefix(message, name) && g_str_has_prefix(message + strlen(name), ": ");
    return is_named ? message + strlen(name) + 2 : message;
}

/* What the file says and the page does not show. */
static void tell_remarks(Layout *layout, const Image *image, const char *address) {
    NoticePlace place = {.source = layout->options->source_name};
    if (image->profile_fault)
        notices_add(layout->notices, KANYIN_SEVERITY_WARNING, "bad-profile", place,
                    "the colour profile of the picture %s is not used: %s", picture_name(address),
                    image->profile_fault);
    if (image->has_more)
        notices_add(layout->notices, KANYIN_SEVERITY_INFO, "first-frame-only", place,
                    "the picture %s holds several, of which the first is set",
                    picture_name(address));
}

/* Two files of one size and check sum are the same where their bytes are, too: the first is read
 * again for that, which costs less than a strong hash of every picture would. */
static bool is_same(const GalleyPicture *known, GBytes *bytes) {
    g_autoptr(GBytes) again = resource_read(known->policy, known->address, NULL);
    return again && g_bytes_equal(again, bytes);
}

static GalleyPicture *add_picture(Layout *layout, const Image *image, const char *address) {
    GalleyPicture *picture = arena_new0(layout->home, GalleyPicture);
    *picture = (GalleyPicture){.address = address,
                               .policy = layout->options->policy,
                               .source_name = layout->options->source_name,
                               .image = image,
                               .pixel_width = image->width,
                               .pixel_height = image->height};
    g_ptr_array_add(layout->read, picture);
    tell_remarks(layout, image, address);
    return picture;
}

/* The same bytes are decoded once, whatever addresses they have. */
static GalleyPicture *read_picture(Layout *layout, const char *address, GError **error) {
    g_autoptr(GBytes) bytes = resource_read(layout->options->policy, address, error);
    if (!bytes)
        return NULL;
    gint64 sum = image_sum(bytes);
    GalleyPicture *known = g_hash_table_lookup(layout->by_sum, &sum);
    if (known && is_same(known, bytes))
        return known;
    const Image *image = image_read(layout->home, bytes, picture_name(address), error);
    if (!image)
        return NULL;
    GalleyPicture *picture = add_picture(layout, image, address);
    g_hash_table_insert(layout->by_sum, arena_copy(layout->home, &sum, sizeof sum), picture);
    return picture;
}

static const Image *load_picture(Layout *layout, const StyledNode *styled) {
    const char *address = node_attribute(styled->node, "src");
    NoticePlace place = {.source = layout->options->source_name};
    if (!address || !*address) {
        notices_add(layout->notices, KANYIN_SEVERITY_WARNING, "missing-picture", place,
                    "a picture has no address (%s)",
                    styled->node->origin ? styled->node->origin : "origin unknown");
        return NULL;
    }
    gpointer known = NULL;
    if (g_hash_table_lookup_extended(layout->pictures, address, NULL, &known))
        return known ? ((const GalleyPicture *)known)->image : NULL;
    g_autoptr(GError) error = NULL;
    GalleyPicture *picture = read_picture(layout, address, &error);
    if (!picture)
        notices_add(layout->notices, KANYIN_SEVERITY_WARNING, "missing-picture", place,
                    "the picture %s is left out: %s", picture_name(address),
                    short_reason(address, error->message));
    g_hash_table_insert(layout->pictures, (gpointer)address, picture);
    return picture ? picture->image : NULL;
}

static Length attribute_length(const StyledNode *styled, const char *name) {
    const char *value = node_attribute(styled->node, name);
    long pixels = value ? strtol(value, NULL, 10) : 0;
    return pixels > 0 && pixels < 100000 ? (Length)pixels * PIXEL : 0;
}

static Length scale(Length length, Length numerator, Length denominator) {
    return denominator > 0 ? (Length)((long long)length * numerator / denominator) : length;
}

static Size limit(Size size, Length max_width, Length max_height) {
    if (size.width > max_width)
        size = (Size){max_width, scale(size.height, max_width, size.width)};
    if (size.height > max_height)
        size = (Size){scale(size.width, max_height, size.height), max_height};
    return (Size){MAX(size.width, 1), MAX(size.height, 1)};
}

static Size natural_size(const Image *image) {
    long long width = (long long)image->width * PIXEL, height = (long long)image->height * PIXEL;
    while (width > LENGTH_MAX || height > LENGTH_MAX) { /* only the ratio matters any more */
        width /= 2;
        height /= 2;
    }
    return (Size){(Length)MAX(width, 1), (Length)MAX(height, 1)};
}

/* Its ratio is always kept: with both sides given it is fitted into them (CSS 2.2 §10.4, and
 * object-fit: contain). */
static Size picture_size(const Layout *layout, const StyledNode *styled, const Image *image,
                         Length available) {
    const Style *style = styled->style;
    Size size = natural_size(image);
    Length hint_width = attribute_length(styled, "width");
    Length hint_height = attribute_length(styled, "height");
    bool has_width = style->width.kind == VALUE_LENGTH;
    bool has_height = box_says_height(style, style->height);
    Length height = has_height ? style_length(style->height, style->height_around, 0) : LENGTH_MAX;
    if (has_width) {
        Length width = style_length(style->width, available, 0);
        size = (Size){width, scale(size.height, width, size.width)};
        size = limit(size, available, height);
    } else if (has_height) {
        size = (Size){scale(size.width, height, size.height), height};
    } else {
        size = limit(size, hint_width > 0 ? hint_width : LENGTH_MAX,
                     hint_height > 0 ? hint_height : LENGTH_MAX);
    }
    Length max_width = style_length(style->max_width, available, LENGTH_MAX);
    Length around = style->height_around >= 0 ? style->height_around : layout->picture_height;
    Length max_height = style_length(style->max_height, around, LENGTH_MAX);
    return limit(size, MIN(available, max_width), MIN(max_height, layout->picture_height));
}

static const Node *caption_of(const Node *figure) {
    for (const Node *child = figure->first_child; child; child = child->next) {
        if (child->kind != NODE_ELEMENT)
            continue;
        if (strcmp(child->name, "figcaption") == 0)
            return child;
    }
    return NULL;
}

/* alt, else the caption, else title. The last resort keeps the file valid, and is told. */
static const char *alternative_text(Layout *layout, const StyledNode *styled) {
    const char *alt = node_attribute(styled->node, "alt");
    if (alt && *alt)
        return alt;
    for (const Node *above = styled->node->parent; above; above = above->parent) {
        const Node *caption = strcmp(above->name, "figure") == 0 ? caption_of(above) : NULL;
        if (caption)
            return scope_text(layout, caption);
    }
    const char *title = node_attribute(styled->node, "title");
    if (title && *title)
        return title;
    NoticePlace place = {.source = layout->options->source_name};
    const char *address = node_attribute(styled->node, "src");
    notices_add(layout->notices, KANYIN_SEVERITY_WARNING, "no-alternative-text", place,
                "the picture %s has neither alternative text nor caption",
                address ? picture_name(address) : "without address");
    return language_matches(layout->language, "zh") ? "圖" : "Picture";
}

/* The Figure it belongs to, with its alternative text. */
static StructureId figure_leaf(Layout *layout, Scope *scope, const char *alt) {
    if (!layout->structure)
        return STRUCTURE_ARTIFACT;
    while (scope && scope->kind == STRUCTURE_CONTENT)
        scope = scope->above;
    Scope own = {.above = scope, .kind = STRUCTURE_FIGURE};
    if (!scope || scope->kind != STRUCTURE_FIGURE)
        scope = &own;
    structure_node(layout->structure, scope_structure(layout, scope))->alt = alt;
    return scope_leaf(layout, scope);
}

/* Under a caption that says the same already, the file's name serves better. */
static const char *label_of(Layout *layout, const StyledNode *styled, const char *alt) {
    const Node *figure = styled->node->parent;
    const Node *caption = figure ? caption_of(figure) : NULL;
    const char *address = node_attribute(styled->node, "src");
    if (!caption || !address || g_str_has_prefix(address, "data:") ||
        g_strcmp0(alt, scope_text(layout, caption)) != 0)
        return alt;
    g_autofree char *name = g_path_get_basename(address);
    return arena_strdup(layout->arena, name);
}

/* A hairline frame with the picture's words in its middle. */
static Frame *labelled_frame(Flow *flow, const StyledNode *styled, const char *label,
                             StructureId owner, Length available) {
    Layout *layout = flow->layout;
    Style *style = arena_copy(layout->arena, styled->style, sizeof *style);
    style->text_align = style->text_align_last = ALIGN_CENTER;
    style->text_indent = (StyleLength){.kind = VALUE_LENGTH};
    Length pad = style->font_size / 2;
    Length asked = style_length(style->width, available, available);
    Length width = MAX(MIN(asked, available), 4 * pad);
    TextRun run = {.text = label, .length = strlen(label), .style = style, .owner = owner};
    g_autoptr(GArray) runs = g_array_new(FALSE, TRUE, sizeof(TextRun));
    g_array_append_val(runs, run);
    Flow inner;
    flow_open(&inner, flow, pad, width - 2 * pad);
    paragraph_add(&inner, style, NULL, runs);
    Piece words = flow_flatten(&inner, width);
    flow_close(&inner);
    Length height =
        MAX(words.strip.height + 2 * pad, length_scale(style->line_height, LABEL_LINES, 1));
    Frame *frame = frame_new(layout->arena, width, height);
    StyleBorder hairline = {LENGTH_PT / 2, BORDER_SOLID, color_gray(0.6F)};
    Style box = {.border = {hairline, hairline, hairline, hairline}};
    box_paint(frame, &box, (Rect){0, 0, width, height}, true, true);
    frame_add_frame(frame, words.strip.frame, (Point){0, (height - words.strip.height) / 2});
    return frame;
}

Frame *picture_frame(Flow *flow, Scope *scope, const StyledNode *styled, Length available) {
    Layout *layout = flow->layout;
    const char *alt = alternative_text(layout, styled);
    StructureId owner = figure_leaf(layout, scope, alt);
    if (is_code(styled))
        return code_frame(flow, styled, owner, code_width(layout, styled, available));
    const Image *image = load_picture(layout, styled);
    if (!image)
        return labelled_frame(flow, styled, label_of(layout, styled, alt), owner, available);
    Size size = picture_size(layout, styled, image, available);
    Frame *frame = frame_new(layout->arena, size.width, size.height);
    frame_add(frame, (FrameMark){.kind = MARK_IMAGE,
                                 .owner = owner,
                                 .width = size.width,
                                 .height = size.height,
                                 .image = image});
    return frame;
}

Length picture_width(Flow *flow, const StyledNode *styled, Length available) {
    if (is_code(styled))
        return code_width(flow->layout, styled, available);
    const Image *image = load_picture(flow->layout, styled);
    if (!image)
        return MIN(style_length(styled->style->width, available, available), available);
    return picture_size(flow->layout, styled, image, available).width;
}

IntrinsicWidth picture_intrinsic(Flow *flow, const StyledNode *styled) {
    Length width = picture_width(flow, styled, flow->width);
    return (IntrinsicWidth){is_code(styled) ? width : 0, width};
}

void picture_fill(Flow *flow, const StyledNode *styled, const Style *container) {
    Frame *frame = picture_frame(flow, flow->scope, styled, flow->width);
    Length spare = flow->width - frame->width, x = flow->left;
    if (container->text_align == ALIGN_CENTER)
        x += spare / 2;
    else if (container->text_align == ALIGN_END)
        x += spare;
    bool is_lone = !flow->href && frame->n_marks == 1 && frame->marks[0].kind == MARK_IMAGE;
    Frame *placed = frame_new(flow->layout->arena, flow->left + flow->width, frame->height);
    frame_add_frame(placed, frame, (Point){x, 0});
    if (flow->href)
        frame_add(placed, (FrameMark){.kind = MARK_LINK,
                                      .owner = flow->link,
                                      .x = x,
                                      .width = frame->width,
                                      .height = frame->height,
                                      .href = flow->href});
    flow_push(flow,
              (Piece){.baseline = NO_BASELINE,
                      .picture = is_lone ? placed : NULL,
                      .strip = {.kind = STRIP_BOX, .height = frame->height, .frame = placed}});
}

void picture_shrink(Piece *piece, Length height) {
    Frame *placed = piece->picture;
    FrameMark *place = &placed->marks[0];
    Frame *frame = (Frame *)place->frame;
    Size size = limit((Size){frame->width, frame->height}, LENGTH_MAX, height);
    place->x += (frame->width - size.width) / 2;
    place->width = frame->width = frame->marks[0].width = size.width;
    place->height = frame->height = frame->marks[0].height = size.height;
    placed->height = piece->strip.height = size.height;
}
