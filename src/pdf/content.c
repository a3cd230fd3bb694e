/* SPDX-License-Identifier: MIT */
/* Turns a page's marks into its content stream and its dictionary. */

#include "pdf/glyphs.h"
#include "pdf/writer.h"

#include <string.h>

typedef struct {
    PdfWriter *writer;
    GString *out;
    Length bleed, height; /* the frame's origin lies `bleed` inside the media box */
    PdfGlyphs glyphs;
    Color color; /* now filling; COLOR_NONE: none chosen yet */
    StructureId owner;
    int marked;          /* open sequences (BDC … EMC) of `owner` */
    GPtrArray *fonts;    /* PdfFont and PdfImage shown on this page, by first use */
    GPtrArray *images;   /* of PdfImage */
    GArray *annotations; /* object numbers */
} Content;

/* From the frame's axes (origin top left, y down) to the media box (bottom left, y up). */
static int64_t map_x(const Content *content, Length x) {
    return pdf_text_thousandths(x + content->bleed);
}

static int64_t map_y(const Content *content, Length y) {
    return pdf_text_thousandths(content->height + content->bleed - y);
}

static void map_area(const Content *content, const FrameMark *mark, Point at, int64_t area[4]) {
    area[0] = map_x(content, at.x);
    area[1] = map_y(content, at.y + mark->height);
    area[2] = map_x(content, at.x + mark->width);
    area[3] = map_y(content, at.y);
}

static void close_marked(Content *content) {
    pdf_glyphs_end(&content->glyphs);
    for (; content->marked > 0; content->marked--)
        g_string_append(content->out, "EMC\n");
}

/* Every mark is content of an element or an artifact (ISO 14289-1, 7.1). `actual`: ActualText, or
 * NULL. */
static void begin_marked(Content *content, StructureId owner, const char *actual, size_t length) {
    PdfTags *tags = content->writer->tags;
    StructureId element = pdf_tags_element(tags, owner);
    const StructureNode *node = structure_at(content->writer->document->structure, element);
    GString *out = content->out;
    bool is_artifact = element == STRUCTURE_ARTIFACT;
    close_marked(content);
    /* readers heed ActualText in a Span alone */
    if (is_artifact && actual) {
        g_string_append(out, "/Artifact BMC\n");
        content->marked++;
    }
    g_string_append_c(out, '/');
    g_string_append(out, actual        ? "Span"
                         : is_artifact ? "Artifact"
                                       : structure_kind_name(node->kind));
    g_string_append(out, "<<");
    if (!is_artifact) {
        g_string_append(out, "/MCID ");
        pdf_text_int(out, pdf_tags_add(tags, owner));
    }
    if (actual) {
        g_string_append(out, "/ActualText");
        pdf_text_string_len(out, actual, length);
    }
    g_string_append(out, ">>BDC\n");
    content->owner = owner;
    content->marked++;
}

/* Neighbours of one owner share a sequence. */
static void open_marked(Content *content, StructureId owner) {
    if (!content->marked || content->owner != owner)
        begin_marked(content, owner, NULL, 0);
}

/* ActualText stands beside an MCID of its own instead of inside another's sequence: poppler loses
 * what follows a sequence without MCID that is nested in one with. */
static void begin_span(void *user, const char *text, size_t length) {
    Content *content = user;
    begin_marked(content, content->owner, text, length);
}

static void end_span(void *user, bool goes_on) {
    Content *content = user;
    close_marked(content);
    if (goes_on)
        open_marked(content, content->owner);
}

/* CMYK has no meaning under an sRGB output intent (ISO 19005-2, 6.2.4.3): black alone is gray, the
 * rest is converted in the plain way. */
static Color displayable(Color color) {
    if (color.space != COLOR_CMYK)
        return color;
    float key = 1 - color.v[3];
    if (color.v[0] == 0 && color.v[1] == 0 && color.v[2] == 0)
        return color_gray(key);
    return (Color){COLOR_RGB,
                   {(1 - color.v[0]) * key, (1 - color.v[1]) * key, (1 - color.v[2]) * key, 0}};
}

static void choose_color(Content *content, Color wanted) {
    Color color = displayable(wanted);
    if (color_equal(color, content->color))
        return;
    int n = color.space == COLOR_RGB ? 3 : 1;
    for (int i = 0; i < n; i++) {
        pdf_text_double(content->out, (double)CLAMP(color.v[i], 0.f, 1.f));
        g_string_append_c(content->out, ' ');
    }
    g_string_append(content->out, n == 3 ? "rg\n" : "g\n");
    content->color = color;
}

static void note_used(GPtrArray *used, const void *resource) {
    if (!g_ptr_array_find(used, resource, NULL))
        g_ptr_array_add(used, (void *)resource);
}

