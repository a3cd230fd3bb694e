/* SPDX-License-Identifier: MIT */
/* Turns objects into the bytes of a file: header, streams, object streams, cross-reference. */

#include "pdf/object.h"
#include "pdf/stream.h"

#include <kanyin/error.h>
#include <libdeflate.h>
#include <string.h>

/* A binary comment after the header tells transfer programs that the file is no text (7.5.2). */
#define HEADER "%PDF-1.7\n%\xE5\x88\x8A\xE5\x8D\xB0\n"
#define OBJECTS_PER_STREAM 200
#define BUFFER_SIZE (64 * 1024)

/* Where an object lies: at a byte offset, or as the index-th of an object stream. */
typedef struct {
    enum { PLACE_FREE, PLACE_OFFSET, PLACE_GATHERED } kind;
    uint32_t offset; /* or the object stream's number */
    uint32_t index;
} Place;

struct PdfFile {
    PdfWrite write;
    void *user;
    GString *buffer;
    uint64_t written; /* handed to `write` */
    GChecksum *hash;  /* of the sums of what was written: pictures are many bytes */
    GArray *places;   /* of Place, by object number */
    PdfTools *tools;  /* borrowed */
    GString *gathered, *gathered_index;
    unsigned n_gathered;
    int gathered_number;
    bool has_failed;
};

static void hand_over(PdfFile *file, const void *bytes, size_t size) {
    if (size == 0)
        return;
    const uint32_t sums[] = {GUINT32_TO_LE(libdeflate_crc32(0, bytes, size)),
                             GUINT32_TO_LE(libdeflate_adler32(1, bytes, size)),
                             GUINT32_TO_LE((uint32_t)size)};
    g_checksum_update(file->hash, (const guchar *)sums, sizeof sums);
    if (!file->has_failed)
        file->has_failed = !file->write(bytes, size, file->user);
    file->written += size;
}

static void flush(PdfFile *file) {
    hand_over(file, file->buffer->str, file->buffer->len);
    g_string_truncate(file->buffer, 0);
}

static void emit(PdfFile *file, const void *bytes, size_t size) {
    if (size >= BUFFER_SIZE) { /* pictures and fonts need no second copy */
        flush(file);
        hand_over(file, bytes, size);
        return;
    }
    g_string_append_len(file->buffer, bytes, (gssize)size);
    if (file->buffer->len >= BUFFER_SIZE)
        flush(file);
}

PdfFile *pdf_file_new(PdfWrite write, void *user, PdfTools *tools) {
    PdfFile *file = g_new0(PdfFile, 1);
    file->write = write;
    file->user = user;
    file->buffer = g_string_sized_new(BUFFER_SIZE);
    file->hash = g_checksum_new(G_CHECKSUM_MD5);
    file->places = g_array_new(FALSE, TRUE, sizeof(Place));
    file->tools = tools;
    file->gathered = g_string_new(NULL);
    file->gathered_index = g_string_new(NULL);
    g_array_set_size(file->places, 1); /* object 0 heads the free list */
    emit(file, HEADER, strlen(HEADER));
    return file;
}

void pdf_file_free(PdfFile *file) {
    if (!file)
        return;
    g_string_free(file->buffer, TRUE);
    g_checksum_free(file->hash);
    g_array_unref(file->places);
    g_string_free(file->gathered, TRUE);
    g_string_free(file->gathered_index, TRUE);
    g_free(file);
}

int pdf_file_reserve(PdfFile *file) {
    g_array_set_size(file->places, file->places->len + 1);
    return (int)file->places->len - 1;
}

bool pdf_file_has_failed(const PdfFile *file) {
    return file->has_failed;
}

static Place *place_of(PdfFile *file, int number) {
    Place *place = &g_array_index(file->places, Place, number);
    g_assert(number > 0 && (guint)number < file->places->len && place->kind == PLACE_FREE);
    return place;
}

