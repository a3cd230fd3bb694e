/* SPDX-License-Identifier: MIT */
/* Turns the first frame of a GIF into rows, through giflib. */

#include "image/forms.h"

#include <gif_lib.h>
#include <string.h>

enum { CHANNELS = 4 };

typedef struct {
    const ImageSource *source;
    size_t at;
    bool has_ended; /* more was asked for than there is */
    int transparent;
    uint8_t *pixels;
    GifByteType *line;
} Reader;

static int read_bytes(GifFileType *gif, GifByteType *to, int size) {
    Reader *reader = gif->UserData;
    size_t left = reader->source->size - reader->at;
    size_t count = MIN((size_t)size, left);
    reader->has_ended |= count < (size_t)size;
    memcpy(to, reader->source->bytes + reader->at, count);
    reader->at += count;
    return (int)count;
}

static bool fail(const Reader *reader, int code, GError **error) {
    const char *reason = GifErrorString(code);
    return image_fail(reader->source->name, error, "damaged GIF: %s",
                      reader->has_ended ? "the file ends early"
                      : reason          ? reason
                                        : "its blocks");
}

/* Graphics control tells the transparent colour of the frame that follows; all else is passed
 * over. */
static bool read_extension(GifFileType *gif, Reader *reader) {
    GifByteType *block = NULL;
    int code = 0;
    if (DGifGetExtension(gif, &code, &block) == GIF_ERROR)
        return false;
    while (block) {
        GraphicsControlBlock control;
        if (code == GRAPHICS_EXT_FUNC_CODE &&
            DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK)
            reader->transparent = control.TransparentColor;
        if (DGifGetExtensionNext(gif, &block) == GIF_ERROR)
            return false;
    }
    return true;
}

/* Goes to the next frame; false at the end, with *is_sound, and where it is damaged. */
static bool find_frame(GifFileType *gif, Reader *reader, bool *is_sound) {
    GifRecordType kind = UNDEFINED_RECORD_TYPE;
    for (;;) {
        *is_sound = DGifGetRecordType(gif, &kind) != GIF_ERROR;
        if (!*is_sound || kind == TERMINATE_RECORD_TYPE)
            return false;
        if (kind == IMAGE_DESC_RECORD_TYPE)
            return true;
        *is_sound = kind != EXTENSION_RECORD_TYPE || read_extension(gif, reader);
        if (!*is_sound)
            return false;
    }
}

/* A line of the frame, which may reach over the canvas. */
static void put_line(const GifFileType *gif, const Reader *reader, const Image *image, int row) {
    const GifImageDesc *frame = &gif->Image;
    const ColorMapObject *map = frame->ColorMap ? frame->ColorMap : gif->SColorMap;
    int64_t y = (int64_t)frame->Top + row;
    if (!map || y >= image->height)
        return;
    for (int i = 0; i < frame->Width && (uint32_t)(frame->Left + i) < image->width; i++) {
        int index = reader->line[i];
        if (index == reader->transparent || index >= map->ColorCount)
            continue;
        GifColorType color = map->Colors[index];
        const uint8_t pixel[CHANNELS] = {color.Red, color.Green, color.Blue, 255};
        size_t at = (size_t)y * image->width + (size_t)(frame->Left + i);
        memcpy(reader->pixels + at * CHANNELS, pixel, CHANNELS);
    }
}

/* Interlaced: every eighth line, those between them, and so on (GIF89a, appendix E). */
static bool read_lines(GifFileType *gif, const Reader *reader, const Image *image) {
    static const int starts[] = {0, 4, 2, 1}, steps[] = {8, 8, 4, 2};
    bool is_interlaced = gif->Image.Interlace;
    for (size_t pass = 0; pass < (is_interlaced ? G_N_ELEMENTS(steps) : 1); pass++)
        for (int row = is_interlaced ? starts[pass] : 0; row < gif->Image.Height;
             row += is_interlaced ? steps[pass] : 1) {
            if (DGifGetLine(gif, reader->line, gif->Image.Width) == GIF_ERROR)
                return false;
            put_line(gif, reader, image, row);
        }
    return true;
}

static bool read_first(GifFileType *gif, Reader *reader, Image *image, GError **error) {
    bool is_sound = false;
    if (!find_frame(gif, reader, &is_sound))
        return fail(reader, is_sound ? D_GIF_ERR_NO_IMAG_DSCR : gif->Error, error);
    if (DGifGetImageDesc(gif) == GIF_ERROR)
        return fail(reader, gif->Error, error);
    if (!gif->Image.ColorMap && !gif->SColorMap)
        return fail(reader, D_GIF_ERR_NO_COLOR_MAP, error);
    /* a few old programs left the canvas empty */
    image->width = (uint32_t)(gif->SWidth > 0 ? gif->SWidth : gif->Image.Width);
    image->height = (uint32_t)(gif->SHeight > 0 ? gif->SHeight : gif->Image.Height);
    image->space = COLOR_RGB;
    if (!image_check_size(reader->source, image->width, image->height, CHANNELS, error) ||
        !image_check_size(reader->source, (uint64_t)gif->Image.Width, (uint64_t)gif->Image.Height,
                          CHANNELS, error))
        return false;
    reader->pixels = g_malloc0((size_t)image->width * image->height * CHANNELS);
    reader->line = g_malloc((size_t)gif->Image.Width);
    if (!read_lines(gif, reader, image))
        return fail(reader, gif->Error, error);
    image->has_more = find_frame(gif, reader, &is_sound);
    return true;
}

bool gif_read(const ImageSource *source, Image *image, GError **error) {
    Reader reader = {.source = source, .transparent = NO_TRANSPARENT_COLOR};
    int code = 0;
    GifFileType *gif = DGifOpen(&reader, read_bytes, &code);
    if (!gif)
        return fail(&reader, code, error);
    bool is_read = read_first(gif, &reader, image, error);
    DGifCloseFile(gif, NULL);
    g_free(reader.line);
    if (is_read)
        image_take_pixels(image, reader.pixels, CHANNELS);
    else
        g_free(reader.pixels);
    return is_read;
}
