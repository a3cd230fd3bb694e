/* SPDX-License-Identifier: MIT */
/* Turns a few sentences into a document of frames, without layout. */

#include "conformance/sample.h"

#include <hb.h>
#include <string.h>

#define PAGE_WIDTH (595 * LENGTH_PT)
#define PAGE_HEIGHT (842 * LENGTH_PT)
#define LEFT (72 * LENGTH_PT)
#define TEXT_SIZE (21 * LENGTH_PT / 2)
#define LEADING (18 * LENGTH_PT)

typedef struct {
    Arena *arena;
    StructureTree *tree;
    const FontFace *serif, *sans;
    Frame *frame;
    Length y;
} Sample;

typedef struct {
    StructureId owner;
    const FontFace *face;
    Length size, gap;
    Color color;
} Look;

static FrameGlyphs *shape(Sample *sample, const Look *look, const char *text) {
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(font_face_hb_font(look->face), buffer, NULL, 0);
    unsigned n;
    hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &n);
    hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, NULL);
    FrameGlyph *glyphs = arena_array(sample->arena, FrameGlyph, n);
    int em = font_face_metrics(look->face)->units_per_em;
    Length x = 0;
    for (unsigned i = 0; i < n; i++) {
        glyphs[i] = (FrameGlyph){infos[i].codepoint, infos[i].cluster,
                                 x + font_scale(places[i].x_offset, look->size, em),
                                 -font_scale(places[i].y_offset, look->size, em)};
        x += font_scale(places[i].x_advance, look->size, em) + look->gap;
    }
    hb_buffer_destroy(buffer);
    FrameGlyphs *run = arena_new0(sample->arena, FrameGlyphs);
    *run = (FrameGlyphs){look->face,
                         look->size,
                         look->color,
                         arena_strdup(sample->arena, text),
                         (uint32_t)strlen(text),
                         n,
                         glyphs,
                         x};
    return run;
}

/* Sets text at x on the line at sample->y; gives where it ends. */
static Length put(Sample *sample, Look look, Length x, const char *text) {
    if (!look.face)
        look.face = sample->serif;
    if (!look.size)
        look.size = TEXT_SIZE;
    if (look.color.space == COLOR_NONE)
        look.color = color_gray(0);
    const FrameGlyphs *run = shape(sample, &look, text);
    frame_add(sample->frame, (FrameMark){.kind = MARK_GLYPHS,
                                         .owner = look.owner,
                                         .x = x,
                                         .y = sample->y,
                                         .width = run->width,
                                         .glyphs = run});
    return x + run->width;
}

static StructureId add(Sample *sample, StructureId parent, StructureKind kind) {
    return structure_add(sample->tree, parent, kind);
}

static void put_line(Sample *sample, Look look, const char *text) {
    put(sample, look, LEFT, text);
    sample->y += LEADING;
}

static void begin_page(Sample *sample, const char *number) {
    sample->frame = frame_new(sample->arena, PAGE_WIDTH, PAGE_HEIGHT);
    sample->y = 40 * LENGTH_PT;
    put(sample, (Look){.face = sample->sans, .size = 8 * LENGTH_PT, .color = color_gray(.4f)}, LEFT,
        "刊印樣張");
    frame_add_rect(sample->frame, STRUCTURE_ARTIFACT, color_gray(.6f),
                   (Rect){LEFT, 46 * LENGTH_PT, PAGE_WIDTH - 2 * LEFT, LENGTH_PT / 2});
    sample->y = 810 * LENGTH_PT;
    put(sample, (Look){.face = sample->sans, .size = 8 * LENGTH_PT}, PAGE_WIDTH / 2, number);
    sample->y = 90 * LENGTH_PT;
}

static void put_heading(Sample *sample) {
    StructureId heading = add(sample, STRUCTURE_ROOT, STRUCTURE_H1);
    put_line(sample,
             (Look){.owner = heading,
                    .face = sample->sans,
                    .size = 22 * LENGTH_PT,
                    .color = {COLOR_RGB, {.1f, .2f, .55f, 0}}},
             "樣張（sample）：一頁所能有的一切");
    sample->y += LEADING;
}

