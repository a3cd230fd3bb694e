/* SPDX-License-Identifier: MIT */
/* Turns atoms into break opportunities: UAX #14 below, the table of marks over it.
 *
 * Between two Latin atoms the standard decides alone. Where Han or a Chinese mark stands on either
 * side, the table decides, for the standard never breaks before “ nor after ” (LB19) and lets a
 * line begin with · — ～ ／. */

#include "text/parts.h"
#include "text/uax14.h"

#include <string.h>

#define IDEOGRAPHIC_SPACE 0x3000
#define MOST_SPREAD 3       /* single characters that are taken for a name */
#define LONGEST_URL 2048    /* bytes; beyond, it is as any other text */
#define LONGEST_ADDRESS 254 /* bytes of a mail address (RFC 5321) */
#define SHORT_TITLE 3       /* characters of a 《…》 that had better stay together */

static const TextBan level_of[] = {
    [LINE_BREAK_LOOSE] = BAN_BASIC,
    [LINE_BREAK_NORMAL] = BAN_NORMAL,
    [LINE_BREAK_STRICT] = BAN_STRICT,
    [LINE_BREAK_ANYWHERE] = BAN_NEVER,
};

static bool is_chinese(const TextAtom *atom) {
    return atom->class == CLASS_HAN || atom->class == CLASS_MARK || atom->class == CLASS_OBJECT;
}

static bool wraps(const Style *style) {
    return style->text_wrap != WRAP_NOWRAP && style->white_space != WHITE_SPACE_PRE;
}

/* Lines of code go on in further lines; what else asks not to be wrapped is wider than its box. */
static TextBreak held(const Style *style, TextBreak otherwise) {
    if (style->white_space == WHITE_SPACE_PRE)
        return BREAK_EMERGENCY;
    return otherwise <= BREAK_POOR ? BREAK_HELD : BREAK_HELD_WORD;
}

static bool is_glue(gunichar c) {
    return c == 0xA0 || c == 0x202F || c == 0x2060 || c == 0x2007 || c == 0x200D;
}

/* A Latin mark that closes or opens what a Chinese one stands beside. */
static bool clings_back(gunichar c) {
    switch (g_unichar_break_type(c)) {
    case G_UNICODE_BREAK_CLOSE_PUNCTUATION:
    case G_UNICODE_BREAK_CLOSE_PARENTHESIS:
    case G_UNICODE_BREAK_EXCLAMATION:
    case G_UNICODE_BREAK_INFIX_SEPARATOR:
    case G_UNICODE_BREAK_SYMBOL:
    case G_UNICODE_BREAK_NON_STARTER:
    case G_UNICODE_BREAK_QUOTATION:
    case G_UNICODE_BREAK_AFTER:
    case G_UNICODE_BREAK_HYPHEN:
    case G_UNICODE_BREAK_POSTFIX:
    case G_UNICODE_BREAK_INSEPARABLE:
    case G_UNICODE_BREAK_ZERO_WIDTH_SPACE:
        return true;
    default:
        return false;
    }
}

static bool clings_forward(gunichar c) {
    switch (g_unichar_break_type(c)) {
    case G_UNICODE_BREAK_OPEN_PUNCTUATION:
    case G_UNICODE_BREAK_BEFORE:
    case G_UNICODE_BREAK_PREFIX:
    case G_UNICODE_BREAK_QUOTATION:
        return true;
    default:
        return false;
    }
}

/* ① ★ and their like are letters to the standard, ideographs where they stand among Han. */
static bool is_ambiguous(gunichar c) {
    return g_unichar_break_type(c) == G_UNICODE_BREAK_AMBIGUOUS;
}

/* Small kana, ー and their like; what no face has and stands as 〓 (marks of other scripts). */
static bool is_non_starter(gunichar c) {
    GUnicodeBreakType type = g_unichar_break_type(c);
    return type == G_UNICODE_BREAK_NON_STARTER || type == G_UNICODE_BREAK_INSEPARABLE ||
           type == G_UNICODE_BREAK_CONDITIONAL_JAPANESE_STARTER;
}

