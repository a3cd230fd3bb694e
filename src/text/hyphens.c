/* SPDX-License-Identifier: MIT */
/* Turns words into the places where a line may part them with a hyphen (`hyphens: auto`).
 *
 * Lines are broken without any first. Only where that leaves a line so poor that a hyphen would be
 * cheaper, and a word stands at its edge, are the words of the segment looked at, and it is broken
 * once more. */

#include "text/justify.h"

#include <string.h>

#define MOST_LETTERS 64 /* a longer run of letters is no word */
/* hyphenate-limit-chars: auto. css-text-4 has 5 2 2 where nothing better is known; but two letters
 * on the next line are hardly worth a hyphen */
#define LEAST_LETTERS 5
#define LEAST_BEFORE 2
#define LEAST_AFTER 3

typedef struct {
    uint32_t first; /* atom */
    uint32_t end;   /* after its last atom */
    size_t n;
    gunichar letters[MOST_LETTERS]; /* in lower case */
    uint32_t at[MOST_LETTERS];      /* the byte where each stands */
    bool is_capitalised;
} Word;

static bool is_apostrophe(gunichar c) {
    return c == '\'' || c == 0x2019;
}

static bool is_letter(gunichar c) {
    return g_unichar_isalpha(c) && !text_is_han(c);
}

/* Does what stands beside the word make it a part of something else: an address, a file's name, a
 * compound that has a hyphen of its own, a number? `far` is what stands on the mark's other side.
 */
static bool joins(gunichar mark, gunichar far) {
    if (g_unichar_isdigit(mark) || g_unichar_ismark(mark) || mark == 0xAD || mark == 0x2010 ||
        mark == 0x2011)
        return true;
    if (mark >= 0x80)
        return false;
    return strchr("@/\\_#=&~-", (int)mark) ||
           (g_ascii_ispunct((char)mark) && g_unichar_isalnum(far) && !text_is_han(far)) ||
           (mark == ':' && far == '/');
}

static bool is_part(const TextParagraph *paragraph, const Word *word) {
    const char *text = paragraph->text, *start = text + paragraph->atoms[word->first].text;
    const char *before = g_utf8_find_prev_char(text, start);
    if (before) {
        const char *far = g_utf8_find_prev_char(text, before);
        if (joins(g_utf8_get_char(before), far ? g_utf8_get_char(far) : 0))
            return true;
    }
    const char *after = text + paragraph->atoms[word->end].text;
    if (!*after)
        return false;
    return joins(g_utf8_get_char(after), g_utf8_get_char(g_utf8_next_char(after)));
}

/* Gives where the run of letters ends; false: it is no word that could be parted, as it has a
 * capital inside (an acronym, a name of a program) or too many letters. */
static bool read_word(const TextParagraph *paragraph, uint32_t first, Word *word) {
    const char *at = paragraph->text + paragraph->atoms[first].text;
    bool is_fit = true;
    word->first = first;
    word->n = 0;
    word->is_capitalised = g_unichar_isupper(g_utf8_get_char(at));
    for (;; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        bool is_inner = is_apostrophe(c) && is_letter(g_utf8_get_char(g_utf8_next_char(at)));
        if (!is_letter(c) && !is_inner)
            break;
        is_fit = is_fit && word->n < MOST_LETTERS && !(word->n && g_unichar_isupper(c));
        if (word->n == MOST_LETTERS)
            continue;
        word->at[word->n] = (uint32_t)(at - paragraph->text);
        word->letters[word->n++] = is_inner ? '\'' : g_unichar_tolower(c);
    }
    uint32_t end = first;
    while (end < paragraph->n_atoms &&
           paragraph->atoms[end].text < (uint32_t)(at - paragraph->text))
        end++;
    word->end = end;
    return is_fit;
}

/* One look and one language throughout, in which lines may break. */
static bool may_part(const TextParagraph *paragraph, const Word *word) {
    const TextItem *item = text_atom_item(paragraph, word->first);
    const Style *style = text_item_style(paragraph, item);
    if (paragraph->atoms[word->first].item != paragraph->atoms[word->end - 1].item ||
        item->level % 2 || item->is_han)
        return false;
    return style->hyphens == HYPHENS_AUTO && style->text_wrap == WRAP_NORMAL &&
           style->text_wrap_style != WRAP_STYLE_BALANCE && style->white_space != WHITE_SPACE_PRE;
}

