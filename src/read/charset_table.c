/* SPDX-License-Identifier: MIT */
/* Turns the bytes of one character into it, by iconv's tables and what they lack of WHATWG's. */

#include "read/charset.h"

#include <iconv.h>
#include <string.h>

typedef struct {
    unsigned code; /* the bytes, first one highest; rising */
    gunichar character;
} Correction;

/* GB 18030 of 2005 in the first seven; of 2022 in the rest, whose old codes stay as well. */
static const Correction gb18030[] = {
    {0x80, 0x20AC},       {0xA3A0, 0x3000},     {0xFE51, 0xE816},     {0xFE52, 0xE817},
    {0xFE53, 0xE818},     {0xFE6C, 0xE831},     {0xFE76, 0xE83B},     {0xFE91, 0xE855},
    {0x82359037, 0x9FB4}, {0x82359038, 0x9FB5}, {0x82359039, 0x9FB6}, {0x82359130, 0x9FB7},
    {0x82359131, 0x9FB8}, {0x82359132, 0x9FB9}, {0x82359133, 0x9FBA}, {0x82359134, 0x9FBB},
    {0x84318236, 0xFE10}, {0x84318237, 0xFE11}, {0x84318238, 0xFE12}, {0x84318239, 0xFE13},
    {0x84318330, 0xFE14}, {0x84318331, 0xFE15}, {0x84318332, 0xFE16}, {0x84318333, 0xFE17},
    {0x84318334, 0xFE18}, {0x84318335, 0xFE19},
};
/* What HKSCS unified after Big5 had it twice, and marks that ETEN has otherwise. */
static const Correction big5[] = {
    {0x8E69, 0x7BB8}, {0x8E6F, 0x7C06}, {0x8E7E, 0x7CCE}, {0x8EAB, 0x7DD2}, {0x8EB4, 0x7E1D},
    {0x8ECD, 0x8005}, {0x8ED0, 0x8028}, {0x8F57, 0x83C1}, {0x8F69, 0x84A8}, {0x8F6E, 0x840F},
    {0x8FCB, 0x89A6}, {0x8FCC, 0x89A9}, {0x8FFE, 0x8D77}, {0x906D, 0x90FD}, {0x907A, 0x92B9},
    {0x90DC, 0x975C}, {0x90F1, 0x97FF}, {0x91BF, 0x9F16}, {0x9244, 0x8503}, {0x92AF, 0x5159},
    {0x92B0, 0x515B}, {0x92B1, 0x515D}, {0x92B2, 0x515E}, {0x92C8, 0x936E}, {0x92D1, 0x7479},
    {0x9447, 0x6D67}, {0x94CA, 0x799B}, {0x95D9, 0x9097}, {0x9644, 0x975D}, {0x96ED, 0x701E},
    {0x96FC, 0x5B28}, {0x9B76, 0x7201}, {0x9B78, 0x77D7}, {0x9B7B, 0x7E87}, {0x9BC6, 0x99D6},
    {0x9BDE, 0x91D4}, {0x9BEC, 0x60DE}, {0x9BF6, 0x6FB6}, {0x9C42, 0x8F36}, {0x9C53, 0x4FBB},
    {0x9C62, 0x71DF}, {0x9C68, 0x9104}, {0x9C6B, 0x9DF0}, {0x9C77, 0x83CF}, {0x9CBC, 0x5C10},
    {0x9CBD, 0x79E3}, {0x9CD0, 0x5A67}, {0x9D57, 0x8F0B}, {0x9D5A, 0x7B51}, {0x9DC4, 0x62D0},
    {0x9EA9, 0x6062}, {0x9EEF, 0x75F9}, {0x9EFD, 0x6C4A}, {0x9F60, 0x9B2E}, {0x9F66, 0x9F17},
    {0x9FCB, 0x50ED}, {0x9FD8, 0x5F0C}, {0xA063, 0x880F}, {0xA077, 0x62CE}, {0xA0D5, 0x7468},
    {0xA0DF, 0x7162}, {0xA0E4, 0x7250}, {0xA145, 0x2027}, {0xA14E, 0xFE51}, {0xA15A, 0x2574},
    {0xA1C2, 0x00AF}, {0xA1C3, 0xFFE3}, {0xA1C5, 0x02CD}, {0xA1E3, 0xFF5E}, {0xA1F2, 0x2295},
    {0xA1F3, 0x2299}, {0xA1FE, 0xFF0F}, {0xA240, 0xFF3C}, {0xA241, 0x2215}, {0xA242, 0xFE68},
    {0xA244, 0xFFE5}, {0xA246, 0xFFE0}, {0xA247, 0xFFE1}, {0xA2CC, 0x5341}, {0xA2CE, 0x5345},
    {0xA3C0, 0x2400}, {0xA3C1, 0x2401}, {0xA3C2, 0x2402}, {0xA3C3, 0x2403}, {0xA3C4, 0x2404},
    {0xA3C5, 0x2405}, {0xA3C6, 0x2406}, {0xA3C7, 0x2407}, {0xA3C8, 0x2408}, {0xA3C9, 0x2409},
    {0xA3CA, 0x240A}, {0xA3CB, 0x240B}, {0xA3CC, 0x240C}, {0xA3CD, 0x240D}, {0xA3CE, 0x240E},
    {0xA3CF, 0x240F}, {0xA3D0, 0x2410}, {0xA3D1, 0x2411}, {0xA3D2, 0x2412}, {0xA3D3, 0x2413},
    {0xA3D4, 0x2414}, {0xA3D5, 0x2415}, {0xA3D6, 0x2416}, {0xA3D7, 0x2417}, {0xA3D8, 0x2418},
    {0xA3D9, 0x2419}, {0xA3DA, 0x241A}, {0xA3DB, 0x241B}, {0xA3DC, 0x241C}, {0xA3DD, 0x241D},
    {0xA3DE, 0x241E}, {0xA3DF, 0x241F}, {0xA3E0, 0x2421}, {0xA3E1, 0x20AC}, {0xC6CF, 0x5EF4},
    {0xC6D3, 0x65E0}, {0xC6D5, 0x7676}, {0xC6D7, 0x96B6}, {0xC6DE, 0x3003}, {0xC6DF, 0x4EDD},
    {0xFA5F, 0x5029}, {0xFA66, 0x507D}, {0xFABD, 0x5305}, {0xFAC5, 0x5344}, {0xFAD5, 0x537F},
    {0xFB48, 0x5605}, {0xFBB8, 0x5A77}, {0xFBF3, 0x5E75}, {0xFBF9, 0x5ED0}, {0xFC4F, 0x5F58},
    {0xFC6C, 0x60A4}, {0xFCB9, 0x6490}, {0xFCE2, 0x6674}, {0xFCF1, 0x675E}, {0xFDB7, 0x6C9C},
    {0xFDB8, 0x6E1D}, {0xFDBB, 0x6E2F}, {0xFDF1, 0x716E}, {0xFE52, 0x732A}, {0xFE6F, 0x745C},
    {0xFEAA, 0x74E9}, {0xFEDD, 0x7809},
};
static const Correction koi8_u[] = {{0xAE, 0x45E}, {0xBE, 0x40E}};
static const Correction macintosh[] = {{0xC6, 0x2206}, {0xF0, 0xF8FF}};
static const Correction windows_1255[] = {{0xCA, 0x5BA}};
static const Correction mac_cyrillic[] = {{0xFF, 0x20AC}};

