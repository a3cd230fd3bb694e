/* SPDX-License-Identifier: MIT */
/* Turns characters into the classes that breaking and spacing ask about: the table of marks. */

#include "text/classes.h"

/* blank sides in quarters of an em {Mainland {left, right}, Taiwan and Hong Kong {left, right}} */
#define OPENER                                                                                     \
    {                                                                                              \
        {2, 0}, {                                                                                  \
            2, 0                                                                                   \
        }                                                                                          \
    }
#define CLOSER                                                                                     \
    {                                                                                              \
        {0, 2}, {                                                                                  \
            0, 2                                                                                   \
        }                                                                                          \
    }
#define POINT                                                                                      \
    {                                                                                              \
        {0, 2}, {                                                                                  \
            1, 1                                                                                   \
        }                                                                                          \
    } /* ，。 stand in a corner on the Mainland, centred in Taiwan */
#define EXCLAIM                                                                                    \
    {                                                                                              \
        {0, 2}, {                                                                                  \
            0, 0                                                                                   \
        }                                                                                          \
    } /* ？！ of Taiwan keep their em */
#define FULL                                                                                       \
    {                                                                                              \
        {0, 0}, {                                                                                  \
            0, 0                                                                                   \
        }                                                                                          \
    }
#define DOT                                                                                        \
    {                                                                                              \
        {0, 0}, {                                                                                  \
            1, 1                                                                                   \
        }                                                                                          \
    } /* the Mainland's · is boxed to half an em and never squeezed */

#define OPEN(c)                                                                                    \
    { c, MARK_OPEN, BAN_NEVER, BAN_BASIC, OPENER }
#define CLOSE(c)                                                                                   \
    { c, MARK_CLOSE, BAN_BASIC, BAN_NEVER, CLOSER }

/* Sorted by character. Rows without a character are the units of two ems. */
static const TextMark marks[] = {
    {0, 0, BAN_NEVER, BAN_NEVER, FULL},
    {'$', MARK_UNIT, BAN_NEVER, BAN_NORMAL, FULL},
    {'%', MARK_UNIT, BAN_NORMAL, BAN_NEVER, FULL},
    {'-', MARK_CONNECT, BAN_BASIC, BAN_NEVER, FULL},
    {'/', MARK_SOLIDUS, BAN_NORMAL, BAN_NORMAL, FULL},
    {0xA5, MARK_UNIT, BAN_NEVER, BAN_NORMAL, FULL},
    {0xB0, MARK_UNIT, BAN_NORMAL, BAN_NEVER, FULL},
    {0xB7, MARK_INTERPUNCT, BAN_BASIC, BAN_NEVER, DOT},
    {0x2013, MARK_CONNECT, BAN_BASIC, BAN_NEVER, FULL},
    {0x2014, MARK_CONNECT, BAN_BASIC, BAN_NEVER, FULL},
    {0x2015, MARK_CONNECT, BAN_BASIC, BAN_NEVER, FULL},
    {0x2018, MARK_OPEN, BAN_NEVER, BAN_BASIC, OPENER},
    {0x2019, MARK_CLOSE, BAN_BASIC, BAN_NEVER, CLOSER},
    {0x201C, MARK_OPEN, BAN_NEVER, BAN_BASIC, OPENER},
    {0x201D, MARK_CLOSE, BAN_BASIC, BAN_NEVER, CLOSER},
    {0x2026, MARK_ELLIPSIS, BAN_STRICT, BAN_NEVER, FULL},
    {0x2027, MARK_INTERPUNCT, BAN_BASIC, BAN_NEVER, DOT},
    {0x2030, MARK_UNIT, BAN_NORMAL, BAN_NEVER, FULL},
    {0x203C, MARK_STOP, BAN_BASIC, BAN_NEVER, FULL},
    {0x2047, MARK_STOP, BAN_BASIC, BAN_NEVER, FULL},
    {0x2048, MARK_STOP, BAN_BASIC, BAN_NEVER, FULL},
    {0x2049, MARK_STOP, BAN_BASIC, BAN_NEVER, FULL},
    {0x20AC, MARK_UNIT, BAN_NEVER, BAN_NORMAL, FULL},
    {0x2103, MARK_UNIT, BAN_NORMAL, BAN_NEVER, FULL},
    {0x22EF, MARK_ELLIPSIS, BAN_STRICT, BAN_NEVER, FULL},
    {0x2E3A, MARK_DASH, BAN_STRICT, BAN_NEVER, FULL},
    {0x3001, MARK_COMMA, BAN_BASIC, BAN_NEVER, POINT},
    {0x3002, MARK_STOP, BAN_BASIC, BAN_NEVER, POINT},
    {0x3005, MARK_UNIT, BAN_NORMAL, BAN_NEVER, FULL},
    OPEN(0x3008),
    CLOSE(0x3009),
    OPEN(0x300A),
    CLOSE(0x300B),
    OPEN(0x300C),
    CLOSE(0x300D),
    OPEN(0x300E),
    CLOSE(0x300F),
    OPEN(0x3010),
    CLOSE(0x3011),
    OPEN(0x3014),
    CLOSE(0x3015),
    OPEN(0x3016),
    CLOSE(0x3017),
    OPEN(0x3018),
    CLOSE(0x3019),
    OPEN(0x301A),
    CLOSE(0x301B),
    {0x301C, MARK_CONNECT, BAN_BASIC, BAN_NEVER, FULL},
    OPEN(0x301D),
    CLOSE(0x301E),
    CLOSE(0x301F),
    {0x303B, MARK_UNIT, BAN_NORMAL, BAN_NEVER, FULL},
    {0x30FB, MARK_INTERPUNCT, BAN_BASIC, BAN_NEVER, {{1, 1}, {1, 1}}},
    {0xFF01, MARK_STOP, BAN_BASIC, BAN_NEVER, EXCLAIM},
    {0xFF04, MARK_UNIT, BAN_NEVER, BAN_NORMAL, FULL},
    {0xFF05, MARK_UNIT, BAN_NORMAL, BAN_NEVER, FULL},
    OPEN(0xFF08),
    CLOSE(0xFF09),
    {0xFF0C, MARK_COMMA, BAN_BASIC, BAN_NEVER, POINT},
    {0xFF0D, MARK_CONNECT, BAN_BASIC, BAN_NEVER, FULL},
    {0xFF0E, MARK_STOP, BAN_BASIC, BAN_NEVER, POINT},
    {0xFF0F, MARK_SOLIDUS, BAN_NORMAL, BAN_NORMAL, FULL},
    {0xFF1A, MARK_COMMA, BAN_BASIC, BAN_NEVER, POINT},
    {0xFF1B, MARK_COMMA, BAN_BASIC, BAN_NEVER, POINT},
    {0xFF1F, MARK_STOP, BAN_BASIC, BAN_NEVER, EXCLAIM},
    OPEN(0xFF3B),
    CLOSE(0xFF3D),
    OPEN(0xFF5B),
    CLOSE(0xFF5D),
    {0xFF5E, MARK_CONNECT, BAN_BASIC, BAN_NEVER, FULL},
    {0xFFE5, MARK_UNIT, BAN_NEVER, BAN_NORMAL, FULL},
    /* U+10FFFE and U+10FFFF stand for —— and …… */
    {0x10FFFE, MARK_DASH, BAN_STRICT, BAN_NEVER, FULL},
    {0x10FFFF, MARK_ELLIPSIS, BAN_STRICT, BAN_NEVER, FULL},
};
#define N_MARKS (sizeof marks / sizeof marks[0])

