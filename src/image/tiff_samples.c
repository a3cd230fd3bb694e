/* SPDX-License-Identifier: MIT */
/* Turns the strips or tiles of a TIFF into pixels of 8 bits a channel. */

#include "image/tiff.h"

/* A strip or tile as libtiff decodes it. */
typedef struct {
    uint32_t x, y, width, height; /* what of it lies in the picture */
    uint16_t plane;
    const uint8_t *bytes;
    size_t stride;
} Block;

typedef struct {
    TiffReader *reader;
    const uint16_t *palette[3];
    uint8_t *pixels;
} Work;

/* The sample as it is coded. libtiff gives 16 bits in the machine's own order. */
static unsigned sample_at(const TiffReader *reader, const uint8_t *row, size_t index) {
    if (reader->bits == 8)
        return row[index];
    if (reader->bits == 16)
        return ((const uint16_t *)(const void *)row)[index];
    size_t bit = index * reader->bits;
    unsigned shift = 8 - reader->bits - (unsigned)(bit % 8);
    return row[bit / 8] >> shift & ((1u << reader->bits) - 1);
}

/* In a*b*, the upper byte is a signed number; all else goes from nothing to all there is. */
static uint8_t to_byte(const TiffReader *reader, unsigned value, unsigned sample) {
    unsigned most = (1u << reader->bits) - 1;
    bool is_lab =
        reader->photometric == PHOTOMETRIC_CIELAB || reader->photometric == PHOTOMETRIC_ICCLAB;
    if (is_lab && sample > 0 && sample < reader->colors) {
        unsigned upper = reader->bits == 16 ? value >> 8 : value;
        return (uint8_t)(reader->photometric == PHOTOMETRIC_CIELAB ? upper ^ 0x80 : upper);
    }
    uint8_t byte = (uint8_t)((value * 255 + most / 2) / most);
    return reader->photometric == PHOTOMETRIC_MINISWHITE && sample == 0 ? 255 - byte : byte;
}

static void put_sample(const Work *work, uint8_t *pixel, unsigned value, unsigned sample) {
    const TiffReader *reader = work->reader;
    if (sample >= reader->colors) {
        pixel[reader->channels - 1] = to_byte(reader, value, sample);
    } else if (reader->photometric == PHOTOMETRIC_PALETTE) {
        for (size_t i = 0; i < 3; i++)
            pixel[i] = (uint8_t)(work->palette[i][value] >> 8);
    } else {
        pixel[sample] = to_byte(reader, value, sample);
    }
}

static void put_block(const Work *work, const Block *block) {
    const TiffReader *reader = work->reader;
    unsigned wanted = reader->colors + reader->has_alpha; /* further samples are passed over */
    unsigned each = reader->is_planar ? 1 : reader->samples;
    unsigned first = reader->is_planar ? block->plane : 0;
    unsigned count = reader->is_planar ? 1 : wanted;
    for (uint32_t y = 0; y < block->height; y++) {
        const uint8_t *row = block->bytes + y * block->stride;
        uint8_t *pixel =
            work->pixels + ((size_t)(block->y + y) * reader->width + block->x) * reader->channels;
        for (uint32_t x = 0; x < block->width; x++, pixel += reader->channels)
            for (unsigned i = 0; i < count; i++)
                put_sample(work, pixel, sample_at(reader, row, (size_t)x * each + i), first + i);
    }
}

/* A buffer that all blocks fit in; NULL, with a reason, where they would be larger than the picture
 * has a right to, or their rows shorter than its samples: some packings have ideas of their own
 * about these. */
static uint8_t *new_buffer(TiffReader *reader, tmsize_t size, size_t stride, uint32_t width) {
    size_t each = reader->is_planar ? 1 : reader->samples;
    size_t needed = (width * each * reader->bits + 7) / 8;
    if (size > 0 && (uint64_t)size <= IMAGE_MAX_BYTES && stride >= needed)
        return g_malloc((size_t)size);
    g_strlcpy(reader->reason, "a strip or tile of an impossible size", TIFF_REASON_SIZE);
    return NULL;
}

