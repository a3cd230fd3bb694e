/* SPDX-License-Identifier: MIT */
#include "pictures.h"

#include <gif_lib.h>

typedef struct {
    int canvas_width, canvas_height, left, top, width, height;
    const uint8_t *indexes;
    bool is_interlaced;
    int transparent; /* NO_TRANSPARENT_COLOR */
    int frames;
} Sketch;

static int append(GifFileType *gif, const GifByteType *bytes, int size) {
    g_byte_array_append(gif->UserData, bytes, (unsigned)size);
    return size;
}

static void write_frame(GifFileType *gif, const Sketch *sketch) {
    static const int starts[] = {0, 4, 2, 1}, steps[] = {8, 8, 4, 2};
    g_autofree uint8_t *indexes = /* giflib writes into what it writes */
        g_memdup2(sketch->indexes, (size_t)(sketch->width * sketch->height));
    if (sketch->transparent != NO_TRANSPARENT_COLOR) {
        GifByteType block[4];
        GraphicsControlBlock control = {.TransparentColor = sketch->transparent};
        size_t size = EGifGCBToExtension(&control, block);
        EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, (int)size, block);
    }
    g_assert_cmpint(EGifPutImageDesc(gif, sketch->left, sketch->top, sketch->width, sketch->height,
                                     sketch->is_interlaced, NULL),
                    ==, GIF_OK);
    for (int pass = 0; pass < (sketch->is_interlaced ? 4 : 1); pass++)
        for (int y = sketch->is_interlaced ? starts[pass] : 0; y < sketch->height;
             y += sketch->is_interlaced ? steps[pass] : 1)
            EGifPutLine(gif, indexes + y * sketch->width, sketch->width);
}

static GByteArray *write_gif(const Sketch *sketch) {
    static const GifColorType colors[4] = {{255, 255, 255}, {200, 0, 0}, {0, 150, 0}, {0, 0, 100}};
    GByteArray *file = g_byte_array_new();
    int code = 0;
    GifFileType *gif = EGifOpen(file, append, &code);
    g_assert_nonnull(gif);
    EGifSetGifVersion(gif, true);
    ColorMapObject *map = GifMakeMapObject(4, colors);
    EGifPutScreenDesc(gif, sketch->canvas_width, sketch->canvas_height, 2, 0, map);
    for (int i = 0; i < sketch->frames; i++)
        write_frame(gif, sketch);
    EGifCloseFile(gif, &code);
    GifFreeMapObject(map);
    return file;
}

static const uint8_t four[] = {0, 1, 2, 3};
static const Sketch plain = {2, 2, 0, 0, 2, 2, four, false, NO_TRANSPARENT_COLOR, 1};

static void a_palette_is_read(void) {
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GByteArray) file = write_gif(&plain);
    const Image *image = read_picture(arena, file);
    g_assert_cmpstr(image->kind, ==, "GIF");
    g_assert_false(image->has_more);
    g_assert_null(image->alpha);
    assert_pixels(image, (const uint32_t[]){0xFFFFFFFF, 0xFFC80000, 0xFF009600, 0xFF000064});
}

static void a_colour_may_be_clear(void) {
    g_autoptr(Arena) arena = arena_new();
    Sketch sketch = plain;
    sketch.transparent = 1;
    g_autoptr(GByteArray) file = write_gif(&sketch);
    assert_pixels(read_picture(arena, file),
                  (const uint32_t[]){0xFFFFFFFF, 0, 0xFF009600, 0xFF000064});
}

static void interlaced_lines_find_their_place(void) {
    enum { HEIGHT = 13 };
    g_autoptr(Arena) arena = arena_new();
    uint8_t lines[HEIGHT];
    uint32_t expected[HEIGHT];
    static const uint32_t shown[] = {0xFFFFFFFF, 0xFFC80000, 0xFF009600, 0xFF000064};
    for (int y = 0; y < HEIGHT; y++) {
        lines[y] = (uint8_t)(y * 7 / 3 % 4);
        expected[y] = shown[lines[y]];
    }
    Sketch sketch = {1, HEIGHT, 0, 0, 1, HEIGHT, lines, true, NO_TRANSPARENT_COLOR, 1};
    g_autoptr(GByteArray) file = write_gif(&sketch);
    assert_pixels(read_picture(arena, file), expected);
}

/* The first frame of two, at its place on a larger canvas; and one that hangs over a smaller. */
static void the_first_frame_stands_on_its_canvas(void) {
    g_autoptr(Arena) arena = arena_new();
    Sketch sketch = {3, 3, 1, 1, 2, 2, four, false, NO_TRANSPARENT_COLOR, 2};
    g_autoptr(GByteArray) file = write_gif(&sketch);
    const Image *image = read_picture(arena, file);
    g_assert_true(image->has_more);
    assert_pixels(
        image, (const uint32_t[]){0, 0, 0, 0, 0xFFFFFFFF, 0xFFC80000, 0, 0xFF009600, 0xFF000064});
    sketch.canvas_width = sketch.canvas_height = 2;
    g_autoptr(GByteArray) over = write_gif(&sketch);
    assert_pixels(read_picture(arena, over), (const uint32_t[]){0, 0, 0, 0xFFFFFFFF});
}

static void damage_is_told(void) {
    enum { SIDE = 64 };
    uint8_t indexes[SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++)
        indexes[i] = (uint8_t)(i * i / 5 % 4);
    Sketch sketch = {SIDE, SIDE, 0, 0, SIDE, SIDE, indexes, false, NO_TRANSPARENT_COLOR, 1};
    g_autoptr(GByteArray) file = write_gif(&sketch);
    assert_cut_is_told(file);
    assert_spoiled_is_survived(file);
    assert_unreadable(file->data, file->len / 2, "the file ends early");
    g_autoptr(GByteArray) map = write_gif(&plain);
    map->data[10] &= 0x7F; /* says that it has no palette; what follows is read as blocks */
    assert_unreadable(map->data, map->len, "damaged GIF");
}

static void a_huge_canvas_is_refused_by_its_header(void) {
    g_autoptr(GByteArray) file = write_gif(&plain);
    memset(file->data + 6, 0xFF, 4);
    assert_unreadable(file->data, file->len, "limit of 200 million");
    static const uint8_t wide[] = {0xB0, 0x36, 0xB0, 0x36}; /* 14,000 × 14,000 */
    memcpy(file->data + 6, wide, 4);
    assert_unreadable(file->data, file->len, "limit of 256 MiB");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/gif/palette", a_palette_is_read);
    g_test_add_func("/gif/clear-colour", a_colour_may_be_clear);
    g_test_add_func("/gif/interlaced", interlaced_lines_find_their_place);
    g_test_add_func("/gif/first-frame", the_first_frame_stands_on_its_canvas);
    g_test_add_func("/gif/damaged", damage_is_told);
    g_test_add_func("/gif/large", a_huge_canvas_is_refused_by_its_header);
    return g_test_run();
}
