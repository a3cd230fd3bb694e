/* SPDX-License-Identifier: MIT */
/* Turns a line into pairs of label and value: 来源：新华社 作者：张三. */

#include "read/labels.h"

#include "read/han.h"

#include <string.h>

#define MAX_LABEL 40   /* bytes, without white space */
#define MAX_LETTERS 8u /* of a label whose letters are set apart */
#define MAX_UNKNOWN 6u /* characters of a label that is not in the table */
#define MAX_PREFIX 18u /* bytes of the words before an ending: six Han characters */

/* `is_ending`: words may stand before it in the label, as 编辑部 before 邮箱. */
static const struct {
    const char *words;
    Label label;
    bool is_ending;
} labels[] = {
    {"发布时间", LABEL_DATE, true},      {"发布日期", LABEL_DATE, true},
    {"发表时间", LABEL_DATE, false},     {"发稿时间", LABEL_DATE, false},
    {"更新时间", LABEL_DATE, false},     {"上传时间", LABEL_DATE, false},
    {"添加时间", LABEL_DATE, false},     {"公开日期", LABEL_DATE, false},
    {"时间", LABEL_DATE, false},         {"日期", LABEL_DATE, false},
    {"发布于", LABEL_DATE, false},       {"来源", LABEL_SOURCE, false},
    {"信息来源", LABEL_SOURCE, false},   {"文章来源", LABEL_SOURCE, false},
    {"稿件来源", LABEL_SOURCE, false},   {"新闻来源", LABEL_SOURCE, false},
    {"内容来源", LABEL_SOURCE, false},   {"出处", LABEL_SOURCE, false},
    {"稿源", LABEL_SOURCE, false},       {"供稿", LABEL_SOURCE, false},
    {"供稿单位", LABEL_SOURCE, false},   {"发布单位", LABEL_SOURCE, false},
    {"发布机构", LABEL_SOURCE, false},   {"发布部门", LABEL_SOURCE, false},
    {"投稿单位", LABEL_SOURCE, false},   {"作者", LABEL_AUTHOR, false},
    {"本文作者", LABEL_AUTHOR, false},   {"本报记者", LABEL_REPORTER, false},
    {"本网记者", LABEL_REPORTER, false}, {"网络编辑", LABEL_EDITOR, false},
    {"选稿", LABEL_EDITOR, false},       {"本文责编", LABEL_EDITOR, false},
    {"网页编辑", LABEL_EDITOR, false},   {"本期编辑", LABEL_EDITOR, false},
    {"撰稿", LABEL_AUTHOR, false},       {"撰稿人", LABEL_AUTHOR, false},
    {"撰文", LABEL_AUTHOR, false},       {"文字", LABEL_AUTHOR, false},
    {"文", LABEL_AUTHOR, false},         {"发布人", LABEL_AUTHOR, false},
    {"记者", LABEL_REPORTER, false},     {"通讯员", LABEL_REPORTER, false},
    {"摄影", LABEL_PHOTOGRAPHER, false}, {"摄影师", LABEL_PHOTOGRAPHER, false},
    {"图片", LABEL_PHOTOGRAPHER, false}, {"供图", LABEL_PHOTOGRAPHER, false},
    {"摄", LABEL_PHOTOGRAPHER, false},   {"图文", LABEL_AUTHOR, false},
    {"文图", LABEL_AUTHOR, false},       {"编", LABEL_EDITOR, false},
    {"值班编委", LABEL_EDITOR, false},   {"图", LABEL_PHOTOGRAPHER, false},
    {"责任编辑", LABEL_EDITOR, false},   {"责编", LABEL_EDITOR, false},
    {"编辑", LABEL_EDITOR, false},       {"值班编辑", LABEL_EDITOR, false},
    {"编审", LABEL_REVIEWER, false},     {"审核", LABEL_REVIEWER, false},
    {"审校", LABEL_REVIEWER, false},     {"校对", LABEL_REVIEWER, false},
    {"审定", LABEL_REVIEWER, false},     {"终审", LABEL_REVIEWER, false},
    {"初审", LABEL_REVIEWER, false},     {"复审", LABEL_REVIEWER, false},
    {"二审", LABEL_REVIEWER, false},     {"三审", LABEL_REVIEWER, false},
    {"审核人", LABEL_REVIEWER, false},   {"审稿", LABEL_REVIEWER, false},
    {"监制", LABEL_REVIEWER, false},     {"排版", LABEL_OTHER, false},
    {"版式", LABEL_OTHER, false},        {"美编", LABEL_OTHER, false},
    {"美术编辑", LABEL_OTHER, false},    {"美工", LABEL_OTHER, false},
    {"设计", LABEL_OTHER, false},        {"制图", LABEL_OTHER, false},
    {"绘图", LABEL_OTHER, false},        {"插画", LABEL_OTHER, false},
    {"插图", LABEL_OTHER, false},        {"海报", LABEL_OTHER, false},
    {"封面", LABEL_OTHER, false},        {"视频", LABEL_OTHER, false},
    {"音频", LABEL_OTHER, false},        {"剪辑", LABEL_OTHER, false},
    {"配音", LABEL_OTHER, false},        {"朗读", LABEL_OTHER, false},
    {"策划", LABEL_OTHER, false},        {"统筹", LABEL_OTHER, false},
    {"翻译", LABEL_OTHER, false},        {"制作", LABEL_OTHER, false},
    {"出品", LABEL_OTHER, false},        {"实习生", LABEL_OTHER, false},
    {"主编", LABEL_OTHER, false},        {"总编辑", LABEL_OTHER, false},
    {"值班主编", LABEL_OTHER, false},    {"执行主编", LABEL_OTHER, false},
    {"栏目", LABEL_COLUMN, false},       {"所属栏目", LABEL_COLUMN, false},
    {"标题", LABEL_TITLE, false},        {"名称", LABEL_TITLE, false},
    {"浏览次数", LABEL_VIEWS, false},    {"浏览量", LABEL_VIEWS, false},
    {"浏览", LABEL_VIEWS, false},        {"点击数", LABEL_VIEWS, false},
    {"点击量", LABEL_VIEWS, false},      {"点击次数", LABEL_VIEWS, false},
    {"点击", LABEL_VIEWS, false},        {"阅读次数", LABEL_VIEWS, false},
    {"阅读量", LABEL_VIEWS, false},      {"阅读", LABEL_VIEWS, false},
    {"访问量", LABEL_VIEWS, false},      {"访问次数", LABEL_VIEWS, false},
    {"分享到", LABEL_VIEWS, false},      {"分享至", LABEL_VIEWS, false},
    {"分享", LABEL_VIEWS, false},        {"字体", LABEL_VIEWS, false},
    {"字号", LABEL_VIEWS, false},        {"字体大小", LABEL_VIEWS, false},
    {"索引号", LABEL_META, false},       {"主题分类", LABEL_META, false},
    {"发文机关", LABEL_SOURCE, false},   {"发文字号", LABEL_META, false},
    {"文号", LABEL_META, false},         {"成文日期", LABEL_META, false},
    {"生成日期", LABEL_META, false},     {"公文种类", LABEL_META, false},
    {"信息分类", LABEL_META, false},     {"信息索引", LABEL_META, false},
    {"主题词", LABEL_META, false},       {"关键词", LABEL_META, false},
    {"有效性", LABEL_META, false},       {"体裁分类", LABEL_META, false},
    {"统一编号", LABEL_META, false},     {"地址", LABEL_ADDRESS, true},
    {"邮编", LABEL_POSTCODE, false},     {"邮政编码", LABEL_POSTCODE, false},
    {"电话", LABEL_TELEPHONE, true},     {"热线", LABEL_TELEPHONE, true},
    {"传真", LABEL_FAX, true},           {"邮箱", LABEL_EMAIL, true},
    {"电邮", LABEL_EMAIL, true},         {"邮件", LABEL_EMAIL, true},
    {"信箱", LABEL_EMAIL, true},         {"E-mail", LABEL_EMAIL, true},
    {"Email", LABEL_EMAIL, true},        {"主办", LABEL_HOST, true},
    {"主办单位", LABEL_HOST, true},      {"主管", LABEL_HOST, true},
    {"主管单位", LABEL_HOST, true},      {"承办", LABEL_ORGANISER, true},
    {"承办单位", LABEL_ORGANISER, true}, {"技术支持", LABEL_SUPPORT, true},
    {"运行维护", LABEL_SUPPORT, true},   {"维护", LABEL_SUPPORT, true},
    {"网址", LABEL_SUPPORT, true},       {"开放时间", LABEL_HOURS, true},
    {"开馆时间", LABEL_HOURS, true},     {"营业时间", LABEL_HOURS, true},
    {"办公时间", LABEL_HOURS, true},     {"服务时间", LABEL_HOURS, true},
};