static const struct {
    const char *name;
    const Correction *corrections;
    size_t count;
} corrected[] = {
    {"GB18030", gb18030, G_N_ELEMENTS(gb18030)},
    {"Big5", big5, G_N_ELEMENTS(big5)},
    {"KOI8-U", koi8_u, G_N_ELEMENTS(koi8_u)},
    {"macintosh", macintosh, G_N_ELEMENTS(macintosh)},
    {"windows-1255", windows_1255, G_N_ELEMENTS(windows_1255)},
    {"x-mac-cyrillic", mac_cyrillic, G_N_ELEMENTS(mac_cyrillic)},
};

#define UNKNOWN 0u /* in the memory of what was looked up */
#define NONE G_MAXUINT32

struct CharsetTable {
    iconv_t iconv, jis_x_0212; /* the second is opened when it is asked for */
    const Correction *corrections;
    size_t n_corrections;
    bool is_single;
    gunichar known[0x10000]; /* by code of one or two bytes */
};

#define NOT_OPEN ((iconv_t)-1)

CharsetTable *charset_table_new(const Charset *charset) {
    CharsetTable *table = g_new0(CharsetTable, 1);
    table->iconv = iconv_open("UTF-32LE", charset->table);
    table->jis_x_0212 = NOT_OPEN;
    table->is_single = charset->kind == CHARSET_SINGLE;
    for (size_t i = 0; i < G_N_ELEMENTS(corrected); i++) {
        if (strcmp(corrected[i].name, charset->name) != 0)
            continue;
        table->corrections = corrected[i].corrections;
        table->n_corrections = corrected[i].count;
    }
    return table;
}

