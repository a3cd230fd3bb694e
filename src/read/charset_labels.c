/* SPDX-License-Identifier: MIT */
/* Turns the labels of the Encoding standard into character sets. */

#include "read/charset.h"

#include <string.h>

static const struct {
    Charset charset;
    const char *labels; /* lower case, spaced */
} sets[] = {
    {{"UTF-8", CHARSET_UTF8, NULL},
     "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8"},
    {{"IBM866", CHARSET_SINGLE, "IBM866"}, "866 cp866 csibm866 ibm866"},
    {{"ISO-8859-2", CHARSET_SINGLE, "ISO-8859-2"},
     "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"},
    {{"ISO-8859-3", CHARSET_SINGLE, "ISO-8859-3"},
     "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"},
    {{"ISO-8859-4", CHARSET_SINGLE, "ISO-8859-4"},
     "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"},
    {{"ISO-8859-5", CHARSET_SINGLE, "ISO-8859-5"},
     "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 "
     "iso_8859-5:1988"},
    {{"ISO-8859-6", CHARSET_SINGLE, "ISO-8859-6"},
     "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e "
     "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"},
    {{"ISO-8859-7", CHARSET_SINGLE, "ISO-8859-7"},
     "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 "
     "iso_8859-7 iso_8859-7:1987 sun_eu_greek"},
    {{"ISO-8859-8", CHARSET_SINGLE, "ISO-8859-8"},
     "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 "
     "iso_8859-8 iso_8859-8:1988 visual"},
    {{"ISO-8859-8-I", CHARSET_SINGLE, "ISO-8859-8"}, "csiso88598i iso-8859-8-i logical"},
    {{"ISO-8859-10", CHARSET_SINGLE, "ISO-8859-10"},
     "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6"},
    {{"ISO-8859-13", CHARSET_SINGLE, "ISO-8859-13"}, "iso-8859-13 iso8859-13 iso885913"},
    {{"ISO-8859-14", CHARSET_SINGLE, "ISO-8859-14"}, "iso-8859-14 iso8859-14 iso885914"},
    {{"ISO-8859-15", CHARSET_SINGLE, "ISO-8859-15"},
     "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9"},
    {{"ISO-8859-16", CHARSET_SINGLE, "ISO-8859-16"}, "iso-8859-16"},
    {{"KOI8-R", CHARSET_SINGLE, "KOI8-R"}, "cskoi8r koi koi8 koi8-r koi8_r"},
    {{"KOI8-U", CHARSET_SINGLE, "KOI8-U"}, "koi8-ru koi8-u"},
    {{"macintosh", CHARSET_SINGLE, "MACINTOSH"}, "csmacintosh mac macintosh x-mac-roman"},
    {{"windows-874", CHARSET_SINGLE, "CP874"},
     "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"},
    {{"windows-1250", CHARSET_SINGLE, "CP1250"}, "cp1250 windows-1250 x-cp1250"},
    {{"windows-1251", CHARSET_SINGLE, "CP1251"}, "cp1251 windows-1251 x-cp1251"},
    {{"windows-1252", CHARSET_SINGLE, "CP1252"},
     "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 "
     "iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252"},
    {{"windows-1253", CHARSET_SINGLE, "CP1253"}, "cp1253 windows-1253 x-cp1253"},
    {{"windows-1254", CHARSET_SINGLE, "CP1254"},
     "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 "
     "latin5 windows-1254 x-cp1254"},
    {{"windows-1255", CHARSET_SINGLE, "CP1255"}, "cp1255 windows-1255 x-cp1255"},
    {{"windows-1256", CHARSET_SINGLE, "CP1256"}, "cp1256 windows-1256 x-cp1256"},
    {{"windows-1257", CHARSET_SINGLE, "CP1257"}, "cp1257 windows-1257 x-cp1257"},
    {{"windows-1258", CHARSET_SINGLE, "CP1258"}, "cp1258 windows-1258 x-cp1258"},
    {{"x-mac-cyrillic", CHARSET_SINGLE, "MAC-UK"}, "x-mac-cyrillic x-mac-ukrainian"},
    /* the standard decodes GBK as GB18030, so that there is one name for what was used */
    {{"GB18030", CHARSET_GB18030, "GB18030"},
     "gb18030 chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk"},
    {{"Big5", CHARSET_BIG5, "BIG5-HKSCS"}, "big5 big5-hkscs cn-big5 csbig5 x-x-big5"},
    {{"EUC-JP", CHARSET_EUC_JP, "CP932"}, "cseucpkdfmtjapanese euc-jp x-euc-jp"},
    {{"ISO-2022-JP", CHARSET_ISO_2022_JP, "CP932"}, "csiso2022jp iso-2022-jp"},
    {{"Shift_JIS", CHARSET_SHIFT_JIS, "CP932"},
     "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"},
    {{"EUC-KR", CHARSET_EUC_KR, "CP949"},
     "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 "
     "ksc_5601 windows-949"},
    {{"replacement", CHARSET_REPLACEMENT, NULL},
     "csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr replacement"},
    {{"UTF-16BE", CHARSET_UTF16BE, NULL}, "unicodefffe utf-16be"},
    {{"UTF-16LE", CHARSET_UTF16LE, NULL},
     "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le"},
    {{"x-user-defined", CHARSET_USER_DEFINED, NULL}, "x-user-defined"},
};

static bool has_label(const char *labels, const char *label, size_t length) {
    for (const char *at = labels; *at;) {
        size_t size = strcspn(at, " ");
        if (size == length && g_ascii_strncasecmp(at, label, length) == 0)
            return true;
        at += size + (at[size] == ' ');
    }
    return false;
}

const Charset *charset_from_label(const char *label, size_t length) {
    static const char space[] = "\t\n\f\r ";
    while (length && strchr(space, *label) && *label) {
        label++;
        length--;
    }
    while (length && label[length - 1] && strchr(space, label[length - 1]))
        length--;
    for (size_t i = 0; length && i < G_N_ELEMENTS(sets); i++)
        if (has_label(sets[i].labels, label, length))
            return &sets[i].charset;
    return NULL;
}
