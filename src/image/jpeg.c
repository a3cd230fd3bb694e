/* SPDX-License-Identifier: MIT */
/* Turns the markers of a JPEG into a picture's size and colour (ITU-T T.81, Annex B); the coded
 * data stay as they are, since PDF takes them so. */

#include "image/forms.h"

#include <string.h>

enum {
    MARKER_SOF0 = 0xC0,
    MARKER_SOF1 = 0xC1,
    MARKER_SOF2 = 0xC2,
    MARKER_DHT = 0xC4,
    MARKER_JPG = 0xC8,
    MARKER_DAC = 0xCC,
    MARKER_SOF15 = 0xCF,
    MARKER_RST0 = 0xD0,
    MARKER_RST7 = 0xD7,
    MARKER_SOI = 0xD8,
    MARKER_EOI = 0xD9,
    MARKER_SOS = 0xDA,
    MARKER_APP0 = 0xE0,
    MARKER_APP1 = 0xE1,
    MARKER_APP2 = 0xE2,
    MARKER_APP14 = 0xEE,
    MARKER_TEM = 0x01,
};

#define ICC_MARK "ICC_PROFILE"
#define ICC_HEAD 14 /* mark with its NUL, number, count */
#define ICC_MAX_PARTS 255
/* A progressive picture is gone over once a scan: cameras and programs make a dozen. */
#define MAX_SCANS 100

typedef struct {
    const uint8_t *bytes; /* behind its length field */
    size_t size;
} Segment;

typedef struct {
    const ImageSource *source;
    Image *image;
    GError **error;
    size_t at;
    unsigned components; /* 0: no frame header yet */
    unsigned scans;
    bool is_adobe;
    Exif exif;
    Segment icc[ICC_MAX_PARTS + 1]; /* by their number, from 1 on */
} Parser;

static unsigned u16(const uint8_t *bytes) {
    return (unsigned)bytes[0] << 8 | bytes[1];
}

static bool fail(Parser *parser, const char *reason) {
    return image_fail(parser->source->name, parser->error, "damaged JPEG: %s (at byte %zu)", reason,
                      parser->at);
}

static bool has_mark(Segment segment, const char *mark) {
    size_t length = strlen(mark) + 1;
    return segment.size >= length && memcmp(segment.bytes, mark, length) == 0;
}

/* PDF's DCTDecode knows the baseline, extended and progressive processes with Huffman coding and 8
 * bits (ISO 32000-1, 7.4.8). */
static bool read_frame(Parser *parser, unsigned marker, Segment segment) {
    static const ColorSpace spaces[] = {[1] = COLOR_GRAY, [3] = COLOR_RGB, [4] = COLOR_CMYK};
    const char *name = parser->source->name;
    if (marker > MARKER_SOF2)
        return image_fail(name, parser->error,
                          "a lossless, hierarchical or arithmetic-coded JPEG is not read");
    if (segment.size < 6 || parser->components)
        return fail(parser, "a bad frame header");
    if (segment.bytes[0] != 8)
        return image_fail(name, parser->error, "a JPEG of %u bits is not read", segment.bytes[0]);
    parser->components = segment.bytes[5];
    if (parser->components >= G_N_ELEMENTS(spaces) || !spaces[parser->components])
        return image_fail(name, parser->error, "a JPEG of %u components is not read",
                          parser->components);
    Image *image = parser->image;
    image->height = u16(segment.bytes + 1);
    image->width = u16(segment.bytes + 3);
    image->space = spaces[parser->components];
    /* A decoder keeps all coefficients of a progressive picture, two bytes each. */
    unsigned depth = marker == MARKER_SOF2 ? parser->components * 2 : 0;
    return image_check_size(parser->source, image->width, image->height, depth, parser->error);
}

static void read_density(Parser *parser, Segment segment) {
    if (!has_mark(segment, "JFIF") || segment.size < 12)
        return;
    double per_inch = segment.bytes[7] == 1   ? 1
                      : segment.bytes[7] == 2 ? CENTIMETRES_PER_INCH
                                              : 0; /* 0: an aspect ratio only */
    parser->image->ppi_x = u16(segment.bytes + 8) * per_inch;
    parser->image->ppi_y = u16(segment.bytes + 10) * per_inch;
}