static bool read_strips(const Work *work, unsigned planes) {
    TiffReader *reader = work->reader;
    uint32_t rows = reader->height;
    TIFFGetFieldDefaulted(reader->tiff, TIFFTAG_ROWSPERSTRIP, &rows);
    rows = MAX(MIN(rows, reader->height), 1);
    size_t stride = (size_t)TIFFScanlineSize(reader->tiff);
    g_autofree uint8_t *bytes =
        new_buffer(reader, TIFFVStripSize(reader->tiff, rows), stride, reader->width);
    for (uint32_t y = 0; bytes && y < reader->height; y += rows)
        for (unsigned plane = 0; plane < planes; plane++) {
            Block block = {
                0, y, reader->width, MIN(rows, reader->height - y), (uint16_t)plane, bytes, stride};
            tmsize_t size = (tmsize_t)(block.height * stride);
            if (TIFFReadEncodedStrip(reader->tiff, TIFFComputeStrip(reader->tiff, y, block.plane),
                                     bytes, size) != size)
                return false;
            put_block(work, &block);
        }
    return bytes != NULL;
}

static bool read_tiles(const Work *work, unsigned planes) {
    TiffReader *reader = work->reader;
    uint32_t width = 0, height = 0;
    TIFFGetField(reader->tiff, TIFFTAG_TILEWIDTH, &width);
    TIFFGetField(reader->tiff, TIFFTAG_TILELENGTH, &height);
    tmsize_t size = TIFFTileSize(reader->tiff);
    size_t stride = (size_t)TIFFTileRowSize(reader->tiff);
    g_autofree uint8_t *bytes = width && height ? new_buffer(reader, size, stride, width) : NULL;
    for (uint64_t y = 0; bytes && y < reader->height; y += height)
        for (uint64_t x = 0; x < reader->width; x += width)
            for (unsigned plane = 0; plane < planes; plane++) {
                Block block = {(uint32_t)x,
                               (uint32_t)y,
                               (uint32_t)MIN(width, reader->width - x),
                               (uint32_t)MIN(height, reader->height - y),
                               (uint16_t)plane,
                               bytes,
                               stride};
                uint32_t tile = TIFFComputeTile(reader->tiff, block.x, block.y, 0, block.plane);
                if (TIFFReadEncodedTile(reader->tiff, tile, bytes, size) != size)
                    return false;
                put_block(work, &block);
            }
    return bytes != NULL;
}

/* Colours that were multiplied with their alpha are divided by it: PDF's and ours are not. */
static void divide_by_alpha(const TiffReader *reader, uint8_t *pixels, size_t count) {
    unsigned colors = reader->channels - 1;
    for (size_t i = 0; i < count; i++, pixels += reader->channels)
        for (unsigned c = 0; c < colors && pixels[colors] > 0; c++)
            pixels[c] =
                (uint8_t)MIN((pixels[c] * 255u + pixels[colors] / 2u) / pixels[colors], 255);
}

static bool find_palette(Work *work) {
    TiffReader *reader = work->reader;
    if (reader->photometric != PHOTOMETRIC_PALETTE)
        return true;
    uint16_t *red = NULL, *green = NULL, *blue = NULL;
    if (!TIFFGetField(reader->tiff, TIFFTAG_COLORMAP, &red, &green, &blue))
        return false;
    work->palette[0] = red;
    work->palette[1] = green;
    work->palette[2] = blue;
    return true;
}

uint8_t *tiff_new_pixels(TiffReader *reader) {
    size_t count = (size_t)reader->width * reader->height;
    Work work = {.reader = reader};
    if (!find_palette(&work))
        return NULL;
    if (reader->photometric == PHOTOMETRIC_YCBCR)
        TIFFSetField(reader->tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    unsigned planes = reader->is_planar ? reader->colors + reader->has_alpha : 1;
    work.pixels = g_malloc0(count * reader->channels);
    bool is_read =
        TIFFIsTiled(reader->tiff) ? read_tiles(&work, planes) : read_strips(&work, planes);
    if (!is_read) {
        g_free(work.pixels);
        return NULL;
    }
    if (reader->is_premultiplied)
        divide_by_alpha(reader, work.pixels, count);
    if (reader->photometric == PHOTOMETRIC_CIELAB || reader->photometric == PHOTOMETRIC_ICCLAB)
        icc_lab_to_srgb(work.pixels, count, reader->channels);
    return work.pixels;
}