void charset_table_free(CharsetTable *table) {
    if (!table)
        return;
    if (table->iconv != NOT_OPEN)
        iconv_close(table->iconv);
    if (table->jis_x_0212 != NOT_OPEN)
        iconv_close(table->jis_x_0212);
    g_free(table);
}

static gunichar ask_iconv(iconv_t iconv_table, const unsigned char *bytes, size_t length) {
    if (iconv_table == NOT_OPEN)
        return NONE;
    unsigned char out[8];
    char *in = (char *)bytes, *to = (char *)out;
    size_t left = length, space = sizeof out;
    iconv(iconv_table, NULL, NULL, NULL, NULL);
    bool is_whole = iconv(iconv_table, &in, &left, &to, &space) != (size_t)-1;
    iconv(iconv_table, NULL, NULL, &to, &space); /* HKSCS holds a letter back for its accent */
    if (!is_whole || space != sizeof out - 4)
        return NONE;
    return (gunichar)out[0] | (gunichar)out[1] << 8 | (gunichar)out[2] << 16;
}

static gunichar correct(const CharsetTable *table, unsigned code) {
    for (size_t i = 0; i < table->n_corrections; i++)
        if (table->corrections[i].code == code)
            return table->corrections[i].character;
    return UNKNOWN;
}

static gunichar look_up(CharsetTable *table, unsigned code, const unsigned char *bytes,
                        size_t length) {
    gunichar character = correct(table, code);
    if (character == UNKNOWN)
        character = ask_iconv(table->iconv, bytes, length);
    /* what a set of single bytes leaves open there is a control character, as in Latin-1 */
    if (character == NONE && table->is_single && code < 0xA0)
        character = code;
    return character;
}

gunichar charset_table_find(CharsetTable *table, const unsigned char *bytes, size_t length) {
    unsigned code = 0;
    for (size_t i = 0; i < length; i++)
        code = code << 8 | bytes[i];
    gunichar character = code < G_N_ELEMENTS(table->known) ? table->known[code] : UNKNOWN;
    if (character == UNKNOWN)
        character = look_up(table, code, bytes, length);
    if (code < G_N_ELEMENTS(table->known))
        table->known[code] = character;
    return character == NONE ? 0 : character;
}

gunichar charset_table_find_jis_x_0212(CharsetTable *table, const unsigned char *bytes) {
    if (table->jis_x_0212 == NOT_OPEN)
        table->jis_x_0212 = iconv_open("UTF-32LE", "EUC-JP");
    gunichar character = ask_iconv(table->jis_x_0212, bytes, 3);
    return character == NONE ? 0 : character;
}