static void read_application(Parser *parser, unsigned marker, Segment segment) {
    if (marker == MARKER_APP0)
        read_density(parser, segment);
    if (marker == MARKER_APP1 && has_mark(segment, "Exif") && segment.size > 6)
        parser->exif = exif_read(segment.bytes + 6, segment.size - 6);
    if (marker == MARKER_APP2 && has_mark(segment, ICC_MARK) && segment.size > ICC_HEAD)
        parser->icc[segment.bytes[ICC_HEAD - 2]] =
            (Segment){segment.bytes + ICC_HEAD, segment.size - ICC_HEAD};
    if (marker == MARKER_APP14 && segment.size >= 12 && memcmp(segment.bytes, "Adobe", 5) == 0)
        parser->is_adobe = true;
}

static bool is_frame(unsigned marker) {
    return marker >= MARKER_SOF0 && marker <= MARKER_SOF15 && marker != MARKER_DHT &&
           marker != MARKER_JPG && marker != MARKER_DAC;
}

static bool stands_alone(unsigned marker) {
    return marker == MARKER_TEM || (marker >= MARKER_RST0 && marker <= MARKER_SOI);
}

/* Goes to the next marker, over coded data (where FF 00 is a plain FF) and fill bytes. */
static bool find_marker(Parser *parser, unsigned *marker) {
    const ImageSource *source = parser->source;
    while (parser->at + 1 < source->size) {
        const uint8_t *found =
            memchr(source->bytes + parser->at, 0xFF, source->size - 1 - parser->at);
        if (!found)
            break;
        parser->at = (size_t)(found - source->bytes) + 1;
        *marker = *(found + 1);
        if (*marker != 0 && *marker != 0xFF) {
            parser->at++;
            return true;
        }
    }
    parser->at = source->size;
    return fail(parser, "the file ends early");
}

static bool take_segment(Parser *parser, Segment *segment) {
    const ImageSource *source = parser->source;
    size_t left = source->size - parser->at;
    size_t length = left >= 2 ? u16(source->bytes + parser->at) : 0;
    if (length < 2 || length > left)
        return fail(parser, "the file ends early");
    *segment = (Segment){source->bytes + parser->at + 2, length - 2};
    parser->at += length;
    return true;
}

/* All markers to the end of the image: a file cut short is found here, not by its readers. */
static bool read_markers(Parser *parser) {
    unsigned marker = 0;
    while (find_marker(parser, &marker)) {
        Segment segment = {NULL, 0};
        if (marker == MARKER_EOI)
            return parser->scans > 0 || fail(parser, "no coded data");
        if (stands_alone(marker))
            continue;
        if (!take_segment(parser, &segment))
            return false;
        if (is_frame(marker) && !read_frame(parser, marker, segment))
            return false;
        if (marker == MARKER_SOS && !parser->components)
            return fail(parser, "no frame header");
        if (marker == MARKER_SOS && ++parser->scans > MAX_SCANS)
            return image_fail(parser->source->name, parser->error,
                              "a JPEG of more than %d scans is not read", MAX_SCANS);
        read_application(parser, marker, segment);
    }
    return false;
}

/* A profile comes in numbered parts (ICC.1, B.4); one with a part missing is left out. */
static void join_profile(Parser *parser) {
    g_autoptr(GByteArray) profile = g_byte_array_new();
    for (size_t i = 1; i <= ICC_MAX_PARTS && parser->icc[i].size; i++)
        g_byte_array_append(profile, parser->icc[i].bytes, (unsigned)parser->icc[i].size);
    bool has_part = false;
    for (size_t i = 0; i <= ICC_MAX_PARTS && !has_part; i++)
        has_part = parser->icc[i].size > 0;
    if (has_part)
        icc_take(parser->image, profile->data, profile->len);
}

bool jpeg_read(const ImageSource *source, Image *image, GError **error) {
    Parser *parser = arena_new0(source->arena, Parser);
    *parser = (Parser){.source = source, .image = image, .error = error, .at = 2};
    image->form = IMAGE_JPEG;
    if (!read_markers(parser))
        return false;
    if (image->ppi_x == 0 || image->ppi_y == 0) {
        image->ppi_x = parser->exif.ppi_x;
        image->ppi_y = parser->exif.ppi_y;
    }
    /* Adobe's programs write ink as absence of light, and PDF readers do not undo it by
     * themselves; without their mark the file means what it says. */
    image->is_inverted = parser->is_adobe && image->space == COLOR_CMYK;
    join_profile(parser);
    image->bytes = g_bytes_ref(source->file);
    image->is_passed = true;
    if (!jpeg_walk(source, image) && !jpeg_check(source, image, error))
        return false;
    image->orientation = parser->exif.orientation; /* from here on the sides may be exchanged */
    return true;
}
