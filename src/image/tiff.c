/* SPDX-License-Identifier: MIT */
/* Turns a TIFF, of several pages the first, into rows, through libtiff. */

#include "image/tiff.h"

#include <stdio.h>
#include <string.h>

#define MAX_SAMPLES 8 /* colours, alpha, and a few that are passed over */

/* libtiff reads the header by calls, all else from the file as if it were mapped. */
static tmsize_t read_bytes(thandle_t file, void *to, tmsize_t size) {
    TiffReader *reader = file;
    size_t left = reader->source->size - MIN(reader->at, reader->source->size);
    size_t count = MIN((size_t)MAX(size, 0), left);
    if (count > 0)
        memcpy(to, reader->source->bytes + reader->at, count);
    reader->at += count;
    return (tmsize_t)count;
}

static tmsize_t write_nothing(thandle_t file, void *bytes, tmsize_t size) {
    (void)file, (void)bytes, (void)size;
    return 0;
}

static toff_t seek(thandle_t file, toff_t offset, int whence) {
    TiffReader *reader = file;
    size_t from = whence == SEEK_CUR ? reader->at : whence == SEEK_END ? reader->source->size : 0;
    reader->at = from + offset;
    return reader->at;
}

static int close_nothing(thandle_t file) {
    (void)file;
    return 0;
}

static toff_t size_of(thandle_t file) {
    return ((const TiffReader *)file)->source->size;
}

static int map_file(thandle_t file, void **bytes, toff_t *size) {
    const ImageSource *source = ((const TiffReader *)file)->source;
    *bytes = (void *)source->bytes;
    *size = source->size;
    return 1;
}

static void unmap_nothing(thandle_t file, void *bytes, toff_t size) {
    (void)file, (void)bytes, (void)size;
}

/* 1: it is dealt with, nothing is printed. */
static int note_error(TIFF *tiff, void *user, const char *module, const char *format,
                      va_list arguments) G_GNUC_PRINTF(4, 0);
static int note_error(TIFF *tiff, void *user, const char *module, const char *format,
                      va_list arguments) {
    (void)tiff, (void)module;
    TiffReader *reader = user;
    if (!reader->reason[0])
        g_vsnprintf(reader->reason, sizeof reader->reason, format, arguments);
    return 1;
}

static int pass_warning(TIFF *tiff, void *user, const char *module, const char *format,
                        va_list arguments) {
    (void)tiff, (void)user, (void)module, (void)format, (void)arguments;
    return 1; /* of tags we do not use */
}

static bool open_tiff(TiffReader *reader) {
    TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, IMAGE_MAX_BYTES);
    TIFFOpenOptionsSetErrorHandlerExtR(options, note_error, reader);
    TIFFOpenOptionsSetWarningHandlerExtR(options, pass_warning, reader);
    reader->tiff = TIFFClientOpenExt("TIFF", "r", reader, read_bytes, write_nothing, seek,
                                     close_nothing, size_of, map_file, unmap_nothing, options);
    TIFFOpenOptionsFree(options);
    return reader->tiff != NULL;
}

static bool fail(const TiffReader *reader, GError **error) {
    return image_fail(reader->source->name, error, "damaged TIFF: %s",
                      reader->reason[0] ? reader->reason : "its coded data");
}

static bool refuse(const TiffReader *reader, GError **error, const char *what) {
    return image_fail(reader->source->name, error, "a TIFF %s is not read", what);
}

/* The photometric interpretations that are read (TIFF 6.0, sections 4 to 6, 16, 21 to 23). */
typedef struct {
    uint16_t photometric;
    unsigned colors, components; /* in the file, in the picture */
    ColorSpace space;
    unsigned least_bits;
} Meaning;

static const Meaning meanings[] = {
    {PHOTOMETRIC_MINISWHITE, 1, 1, COLOR_GRAY, 1}, {PHOTOMETRIC_MINISBLACK, 1, 1, COLOR_GRAY, 1},
    {PHOTOMETRIC_RGB, 3, 3, COLOR_RGB, 1},         {PHOTOMETRIC_PALETTE, 1, 3, COLOR_RGB, 1},
    {PHOTOMETRIC_SEPARATED, 4, 4, COLOR_CMYK, 1},  {PHOTOMETRIC_YCBCR, 3, 3, COLOR_RGB, 8},
    {PHOTOMETRIC_CIELAB, 3, 3, COLOR_RGB, 8},      {PHOTOMETRIC_ICCLAB, 3, 3, COLOR_RGB, 8},
};

static const Meaning *find_meaning(uint16_t photometric) {
    for (size_t i = 0; i < G_N_ELEMENTS(meanings); i++)
        if (meanings[i].photometric == photometric)
            return &meanings[i];
    return NULL;
}