/* Where no Chinese mark stands on either side the standard's answer holds, too. */
static bool standard_forbids(const TextParagraph *paragraph, size_t i, uint8_t standard) {
    const TextAtom *last = &paragraph->atoms[i - 1], *next = &paragraph->atoms[i];
    gunichar before = text_atom_character(paragraph, i - 1), c = text_atom_character(paragraph, i);
    if (is_glue(c) || is_glue(before))
        return true;
    if (last->class == CLASS_HAN && next->class == CLASS_HAN)
        return standard == UAX14_PROHIBITED && !next->mark &&
               (is_non_starter(c) || !(last->mark || is_ambiguous(before) || is_ambiguous(c)));
    if (last->class != CLASS_MARK && next->class != CLASS_MARK)
        return standard == UAX14_PROHIBITED;
    if (next->class == CLASS_HAN)
        return !next->mark && is_non_starter(c);
    if (next->class == CLASS_NARROW)
        return clings_back(c);
    return last->class == CLASS_NARROW && clings_forward(before);
}

static TextBreak judge_marks(const TextAtom *last, const TextAtom *next, TextBan level) {
    TextBan start = text_mark(next->mark)->not_at_start, end = text_mark(last->mark)->not_at_end;
    bool start_bans = start != BAN_NEVER && start <= level;
    bool end_bans = end != BAN_NEVER && end <= level;
    if (!start_bans && !end_bans)
        return next->mark && text_mark(next->mark)->kind == MARK_ELLIPSIS ? BREAK_POOR : BREAK_FREE;
    if ((start_bans && start == BAN_BASIC) || (end_bans && end == BAN_BASIC))
        return BREAK_LAST;
    bool is_strict = (!start_bans || start == BAN_STRICT) && (!end_bans || end == BAN_STRICT);
    return is_strict ? BREAK_LOOSER : BREAK_LOOSEST;
}

static bool parts_number(const TextParagraph *paragraph, size_t i) {
    if (paragraph->atoms[i].class != CLASS_HAN)
        return false;
    return g_unichar_isdigit(text_atom_character(paragraph, i - 1)) &&
           text_is_counter(text_atom_character(paragraph, i));
}

/* Is this mark inside name@host, with a letter or digit on both sides? */
static bool is_in_mail_address(const char *text, const char *mark) {
    if (mark == text || !g_ascii_isalnum(mark[-1]) || !g_ascii_isalnum(mark[1]))
        return false;
    const char *from = mark, *to = mark;
    while (from > text && g_ascii_isgraph(from[-1]) && mark - from < LONGEST_ADDRESS)
        from--;
    while (g_ascii_isgraph(*to) && to - mark < LONGEST_ADDRESS)
        to++;
    const char *at = memchr(from, '@', (size_t)(to - from));
    return at && at > from && !memmem(from, (size_t)(to - from), "://", 3);
}

/* UAX #14 keeps 1/2 together, and with it info/1036 of a URL, where a slash is the best place to
 * break that there is; and it breaks after a hyphen, which in a URL a reader cannot tell from one
 * that was put there for the break. A mail address parts before @ and its dots, where nobody takes
 * the line's end for a part of it. */
static TextBreak judge_latin(const TextParagraph *paragraph, size_t i, uint8_t standard) {
    TextBreak by_standard = standard == UAX14_PROHIBITED           ? BREAK_EMERGENCY
                            : text_precedes_unit(paragraph, i - 1) ? BREAK_POOR
                                                                   : BREAK_FREE;
    gunichar c = text_atom_character(paragraph, i - 1), next = text_atom_character(paragraph, i);
    if ((next == '@' || next == '.') &&
        is_in_mail_address(paragraph->text, paragraph->text + paragraph->atoms[i].text))
        return BREAK_POOR;
    if (c == '\\' && g_unichar_isalnum(next))
        return BREAK_POOR; /* between the folders of a path */
    if (c != '/' && c != '&' && c != '-')
        return by_standard;
    const char *mark = paragraph->text + paragraph->atoms[i - 1].text, *at = mark;
    while (at > paragraph->text && g_ascii_isgraph(at[-1]) && mark - at < LONGEST_URL)
        at--;
    const char *scheme = g_strstr_len(at, mark - at, "://");
    if (!scheme || mark <= scheme + 2 || !g_ascii_isalnum(mark[1]))
        return by_standard;
    return c == '-' ? BREAK_EMERGENCY : BREAK_FREE;
}

