/* SPDX-License-Identifier: MIT */
/* Turns text into the break opportunities of UAX #14: one state, one character at a time. */

#include "text/uax14.h"

#include <glib.h>
#include <stdbool.h>

/* Short names as in UAX #14 (table 1). */
typedef enum {
    BK = G_UNICODE_BREAK_MANDATORY,
    CR = G_UNICODE_BREAK_CARRIAGE_RETURN,
    LF = G_UNICODE_BREAK_LINE_FEED,
    NL = G_UNICODE_BREAK_NEXT_LINE,
    CM = G_UNICODE_BREAK_COMBINING_MARK,
    ZW = G_UNICODE_BREAK_ZERO_WIDTH_SPACE,
    IN = G_UNICODE_BREAK_INSEPARABLE,
    GL = G_UNICODE_BREAK_NON_BREAKING_GLUE,
    CB = G_UNICODE_BREAK_CONTINGENT,
    SP = G_UNICODE_BREAK_SPACE,
    BA = G_UNICODE_BREAK_AFTER,
    BB = G_UNICODE_BREAK_BEFORE,
    B2 = G_UNICODE_BREAK_BEFORE_AND_AFTER,
    HY = G_UNICODE_BREAK_HYPHEN,
    NS = G_UNICODE_BREAK_NON_STARTER,
    OP = G_UNICODE_BREAK_OPEN_PUNCTUATION,
    CL = G_UNICODE_BREAK_CLOSE_PUNCTUATION,
    CP = G_UNICODE_BREAK_CLOSE_PARENTHESIS,
    QU = G_UNICODE_BREAK_QUOTATION,
    EX = G_UNICODE_BREAK_EXCLAMATION,
    ID = G_UNICODE_BREAK_IDEOGRAPHIC,
    NU = G_UNICODE_BREAK_NUMERIC,
    IS = G_UNICODE_BREAK_INFIX_SEPARATOR,
    SY = G_UNICODE_BREAK_SYMBOL,
    AL = G_UNICODE_BREAK_ALPHABETIC,
    HL = G_UNICODE_BREAK_HEBREW_LETTER,
    PR = G_UNICODE_BREAK_PREFIX,
    PO = G_UNICODE_BREAK_POSTFIX,
    WJ = G_UNICODE_BREAK_WORD_JOINER,
    JL = G_UNICODE_BREAK_HANGUL_L_JAMO,
    JV = G_UNICODE_BREAK_HANGUL_V_JAMO,
    JT = G_UNICODE_BREAK_HANGUL_T_JAMO,
    H2 = G_UNICODE_BREAK_HANGUL_LV_SYLLABLE,
    H3 = G_UNICODE_BREAK_HANGUL_LVT_SYLLABLE,
    RI = G_UNICODE_BREAK_REGIONAL_INDICATOR,
    EB = G_UNICODE_BREAK_EMOJI_BASE,
    EM = G_UNICODE_BREAK_EMOJI_MODIFIER,
    ZWJ = G_UNICODE_BREAK_ZERO_WIDTH_JOINER,
} Class;

typedef enum { NUMBER_NONE, NUMBER_OPEN, NUMBER_CLOSED } Number;

typedef struct {
    Class last;         /* of the character before, combining marks absorbed (LB9) */
    Class before_last;  /* of the one before that: for LB21a */
    Class solid;        /* of the last character that is no space */
    bool after_joiner;  /* LB8a */
    bool is_wide;       /* the last is an East Asian bracket: LB30 */
    bool is_unassigned; /* the last may become a pictograph: LB30b */
    bool odd_flags;     /* an odd number of regional indicators: LB30a */
    Number number;      /* LB25 */
} State;

/* LB1 */
static Class class_of(gunichar c) {
    if (c >= 0x4E00 && c <= 0x9FFF)
        return ID;
    GUnicodeBreakType type = g_unichar_break_type(c);
    switch (type) {
    case G_UNICODE_BREAK_AMBIGUOUS:
    case G_UNICODE_BREAK_SURROGATE:
    case G_UNICODE_BREAK_UNKNOWN:
        return AL;
    case G_UNICODE_BREAK_CONDITIONAL_JAPANESE_STARTER:
        return NS;
    case G_UNICODE_BREAK_COMPLEX_CONTEXT:
        return g_unichar_type(c) == G_UNICODE_NON_SPACING_MARK ||
                       g_unichar_type(c) == G_UNICODE_SPACING_MARK
                   ? CM
                   : AL;
    default:
        return (Class)type;
    }
}

static bool is_letter(Class class) {
    return class == AL || class == HL;
}

static bool is_hangul(Class class) {
    return class == JL || class == JV || class == JT || class == H2 || class == H3;
}

static bool is_ideograph(Class class) {
    return class == ID || class == EB || class == EM;
}

static bool is_hard(Class class) {
    return class == BK || class == CR || class == LF || class == NL;
}

/* LB13–LB17: what holds across spaces. */
static bool holds_over_spaces(const State *state, Class next) {
    if (next == CL || next == CP || next == EX || next == IS || next == SY)
        return true;
    if (state->solid == OP || (state->solid == QU && next == OP))
        return true;
    if ((state->solid == CL || state->solid == CP) && next == NS)
        return true;
    return state->solid == B2 && next == B2;
}

