/* SPDX-License-Identifier: MIT */
/* Turns an EXIF block into the orientation and resolution it tells. */

#include "image/forms.h"

#define TAG_ORIENTATION 0x0112
#define TAG_X_RESOLUTION 0x011A
#define TAG_Y_RESOLUTION 0x011B
#define TAG_RESOLUTION_UNIT 0x0128
#define UNIT_CENTIMETRE 3
#define ENTRY_SIZE 12

typedef struct {
    const uint8_t *bytes;
    size_t size;
    bool is_big_endian;
} Tiff;

static uint32_t number_at(const Tiff *tiff, size_t at, unsigned size) {
    if (at > tiff->size || size > tiff->size - at)
        return 0;
    uint32_t value = 0;
    for (unsigned i = 0; i < size; i++)
        value = value << 8 | tiff->bytes[at + (tiff->is_big_endian ? i : size - 1 - i)];
    return value;
}

static double ratio_at(const Tiff *tiff, size_t at) {
    uint32_t below = number_at(tiff, at + 4, 4);
    return below ? (double)number_at(tiff, at, 4) / below : 0;
}

Exif exif_read(const uint8_t *bytes, size_t size) {
    Exif exif = {0};
    if (size < 8 || (bytes[0] != 'I' && bytes[0] != 'M'))
        return exif;
    Tiff tiff = {bytes, size, bytes[0] == 'M'};
    size_t at = number_at(&tiff, 4, 4);
    double per_inch = 1;
    for (uint32_t left = number_at(&tiff, at, 2); left > 0 && at < size; left--, at += ENTRY_SIZE) {
        size_t value = at + 2 + 8;
        switch (number_at(&tiff, at + 2, 2)) {
        case TAG_ORIENTATION:
            exif.orientation = (uint8_t)number_at(&tiff, value, 2);
            break;
        case TAG_X_RESOLUTION:
            exif.ppi_x = ratio_at(&tiff, number_at(&tiff, value, 4));
            break;
        case TAG_Y_RESOLUTION:
            exif.ppi_y = ratio_at(&tiff, number_at(&tiff, value, 4));
            break;
        case TAG_RESOLUTION_UNIT:
            per_inch = number_at(&tiff, value, 2) == UNIT_CENTIMETRE ? CENTIMETRES_PER_INCH : 1;
            break;
        default:
            break;
        }
    }
    exif.ppi_x *= per_inch;
    exif.ppi_y *= per_inch;
    return exif;
}