Label label_of(const Line *line, Span span) {
    char words[MAX_LABEL + 8];
    size_t length = 0;
    const char *end = line->key + span.to;
    for (const char *at = line->key + span.from; at < end; at = g_utf8_next_char(at)) {
        size_t bytes = (size_t)(g_utf8_next_char(at) - at);
        if (is_space(g_utf8_get_char(at)))
            continue;
        if (length + bytes > MAX_LABEL)
            return LABEL_NONE;
        memcpy(words + length, at, bytes);
        length += bytes;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
        size_t size = strlen(labels[i].words);
        if (size > length || length - size > (labels[i].is_ending ? MAX_PREFIX : 0))
            continue;
        if (g_ascii_strncasecmp(words + length - size, labels[i].words, size) == 0)
            return labels[i].label;
    }
    return LABEL_NONE;
}

static bool is_one_of(gunichar c, const char *marks) {
    return c && g_utf8_strchr(marks, -1, c) != NULL;
}

/* What may stand between a value and the next label. */
static bool is_boundary(gunichar c) {
    return is_space(c) || is_one_of(c, "(（[［【〔|｜/／;；,，·•");
}

static size_t previous(const Line *line, size_t at) {
    return (size_t)(g_utf8_prev_char(line->key + at) - line->key);
}

