/* SPDX-License-Identifier: MIT */
/* Turns the tables of a font into metrics and names. */

#include "font/tables.h"

#include <hb-ot.h>
#include <string.h>

#define FS_TYPE_RESTRICTED 0x0002
#define FS_TYPE_USAGE 0x000F
#define FS_TYPE_NO_SUBSETTING 0x0100
#define FS_TYPE_BITMAPS_ONLY 0x0200
#define FS_SELECTION_ITALIC 0x0001

typedef struct {
    hb_blob_t *blob;
    const uint8_t *bytes;
    unsigned length;
} Table;

static Table open_table(hb_face_t *face, hb_tag_t tag) {
    Table table = {.blob = hb_face_reference_table(face, tag)};
    table.bytes = (const uint8_t *)hb_blob_get_data(table.blob, &table.length);
    return table;
}

static unsigned u16(const Table *table, unsigned at) {
    if (at + 2 > table->length)
        return 0;
    return (unsigned)table->bytes[at] << 8 | table->bytes[at + 1];
}

static int s16(const Table *table, unsigned at) {
    return (int16_t)u16(table, at);
}

static int s32(const Table *table, unsigned at) {
    return (int)((u16(table, at) << 16) | u16(table, at + 2));
}

static void read_head(hb_face_t *face, FontMetrics *metrics) {
    Table head = open_table(face, HB_TAG('h', 'e', 'a', 'd'));
    metrics->x_min = s16(&head, 36);
    metrics->y_min = s16(&head, 38);
    metrics->x_max = s16(&head, 40);
    metrics->y_max = s16(&head, 42);
    hb_blob_destroy(head.blob);
}

static void read_hhea(hb_face_t *face, FontMetrics *metrics) {
    Table hhea = open_table(face, HB_TAG('h', 'h', 'e', 'a'));
    metrics->ascender = s16(&hhea, 4);
    metrics->descender = s16(&hhea, 6);
    hb_blob_destroy(hhea.blob);
}

/* PANOSE for Latin text says it best; else IBM's family class. */
static bool is_serif(const Table *os2) {
    unsigned family_class = u16(os2, 30) >> 8;
    bool has_panose = os2->length >= 34 && os2->bytes[32] == 2 && os2->bytes[33] > 1;
    if (has_panose)
        return os2->bytes[33] <= 10;
    return (family_class >= 1 && family_class <= 5) || family_class == 7;
}

static void read_os2(hb_face_t *face, FontMetrics *metrics) {
    Table os2 = open_table(face, HB_TAG('O', 'S', '/', '2'));
    metrics->weight = (int)u16(&os2, 4);
    metrics->is_italic = u16(&os2, 62) & FS_SELECTION_ITALIC;
    metrics->is_serif = is_serif(&os2);
    if (os2.length >= 72) {
        metrics->ascender = s16(&os2, 68);
        metrics->descender = s16(&os2, 70);
    }
    if (u16(&os2, 0) >= 2) {
        metrics->x_height = s16(&os2, 86);
        metrics->cap_height = s16(&os2, 88);
    }
    hb_blob_destroy(os2.blob);
}

static void read_post(hb_face_t *face, FontMetrics *metrics) {
    Table post = open_table(face, HB_TAG('p', 'o', 's', 't'));
    metrics->italic_angle = s32(&post, 4);
    metrics->is_fixed_pitch = s32(&post, 12) != 0;
    hb_blob_destroy(post.blob);
}

FontMetrics tables_read_metrics(hb_face_t *face) {
    FontMetrics metrics = {.units_per_em = (int)hb_face_get_upem(face)};
    read_head(face, &metrics);
    read_hhea(face, &metrics);
    read_os2(face, &metrics);
    read_post(face, &metrics);
    return metrics;
}

bool tables_may_embed(hb_face_t *face) {
    Table os2 = open_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned type = u16(&os2, 8);
    hb_blob_destroy(os2.blob);
    return (type & FS_TYPE_USAGE) != FS_TYPE_RESTRICTED &&
           !(type & (FS_TYPE_NO_SUBSETTING | FS_TYPE_BITMAPS_ONLY));
}

static char *new_name(hb_face_t *face, hb_ot_name_id_t id) {
    char text[256];
    unsigned size = sizeof text;
    hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, text);
    return size ? g_strdup(text) : NULL;
}

/* A font's PostScript name has printing ASCII but the delimiters (OpenType, name id 6); fonts that
 * break the rule must not break the PDF. */
char *tables_new_postscript_name(hb_face_t *face) {
    g_autofree char *name = new_name(face, HB_OT_NAME_ID_POSTSCRIPT_NAME);
    GString *clean = g_string_new(NULL);
    for (const char *c = name ? name : ""; *c; c++)
        if (*c > ' ' && *c < 0x7F && !strchr("[](){}<>/%#", *c))
            g_string_append_c(clean, *c);
    if (clean->len == 0)
        g_string_append(clean, "Unnamed");
    return g_string_free(clean, FALSE);
}

char *tables_new_family(hb_face_t *face) {
    char *name = new_name(face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
    if (!name)
        name = new_name(face, HB_OT_NAME_ID_FONT_FAMILY);
    return name ? name : g_strdup("Unnamed");
}

/* "Version 2.001;hotconv 1.0.118" → "2.001"; without such a name head's fontRevision. */
char *tables_new_version(hb_face_t *face) {
    g_autofree char *name = new_name(face, HB_OT_NAME_ID_VERSION_STRING);
    const char *number = name ? strpbrk(name, "0123456789") : NULL;
    if (number)
        return g_strndup(number, strspn(number, "0123456789."));
    Table head = open_table(face, HB_TAG('h', 'e', 'a', 'd'));
    int revision = s32(&head, 4);
    hb_blob_destroy(head.blob);
    int thousandths = (int)(((long long)revision * 1000 + 0x8000) / 0x10000);
    return g_strdup_printf("%d.%03d", thousandths / 1000, ABS(thousandths) % 1000);
}