static void read_numbers(TiffReader *reader) {
    TIFF *tiff = reader->tiff;
    uint16_t planar = PLANARCONFIG_CONTIG, n_extra = 0;
    uint16_t *extra = NULL;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &reader->width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &reader->height);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &reader->bits);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &reader->samples);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &reader->compression);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &planar);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_EXTRASAMPLES, &n_extra, &extra);
    if (!TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &reader->photometric))
        reader->photometric = reader->samples >= 3 ? PHOTOMETRIC_RGB : PHOTOMETRIC_MINISBLACK;
    reader->is_planar = planar == PLANARCONFIG_SEPARATE && reader->samples > 1;
    reader->is_premultiplied = n_extra > 0 && extra[0] == EXTRASAMPLE_ASSOCALPHA;
    reader->has_alpha =
        reader->is_premultiplied || (n_extra > 0 && extra[0] == EXTRASAMPLE_UNASSALPHA);
}

/* What is read of all that a TIFF may be. */
static bool check_kind(TiffReader *reader, const Meaning *meaning, GError **error) {
    uint16_t format = SAMPLEFORMAT_UINT, inks = INKSET_CMYK;
    TIFFGetFieldDefaulted(reader->tiff, TIFFTAG_SAMPLEFORMAT, &format);
    TIFFGetFieldDefaulted(reader->tiff, TIFFTAG_INKSET, &inks);
    bool is_whole = format == SAMPLEFORMAT_UINT || format == SAMPLEFORMAT_VOID;
    bool is_lab = reader->photometric == PHOTOMETRIC_CIELAB;
    unsigned bits = reader->bits;
    if (!meaning)
        return refuse(reader, error, "of this colour space");
    if ((!is_whole && !is_lab) || bits < meaning->least_bits ||
        (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16) ||
        (reader->photometric == PHOTOMETRIC_PALETTE && bits > 8))
        return refuse(reader, error, "of this depth");
    if (reader->samples < meaning->colors || reader->samples > MAX_SAMPLES)
        return refuse(reader, error, "of this number of samples");
    if (reader->photometric == PHOTOMETRIC_SEPARATED && inks != INKSET_CMYK)
        return refuse(reader, error, "of inks other than CMYK");
    if (reader->photometric == PHOTOMETRIC_YCBCR && reader->compression != COMPRESSION_JPEG)
        return refuse(reader, error, "of YCbCr without JPEG");
    return TIFFIsCODECConfigured(reader->compression) ||
           refuse(reader, error, "of this compression");
}

static void read_facts(TiffReader *reader, Image *image) {
    uint16_t orientation = 1, unit = RESUNIT_INCH;
    float x = 0, y = 0;
    uint32_t size = 0;
    void *profile = NULL;
    TIFFGetFieldDefaulted(reader->tiff, TIFFTAG_ORIENTATION, &orientation);
    TIFFGetFieldDefaulted(reader->tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
    double per_inch = unit == RESUNIT_INCH         ? 1
                      : unit == RESUNIT_CENTIMETER ? CENTIMETRES_PER_INCH
                                                   : 0;
    if (TIFFGetField(reader->tiff, TIFFTAG_XRESOLUTION, &x) &&
        TIFFGetField(reader->tiff, TIFFTAG_YRESOLUTION, &y) && x > 0 && y > 0) {
        image->ppi_x = (double)x * per_inch;
        image->ppi_y = (double)y * per_inch;
    }
    image->orientation = orientation <= 8 ? (uint8_t)orientation : 1;
    image->has_more = !TIFFLastDirectory(reader->tiff);
    bool is_lab = reader->photometric == PHOTOMETRIC_CIELAB ||
                  reader->photometric == PHOTOMETRIC_ICCLAB; /* it needs none */
    if (!is_lab && TIFFGetField(reader->tiff, TIFFTAG_ICCPROFILE, &size, &profile))
        icc_take(image, profile, size);
}

static bool read_picture(TiffReader *reader, Image *image, GError **error) {
    read_numbers(reader);
    const Meaning *meaning = find_meaning(reader->photometric);
    if (!check_kind(reader, meaning, error))
        return false;
    reader->colors = meaning->colors;
    reader->has_alpha &= reader->samples > meaning->colors; /* whatever the tags say of more */
    reader->is_premultiplied &= reader->has_alpha;
    reader->channels = meaning->components + reader->has_alpha;
    unsigned coded = (unsigned)(reader->samples * reader->bits + 7) / 8;
    if (!image_check_size(reader->source, reader->width, reader->height,
                          MAX(coded, reader->channels), error))
        return false;
    image->width = reader->width;
    image->height = reader->height;
    image->space = meaning->space;
    read_facts(reader, image);
    uint8_t *pixels = tiff_new_pixels(reader);
    if (!pixels)
        return fail(reader, error);
    image_take_pixels(image, pixels, reader->channels);
    return true;
}

bool tiff_read(const ImageSource *source, Image *image, GError **error) {
    TiffReader reader = {.source = source};
    if (!open_tiff(&reader))
        return fail(&reader, error);
    bool is_read = read_picture(&reader, image, error);
    TIFFClose(reader.tiff);
    return is_read;
}