/* Where the word that ends at `to` begins; letters set apart, 来 源, are one word. */
static size_t word_start(const Line *line, size_t from, size_t to) {
    size_t start = to;
    while (start > from && !is_boundary(g_utf8_get_char(line->key + previous(line, start))))
        start = previous(line, start);
    return start;
}

static bool is_han_alone(const Line *line, Span span) {
    return !span_is_empty(span) && is_han(g_utf8_get_char(line->key + span.from)) &&
           (size_t)(g_utf8_next_char(line->key + span.from) - line->key) == span.to;
}

/* The word before a colon. Of letters set apart, 责 任 编 辑, the longest label there is: 编 辑 is
 * one, but not all of it. */
static Span word_before(const Line *line, size_t from, size_t to) {
    Span word = span_trim(line, (Span){from, to});
    word.from = word_start(line, from, word.to);
    Span longest = word, part = word;
    for (size_t n = 0; n < MAX_LETTERS && part.from > from && is_han_alone(line, part); n++) {
        part.to = span_trim(line, (Span){from, part.from}).to;
        part.from = word_start(line, from, part.to);
        word.from = part.from;
        if (is_han_alone(line, part) && label_of(line, word) != LABEL_NONE)
            longest = word;
    }
    return longest;
}

static void add_pair(Pairs *pairs, Label label, Span words, size_t value_from) {
    if (pairs->count == MAX_PAIRS)
        return;
    pairs->items[pairs->count++] = (Pair){label, words, {value_from, value_from}};
}

static Span next_word(const Line *line, size_t from, size_t to) {
    Span word = span_trim(line, (Span){from, to});
    size_t end = word.from;
    while (end < word.to && !is_boundary(g_utf8_get_char(line->key + end)) &&
           !is_colon(g_utf8_get_char(line->key + end)))
        end = line_step(line, end);
    return (Span){word.from, end};
}

static bool is_followed_by_label(const Line *line, size_t from, size_t to) {
    Span word = next_word(line, from, to);
    return !span_is_empty(word) && label_of(line, word) != LABEL_NONE;
}

/* What stands between label and value. 文/张三 图/李四, 文 | 张三: only behind a credit's label,
 * and a row of such words, 图片 | 文字, is a menu. */
static bool parts(const Line *line, const char *mark, size_t end, Label label) {
    gunichar c = g_utf8_get_char(mark);
    if (is_colon(c))
        return label != LABEL_NONE;
    size_t after = (size_t)(g_utf8_next_char(mark) - line->key);
    return label_is_credit(label) && !is_followed_by_label(line, after, end);
}