void pdf_file_put_stream(PdfFile *file, int number, PdfStream stream) {
    uint64_t offset = file->written + file->buffer->len;
    if (offset > UINT32_MAX)
        file->has_failed = true;
    *place_of(file, number) = (Place){PLACE_OFFSET, (uint32_t)offset, 0};
    size_t size = stream.size;
    const void *packed = NULL;
    if (stream.packing == PDF_DEFLATE)
        packed = pdf_packer_pack(file->tools->text, stream.bytes, stream.size, &size);
    else if (stream.packing == PDF_PACKED)
        packed = stream.bytes;
    if (!packed || packed == stream.bytes)
        size = stream.size;
    GString *head = file->buffer;
    pdf_text_int(head, number);
    g_string_append(head, " 0 obj\n<<");
    g_string_append(head, stream.entries);
    g_string_append(head, "/Length ");
    pdf_text_int(head, (int64_t)size);
    g_string_append(head, packed ? "/Filter/FlateDecode>>stream\n" : ">>stream\n");
    emit(file, packed ? packed : stream.bytes, size);
    emit(file, "\nendstream\nendobj\n", strlen("\nendstream\nendobj\n"));
}

static void close_gathered(PdfFile *file) {
    if (file->n_gathered == 0)
        return;
    g_autoptr(GString) entries = g_string_new("/Type/ObjStm/N ");
    pdf_text_int(entries, file->n_gathered);
    g_string_append(entries, "/First ");
    pdf_text_int(entries, (int64_t)file->gathered_index->len);
    g_string_append_len(file->gathered_index, file->gathered->str, (gssize)file->gathered->len);
    pdf_file_put_stream(file, file->gathered_number,
                        (PdfStream){.entries = entries->str,
                                    .bytes = file->gathered_index->str,
                                    .size = file->gathered_index->len});
    g_string_truncate(file->gathered, 0);
    g_string_truncate(file->gathered_index, 0);
    file->n_gathered = 0;
}

void pdf_file_put(PdfFile *file, int number, const GString *body) {
    if (file->n_gathered == 0)
        file->gathered_number = pdf_file_reserve(file);
    *place_of(file, number) =
        (Place){PLACE_GATHERED, (uint32_t)file->gathered_number, file->n_gathered};
    pdf_text_int(file->gathered_index, number);
    g_string_append_c(file->gathered_index, ' ');
    pdf_text_int(file->gathered_index, (int64_t)file->gathered->len);
    g_string_append_c(file->gathered_index, ' ');
    g_string_append_len(file->gathered, body->str, (gssize)body->len);
    g_string_append_c(file->gathered, '\n');
    if (++file->n_gathered == OBJECTS_PER_STREAM)
        close_gathered(file);
}

int pdf_file_add(PdfFile *file, const GString *body) {
    int number = pdf_file_reserve(file);
    pdf_file_put(file, number, body);
    return number;
}

/* One row of the cross-reference stream, widths [1 4 2] (7.5.8). */
static void append_row(GString *rows, Place place) {
    uint8_t row[7] = {(uint8_t)place.kind,           (uint8_t)(place.offset >> 24),
                      (uint8_t)(place.offset >> 16), (uint8_t)(place.offset >> 8),
                      (uint8_t)place.offset,         (uint8_t)(place.index >> 8),
                      (uint8_t)place.index};
    g_string_append_len(rows, (const char *)row, sizeof row);
}

static void write_cross_reference(PdfFile *file, const char *trailer) {
    int number = pdf_file_reserve(file);
    flush(file);
    uint64_t start = file->written;
    g_autoptr(GString) rows = g_string_new(NULL);
    append_row(rows, (Place){PLACE_FREE, 0, 65535});
    for (guint i = 1; i < file->places->len; i++) {
        Place place = g_array_index(file->places, Place, i);
        append_row(rows, (int)i == number ? (Place){PLACE_OFFSET, (uint32_t)start, 0} : place);
    }
    g_autoptr(GString) entries = g_string_new("/Type/XRef/W[1 4 2]/Size ");
    pdf_text_int(entries, file->places->len);
    g_string_append(entries, trailer);
    const char *id = g_checksum_get_string(file->hash);
    g_string_append_printf(entries, "/ID[<%s><%s>]", id, id);
    /* The hash is closed; what follows is not part of it. */
    g_checksum_reset(file->hash);
    pdf_file_put_stream(
        file, number, (PdfStream){.entries = entries->str, .bytes = rows->str, .size = rows->len});
    g_string_append_printf(file->buffer, "startxref\n%" G_GUINT64_FORMAT "\n%%%%EOF\n", start);
    flush(file);
}

bool pdf_file_finish(PdfFile *file, const char *entries, GError **error) {
    close_gathered(file);
    write_cross_reference(file, entries);
    if (!file->has_failed)
        return true;
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_OUTPUT, "the PDF could not be written");
    return false;
}