static void show_glyphs(Content *content, const FrameMark *mark, Point at) {
    const FrameGlyphs *run = mark->glyphs;
    if (run->n_glyphs == 0 || run->size <= 0)
        return;
    open_marked(content, mark->owner);
    choose_color(content, run->color.space == COLOR_NONE ? color_gray(0) : run->color);
    pdf_glyphs_begin(&content->glyphs);
    pdf_glyphs_show(&content->glyphs, run, map_x(content, at.x), map_y(content, at.y));
    note_used(content->fonts, content->glyphs.font);
    pdf_links_note_text(content->writer, mark);
}

static void append_operands(GString *out, const int64_t *thousandths, int count) {
    for (int i = 0; i < count; i++) {
        pdf_text_decimal(out, thousandths[i], 3);
        g_string_append_c(out, ' ');
    }
}

static void show_rect(Content *content, const FrameMark *mark, const int64_t area[4]) {
    open_marked(content, mark->owner);
    pdf_glyphs_end(&content->glyphs);
    choose_color(content, mark->color);
    const int64_t rect[] = {area[0], area[1], area[2] - area[0], area[3] - area[1]};
    append_operands(content->out, rect, 4);
    g_string_append(content->out, "re f\n");
}

/* How many rows from `row` on have exactly the dark run [first, end). */
static uint16_t same_rows(const FrameModules *modules, uint8_t *done, uint16_t row,
                          const int run[2]) {
    uint16_t size = modules->size, rows = 0;
    for (uint16_t y = row; y < size; y++, rows++) {
        const uint8_t *dark = modules->dark + (size_t)y * size;
        if ((run[0] > 0 && dark[run[0] - 1]) || (run[1] < size && dark[run[1]]))
            break;
        int x = run[0];
        while (x < run[1] && dark[x])
            x++;
        if (x < run[1])
            break;
        memset(done + (size_t)y * size + run[0], 1, (size_t)(run[1] - run[0]));
    }
    return rows;
}

/* One path of the fewest rectangles, filled once: separate ones would show seams where a viewer
 * smooths their edges. */
static void append_modules(GString *out, const FrameModules *modules) {
    int size = modules->size;
    g_autoptr(GArray) covered = g_array_new(FALSE, TRUE, 1);
    g_array_set_size(covered, (guint)(size * size));
    uint8_t *done = (uint8_t *)covered->data;
    for (int y = 0; y < size; y++) {
        const uint8_t *dark = modules->dark + (size_t)y * size;
        for (int x = 0; x < size; x++) {
            if (!dark[x] || done[(size_t)y * size + x])
                continue;
            int run[2] = {x, x};
            while (run[1] < size && dark[run[1]])
                run[1]++;
            int rows = same_rows(modules, done, (uint16_t)y, run);
            g_string_append_printf(out, "%d %d %d %d re\n", x, y, run[1] - x, rows);
            x = run[1];
        }
    }
}

static void show_modules(Content *content, const FrameMark *mark, const int64_t area[4]) {
    const FrameModules *modules = mark->modules;
    open_marked(content, mark->owner);
    pdf_glyphs_end(&content->glyphs);
    choose_color(content, mark->color.space == COLOR_NONE ? color_gray(0) : mark->color);
    g_string_append(content->out, "q ");
    /* Modules are counted from the top; six decimals keep a code of 177 of them square. */
    pdf_text_decimal(content->out, (area[2] - area[0]) * 1000 / modules->size, 6);
    g_string_append(content->out, " 0 0 ");
    pdf_text_decimal(content->out, -(area[3] - area[1]) * 1000 / modules->size, 6);
    g_string_append_c(content->out, ' ');
    append_operands(content->out, (const int64_t[]){area[0], area[3]}, 2);
    g_string_append(content->out, "cm\n");
    append_modules(content->out, modules);
    g_string_append(content->out, "f Q\n");
}

/* Where the stored picture's unit square goes, by EXIF orientation: x = a·u + c·v + e and so on. */
static const int8_t orientations[9][6] = {
    {1, 0, 0, 1, 0, 0},   {1, 0, 0, 1, 0, 0},  {-1, 0, 0, 1, 1, 0},
    {-1, 0, 0, -1, 1, 1}, {1, 0, 0, -1, 0, 1}, {0, -1, -1, 0, 1, 1},
    {0, -1, 1, 0, 0, 1},  {0, 1, 1, 0, 0, 0},  {0, 1, -1, 0, 1, 0},
};

static void show_image(Content *content, const FrameMark *mark, const int64_t area[4]) {
    const PdfImage *image = pdf_images_image(content->writer->images, mark->image);
    if (!image)
        return;
    open_marked(content, mark->owner);
    pdf_glyphs_end(&content->glyphs);
    note_used(content->images, image);
    const int8_t *m = orientations[mark->image->orientation];
    int64_t width = area[2] - area[0], height = area[3] - area[1];
    const int64_t matrix[] = {m[0] * width,  m[1] * height,          m[2] * width,
                              m[3] * height, area[0] + m[4] * width, area[1] + m[5] * height};
    g_string_append(content->out, "q ");
    append_operands(content->out, matrix, 6);
    g_string_append(content->out, "cm/I");
    pdf_text_int(content->out, image->index);
    g_string_append(content->out, " Do Q\n");
}