static bool part_word(const TextParagraph *paragraph, const Word *word, TextPatterns *patterns) {
    const Style *style = text_item_style(paragraph, text_atom_item(paragraph, word->first));
    size_t before = (size_t)(style->hyphenate_before ? style->hyphenate_before : LEAST_BEFORE);
    size_t after = (size_t)(style->hyphenate_after ? style->hyphenate_after : LEAST_AFTER);
    /* 名从主人: a name in Chinese text stays whole unless it fits on no line */
    TextBreak kind = word->is_capitalised && !paragraph->is_latin ? BREAK_LOOSER : BREAK_FREE;
    bool points[MOST_LETTERS], is_new = false;
    text_find_points(patterns, word->letters, word->n, points);
    for (uint32_t i = word->first + 1, k = 1; i < word->end; i++) {
        TextAtom *atom = &paragraph->atoms[i];
        while (k < word->n && word->at[k] < atom->text)
            k++; /* the letters of a ligature stay together */
        if (k < before || word->n - k < after || !points[k - 1] || atom->before != BREAK_EMERGENCY)
            continue;
        atom->before = (uint8_t)kind;
        atom[-1].hyphen = is_new = true;
    }
    return is_new;
}

static bool hyphenate_word(const TextSegment *segment, const Word *word) {
    const TextParagraph *paragraph = segment->paragraph;
    const TextItem *item = text_atom_item(paragraph, word->first);
    const Style *style = text_item_style(paragraph, item);
    size_t least = (size_t)(style->hyphenate_word ? style->hyphenate_word : LEAST_LETTERS);
    if (word->n < least || !may_part(paragraph, word) || is_part(paragraph, word))
        return false;
    const char *language = hb_language_to_string(item->language);
    if (!language) /* lang="": said to be in none */
        return false;
    TextPatterns *patterns = text_patterns(paragraph->setter, language);
    if (patterns)
        return part_word(paragraph, word, patterns);
    notices_add(segment->notices, KANYIN_SEVERITY_INFO, "no-hyphenation",
                (NoticePlace){.source = paragraph->source->source},
                "no patterns for the hyphenation of '%s' are installed: its words stay whole",
                language);
    return false;
}

static bool is_dear(const TextLine *line) {
    return line->cost > DEMERIT_HYPHEN || line->kind > BREAK_FORCED || line->fill.rest < 0;
}

static bool is_edge(const TextSegment *segment, size_t atom) {
    const TextParagraph *paragraph = segment->paragraph;
    return atom < segment->to && paragraph->atoms[atom].class == CLASS_LATIN &&
           text_item_style(paragraph, text_atom_item(paragraph, atom))->hyphens == HYPHENS_AUTO;
}

/* Is there a poor line beside a break that has such a word at it? */
static bool is_wanted(const TextSegment *segment, const TextLine *lines, size_t n_lines) {
    for (size_t i = 0; i < n_lines; i++) {
        bool is_poor = is_dear(&lines[i]) || (i + 1 < n_lines && is_dear(&lines[i + 1]));
        if (is_poor && lines[i].end > lines[i].start &&
            (is_edge(segment, lines[i].end - 1) || is_edge(segment, lines[i].next)))
            return true;
    }
    return false;
}

bool text_hyphenate(const TextSegment *segment, const TextLine *lines, size_t n_lines) {
    if (!is_wanted(segment, lines, n_lines))
        return false;
    const TextParagraph *paragraph = segment->paragraph;
    bool is_new = false;
    Word word;
    for (size_t i = segment->from; i < segment->to;) {
        if (paragraph->atoms[i].class != CLASS_LATIN ||
            !is_letter(text_atom_character(paragraph, i))) {
            i++;
            continue;
        }
        if (read_word(paragraph, (uint32_t)i, &word))
            is_new = hyphenate_word(segment, &word) || is_new;
        i = MAX(i + 1, word.end);
    }
    return is_new;
}
