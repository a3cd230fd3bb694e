/* SPDX-License-Identifier: MIT */
/* Turns the bytes of a colour profile (ICC.1) into whether all of it is where its tables say: a
 * reader of the PDF may follow tags that our own use of the profile never comes to. */

#include "image/forms.h"

#include <string.h>

enum {
    HEADER_SIZE = 128, /* ICC.1, 7.2 */
    PCS_AT = 20,
    MARK_AT = 36,
    INTENT_AT = 64,
    MAX_INTENT = 3,
    TAG_SIZE = 12, /* 7.3: signature, offset, size */
    TABLE_AT = HEADER_SIZE + 4,
    MAX_TAGS = 256, /* the standard knows some sixty */
    HEAD_SIZE = 8,  /* of an element: its type and four bytes of nought */
};

typedef struct {
    const uint8_t *bytes;
    size_t size;
} Element;

static uint32_t u32(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static bool is_word(const uint8_t *bytes, const char *word) {
    return memcmp(bytes, word, 4) == 0;
}

/* Of a curve (10.6): so many entries of two bytes. */
static bool holds_curve(Element element) {
    return element.size >= 12 && u32(element.bytes + 8) <= (element.size - 12) / 2;
}

/* A parametric curve (10.18): a function and its numbers of four bytes. */
static bool holds_function(Element element) {
    static const uint8_t numbers[] = {1, 3, 4, 5, 7};
    size_t function = element.size >= 12 ? (size_t)element.bytes[8] << 8 | element.bytes[9] : 5;
    return function < sizeof numbers && element.size >= 12 + (size_t)numbers[function] * 4;
}

static bool holds_point(Element element) {
    return element.size >= HEAD_SIZE + 12;
}

static bool holds_matrix(Element element) {
    return element.size >= HEAD_SIZE + 36;
}

/* Texts in languages (10.15): a table of records of twelve bytes, whose last two numbers say where
 * the text is. */
static bool holds_texts(Element element) {
    size_t count = element.size >= 16 ? u32(element.bytes + 8) : 0;
    if (element.size < 16 || u32(element.bytes + 12) != 12 || count > (element.size - 16) / 12)
        return false;
    for (size_t i = 0; i < count; i++) {
        const uint8_t *record = element.bytes + 16 + i * 12;
        size_t length = u32(record + 4), offset = u32(record + 8);
        if (offset > element.size || length > element.size - offset)
            return false;
    }
    return true;
}

/* A description of version 2: its letters' count, nought at their end among them. */
static bool holds_description(Element element) {
    return element.size >= 12 && u32(element.bytes + 8) <= element.size - 12;
}

/* What a table of colours (10.10, 10.11, 10.12) needs before its numbers, which Little CMS reads
 * all. */
static bool holds_table_head(Element element) {
    return element.size >= 32;
}

static bool holds_any(Element element G_GNUC_UNUSED) {
    return true;
}

static const struct {
    const char *type;
    bool (*holds)(Element element);
} types[] = {
    {"curv", holds_curve},      {"para", holds_function},   {"XYZ ", holds_point},
    {"sf32", holds_matrix},     {"mluc", holds_texts},      {"desc", holds_description},
    {"text", holds_any},        {"mft1", holds_table_head}, {"mft2", holds_table_head},
    {"mAB ", holds_table_head}, {"mBA ", holds_table_head},
};

/* The tags whose types are prescribed and that readers look at. */
static const struct {
    const char *tag;
    const char *types; /* four letters each */
} tags[] = {
    {"desc", "descmluc"},     {"cprt", "textmluc"},     {"wtpt", "XYZ "},
    {"rXYZ", "XYZ "},         {"gXYZ", "XYZ "},         {"bXYZ", "XYZ "},
    {"rTRC", "curvpara"},     {"gTRC", "curvpara"},     {"bTRC", "curvpara"},
    {"kTRC", "curvpara"},     {"chad", "sf32"},         {"A2B0", "mft1mft2mAB "},
    {"A2B1", "mft1mft2mAB "}, {"A2B2", "mft1mft2mAB "}, {"B2A0", "mft1mft2mBA "},
    {"B2A1", "mft1mft2mBA "}, {"B2A2", "mft1mft2mBA "},
};

static bool is_of_type(Element element, const char *allowed) {
    for (; *allowed; allowed += 4)
        for (size_t i = 0; is_word(element.bytes, allowed) && i < G_N_ELEMENTS(types); i++)
            if (is_word(element.bytes, types[i].type))
                return types[i].holds(element);
    return false;
}

static bool is_sound_tag(const uint8_t *profile, size_t size, const uint8_t *tag,
                         size_t end_of_table) {
    size_t offset = u32(tag + 4), length = u32(tag + 8);
    if (offset < end_of_table || offset % 4 != 0 || offset > size || length < HEAD_SIZE ||
        length > size - offset)
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(tags); i++)
        if (is_word(tag, tags[i].tag))
            return is_of_type((Element){profile + offset, length}, tags[i].types);
    return true;
}

/* No tag stands in the table twice. */
static bool is_new_tag(const uint8_t *table, size_t index) {
    for (size_t i = 0; i < index; i++)
        if (memcmp(table + i * TAG_SIZE, table + index * TAG_SIZE, 4) == 0)
            return false;
    return true;
}

size_t icc_sound_size(const uint8_t *profile, size_t size) {
    size_t told = size >= TABLE_AT ? u32(profile) : 0;
    if (told < TABLE_AT || told > size || !is_word(profile + MARK_AT, "acsp") ||
        u32(profile + INTENT_AT) > MAX_INTENT)
        return 0;
    if (!is_word(profile + PCS_AT, "XYZ ") && !is_word(profile + PCS_AT, "Lab "))
        return 0;
    size_t count = u32(profile + HEADER_SIZE);
    if (count == 0 || count > MAX_TAGS || count > (told - TABLE_AT) / TAG_SIZE)
        return 0;
    const uint8_t *table = profile + TABLE_AT;
    for (size_t i = 0; i < count; i++)
        if (!is_new_tag(table, i) ||
            !is_sound_tag(profile, told, table + i * TAG_SIZE, TABLE_AT + count * TAG_SIZE))
            return 0;
    return told;
}
