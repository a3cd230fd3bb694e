/* SPDX-License-Identifier: MIT */
/* Turns what a page shows of its home into language, script and region. Script is not region:
 * traditional text of a Mainland site follows the Mainland's rules. */

#include "read/han.h"
#include "read/steps.h"
#include "read/unihan.h"

#include <string.h>

#define LANGUAGE_TAG "language tag" /* what the article, or the caller, says it is in */

typedef struct {
    size_t traditional, simplified, han, kana, hangul, latin;
} Letters;

static void count_letters(Letters *letters, const char *text) {
    for (const char *at = text; at && *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        letters->latin += c < 0x250 && g_unichar_isalpha(c);
        letters->kana += c >= 0x3041 && c <= 0x30FA;
        letters->hangul += c >= 0xAC00 && c <= 0xD7A3;
        if (!is_han(c))
            continue;
        letters->han++;
        letters->traditional += unihan_is_traditional(c);
        letters->simplified += unihan_is_simplified(c);
    }
}

/* Program text is in no language. */
static bool is_code(const Node *node) {
    static const char *const names[] = {"pre", "code", "kbd", "samp", "tt", NULL};
    return node->kind == NODE_ELEMENT && g_strv_contains(names, node->name);
}

static void count_node(Letters *letters, const Node *node) {
    if (is_code(node))
        return;
    if (node->kind == NODE_TEXT)
        count_letters(letters, node->text);
    for (const Node *child = node->first_child; child; child = child->next)
        count_node(letters, child);
}

static void tell_language(Article *article) {
    Letters letters = {0};
    count_letters(&letters, article->title.value);
    /* a title in Chinese names a Chinese page, whatever it quotes */
    bool is_title_chinese = letters.han > 1 && letters.han * 4 > letters.latin;
    count_node(&letters, article->body);
    bool is_chinese = letters.kana * 10 < letters.han && letters.hangul < letters.han &&
                      (is_title_chinese || letters.han * 4 > letters.latin);
    if (article->script == SCRIPT_NONE && is_chinese)
        article->script = letters.traditional > letters.simplified ? SCRIPT_HANT : SCRIPT_HANS;
    if (article->language)
        return;
    if (is_chinese)
        article->language = article->script == SCRIPT_HANT ? "zh-Hant" : "zh-Hans";
    else if (letters.kana)
        article->language = "ja";
    else
        article->language = letters.hangul ? "ko" : letters.latin ? "en" : "und";
}

/* The words that tell, up to and with the last character of `end`: 京ICP備. */
static const char *up_to(Arena *arena, const char *text, const char *const *ends) {
    for (size_t i = 0; ends[i]; i++) {
        const char *at = strstr(text, ends[i]);
        if (at)
            return arena_strndup(arena, text, (size_t)(at - text) + strlen(ends[i]));
    }
    return NULL;
}

static bool is_postcode(const ArticleColophon *colophon, size_t digits) {
    return article_has(colophon->postcode) && strlen(colophon->postcode.value) == digits &&
           strspn(colophon->postcode.value, "0123456789") == digits;
}

static Region region_of_host(const char *address) {
    static const struct {
        const char *ending;
        Region region;
    } endings[] = {{".cn", REGION_CN}, {".tw", REGION_TW}, {".hk", REGION_HK}, {".mo", REGION_HK}};
    if (!address)
        return REGION_NONE;
    const char *scheme = strstr(address, "://");
    const char *host = scheme ? scheme + 3 : address;
    size_t length = strcspn(host, "/:?#");
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        size_t size = strlen(endings[i].ending);
        if (length > size && memcmp(host + length - size, endings[i].ending, size) == 0)
            return endings[i].region;
    }
    return REGION_NONE;
}

static void set_region(Article *article, Region region, const char *origin) {
    if (region == REGION_NONE || !origin)
        return;
    if (article->region == REGION_NONE) {
        article->region = region;
        article->region_origin = origin;
    } else if (article->region == region && article->region_origin) {
        article->region_origin =
            arena_printf(article->arena, "%s / %s", article->region_origin, origin);
    }
}

static void weigh_colophon(Article *article) {
    static const char *const icp[] = {"備", "备", "證", "证", NULL};
    static const char *const police[] = {"安備", "安备", NULL};
    const ArticleColophon *colophon = &article->colophon;
    if (article_has(colophon->icp))
        set_region(article, REGION_CN, up_to(article->arena, colophon->icp.value, icp));
    if (article_has(colophon->police))
        set_region(article, REGION_CN, up_to(article->arena, colophon->police.value, police));
    if (is_postcode(colophon, 6))
        set_region(article, REGION_CN, "postcode");
    if (article_has(colophon->address)) {
        const char *address = colophon->address.value;
        if (strstr(address, "香港") || strstr(address, "九龍"))
            set_region(article, REGION_HK, "address");
        else if (strstr(address, "臺灣") || strstr(address, "台灣") || strstr(address, "臺北") ||
                 strstr(address, "台北"))
            set_region(article, REGION_TW, "address");
    }
}

static void weigh_addresses(Article *article) {
    set_region(article, region_of_host(article->url.value), article->url.value);
    const ArticleList *emails = &article->colophon.emails;
    for (size_t i = 0; i < emails->count; i++) {
        const char *at = strchr(emails->items[i].value, '@');
        if (at)
            set_region(article, region_of_host(at + 1), emails->items[i].value);
    }
}

void region_infer(Article *article) {
    bool is_declared = article->language != NULL;
    tell_language(article);
    if (article->region != REGION_NONE)
        return;
    weigh_colophon(article);
    if (article->region == REGION_NONE)
        weigh_addresses(article);
    if (article->region == REGION_NONE)
        set_region(article, region_from_language(article->language),
                   is_declared ? LANGUAGE_TAG : "the characters of the text");
    /* who says what language it is in expects its rules */
    if (article->region == REGION_NONE || strcmp(article->region_origin, LANGUAGE_TAG) == 0)
        return;
    notices_add(article->notices, KANYIN_SEVERITY_INFO, "region",
                (NoticePlace){.source = article->source_name},
                "The text follows the rules of %s (told by %s)", region_name(article->region),
                article->region_origin);
}