/* A paragraph in nested frames, with a link between content leaves and a gap that is no width. */
static void put_paragraph(Sample *sample) {
    StructureId paragraph = add(sample, STRUCTURE_ROOT, STRUCTURE_P);
    StructureId before = add(sample, paragraph, STRUCTURE_CONTENT);
    put_line(sample, (Look){.owner = before, .gap = 300},
             "　　主任安托萬·珀蒂（Antoine Petit）一行到訪，雙方簽署了合作備忘錄，並就 ");
    Frame *page = sample->frame;
    Frame *line = frame_new(sample->arena, PAGE_WIDTH, LEADING);
    Length at = sample->y;
    sample->frame = line;
    sample->y = 0;
    Length x = put(sample, (Look){.owner = before}, 0, "fine office work 等問題交換了意見，見");
    StructureId link = add(sample, paragraph, STRUCTURE_LINK);
    StructureId label = add(sample, link, STRUCTURE_CONTENT);
    Length end =
        put(sample, (Look){.owner = label, .color = {COLOR_CMYK, {1, .5f, 0, .2f}}}, x, "網頁");
    frame_add(line, (FrameMark){.kind = MARK_LINK,
                                .owner = link,
                                .x = x,
                                .y = -TEXT_SIZE,
                                .width = end - x,
                                .height = LEADING,
                                .href = "https://example.org/合作?a=(1)"});
    StructureId after = add(sample, paragraph, STRUCTURE_CONTENT);
    put(sample, (Look){.owner = after}, end, "。");
    sample->frame = page;
    frame_add_frame(page, line, (Point){LEFT, at});
    sample->y = at + LEADING;
}

static void put_list(Sample *sample) {
    static const char *const items[] = {"數學與物理", "生命科學"};
    StructureId list = add(sample, STRUCTURE_ROOT, STRUCTURE_L);
    structure_node(sample->tree, list)->list_style = "decimal";
    for (size_t i = 0; i < G_N_ELEMENTS(items); i++) {
        StructureId item = add(sample, list, STRUCTURE_LI);
        StructureId label = add(sample, item, STRUCTURE_LBL);
        StructureId body = add(sample, item, STRUCTURE_LBODY);
        Length x = put(sample, (Look){.owner = label}, LEFT, i ? "2. " : "1. ");
        put(sample, (Look){.owner = body}, x, items[i]);
        sample->y += LEADING;
    }
}

static void put_cell(Sample *sample, StructureId row, StructureKind kind, int column,
                     const char *text) {
    StructureId cell = add(sample, row, kind);
    if (kind == STRUCTURE_TH)
        structure_node(sample->tree, cell)->scope = 'C';
    if (*text)
        put(sample, (Look){.owner = cell}, LEFT + column * 120 * LENGTH_PT, text);
}

static void put_table(Sample *sample) {
    StructureId table = add(sample, STRUCTURE_ROOT, STRUCTURE_TABLE);
    StructureId head = add(sample, add(sample, table, STRUCTURE_THEAD), STRUCTURE_TR);
    put_cell(sample, head, STRUCTURE_TH, 0, "年份");
    put_cell(sample, head, STRUCTURE_TH, 1, "項目");
    sample->y += LEADING;
    StructureId body = add(sample, table, STRUCTURE_TBODY);
    for (int i = 0; i < 2; i++) {
        StructureId row = add(sample, body, STRUCTURE_TR);
        put_cell(sample, row, STRUCTURE_TD, 0, i ? "2024" : "2023");
        put_cell(sample, row, STRUCTURE_TD, 1, i ? "" : "聯合實驗室");
        sample->y += LEADING;
    }
}

static const FrameModules *modules(Sample *sample) {
    uint16_t size = 21;
    uint8_t *dark = arena_array(sample->arena, uint8_t, (size_t)size * size);
    for (int i = 0; i < size * size; i++)
        dark[i] = (i * 7 + i / size * 3) % 5 < 2;
    FrameModules *made = arena_new0(sample->arena, FrameModules);
    *made = (FrameModules){size, dark};
    return made;
}