const TextMark *text_mark(unsigned row) {
    return &marks[row];
}

unsigned text_mark_dash(void) {
    return N_MARKS - 2;
}

unsigned text_mark_ellipsis(void) {
    return N_MARKS - 1;
}

unsigned text_mark_row(gunichar c) {
    /* most characters of a Chinese text are ideographs: answer them first */
    if (c > 0x30FB && c < 0xFF01)
        return 0;
    size_t low = 1, high = N_MARKS - 2;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (marks[middle].character < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low < N_MARKS - 2 && marks[low].character == c ? (unsigned)low : 0;
}

bool text_is_han(gunichar c) {
    if (c < 0x2E80)
        return (c >= 0x2460 && c <= 0x24FF) || (c >= 0x25A0 && c <= 0x27BF);
    return c <= 0x312F || (c >= 0x3190 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF60) ||
           (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F000 && c <= 0x3FFFD);
}

bool text_is_shared(gunichar c) {
    switch (c) {
    case 0xB7:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x2026:
    case 0x2027:
    case 0x22EF:
    case 0x2E3A:
        return true;
    default:
        return false;
    }
}

bool text_is_letter(gunichar c) {
    if (c < 0x80)
        return g_ascii_isalnum((char)c) || c == '%' || c == '$' || c == '+' || c == '=' ||
               c == '&' || c == '#' || c == '@';
    if (text_is_han(c))
        return false;
    return g_unichar_isalnum(c) || g_unichar_ismark(c) || c == 0xB0 || c == 0x2030 || c == 0xA5 ||
           c == 0x20AC || c == 0xB1;
}

bool text_is_skin(gunichar c) {
    return c >= 0x1F3FB && c <= 0x1F3FF;
}

bool text_is_counter(gunichar c) {
    /* both scripts; only characters that follow numbers far more often than they begin a word */
    static const gunichar counters[] = {
        0x4E07, 0x4E2A, 0x4EA9, 0x4EBA, 0x4EBF, 0x4EF6, 0x4F4D, 0x500B, 0x500D, 0x5104,
        0x5143, 0x516C, 0x5206, 0x5343, 0x5398, 0x53F0, 0x53F7, 0x540D, 0x5428, 0x5468,
        0x55AE, 0x5929, 0x5BB6, 0x5C46, 0x5C4A, 0x5C81, 0x5E73, 0x5E74, 0x5EA6, 0x6240,
        0x65B9, 0x65E5, 0x65F6, 0x6642, 0x6708, 0x6761, 0x689D, 0x6B21, 0x6B72, 0x6B73,
        0x6BEB, 0x756A, 0x756E, 0x767E, 0x79CD, 0x79D2, 0x7A2E, 0x7ACB, 0x7AE0, 0x7BC7,
        0x7C73, 0x842C, 0x865F, 0x91D0, 0x9801, 0x9805, 0x982C, 0x9875, 0x9879,
    };
    for (size_t i = 0; i < G_N_ELEMENTS(counters); i++)
        if (counters[i] == c)
            return true;
    return false;
}
