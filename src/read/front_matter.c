/* SPDX-License-Identifier: MIT */
/* Turns front matter into the fields of an article. */

#include "read/front_matter.h"

#include "article/fields.h"
#include "read/dates.h"
#include "read/yaml_load.h"

#include <string.h>

typedef enum {
    KEY_TEXT,
    KEY_LIST, /* a sequence, or one text parted by 、 or commas */
    KEY_ROWS, /* a sequence, or one text as it is */
    KEY_DATE,
    KEY_TIME,
    KEY_LANGUAGE,
    KEY_SCRIPT,
    KEY_REGION,
    KEY_ATTACHMENTS,
    KEY_RELATED,
    KEY_SLOGANS,
    KEY_COLOPHON,
} KeyKind;

typedef struct {
    const char *names; /* spaced; as they are written, English ones in lower case with _ */
    KeyKind kind;
    const char *slot; /* its name in the JSON form; NULL: none */
    bool is_label;    /* a Chinese name leads the value in print */
} Key;

static const Key keys[] = {
    {"title headline 标题 標題 题目 題目", KEY_TEXT, "title", false},
    {"subtitle 副题 副題 副标题 副標題", KEY_TEXT, "subtitle", false},
    {"kicker 引题 引題 眉题 眉題 肩题 肩題", KEY_TEXT, "kicker", false},
    {"date published pubdate 日期 发布日期 發布日期 发布时间 發布時間", KEY_DATE, NULL, false},
    {"time 时间 時間", KEY_TIME, NULL, false},
    {"source 来源 來源", KEY_TEXT, "source", true},
    {"source_url 来源网址 來源網址", KEY_TEXT, "source_url", false},
    {"authors author by 作者 撰文", KEY_LIST, "authors", true},
    {"editor 责任编辑 責任編輯 责编 責編 编辑 編輯", KEY_TEXT, "editor", true},
    {"reporter 记者 記者", KEY_TEXT, "reporter", true},
    {"photographer 摄影 攝影", KEY_TEXT, "photographer", true},
    {"reviewer 审核 審核 审校 審校", KEY_TEXT, "reviewer", true},
    {"url link permalink canonical 网址 網址 链接 鏈接", KEY_TEXT, "url", false},
    {"language lang 语言 語言", KEY_LANGUAGE, NULL, false},
    {"script 文字", KEY_SCRIPT, NULL, false},
    {"region 地区 地區", KEY_REGION, NULL, false},
    {"site_name site 网站 網站 站点 站點 刊名", KEY_TEXT, "site_name", false},
    {"site_code 网站标识码 網站標識碼", KEY_TEXT, "site_code", false},
    {"column section 栏目 欄目", KEY_TEXT, "column", false},
    {"breadcrumb 导航 導航", KEY_ROWS, "breadcrumb", false},
    {"keywords tags 关键词 關鍵詞 标签 標籤", KEY_LIST, "keywords", false},
    {"description summary abstract 摘要 简介 簡介 描述", KEY_TEXT, "description", false},
    {"order weight 顺序 順序 排序", KEY_TEXT, "order", false},
    {"qr_note", KEY_TEXT, "qr_note", false},
    {"captured_at captured 采集时间 採集時間 抓取时间 抓取時間", KEY_TEXT, "captured_at", false},
    {"attachments 附件", KEY_ATTACHMENTS, NULL, false},
    {"related 相关阅读 相關閱讀 相关链接 相關鏈接", KEY_RELATED, NULL, false},
    {"slogans slogan 标语 標語 题词 題詞", KEY_SLOGANS, NULL, false},
    {"colophon 版权 版權 页脚 頁腳", KEY_COLOPHON, NULL, false},
};

static const Key colophon_keys[] = {
    {"years 年份", KEY_TEXT, "years", false},
    {"holder copyright 版权所有 版權所有", KEY_TEXT, "holder", false},
    {"note 声明 聲明", KEY_TEXT, "note", false},
    {"icp 备案号 備案號", KEY_TEXT, "icp", false},
    {"police 公安备案号 公安備案號", KEY_TEXT, "police", false},
    {"site_code 网站标识码 網站標識碼", KEY_TEXT, "site_code", false},
    {"host 主办 主辦 主办单位 主辦單位", KEY_TEXT, "host", true},
    {"organiser organizer 承办 承辦 承办单位 承辦單位", KEY_TEXT, "organiser", true},
    {"address 地址", KEY_TEXT, "address", true},
    {"postcode 邮编 郵編 邮政编码 郵政編碼", KEY_TEXT, "postcode", true},
    {"telephones telephone phone 电话 電話", KEY_LIST, "telephones", false},
    {"telephone_label", KEY_TEXT, "telephone_label", false},
    {"fax 传真 傳真", KEY_TEXT, "fax", true},
    {"emails email 邮箱 郵箱 电子邮箱 電子郵箱", KEY_LIST, "emails", true},
    {"others other 其他", KEY_ROWS, "others", false},
};