static const Image *picture(Sample *sample, ColorSpace space, uint8_t orientation) {
    static const uint8_t rgb[] = {200, 30,  30, 30, 160, 60, 40,  60,  200,
                                  240, 220, 40, 90, 90,  90, 250, 250, 250};
    static const uint8_t alpha[] = {255, 255, 128, 255, 255, 255};
    Image *image = arena_new0(sample->arena, Image);
    *image = (Image){.form = IMAGE_ROWS,
                     .width = orientation >= 5 ? 2 : 3,
                     .height = orientation >= 5 ? 3 : 2,
                     .space = space,
                     .orientation = orientation};
    image->bytes = arena_own(sample->arena, image_pack(g_memdup2(rgb, sizeof rgb), 3, 2, 3),
                             (GDestroyNotify)g_bytes_unref);
    image->alpha = arena_own(sample->arena, image_pack(g_memdup2(alpha, sizeof alpha), 3, 2, 1),
                             (GDestroyNotify)g_bytes_unref);
    return image;
}

static void put_figure(Sample *sample) {
    StructureId figure = add(sample, STRUCTURE_ROOT, STRUCTURE_FIGURE);
    structure_node(sample->tree, figure)->alt = "六色方格與二維碼";
    for (uint8_t turn = 1; turn <= 8; turn++)
        frame_add(sample->frame, (FrameMark){.kind = MARK_IMAGE,
                                             .owner = figure,
                                             .x = LEFT + (turn - 1) * 44 * LENGTH_PT,
                                             .y = sample->y,
                                             .width = (turn >= 5 ? 26 : 39) * LENGTH_PT,
                                             .height = (turn >= 5 ? 39 : 26) * LENGTH_PT,
                                             .image = picture(sample, COLOR_RGB, turn)});
    frame_add(sample->frame, (FrameMark){.kind = MARK_MODULES,
                                         .owner = figure,
                                         .x = LEFT + 370 * LENGTH_PT,
                                         .y = sample->y,
                                         .width = 60 * LENGTH_PT,
                                         .height = 60 * LENGTH_PT,
                                         .color = color_gray(0),
                                         .modules = modules(sample)});
    sample->y += 80 * LENGTH_PT;
    StructureId caption = add(sample, figure, STRUCTURE_CAPTION);
    put_line(sample, (Look){.owner = caption, .face = sample->sans}, "圖一　方格");
}

/* A clustered base and mark, one glyph for two texts, ruby, a note. */
static void put_oddities(Sample *sample) {
    StructureId paragraph = add(sample, STRUCTURE_ROOT, STRUCTURE_P);
    structure_node(sample->tree, paragraph)->lang = "en";
    put_line(sample, (Look){.owner = paragraph},
             "ohm Ω Ω, e\xCC\x81 é, K \xE2\x84\xAA, ffi fl 100 Å");
    StructureId base_text = add(sample, STRUCTURE_ROOT, STRUCTURE_P);
    StructureId ruby = add(sample, base_text, STRUCTURE_RUBY);
    StructureId base = add(sample, ruby, STRUCTURE_RB), over = add(sample, ruby, STRUCTURE_RT);
    put(sample, (Look){.owner = base}, LEFT, "刊印");
    sample->y -= TEXT_SIZE;
    put(sample, (Look){.owner = over, .size = TEXT_SIZE / 2}, LEFT, "kānyìn");
    sample->y += TEXT_SIZE;
    StructureId mark = add(sample, base_text, STRUCTURE_REFERENCE);
    StructureId link = add(sample, mark, STRUCTURE_LINK);
    Length x = LEFT + 2 * TEXT_SIZE, end = put(sample, (Look){.owner = link}, x, "①");
    frame_add(sample->frame, (FrameMark){.kind = MARK_LINK,
                                         .owner = link,
                                         .x = x,
                                         .y = sample->y - TEXT_SIZE,
                                         .width = end - x,
                                         .height = TEXT_SIZE,
                                         .href = "#note"});
    sample->y += LEADING;
    add(sample, STRUCTURE_ROOT, STRUCTURE_P); /* stays empty: left out */
}

static DocumentPage end_page(const Sample *sample, const char *label) {
    return (DocumentPage){.frame = sample->frame, .label = label};
}

static Document *new_document(Sample *sample, const char *title) {
    Document *document = arena_new0(sample->arena, Document);
    document->structure = sample->tree;
    document->metadata = (DocumentMetadata){.title = title, .language = "zh-Hant-CN"};
    return document;
}