/* LB25 as (PR|PO)? (OP|HY)? NU (NU|SY|IS)* (CL|CP)? (PR|PO)? */
static bool holds_in_number(const State *state, Class next, bool number_follows) {
    Class last = state->last;
    if (next == NU)
        return last == PR || last == PO || last == OP || last == HY || state->number == NUMBER_OPEN;
    if ((last == PR || last == PO) && (next == OP || next == HY))
        return number_follows;
    return (next == PR || next == PO) && state->number != NUMBER_NONE;
}

/* LB26, LB27 */
static bool holds_in_hangul(Class last, Class next) {
    if (last == JL && (next == JL || next == JV || next == H2 || next == H3))
        return true;
    if ((last == JV || last == H2) && (next == JV || next == JT))
        return true;
    if ((last == JT || last == H3) && next == JT)
        return true;
    return (is_hangul(last) && next == PO) || (last == PR && is_hangul(next));
}

/* LB28–LB30b */
static bool holds_in_word(const State *state, Class next, bool next_is_wide) {
    Class last = state->last;
    if ((is_letter(last) || last == IS) && is_letter(next))
        return true;
    if ((is_letter(last) || last == NU) && next == OP && !next_is_wide)
        return true;
    if (last == CP && !state->is_wide && (is_letter(next) || next == NU))
        return true;
    if (last == RI && next == RI)
        return state->odd_flags;
    return next == EM && (last == EB || state->is_unassigned);
}

/* LB19–LB24 */
static bool holds_beside(const State *state, Class next) {
    Class last = state->last;
    if (next == BA || next == HY || next == NS || last == BB)
        return true;
    if (state->before_last == HL && (last == HY || last == BA))
        return true;
    if ((last == SY && next == HL) || next == IN)
        return true;
    if ((is_letter(last) && next == NU) || (last == NU && is_letter(next)))
        return true;
    if ((last == PR && is_ideograph(next)) || (is_ideograph(last) && next == PO))
        return true;
    if ((last == PR || last == PO) && is_letter(next))
        return true;
    return is_letter(last) && (next == PR || next == PO);
}

static Uax14Break decide(const State *state, Class next, gunichar c, bool number_follows) {
    Class last = state->last;
    if (is_hard(last))
        return last == CR && next == LF ? UAX14_PROHIBITED : UAX14_MANDATORY;
    if (is_hard(next) || next == SP || next == ZW)
        return UAX14_PROHIBITED;
    if (state->solid == ZW)
        return UAX14_ALLOWED;
    if (state->after_joiner || next == WJ || last == WJ || last == GL)
        return UAX14_PROHIBITED;
    if (next == GL && last != SP && last != BA && last != HY)
        return UAX14_PROHIBITED;
    if (holds_over_spaces(state, next))
        return UAX14_PROHIBITED;
    if (last == SP)
        return UAX14_ALLOWED;
    if (next == QU || last == QU)
        return UAX14_PROHIBITED;
    if (next == CB || last == CB)
        return UAX14_ALLOWED;
    bool next_is_wide = next == OP && g_unichar_iswide(c);
    bool holds = holds_beside(state, next) || holds_in_number(state, next, number_follows) ||
                 holds_in_hangul(last, next) || holds_in_word(state, next, next_is_wide);
    return holds ? UAX14_PROHIBITED : UAX14_ALLOWED;
}

static void advance_number(State *state, Class next) {
    if (next == NU)
        state->number = NUMBER_OPEN;
    else if (state->number == NUMBER_OPEN && (next == CL || next == CP))
        state->number = NUMBER_CLOSED;
    else if (state->number != NUMBER_OPEN || (next != SY && next != IS))
        state->number = NUMBER_NONE;
}

static void advance(State *state, Class next, gunichar c) {
    advance_number(state, next);
    state->odd_flags = next == RI && !(state->last == RI && state->odd_flags);
    state->before_last = state->last;
    state->last = next;
    if (next != SP)
        state->solid = next;
    state->after_joiner = false;
    state->is_wide = next == CP && g_unichar_iswide(c);
    state->is_unassigned = c >= 0x1F000 && c <= 0x1FAFF && !g_unichar_isdefined(c);
}

/* Is the next character that counts (LB9) a digit? */
static bool digit_follows(const char *at, const char *end) {
    for (; at < end; at = g_utf8_next_char(at)) {
        Class class = class_of(g_utf8_get_char(at));
        if (class != CM && class != ZWJ)
            return class == NU;
    }
    return false;
}

void text_uax14(const char *text, size_t length, uint8_t *before) {
    State state = {.last = WJ, .before_last = WJ, .solid = WJ};
    const char *end = text + length;
    bool is_first = true;
    for (const char *at = text; at < end;) {
        gunichar c = g_utf8_get_char(at);
        const char *following = g_utf8_next_char(at);
        Class next = class_of(c);
        if (next == ID && state.last == ID && !state.after_joiner) {
            before[at - text] = UAX14_ALLOWED;
            at = following;
            continue;
        }
        bool is_mark = next == CM || next == ZWJ;
        bool absorbs = !is_first && !is_hard(state.last) && state.last != SP && state.last != ZW;
        if (is_mark && absorbs) {
            before[at - text] = UAX14_PROHIBITED;
            state.after_joiner = next == ZWJ;
            at = following;
            continue;
        }
        bool is_joiner = next == ZWJ;
        if (is_mark)
            next = AL; /* LB10 */
        bool number_follows = (next == OP || next == HY) && digit_follows(following, end);
        before[at - text] =
            is_first ? UAX14_PROHIBITED : (uint8_t)decide(&state, next, c, number_follows);
        advance(&state, next, c);
        state.after_joiner = is_joiner;
        is_first = false;
        at = following;
    }
}