typedef struct {
    Article *article;
    Arena *arena; /* the article's */
    yaml_document_t *document;
} Reader;

/* A place a value is read for. */
typedef struct {
    const Key *key;
    const char *name; /* as it was written */
    const char *label;
    void *slot;
    bool is_string; /* a text alone, without label and origin */
} Wanted;

static NoticePlace place_of(const Reader *reader, const yaml_node_t *node) {
    return (NoticePlace){.source = reader->article->source_name,
                         .line = front_matter_line(node->start_mark),
                         .column = (unsigned)node->start_mark.column + 1};
}

static void complain(const Reader *reader, const yaml_node_t *node, const char *name,
                     const char *wanted) {
    notices_add(reader->article->notices, KANYIN_SEVERITY_WARNING, "front-matter-type",
                place_of(reader, node), "'%s' must be %s; it is left out", name, wanted);
}

static bool is_empty(const Reader *reader, const yaml_node_t *node) {
    return node->type == YAML_SCALAR_NODE && !yaml_words(reader->arena, node);
}

static ArticleField field_of(const Reader *reader, const yaml_node_t *node, const char *label) {
    return (ArticleField){
        .value = yaml_words(reader->arena, node),
        .label = label,
        .origin = arena_printf(reader->arena, "line %u", front_matter_line(node->start_mark))};
}

static const yaml_node_t *node_at(const Reader *reader, int index) {
    return yaml_document_get_node(reader->document, index);
}

/* Calls for each item of a sequence, or for the one value that stands for it. */
typedef void (*ReadOne)(const Reader *reader, const yaml_node_t *node, const Wanted *wanted);

static void read_each(const Reader *reader, const yaml_node_t *node, const Wanted *wanted,
                      ReadOne read_one) {
    if (node->type != YAML_SEQUENCE_NODE) {
        read_one(reader, node, wanted);
        return;
    }
    for (yaml_node_item_t *item = node->data.sequence.items.start;
         item < node->data.sequence.items.top; item++)
        read_one(reader, node_at(reader, *item), wanted);
}

static const yaml_node_t *member(const Reader *reader, const yaml_node_t *node, const char *names) {
    g_auto(GStrv) known = g_strsplit(names, " ", -1);
    for (yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        const char *name = yaml_words(reader->arena, node_at(reader, pair->key));
        if (name && g_strv_contains((const char *const *)known, name))
            return node_at(reader, pair->value);
    }
    return NULL;
}

static void read_text(const Reader *reader, const yaml_node_t *node, const Wanted *wanted) {
    ArticleField field = field_of(reader, node, wanted->label);
    if (field.value && wanted->is_string)
        *(const char **)wanted->slot = field.value;
    else if (field.value)
        *(ArticleField *)wanted->slot = field;
    else if (!is_empty(reader, node))
        complain(reader, node, wanted->name, "text");
}

static void read_row(const Reader *reader, const yaml_node_t *node, const Wanted *wanted) {
    ArticleField field = field_of(reader, node, wanted->label);
    ArticleList *list = wanted->slot;
    field.label = list->count ? NULL : field.label; /* it leads the row once */
    if (field.value)
        article_list_add(reader->article, list, field);
    else if (!is_empty(reader, node))
        complain(reader, node, wanted->name, "text, or a list of texts");
}

static void read_rows(const Reader *reader, const yaml_node_t *node, const Wanted *wanted) {
    read_each(reader, node, wanted, read_row);
}

static void read_list(const Reader *reader, const yaml_node_t *node, const Wanted *wanted) {
    static const char marks[] = "、,，;；|｜";
    ArticleField field = field_of(reader, node, wanted->label);
    if (!field.value) {
        read_rows(reader, node, wanted);
        return;
    }
    for (const char *from = field.value; *from;) {
        const char *to = from;
        while (*to && !g_utf8_strchr(marks, -1, g_utf8_get_char(to)))
            to = g_utf8_next_char(to);
        ArticleField part = field;
        part.value = g_strstrip(arena_strndup(reader->arena, from, (size_t)(to - from)));
        if (*part.value)
            article_list_add(reader->article, wanted->slot, part);
        field.label = NULL;
        from = *to ? g_utf8_next_char(to) : to;
    }
}

/* The first date in the words; its time too, unless one was given apart. */
static void read_date(const Reader *reader, const yaml_node_t *node, const Wanted *wanted) {
    ArticleField field = field_of(reader, node, NULL);
    Date date;
    if (!field.value && is_empty(reader, node))
        return;
    if (!field.value || !date_find_in(field.value, &date)) {
        complain(reader, node, wanted->name, "a date, 2024-06-27 or 2024年6月27日");
        return;
    }
    field.value = date_text(reader->arena, &date);
    reader->article->date = field;
    field.value = date_time_text(reader->arena, &date);
    if (field.value && !article_has(reader->article->time))
        reader->article->time = field;
}