static void name_places(Sample *sample, Document *document) {
    document->outline = arena_array(sample->arena, DocumentOutlineItem, 3);
    document->n_outline = 3;
    Length top = 70 * LENGTH_PT;
    document->outline[0] = (DocumentOutlineItem){"樣張", 1, false, 0, LEFT, top, 2};
    document->outline[1] = (DocumentOutlineItem){"Figure & list", 2, false, 0, LEFT, 3 * top, 0};
    document->outline[2] = (DocumentOutlineItem){"次頁", 2, false, 1, LEFT, top, 0};
    document->destinations = arena_array(sample->arena, DocumentDestination, 1);
    document->destinations[0] = (DocumentDestination){"note", 1, LEFT, top};
    document->n_destinations = 1;
}

Document *sample_document(Arena *arena, FontLibrary *library) {
    static const char *const authors[] = {"張三", "Ann Other"};
    Sample sample = {.arena = arena, .tree = structure_new(arena)};
    sample.serif = font_library_match(library, "serif", 400, false, REGION_CN);
    sample.sans = font_library_match(library, "sans-serif", 700, false, REGION_CN);
    Document *document = new_document(&sample, "樣張 <sample> & (test)");
    document->metadata.authors = authors;
    document->metadata.n_authors = G_N_ELEMENTS(authors);
    document->metadata.created = "2024-06-27T10:30:00+08:00";
    document->metadata.source_url = "https://example.org/?a=1&b=2";
    document->metadata.keywords = "印刷, 排版";
    document->pages = arena_array(arena, DocumentPage, 2);
    document->n_pages = 2;
    begin_page(&sample, "1");
    put_heading(&sample);
    put_paragraph(&sample);
    put_list(&sample);
    put_table(&sample);
    put_figure(&sample);
    put_oddities(&sample);
    StructureId spread = add(&sample, STRUCTURE_ROOT, STRUCTURE_P);
    put_line(&sample, (Look){.owner = spread}, "　　這一段從第一頁");
    document->pages[0] = end_page(&sample, "1");
    begin_page(&sample, "2");
    put_line(&sample, (Look){.owner = spread}, "走到第二頁。");
    StructureId note = add(&sample, STRUCTURE_ROOT, STRUCTURE_NOTE);
    put_line(&sample, (Look){.owner = note, .size = 9 * LENGTH_PT}, "① 註文。");
    document->pages[1] = end_page(&sample, "2");
    name_places(&sample, document);
    return document;
}

#define LINES_PER_PAGE 25
#define GLYPHS_PER_LINE 40

/* A line of 40 different Han, walking through 4,000 of them; U+4E00 and on. */
static const char *long_line(char text[GLYPHS_PER_LINE * 3 + 1], unsigned seed) {
    char *p = text;
    for (int i = 0; i < GLYPHS_PER_LINE; i++)
        p += g_unichar_to_utf8(0x4E00 + (seed * 97 + (unsigned)i * 61) % 4000, p);
    *p = '\0';
    return text;
}

Document *sample_long_document(Arena *arena, FontLibrary *library, size_t pages) {
    Sample sample = {.arena = arena, .tree = structure_new(arena)};
    sample.serif = font_library_match(library, "serif", 400, false, REGION_CN);
    sample.sans = font_library_match(library, "sans-serif", 700, false, REGION_CN);
    Document *document = new_document(&sample, "長文");
    document->pages = arena_array(arena, DocumentPage, pages);
    document->n_pages = pages;
    StructureId last = add(&sample, STRUCTURE_ROOT, STRUCTURE_H1);
    char text[GLYPHS_PER_LINE * 3 + 1];
    for (size_t i = 0; i < pages; i++) {
        g_autofree char *number = g_strdup_printf("%" G_GSIZE_FORMAT, i + 1);
        begin_page(&sample, number);
        put_line(&sample, (Look){.owner = last, .face = sample.sans, .size = 14 * LENGTH_PT},
                 "一節");
        last = add(&sample, STRUCTURE_ROOT, STRUCTURE_P);
        for (unsigned line = 0; line < LINES_PER_PAGE; line++)
            put_line(&sample, (Look){.owner = last, .gap = 100 + (Length)line * 8},
                     long_line(text, (unsigned)i * LINES_PER_PAGE + line));
        document->pages[i] = end_page(&sample, arena_strdup(arena, number));
        last = add(&sample, STRUCTURE_ROOT, STRUCTURE_H2);
    }
    return document;
}