/* What word-break speaks of: letters, figures, ideographs (css-text-4 §5.2). */
static bool is_in_word(const TextParagraph *paragraph, size_t i) {
    const TextAtom *atom = &paragraph->atoms[i];
    return (atom->class == CLASS_HAN && !atom->mark) ||
           (atom->class == CLASS_LATIN && g_unichar_isalnum(text_atom_character(paragraph, i)));
}

static StyleWordBreak word_break(const TextParagraph *paragraph, size_t i) {
    StyleWordBreak asked = text_item_style(paragraph, text_atom_item(paragraph, i))->word_break;
    bool holds =
        asked != WORD_BREAK_NORMAL && is_in_word(paragraph, i - 1) && is_in_word(paragraph, i);
    return holds ? asked : WORD_BREAK_NORMAL;
}

/* The mark of a note, 句。[1], holds to what it stands behind; ¹⁴C has its figure before it. */
static bool is_note_mark(const TextParagraph *paragraph, size_t i) {
    if (text_atom_rise(paragraph, i) <= 0 || text_atom_rise(paragraph, i - 1) != 0 ||
        paragraph->atoms[i - 1].class == CLASS_SPACE)
        return false;
    while (i < paragraph->n_atoms && text_atom_rise(paragraph, i) > 0)
        i++;
    return i == paragraph->n_atoms || !g_unichar_isalpha(text_atom_character(paragraph, i)) ||
           is_chinese(&paragraph->atoms[i]);
}

/* Where lines may be wrapped. */
static TextBreak judge_wrapped(const TextParagraph *paragraph, size_t i, uint8_t standard) {
    const TextAtom *last = &paragraph->atoms[i - 1], *next = &paragraph->atoms[i];
    const Style *style = text_item_style(paragraph, &paragraph->items[next->item]);
    const Style *style_before = text_item_style(paragraph, &paragraph->items[last->item]);
    if (last->class == CLASS_HYPHEN && style_before->hyphens == HYPHENS_NONE)
        return BREAK_EMERGENCY;
    StyleWordBreak in_word = word_break(paragraph, i);
    if (style->line_break == LINE_BREAK_ANYWHERE || in_word == WORD_BREAK_ALL)
        return BREAK_FREE;
    if (in_word == WORD_BREAK_KEEP_ALL)
        return BREAK_EMERGENCY;
    if (!is_chinese(last) && !is_chinese(next))
        return judge_latin(paragraph, i, standard);
    if (is_note_mark(paragraph, i))
        return BREAK_EMERGENCY;
    TextBreak by_marks = judge_marks(last, next, level_of[style->line_break]);
    if (by_marks != BREAK_FREE && by_marks != BREAK_POOR)
        return by_marks;
    if (standard_forbids(paragraph, i, standard))
        return BREAK_EMERGENCY;
    bool is_kept =
        style->wrap_inside == WRAP_INSIDE_AVOID && style_before->wrap_inside == WRAP_INSIDE_AVOID;
    return is_kept || parts_number(paragraph, i) ? BREAK_POOR : by_marks;
}

static TextBreak judge(const TextParagraph *paragraph, size_t i, uint8_t standard) {
    const TextAtom *last = &paragraph->atoms[i - 1], *next = &paragraph->atoms[i];
    if (last->class == CLASS_BREAK)
        return BREAK_FORCED;
    if (next->before == BREAK_NEVER || next->class == CLASS_SPACE || next->class == CLASS_BREAK ||
        text_atom_leads(paragraph, next))
        return BREAK_NEVER;
    const Style *style = text_item_style(paragraph, &paragraph->items[next->item]);
    TextBreak wrapped = judge_wrapped(paragraph, i, standard);
    bool is_held =
        !wraps(style) && !wraps(text_item_style(paragraph, &paragraph->items[last->item]));
    return is_held ? held(style, wrapped) : wrapped;
}