static void read_time(const Reader *reader, const yaml_node_t *node, const Wanted *wanted) {
    ArticleField field = field_of(reader, node, NULL);
    Date date = {.hour = -1};
    if (!field.value && is_empty(reader, node))
        return;
    if (field.value)
        date_find_in(arena_printf(reader->arena, "2000-01-01 %s", field.value), &date);
    field.value = date_time_text(reader->arena, &date);
    if (field.value)
        reader->article->time = field;
    else
        complain(reader, node, wanted->name, "a time of day, \"10:30\"");
}

static void read_language(const Reader *reader, const yaml_node_t *node, const Wanted *wanted) {
    const char *words = yaml_words(reader->arena, node);
    if (words && language_is_tag(words))
        reader->article->language = words;
    else
        complain(reader, node, wanted->name, "a language tag, zh-Hans or en");
}

static void read_script(const Reader *reader, const yaml_node_t *node, const Wanted *wanted) {
    const char *words = yaml_words(reader->arena, node);
    bool is_hans = words && g_ascii_strcasecmp(words, "hans") == 0;
    if (is_hans || (words && g_ascii_strcasecmp(words, "hant") == 0))
        reader->article->script = is_hans ? SCRIPT_HANS : SCRIPT_HANT;
    else
        complain(reader, node, wanted->name, "hans or hant");
}

static void read_region(const Reader *reader, const yaml_node_t *node, const Wanted *wanted) {
    ArticleField field = field_of(reader, node, NULL);
    Region region = region_from_name(field.value);
    if (region == REGION_NONE) {
        complain(reader, node, wanted->name, "CN, TW, HK, JP or KR");
        return;
    }
    reader->article->region = region;
    reader->article->region_origin = field.origin;
}

/* "words", or a mapping of two: the words and what belongs to them. */
static bool read_pair(const Reader *reader, const yaml_node_t *node, const char *const names[2],
                      ArticleField pair[2]) {
    const yaml_node_t *nodes[2] = {node, NULL};
    for (int i = 0; node->type == YAML_MAPPING_NODE && i < 2; i++)
        nodes[i] = member(reader, node, names[i]);
    for (int i = 0; i < 2; i++)
        if (nodes[i])
            pair[i] = field_of(reader, nodes[i], NULL);
    return pair[0].value || pair[1].value;
}

static void read_link(const Reader *reader, const yaml_node_t *node, const Wanted *wanted) {
    static const char *const names[2] = {"title name text 标题 標題 名称 名稱",
                                         "url href link 网址 網址 链接 鏈接"};
    Article *article = reader->article;
    ArticleField pair[2] = {{0}, {0}};
    if (!read_pair(reader, node, names, pair))
        complain(reader, node, wanted->name, "a list of texts, or of title and url");
    else if (wanted->key->kind == KEY_ATTACHMENTS)
        article_add_link(article, &article->attachments, &article->n_attachments,
                         (ArticleLink){pair[0], pair[1]});
    else
        article_add_link(article, &article->related, &article->n_related,
                         (ArticleLink){pair[0], pair[1]});
}

static void read_links(const Reader *reader, const yaml_node_t *node, const Wanted *wanted) {
    read_each(reader, node, wanted, read_link);
}

static void read_slogan(const Reader *reader, const yaml_node_t *node, const Wanted *wanted) {
    static const char *const names[2] = {"text 文字 内容 內容",
                                         "attribution author 署名 出处 出處"};
    ArticleField pair[2] = {{0}, {0}};
    if (read_pair(reader, node, names, pair))
        article_add_slogan(reader->article, (ArticleSlogan){pair[0], pair[1]});
    else
        complain(reader, node, wanted->name, "a list of texts, or of text and attribution");
}

static void read_slogans(const Reader *reader, const yaml_node_t *node, const Wanted *wanted) {
    read_each(reader, node, wanted, read_slogan);
}

/* Mappings */

typedef struct {
    const Key *keys;
    size_t n_keys;
    const ArticleSlot *slots;
    size_t n_slots;
    void *base;
} Shape;

static void read_members(const Reader *reader, const yaml_node_t *node, const Shape *shape);

static void read_colophon(const Reader *reader, const yaml_node_t *node, const Wanted *wanted) {
    Shape shape = {colophon_keys, G_N_ELEMENTS(colophon_keys), article_colophon_slots,
                   article_n_colophon_slots, &reader->article->colophon};
    if (node->type == YAML_MAPPING_NODE)
        read_members(reader, node, &shape);
    else if (!is_empty(reader, node))
        complain(reader, node, wanted->name, "a mapping: address, postcode, telephone …");
}

