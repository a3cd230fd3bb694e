/* SPDX-License-Identifier: MIT */
/* Turns files into one ZIP file, piece by piece. */

#include "epub/zip.h"

#include <kanyin/error.h>
#include <libdeflate.h>
#include <string.h>

#define COMPRESSION_LEVEL 7 /* text: beyond, a hundredth of the size for twice the time */

enum {
    METHOD_STORED = 0,
    METHOD_DEFLATED = 8,
    VERSION_NEEDED = 20, /* 2.0: deflate */
    NAMES_ARE_UTF8 = 1 << 11,
    DATE = 0x0021, /* 1980-01-01, the first there is: the same input gives the same bytes */
};

struct Zip {
    KanyinWriteFunc write;
    void *user;
    struct libdeflate_compressor *compressor;
    GByteArray *directory;
    size_t written, n_files;
    const char *fault; /* NULL: all went well */
};

Zip *zip_new(KanyinWriteFunc write, void *user) {
    Zip *zip = g_new0(Zip, 1);
    zip->write = write;
    zip->user = user;
    zip->compressor = libdeflate_alloc_compressor(COMPRESSION_LEVEL);
    zip->directory = g_byte_array_new();
    return zip;
}

void zip_free(Zip *zip) {
    if (!zip)
        return;
    libdeflate_free_compressor(zip->compressor);
    g_byte_array_unref(zip->directory);
    g_free(zip);
}

static void put(Zip *zip, const void *bytes, size_t size) {
    if (zip->fault || size == 0)
        return;
    if (!zip->write(bytes, size, zip->user))
        zip->fault = "the EPUB could not be written";
    zip->written += size;
}

static void add_u16(GByteArray *to, unsigned value) {
    const uint8_t bytes[] = {(uint8_t)value, (uint8_t)(value >> 8)};
    g_byte_array_append(to, bytes, sizeof bytes);
}

static void add_u32(GByteArray *to, size_t value) {
    add_u16(to, (unsigned)(value & 0xFFFF));
    add_u16(to, (unsigned)(value >> 16 & 0xFFFF));
}

typedef struct {
    const char *name;
    unsigned method;
    uint32_t crc;
    size_t packed, size;
} Entry;

/* What the local header and the directory say alike (APPNOTE 4.3.7, 4.3.12). */
static void add_common(GByteArray *to, const Entry *entry) {
    add_u16(to, VERSION_NEEDED);
    add_u16(to, NAMES_ARE_UTF8);
    add_u16(to, entry->method);
    add_u16(to, 0); /* midnight */
    add_u16(to, DATE);
    add_u32(to, entry->crc);
    add_u32(to, entry->packed);
    add_u32(to, entry->size);
    add_u16(to, (unsigned)strlen(entry->name));
    add_u16(to, 0); /* no extra field */
}

static void add_name(GByteArray *to, const Entry *entry) {
    g_byte_array_append(to, (const uint8_t *)entry->name, (guint)strlen(entry->name));
}

static void list(Zip *zip, const Entry *entry, size_t offset) {
    GByteArray *to = zip->directory;
    add_u32(to, 0x02014B50);
    add_u16(to, VERSION_NEEDED);
    add_common(to, entry);
    add_u16(to, 0); /* no comment */
    add_u16(to, 0); /* disk */
    add_u16(to, 0);
    add_u32(to, 0);
    add_u32(to, offset);
    add_name(to, entry);
    zip->n_files++;
}

void zip_add(Zip *zip, const char *name, const void *bytes, size_t size, bool is_stored) {
    if (zip->n_files == ZIP_MAX_FILES || size > ZIP_MAX_BYTES ||
        zip->written + zip->directory->len > ZIP_MAX_BYTES - size)
        zip->fault = zip->fault ? zip->fault : "the EPUB would hold more than a ZIP file may";
    if (zip->fault)
        return;
    g_autofree uint8_t *packed = is_stored ? NULL : g_malloc(size + 1);
    size_t length =
        packed ? libdeflate_deflate_compress(zip->compressor, bytes, size, packed, size) : 0;
    Entry entry = {.name = name,
                   .method = length ? METHOD_DEFLATED : METHOD_STORED,
                   .crc = libdeflate_crc32(0, bytes, size),
                   .packed = length ? length : size,
                   .size = size};
    size_t offset = zip->written;
    g_autoptr(GByteArray) header = g_byte_array_new();
    add_u32(header, 0x04034B50);
    add_common(header, &entry);
    add_name(header, &entry);
    put(zip, header->data, header->len);
    put(zip, length ? packed : bytes, entry.packed);
    list(zip, &entry, offset);
}

bool zip_finish(Zip *zip, GError **error) {
    size_t offset = zip->written;
    g_autoptr(GByteArray) end = g_byte_array_new();
    add_u32(end, 0x06054B50);
    add_u32(end, 0); /* disks */
    add_u16(end, (unsigned)zip->n_files);
    add_u16(end, (unsigned)zip->n_files);
    add_u32(end, zip->directory->len);
    add_u32(end, offset);
    add_u16(end, 0); /* no comment */
    put(zip, zip->directory->data, zip->directory->len);
    put(zip, end->data, end->len);
    if (zip->fault)
        g_set_error_literal(error, KANYIN_ERROR, KANYIN_ERROR_OUTPUT, zip->fault);
    return !zip->fault;
}