/* What stands from one atom to another had better not be parted. */
static void keep_whole(TextParagraph *paragraph, size_t first, size_t end) {
    for (size_t inside = first + 1; inside < end && inside < paragraph->n_atoms; inside++)
        if (paragraph->atoms[inside].before == BREAK_FREE)
            paragraph->atoms[inside].before = BREAK_POOR;
}

/* 《論語》 */
static void keep_short_title(TextParagraph *paragraph, size_t opener) {
    for (size_t k = opener + 1; k <= opener + SHORT_TITLE + 1 && k < paragraph->n_atoms; k++)
        if (paragraph->atoms[k].mark && text_atom_character(paragraph, k) == 0x300B) {
            keep_whole(paragraph, opener, k);
            return;
        }
}

static bool is_plain(const TextAtom *atom) {
    return atom->class == CLASS_HAN && atom->mark == 0;
}

/* A character that stands alone between spaces or marks. */
static bool is_single(const TextParagraph *paragraph, size_t i) {
    return i < paragraph->n_atoms && is_plain(&paragraph->atoms[i]) &&
           (i == 0 || !is_plain(&paragraph->atoms[i - 1])) &&
           (i + 1 == paragraph->n_atoms || !is_plain(&paragraph->atoms[i + 1]));
}

/* 顾　青: a name of two characters is spread to the width of three, and so is 顾　青　摄. More of
 * them are no name. Gives where the run ends. */
static size_t keep_spread_name(TextParagraph *paragraph, size_t first) {
    size_t last = first;
    while (last + 1 < paragraph->n_atoms &&
           text_atom_character(paragraph, last + 1) == IDEOGRAPHIC_SPACE &&
           is_single(paragraph, last + 2))
        last += 2;
    if (last - first <= 2 * (MOST_SPREAD - 1))
        for (size_t i = first + 2; i <= last; i += 2)
            if (paragraph->atoms[i].before == BREAK_FREE)
                paragraph->atoms[i].before = BREAK_EMERGENCY;
    return last;
}

void text_find_breaks(TextParagraph *paragraph) {
    g_autofree uint8_t *standard = g_malloc0(paragraph->length + 1);
    text_uax14(paragraph->text, paragraph->length, standard);
    for (size_t i = 1; i < paragraph->n_atoms; i++) {
        TextAtom *atom = &paragraph->atoms[i];
        /* most of a Chinese text, told by a glance: two ideographs of one item */
        if (is_plain(atom) && is_plain(atom - 1) && atom->item == atom[-1].item &&
            standard[atom->text] == UAX14_ALLOWED) {
            const Style *style = text_item_style(paragraph, &paragraph->items[atom->item]);
            atom->before = !wraps(style)                              ? held(style, BREAK_FREE)
                           : style->word_break == WORD_BREAK_KEEP_ALL ? BREAK_EMERGENCY
                           : style->wrap_inside == WRAP_INSIDE_AVOID  ? BREAK_POOR
                                                                      : BREAK_FREE;
            continue;
        }
        atom->before = (uint8_t)judge(paragraph, i, standard[atom->text]);
    }
    for (size_t i = 0; i < paragraph->n_atoms; i++) {
        const TextAtom *atom = &paragraph->atoms[i];
        if (atom->mark && text_atom_character(paragraph, i) == 0x300A)
            keep_short_title(paragraph, i);
        else if (i && is_plain(atom) && atom[-1].class == CLASS_LATIN)
            keep_whole(paragraph, i, i + text_unit_length(paragraph, i));
    }
    for (size_t i = 0; i < paragraph->n_atoms; i++)
        if (paragraph->atoms[i].class == CLASS_SPACE && i &&
            text_atom_character(paragraph, i) == IDEOGRAPHIC_SPACE && is_single(paragraph, i - 1))
            i = MAX(i, keep_spread_name(paragraph, i - 1));
}