static const Key *find_key(const Shape *shape, const char *name, const char **written) {
    g_autofree char *folded = g_strdelimit(g_ascii_strdown(name, -1), "- ", '_');
    for (size_t i = 0; i < shape->n_keys; i++) {
        g_auto(GStrv) names = g_strsplit(shape->keys[i].names, " ", -1);
        for (size_t k = 0; names[k]; k++)
            if (strcmp(names[k], folded) == 0) {
                *written = (unsigned char)*name >= 0x80 && shape->keys[i].is_label ? name : NULL;
                return &shape->keys[i];
            }
    }
    return NULL;
}

static void read_member(const Reader *reader, const yaml_node_pair_t *pair, const Shape *shape) {
    static const ReadOne readers[] = {
        [KEY_TEXT] = read_text,       [KEY_LIST] = read_list,         [KEY_DATE] = read_date,
        [KEY_TIME] = read_time,       [KEY_LANGUAGE] = read_language, [KEY_SCRIPT] = read_script,
        [KEY_REGION] = read_region,   [KEY_ATTACHMENTS] = read_links, [KEY_RELATED] = read_links,
        [KEY_SLOGANS] = read_slogans, [KEY_COLOPHON] = read_colophon, [KEY_ROWS] = read_rows,
    };
    const yaml_node_t *name_node = node_at(reader, pair->key);
    const char *name = yaml_words(reader->arena, name_node);
    Wanted wanted = {.name = name};
    wanted.key = name ? find_key(shape, name, &wanted.label) : NULL;
    if (!wanted.key) {
        notices_add(reader->article->notices, KANYIN_SEVERITY_INFO, "front-matter-key",
                    place_of(reader, name_node), "'%s' says nothing here and is left out",
                    name ? name : "a key that is no text");
        return;
    }
    for (size_t i = 0; wanted.key->slot && i < shape->n_slots; i++)
        if (strcmp(shape->slots[i].key, wanted.key->slot) == 0) {
            wanted.slot = article_slot_at(shape->base, &shape->slots[i]);
            wanted.is_string = shape->slots[i].kind == SLOT_STRING;
        }
    readers[wanted.key->kind](reader, node_at(reader, pair->value), &wanted);
}

static void read_members(const Reader *reader, const yaml_node_t *node, const Shape *shape) {
    for (yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++)
        read_member(reader, pair, shape);
}

/* The text */

/* The line that begins here, if it is that fence and nothing else: its length with the newline. */
static size_t fence_at(const char *line, const char *fence) {
    size_t length = strlen(fence);
    if (strncmp(line, fence, length) != 0)
        return 0;
    length += strspn(line + length, " \t");
    return line[length] == '\n' ? length + 1 : line[length] == '\0' ? length : 0;
}

/* A rule at the head of a text looks the same, but what follows it is no key. */
static bool begins_with_key(const char *yaml) {
    const char *at = yaml;
    while (*at == '\n' || *at == ' ' || *at == '#')
        at = *at == '#' ? at + strcspn(at, "\n") : at + 1;
    size_t length = strcspn(at, "\n");
    const char *colon = memchr(at, ':', length);
    const char *space = memchr(at, ' ', length);
    return *at == '{' || fence_at(at, "---") || fence_at(at, "...") ||
           (colon && (!space || space > colon));
}

size_t front_matter_length(const char *text) {
    size_t open = fence_at(text, "---");
    if (!open || !begins_with_key(text + open))
        return 0;
    for (const char *line = text + open; *line;) {
        size_t close = fence_at(line, "---") + fence_at(line, "...");
        if (close)
            return (size_t)(line - text) + close;
        line += strcspn(line, "\n");
        line += *line == '\n';
    }
    return 0;
}

bool front_matter_read(Article *article, const char *text, size_t length, GError **error) {
    const char *yaml = text + fence_at(text, "---");
    size_t end = length - (size_t)(yaml - text);
    while (end && yaml[end - 1] == '\n')
        end--;
    while (end && yaml[end - 1] != '\n')
        end--; /* the closing fence */
    yaml_document_t document;
    YamlPlace place = {article->source_name, "the front matter", 2};
    if (!yaml_load(&document, yaml, end, &place, error))
        return false;
    Reader reader = {article, article->arena, &document};
    Shape shape = {keys, G_N_ELEMENTS(keys), article_slots, article_n_slots, article};
    const yaml_node_t *root = yaml_document_get_root_node(&document);
    if (root && root->type == YAML_MAPPING_NODE)
        read_members(&reader, root, &shape);
    else if (root)
        complain(&reader, root, "front matter", "a mapping of keys and values");
    yaml_document_delete(&document);
    return true;
}
