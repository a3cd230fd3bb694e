/* SPDX-License-Identifier: MIT */
/* Turns the first bytes of a file that is no text into what such files are called. */

#include "read/steps.h"

#include <kanyin/error.h>
#include <string.h>

typedef struct {
    size_t offset;
    const char *bytes;
    size_t length;
    const char *name;
} Signature;

#define BYTES(text) text, sizeof(text) - 1

static const Signature signatures[] = {
    {0, BYTES("%PDF-"), "a PDF file"},
    {0, BYTES("PK\3\4"), "a ZIP archive or a document packed as one (docx, odt, epub)"},
    {0, BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "an old office document (doc, xls, wps)"},
    {0, BYTES("{\\rtf"), "an RTF document"},
    {0, BYTES("\x89PNG\r\n\x1A\n"), "a PNG picture"},
    {0, BYTES("\xFF\xD8\xFF"), "a JPEG picture"},
    {0, BYTES("GIF87a"), "a GIF picture"},
    {0, BYTES("GIF89a"), "a GIF picture"},
    {8, BYTES("WEBP"), "a WebP picture"},
    {0, BYTES("II*\0"), "a TIFF picture"},
    {0, BYTES("MM\0*"), "a TIFF picture"},
    {4, BYTES("ftyp"), "a video, or a HEIC or AVIF picture"},
    {0,
     BYTES("\x7F"
           "ELF"),
     "a program (ELF)"},
    {0, BYTES("\x1F\x8B\x08"), "a gzip archive"},
    {0, BYTES("BZh9"), "a bzip2 archive"},
    {0,
     BYTES("\xFD"
           "7zXZ\0"),
     "an xz archive"},
    {0, BYTES("\x28\xB5\x2F\xFD"), "a zstd archive"},
    {0, BYTES("7z\xBC\xAF\x27\x1C"), "a 7z archive"},
    {0, BYTES("Rar!\x1A\x07"), "a RAR archive"},
    {0, BYTES("SQLite format 3\0"), "an SQLite database"},
    {0, BYTES("OTTO\0"), "a font"},
    {0, BYTES("\0\1\0\0"), "a font"},
};

bool text_is_possible(GBytes *bytes, const char *source, GError **error) {
    size_t length;
    const char *data = g_bytes_get_data(bytes, &length);
    for (size_t i = 0; i < G_N_ELEMENTS(signatures); i++) {
        const Signature *one = &signatures[i];
        if (length < one->offset + one->length ||
            memcmp(data + one->offset, one->bytes, one->length) != 0)
            continue;
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT,
                    "%s: is %s, not the text of an article", source, one->name);
        return false;
    }
    return true;
}
