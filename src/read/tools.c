/* SPDX-License-Identifier: MIT */
/* Turns the beginning of a line into the page tools it is made of. */

#include "read/tools.h"

#include "read/han.h"

#include <string.h>

/* Longer words before those they begin with. `is_sure`: nothing but a tool. */
static const struct {
    const char *words;
    bool is_sure;
} tools[] = {
    {"打印本页", true},   {"打印本文", true},  {"打印文章", true},  {"打印页面", true},
    {"我要打印", true},   {"打印", true},      {"字体大小", true},  {"字体", true},
    {"字号", true},       {"语音播报", true},  {"语音朗读", true},  {"听新闻", true},
    {"听全文", true},     {"全文播报", true},  {"分享到", true},    {"分享至", true},
    {"分享本文", true},   {"一键分享", true},  {"分享", true},      {"转发", false},
    {"关闭窗口", true},   {"关闭本页", true},  {"关闭页面", true},  {"关闭", true},
    {"加入收藏", true},   {"收藏本页", true},  {"收藏", true},      {"我要纠错", true},
    {"纠错", true},       {"返回顶部", true},  {"返回列表", true},  {"返回首页", true},
    {"返回上一页", true}, {"返回", false},     {"回到顶部", true},  {"无障碍阅读", true},
    {"无障碍", true},     {"长者模式", true},  {"适老化", true},    {"设为首页", true},
    {"繁体中文", true},   {"简体中文", true},  {"繁体版", true},    {"简体版", true},
    {"复制链接", true},   {"手机版", true},    {"电脑版", true},    {"点赞", false},
    {"放大", false},      {"缩小", false},     {"默认", false},     {"特大", false},
    {"超大", false},      {"大号", false},     {"中号", false},     {"小号", false},
    {"大", false},        {"中", false},       {"小", false},       {"微信好友", false},
    {"微信", false},      {"新浪微博", false}, {"腾讯微博", false}, {"微博", false},
    {"朋友圈", false},    {"QQ空间", false},   {"腾讯QQ", false},   {"QQ好友", false},
    {"QQ", false},        {"豆瓣", false},     {"百度贴吧", false}, {"更多", false},
    {"评论", false},      {"下载", false},     {"A+", false},       {"A-", false},
    {"T+", false},        {"T-", false},       {"+", false},        {"-", false},
    {"T|T", false},       {"保存", false},     {"邮件", false},
};

static size_t separators(const char *at, const char *end) {
    const char *from = at;
    while (at < end) {
        gunichar c = g_utf8_get_char(at);
        if (!is_space(c) && !g_utf8_strchr("【】[]［］()（）:：|｜/·、《》<>", -1, c))
            break;
        at = g_utf8_next_char(at);
    }
    return (size_t)(at - from);
}

static size_t tool_at(const char *at, const char *end, bool *is_sure) {
    for (size_t i = 0; i < G_N_ELEMENTS(tools); i++) {
        const char *words = tools[i].words;
        /* nearly all differ in the third byte already: most lines are told by this alone */
        if (words[0] != at[0] || (words[1] && words[1] != at[1]) ||
            (words[1] && words[2] && words[2] != at[2]))
            continue;
        size_t length = strlen(words);
        if ((size_t)(end - at) < length || memcmp(at, words, length) != 0)
            continue;
        *is_sure |= tools[i].is_sure;
        return length;
    }
    return 0;
}

size_t tools_at_start(const Line *line, bool *is_sure) {
    const char *at = line->key, *end = line->key + line->length;
    size_t taken = 0, n_words = 0;
    *is_sure = false;
    while (at < end) {
        const char *word = at + separators(at, end);
        bool is_sure_word = false;
        size_t length = tool_at(word, end, &is_sure_word);
        if (!length)
            break;
        /* 打印机, 大会 are words of their own: a tool ends at a mark, a space or another tool */
        const char *after = word + length;
        bool ignored = false;
        if (after < end && is_han(g_utf8_get_char(after)) && !tool_at(after, end, &ignored))
            break;
        *is_sure |= is_sure_word || ++n_words >= 3; /* 大 中 小 */
        at = after;
        taken = (size_t)(at - line->key);
    }
    return taken ? taken + separators(line->key + taken, end) : 0;
}