/* 审图员：… after 编辑：…: a label that no table knows ends the value before it all the same. */
static bool is_unknown_label(const Line *line, Span word, size_t from, const Pairs *pairs) {
    Label before = pairs->count ? pairs->items[pairs->count - 1].label : LABEL_NONE;
    bool is_behind_credit =
        label_is_credit(before) || before == LABEL_SOURCE || before == LABEL_OTHER;
    size_t count = 0;
    for (size_t at = word.from; at < word.to; at = line_step(line, at), count++)
        if (!is_han(g_utf8_get_char(line->key + at)))
            return false;
    return is_behind_credit && word.from > from && count > 1 && count <= MAX_UNKNOWN;
}

/* 文/图 陈明, 文/图：陈明: one label of two words; gives where the value begins, or 0. */
static size_t double_label(const Line *line, Span *word, size_t slash, size_t to) {
    Span second = next_word(line, slash + 1, to);
    Span whole = {word->from, second.to};
    if (line->key[slash] != '/' || span_is_empty(*word) || span_is_empty(second) ||
        !label_is_credit(label_of(line, *word)) || !label_is_credit(label_of(line, second)) ||
        second.to >= to)
        return 0;
    *word = whole;
    return line_step(line, second.to);
}

static void find_with_colons(const Line *line, Span span, Pairs *pairs) {
    size_t from = span.from;
    const char *end = line->key + span.to;
    bool has_slashes = false;
    for (const char *at = line->key + span.from; at < end; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (!is_colon(c) && !is_one_of(c, "/|｜"))
            continue;
        Span word = word_before(line, from, (size_t)(at - line->key));
        Label label = span_is_empty(word) ? LABEL_NONE : label_of(line, word);
        size_t value = double_label(line, &word, (size_t)(at - line->key), span.to);
        if (value) {
            add_pair(pairs, label, word, from = value);
            at = g_utf8_prev_char(line->key + value);
            continue;
        }
        bool may_be_unknown = is_colon(c) || (c == '/' && has_slashes);
        if (label == LABEL_NONE && may_be_unknown && is_unknown_label(line, word, from, pairs))
            label = LABEL_OTHER;
        else if (!parts(line, at, span.to, label))
            continue;
        has_slashes |= c == '/';
        from = (size_t)(g_utf8_next_char(at) - line->key);
        add_pair(pairs, label, word, from);
    }
}

/* Words parted by white space, the first of them a credit's label. */
static void find_bare(const Line *line, Span span, Pairs *pairs) {
    size_t at = span.from;
    while (at < span.to) {
        Span rest = span_trim(line, (Span){at, span.to});
        size_t to = rest.from;
        while (to < rest.to && !is_space(g_utf8_get_char(line->key + to)))
            to = (size_t)(g_utf8_next_char(line->key + to) - line->key);
        Span word = {rest.from, to};
        Label label = span_is_empty(word) || to >= rest.to ? LABEL_NONE : label_of(line, word);
        bool is_other = label == LABEL_OTHER && pairs->count;
        if (label_is_credit(label) || label == LABEL_SOURCE || is_other)
            add_pair(pairs, label, word, to);
        else if (!pairs->count)
            return;
        at = to > at ? to : span.to;
    }
}

static bool is_value_edge(gunichar c) {
    return is_space(c) || is_one_of(c, ",，;；|｜/／(（[［【〔·•】］]〕");
}

/* Cuts what parts values from the end of one, and brackets that were opened before the label. */
static Span trim_value(const Line *line, Span span) {
    span = span_trim(line, span);
    while (span.to > span.from) {
        size_t last = previous(line, span.to);
        gunichar c = g_utf8_get_char(line->key + last);
        bool is_open = memchr(line->key + span.from, '(', span.to - span.from) ||
                       g_strstr_len(line->key + span.from, (gssize)(span.to - span.from), "（");
        bool is_closer = c == ')' || c == 0xFF09;
        if (is_closer ? is_open : !is_value_edge(c))
            break;
        span.to = last;
    }
    return span;
}

Pairs pairs_find(const Line *line, Span span, bool bare) {
    Pairs pairs = {0};
    span = span_trim(line, span);
    find_with_colons(line, span, &pairs);
    if (!pairs.count && bare)
        find_bare(line, span, &pairs);
    for (size_t i = 0; i < pairs.count; i++) {
        size_t to = i + 1 < pairs.count ? pairs.items[i + 1].words.from : span.to;
        pairs.items[i].value = trim_value(line, (Span){pairs.items[i].value.from, to});
    }
    pairs.before = span;
    if (pairs.count)
        pairs.before = trim_value(line, (Span){span.from, pairs.items[0].words.from});
    return pairs;
}