static void show_mark(const FrameMark *mark, Point at, void *user) {
    Content *content = user;
    int64_t area[4];
    map_area(content, mark, at, area);
    switch (mark->kind) {
    case MARK_GLYPHS:
        show_glyphs(content, mark, at);
        return; /* no figure's box: glyph marks carry no height */
    case MARK_RECT:
        if (mark->color.space == COLOR_NONE || mark->width <= 0 || mark->height <= 0)
            return;
        show_rect(content, mark, area);
        break;
    case MARK_MODULES:
        if (mark->modules->size == 0)
            return;
        show_modules(content, mark, area);
        break;
    case MARK_IMAGE:
        show_image(content, mark, area);
        break;
    case MARK_LINK: {
        int number = pdf_links_add(content->writer, mark, area);
        if (number)
            g_array_append_val(content->annotations, number);
        return;
    }
    case MARK_FRAME:
        return;
    }
    pdf_tags_cover(content->writer->tags, mark->owner, area);
}

static void append_resources(const Content *content, GString *out) {
    g_string_append(out, "/Resources<<");
    if (content->fonts->len)
        g_string_append(out, "/Font<<");
    for (guint i = 0; i < content->fonts->len; i++) {
        const PdfFont *font = content->fonts->pdata[i];
        g_string_append_printf(out, "/F%u ", font->index);
        pdf_text_reference(out, font->number);
    }
    if (content->fonts->len)
        g_string_append(out, ">>");
    if (content->images->len)
        g_string_append(out, "/XObject<<");
    for (guint i = 0; i < content->images->len; i++) {
        const PdfImage *image = content->images->pdata[i];
        g_string_append_printf(out, "/I%u ", image->index);
        pdf_text_reference(out, image->number);
    }
    if (content->images->len)
        g_string_append(out, ">>");
    g_string_append(out, ">>");
}

static void append_boxes(const Content *content, GString *out, const Frame *frame) {
    Length bleed = content->bleed;
    const int64_t media[] = {0, 0, pdf_text_thousandths(frame->width + 2 * bleed),
                             pdf_text_thousandths(frame->height + 2 * bleed)};
    const int64_t trim[] = {pdf_text_thousandths(bleed), pdf_text_thousandths(bleed),
                            pdf_text_thousandths(frame->width + bleed),
                            pdf_text_thousandths(frame->height + bleed)};
    g_string_append(out, "/MediaBox");
    pdf_text_numbers(out, media, 4);
    if (bleed)
        g_string_append(out, "/BleedBox"), pdf_text_numbers(out, media, 4);
    g_string_append(out, "/TrimBox");
    pdf_text_numbers(out, trim, 4);
}

static void write_page_object(const Content *content, const PdfPage *page, int stream, int key) {
    const Frame *frame = content->writer->document->pages[page->index].frame;
    g_autoptr(GString) out = g_string_new("<</Type/Page/Parent ");
    pdf_text_reference(out, page->parent);
    append_boxes(content, out, frame);
    append_resources(content, out);
    g_string_append(out, "/Contents ");
    pdf_text_reference(out, stream);
    g_string_append_printf(out, "/StructParents %d/Tabs/S", key);
    if (content->annotations->len)
        g_string_append(out, "/Annots[");
    for (guint i = 0; i < content->annotations->len; i++) {
        if (i)
            g_string_append_c(out, ' ');
        pdf_text_reference(out, g_array_index(content->annotations, int, i));
    }
    g_string_append(out, content->annotations->len ? "]>>" : ">>");
    pdf_file_put(content->writer->file, page->number, out);
}

void pdf_page_write(PdfWriter *writer, const PdfPage *page) {
    const DocumentPage *source = &writer->document->pages[page->index];
    g_autoptr(GString) out = g_string_sized_new(16 * 1024);
    g_autoptr(GPtrArray) fonts = g_ptr_array_new(), images = g_ptr_array_new();
    g_autoptr(GArray) annotations = g_array_new(FALSE, FALSE, sizeof(int));
    Content content = {.writer = writer,
                       .out = out,
                       .bleed = source->bleed,
                       .height = source->frame->height,
                       .glyphs = {.out = out, .fonts = writer->fonts},
                       .fonts = fonts,
                       .images = images,
                       .annotations = annotations};
    content.glyphs.begin_span = begin_span;
    content.glyphs.end_span = end_span;
    content.glyphs.user = &content;
    int key = pdf_tags_begin_page(writer->tags, page->number);
    frame_walk(source->frame, show_mark, &content);
    close_marked(&content);
    int stream = pdf_file_reserve(writer->file);
    pdf_file_put_stream(writer->file, stream,
                        (PdfStream){.entries = "", .bytes = out->str, .size = out->len});
    write_page_object(&content, page, stream, key);
}
