/* SPDX-License-Identifier: MIT */
/* Turns a title into a judgement of each place: how ill its lines break there.
 *
 * ICU knows the words; which words hold together it does not: 科學|研究|中心|雙邊 has three
 * boundaries, but only the last is one that a reader would break at. A short table of words that
 * close a name, and of words that lean on what follows them, tells most of it. */

#include "text/justify.h"

#include <string.h>
#include <unicode/ubrk.h>

#define INSIDE_WORD 60
#define BOUNDARY 4

typedef struct {
    const char *word;
    uint8_t starts, ends; /* how ill it stands at a line's start, at its end */
} Leaning;

static const Leaning leanings[] = {
    {"中心", 25, 0},   {"学院", 25, 0},   {"學院", 25, 0},   {"大学", 25, 0}, {"大學", 25, 0},
    {"委员会", 25, 0}, {"委員會", 25, 0}, {"公司", 25, 0},   {"集团", 20, 0}, {"集團", 20, 0},
    {"会议", 15, 0},   {"會議", 15, 0},   {"大会", 15, 0},   {"大會", 15, 0}, {"论坛", 15, 0},
    {"論壇", 15, 0},   {"工程", 15, 0},   {"计划", 15, 0},   {"計劃", 15, 0}, {"制度", 15, 0},
    {"研究", 8, 0},    {"研究所", 20, 0}, {"研究院", 20, 0}, {"工作", 12, 0}, {"活动", 12, 0},
    {"活動", 12, 0},   {"通知", 20, 0},   {"办法", 15, 0},   {"辦法", 15, 0}, {"意见", 15, 0},
    {"意見", 15, 0},   {"报告", 12, 0},   {"報告", 12, 0},   {"精神", 15, 0}, {"问题", 12, 0},
    {"問題", 12, 0},   {"的", 40, 0},     {"了", 40, 0},     {"等", 30, 0},   {"之", 30, 20},
    {"们", 40, 0},     {"們", 40, 0},     {"时", 25, 0},     {"時", 25, 0},   {"上", 20, 0},
    {"中", 20, 0},     {"和", 0, 25},     {"与", 0, 25},     {"與", 0, 25},   {"及", 0, 25},
    {"并", 0, 25},     {"並", 0, 25},     {"在", 0, 30},     {"对", 0, 25},   {"對", 0, 25},
    {"向", 0, 25},     {"为", 0, 25},     {"為", 0, 25},     {"以", 0, 25},   {"将", 0, 25},
    {"將", 0, 25},     {"被", 0, 25},     {"把", 0, 25},     {"从", 0, 25},   {"從", 0, 25},
    {"由", 0, 25},     {"于", 0, 25},     {"於", 0, 25},     {"第", 0, 60},   {"关于", 0, 25},
    {"關於", 0, 25},   {"在京", 0, 25},   {"不", 0, 25},     {"是", 0, 15},   {"印", 0, 30},
};

static unsigned leaning_of(const char *word, size_t length, bool at_start) {
    for (size_t i = 0; i < G_N_ELEMENTS(leanings); i++)
        if (strlen(leanings[i].word) == length && memcmp(leanings[i].word, word, length) == 0)
            return at_start ? leanings[i].starts : leanings[i].ends;
    return 0;
}

static bool open_words(TextSetter *setter) {
    UErrorCode status = U_ZERO_ERROR;
    if (!setter->word_iterator)
        setter->word_iterator = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
    return U_SUCCESS(status) && setter->word_iterator;
}

void text_close_words(TextSetter *setter) {
    if (setter->word_iterator)
        ubrk_close(setter->word_iterator);
    setter->word_iterator = NULL;
}

/* Walks the words; `ill` by byte: where a word begins. */
static void judge_words(UBreakIterator *words, const char *text, uint8_t *ill) {
    unsigned end_before = 0;
    for (int32_t start = ubrk_first(words), end; (end = ubrk_next(words)) != UBRK_DONE;
         start = end) {
        size_t length = (size_t)(end - start);
        unsigned cost = BOUNDARY + leaning_of(text + start, length, true) + end_before;
        ill[start] = (uint8_t)MIN(cost, INSIDE_WORD);
        end_before = leaning_of(text + start, length, false);
    }
}

/* Nothing reads better at a line's end than a pause of the sentence itself. */
static bool is_pause(const TextAtom *atom) {
    return atom->class == CLASS_SPACE || atom->class == CLASS_MARK;
}

uint8_t *text_find_awkward(const TextParagraph *paragraph) {
    uint8_t *awkward = g_malloc0(paragraph->n_atoms + 1);
    uint8_t *ill = g_malloc(paragraph->length + 1);
    memset(ill, INSIDE_WORD, paragraph->length + 1);
    UErrorCode status = U_ZERO_ERROR;
    UText *text = utext_openUTF8(NULL, paragraph->text, paragraph->length, &status);
    if (open_words(paragraph->setter) && U_SUCCESS(status)) {
        ubrk_setUText(paragraph->setter->word_iterator, text, &status);
        if (U_SUCCESS(status))
            judge_words(paragraph->setter->word_iterator, paragraph->text, ill);
    }
    for (size_t i = 1; i < paragraph->n_atoms; i++)
        awkward[i] = is_pause(&paragraph->atoms[i - 1]) ? 0 : ill[paragraph->atoms[i].text];
    utext_close(text);
    g_free(ill);
    return awkward;
}
