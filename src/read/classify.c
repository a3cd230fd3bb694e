/* SPDX-License-Identifier: MIT */
/* Turns each line of a capture, looked at by itself, into what it can be on a news page. */

#include "read/dates.h"
#include "read/han.h"
#include "read/labels.h"
#include "read/tools.h"

#include <string.h>

/* Longest lines, in characters, that can be … */
#define MAX_TOOL 120u
#define MAX_QR 40u
#define MAX_CRUMBS 150u
#define MAX_CRUMB 14u
#define MAX_REGISTRATION 400u
#define MAX_PAIRS_LINE 250u
#define MAX_BARE 40u
#define MAX_DATE 60u
#define MAX_ATTACHMENT 100u
#define MAX_NAVIGATION 160u
#define MIN_DISCLAIMER 60u

static bool has(const Line *line, const char *words) {
    return strstr(line->key, words) != NULL;
}

static bool has_one(const Line *line, const char *const *words) {
    for (; *words; words++)
        if (has(line, *words))
            return true;
    return false;
}

/* Does the line begin with one of the words, brackets and bullets before it passed over? */
static bool begins_with_one(const Line *line, const char *const *words) {
    const char *at = line->key;
    while (*at && g_utf8_strchr("【[［（(·•-", -1, g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    for (; *words; words++)
        if (g_str_has_prefix(at, *words))
            return true;
    return false;
}

static bool is_tool(const Line *line) {
    bool is_sure = false;
    if (line->n_characters > MAX_TOOL || tools_at_start(line, &is_sure) < line->length)
        return false;
    /* 大 中 小 alone is a tool only in the company of one */
    return is_sure || line[-1].kind == LINE_TOOL;
}

static bool is_qr(const Line *line) {
    static const char *const words[] = {"扫一扫", "二维码", "扫码", "扫描", NULL};
    return line->n_characters <= MAX_QR && !line->ends_sentence && has_one(line, words);
}

bool line_is_page_note(const Line *line) {
    static const char *const page[] = {"当前页", "本页", "此页", "页面", "本文",
                                       "全文",   "手机", "阅读", "分享", NULL};
    static const char *const others[] = {"关注", "公众号", "客户端", "小程序", "下载",
                                         "添加", "微博",   "APP",    NULL};
    return has_one(line, page) && !has_one(line, others);
}

static bool is_registration(const Line *line) {
    static const char *const words[] = {"©",     "版权所有", "Copyright", "COPYRIGHT",  "ICP备",
                                        "ICP证", "icp备",    "公网安备",  "网站标识码", NULL};
    return line->n_characters <= MAX_REGISTRATION && has_one(line, words);
}

static bool is_disclaimer(const Line *line) {
    static const char *const words[] = {"版权声明", "免责声明", "特别声明", "本网声明", NULL};
    return begins_with_one(line, words) ||
           (line->n_characters >= MIN_DISCLAIMER && line->ends_sentence && is_registration(line));
}

/* 某网 > 时政 > 正文: short words and at least two marks that nothing else has between words. */
static bool is_chain(const Line *line) {
    size_t n_marks = 0, length = 0;
    for (const char *at = line->key; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        bool is_mark = g_utf8_strchr(">＞›»", -1, c) != NULL;
        n_marks += is_mark && length > 0;
        length = is_mark ? 0 : length + 1;
        if (length > MAX_CRUMB || c == '<' || c == 0xFF0C || c == 0x3002)
            return false;
    }
    return n_marks >= 2;
}

static bool is_crumbs(const Line *line) {
    static const char *const leads[] = {
        "首页",       "主页",         "网站首页",     "当前位置", "您的位置",
        "您当前位置", "您当前的位置", "您现在的位置", "你的位置", "所在位置",
        "位置：",     "位置:",        "Home",         NULL};
    static const char *const marks[] = {">", "＞", "›", "»", "→", NULL};
    static const char *const weak_marks[] = {"/", "|", "·", "-", "＼", "\\", NULL};
    if (line->n_characters > MAX_CRUMBS || line->ends_sentence)
        return false;
    if (is_chain(line))
        return true;
    bool is_led = begins_with_one(line, leads);
    bool is_place = is_led && has(line, "位置");
    return (is_led && has_one(line, marks)) || (is_place && has_one(line, weak_marks));
}

static bool is_attribution(const Line *line) {
    return g_str_has_prefix(line->key, "——") || g_str_has_prefix(line->key, "--") ||
           g_str_has_prefix(line->key, "──") || g_str_has_prefix(line->key, "⸺");
}

static bool is_neighbour(const Line *line) {
    static const char *const words[] = {"上一篇", "下一篇", "上一条", "下一条", "前一篇", "后一篇",
                                        "上篇：", "下篇：", "上篇:",  "下篇:",  NULL};
    return begins_with_one(line, words);
}

static bool is_related(const Line *line) {
    static const char *const words[] = {"相关阅读", "相关新闻", "相关链接", "相关报道", "相关文章",
                                        "相关稿件", "相关信息", "延伸阅读", "推荐阅读", "热点新闻",
                                        "更多新闻", "往期回顾", "猜你喜欢", "热门推荐", NULL};
    return line->n_characters <= 12 && begins_with_one(line, words);
}

/* 附件 alone is a paragraph of an official document; with the name of a file it is a link. */
static bool is_attachment(const Line *line) {
    static const char *const endings[] = {".pdf", ".doc", ".docx", ".xls",  ".xlsx", ".wps", ".ofd",
                                          ".zip", ".rar", ".ppt",  ".pptx", ".et",   NULL};
    bool is_led = g_str_has_prefix(line->key, "附件") || line[-1].kind == LINE_ATTACHMENT;
    if (!is_led || line->n_characters > MAX_ATTACHMENT)
        return false;
    for (size_t i = 0; endings[i]; i++) {
        size_t length = strlen(endings[i]);
        if (line->length > length &&
            g_ascii_strncasecmp(line->key + line->length - length, endings[i], length) == 0)
            return true;
    }
    return false;
}

static bool is_navigation(const Line *line) {
    if (line->n_characters > MAX_NAVIGATION || line->ends_sentence)
        return false;
    if (g_str_has_prefix(line->key, "今天是") || g_str_has_prefix(line->key, "您好，欢迎"))
        return true;
    size_t words = 0, length = 0;
    for (const char *at = line->key; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (is_space(c) || c == '|' || c == 0xFF5C) {
            words += length > 0;
            length = 0;
            continue;
        }
        if (++length > 8 || (!is_han(c) && !g_unichar_isalnum(c)))
            return false;
    }
    return words + (length > 0) >= 4;
}

/* All that is left of the line around its date is short and no sentence. */
static bool is_date(const Line *line, Span span) {
    Date date;
    if (line->n_characters > MAX_DATE || line->ends_sentence || !date_find(line, span, &date) ||
        memmem(line->key + span.from, span.to - span.from, "。", strlen("。")))
        return false;
    Span before = span_trim(line, (Span){span.from, date.span.from});
    const char *after = line->key + date.span.to;
    /* 2024年6月27日工作简报 is a title */
    bool is_open = date.span.to == line->length || !is_han(g_utf8_get_char(after)) ||
                   g_ascii_isdigit(after[-1]);
    bool is_led = !span_is_empty(before) &&
                  g_utf8_strlen(line->key + before.from, (gssize)(before.to - before.from)) > 15;
    return is_open && !is_led;
}

static LineKind kind_of_pairs(const Line *line) {
    bool is_sure = false;
    Span span = line_span(line);
    span.from = tools_at_start(line, &is_sure);
    if (!is_sure)
        span.from = 0;
    Pairs pairs = pairs_find(line, span, line->n_characters <= MAX_BARE);
    bool is_contact = pairs.count > 0, is_other = pairs.count > 0;
    for (size_t i = 0; i < pairs.count; i++) {
        is_contact &= label_is_contact(pairs.items[i].label);
        is_other &= pairs.items[i].label == LABEL_OTHER;
    }
    if (is_other) /* 设计：… may be anything */
        return LINE_TEXT;
    if (pairs.count && span_is_empty(pairs.before))
        return is_contact ? LINE_CONTACT : LINE_PAIRS;
    return is_date(line, span_is_empty(pairs.before) ? span : pairs.before) ? LINE_DATE : LINE_TEXT;
}

static LineKind kind_of(const Line *line) {
    static const struct {
        bool (*is)(const Line *);
        LineKind kind;
    } tests[] = {
        {is_tool, LINE_TOOL},
        {is_disclaimer, LINE_DISCLAIMER},
        {is_registration, LINE_REGISTRATION},
        {is_crumbs, LINE_CRUMBS},
        {is_attribution, LINE_ATTRIBUTION},
        {is_neighbour, LINE_NEIGHBOUR},
        {is_related, LINE_RELATED},
        {is_qr, LINE_QR},
        {is_attachment, LINE_ATTACHMENT},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
        if (tests[i].is(line))
            return tests[i].kind;
    LineKind kind = line->n_characters <= MAX_PAIRS_LINE ? kind_of_pairs(line) : LINE_TEXT;
    return kind == LINE_TEXT && is_navigation(line) ? LINE_NAVIGATION : kind;
}

void capture_classify(Capture *capture) {
    for (size_t i = 0; i < capture->count; i++)
        capture->lines[i].kind = kind_of(&capture->lines[i]);
}
