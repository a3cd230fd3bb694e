/* SPDX-License-Identifier: MIT */
/* Turns the JSON form (docs/article-schema.json) into an article. */

#include "article/json_read.h"

#include "article/fields.h"

#include <kanyin/error.h>
#include <string.h>

/* 512 nested elements, two JSON levels each, and what stands around the body. */
#define MAX_NESTING ((size_t)2 * 512 + 16)
#define MAX_VALUES ((size_t)2 * 1000 * 1000) /* jansson takes up to 250 bytes for each */

typedef bool (*ReadItem)(JsonReader *, json_t *, void *);

/* Runs `read` on every item of a list, with the path kept. */
static bool read_each(JsonReader *reader, json_t *value, ReadItem read, void *user) {
    if (!json_expect(reader, value, JSON_ARRAY))
        return false;
    for (size_t i = 0; i < json_array_size(value); i++) {
        json_enter_index(reader, i);
        if (!read(reader, json_array_get(value, i), user))
            return false;
        json_leave(reader);
    }
    return true;
}

typedef struct {
    const char *key;
    ReadItem read;
    void *into;
} Member;

/* Reads the members of an object by name; others are noticed. */
static bool read_members(JsonReader *reader, json_t *value, const Member *members, size_t count) {
    if (!json_expect(reader, value, JSON_OBJECT))
        return false;
    const char *key;
    json_t *item;
    json_object_foreach(value, key, item) {
        size_t i = 0;
        while (i < count && strcmp(members[i].key, key) != 0)
            i++;
        if (i == count) {
            json_notice_unknown(reader, key);
            continue;
        }
        json_enter_key(reader, key);
        if (!members[i].read(reader, item, members[i].into))
            return false;
        json_leave(reader);
    }
    return true;
}

static bool read_text(JsonReader *reader, json_t *value, void *into) {
    return json_read_string(reader, value, into);
}

static bool read_field(JsonReader *reader, json_t *value, void *into) {
    ArticleField *field = into;
    if (json_is_string(value))
        return json_read_string(reader, value, &field->value);
    if (!json_is_object(value))
        return json_refuse(reader, "must be a string or an object with 'value'");
    if (!json_object_get(value, "value"))
        return json_refuse(reader, "must have 'value'");
    const Member members[] = {
        {"value", read_text, &field->value},
        {"label", read_text, &field->label},
        {"origin", read_text, &field->origin},
    };
    return read_members(reader, value, members, G_N_ELEMENTS(members));
}

static bool read_list_item(JsonReader *reader, json_t *value, void *into) {
    ArticleField field = {0};
    if (!read_field(reader, value, &field))
        return false;
    article_list_add(reader->article, into, field);
    return true;
}

static bool read_list(JsonReader *reader, json_t *value, void *into) {
    return read_each(reader, value, read_list_item, into);
}

static size_t add_slots(Member *members, const ArticleSlot *slots, size_t count, void *base) {
    static const ReadItem readers[] = {
        [SLOT_FIELD] = read_field, [SLOT_LIST] = read_list, [SLOT_STRING] = read_text};
    for (size_t i = 0; i < count; i++)
        members[i] =
            (Member){slots[i].key, readers[slots[i].kind], article_slot_at(base, &slots[i])};
    return count;
}

static bool read_colophon(JsonReader *reader, json_t *value, void *into) {
    Member members[32];
    g_assert(article_n_colophon_slots <= G_N_ELEMENTS(members));
    size_t count = add_slots(members, article_colophon_slots, article_n_colophon_slots, into);
    return read_members(reader, value, members, count);
}

static bool read_script(JsonReader *reader, json_t *value, void *into) {
    const char *text;
    if (!json_read_string(reader, value, &text))
        return false;
    if (strcmp(text, "hans") != 0 && strcmp(text, "hant") != 0)
        return json_refuse(reader, "must be \"hans\" or \"hant\"");
    *(ArticleScript *)into = strcmp(text, "hans") == 0 ? SCRIPT_HANS : SCRIPT_HANT;
    return true;
}

static bool read_region(JsonReader *reader, json_t *value, void *into) {
    Article *article = into;
    ArticleField field = {0};
    if (!read_field(reader, value, &field))
        return false;
    article->region = region_from_name(field.value);
    article->region_origin = field.origin;
    return article->region != REGION_NONE ||
           json_refuse(reader, "must be one of CN, TW, HK, JP, KR");
}

static bool read_charset(JsonReader *reader, json_t *value, void *into) {
    Article *article = into;
    const Member members[] = {
        {"declared", read_text, &article->charset_declared},
        {"used", read_text, &article->charset_used},
    };
    return read_members(reader, value, members, G_N_ELEMENTS(members));
}

static bool read_count(JsonReader *reader, json_t *value, void *into) {
    if (!json_expect(reader, value, JSON_INTEGER))
        return false;
    if (json_integer_value(value) < 0)
        return json_refuse(reader, "must not be negative");
    *(size_t *)into = (size_t)json_integer_value(value);
    return true;
}

static bool read_repair(JsonReader *reader, json_t *value, void *into) {
    ArticleRepair repair = {0};
    const Member members[] = {
        {"kind", read_text, &repair.kind},
        {"count", read_count, &repair.count},
        {"detail", read_text, &repair.detail},
    };
    if (!read_members(reader, value, members, G_N_ELEMENTS(members)))
        return false;
    if (!repair.kind)
        return json_refuse(reader, "must have 'kind'");
    article_add_repair(into, repair.kind, repair.count, repair.detail);
    return true;
}

static bool read_repairs(JsonReader *reader, json_t *value, void *into) {
    return read_each(reader, value, read_repair, into);
}

static bool read_slogan(JsonReader *reader, json_t *value, void *into) {
    ArticleSlogan slogan = {0};
    const Member members[] = {
        {"text", read_field, &slogan.text},
        {"attribution", read_field, &slogan.attribution},
    };
    if (!read_members(reader, value, members, G_N_ELEMENTS(members)))
        return false;
    article_add_slogan(into, slogan);
    return true;
}

static bool read_slogans(JsonReader *reader, json_t *value, void *into) {
    return read_each(reader, value, read_slogan, into);
}

static bool read_sheet(JsonReader *reader, json_t *value, void *into) {
    ArticleSheet sheet = {0};
    const Member members[] = {
        {"text", read_text, &sheet.text},
        {"href", read_text, &sheet.address},
        {"media", read_text, &sheet.media},
        {"origin", read_text, &sheet.origin},
    };
    if (!read_members(reader, value, members, G_N_ELEMENTS(members)))
        return false;
    if (!sheet.text == !sheet.address)
        return json_refuse(reader, "must have 'text' or 'href', and not both");
    article_add_sheet(into, sheet);
    return true;
}

static bool read_sheets(JsonReader *reader, json_t *value, void *into) {
    return read_each(reader, value, read_sheet, into);
}

static bool read_link(JsonReader *reader, json_t *value, ArticleLink *link) {
    const Member members[] = {
        {"title", read_field, &link->title},
        {"url", read_field, &link->url},
    };
    if (!read_members(reader, value, members, G_N_ELEMENTS(members)))
        return false;
    return article_has(link->title) || article_has(link->url) ||
           json_refuse(reader, "must have 'title' or 'url'");
}

static bool read_attachment(JsonReader *reader, json_t *value, void *into) {
    Article *article = into;
    ArticleLink link = {0};
    if (!read_link(reader, value, &link))
        return false;
    article_add_link(article, &article->attachments, &article->n_attachments, link);
    return true;
}

static bool read_related(JsonReader *reader, json_t *value, void *into) {
    Article *article = into;
    ArticleLink link = {0};
    if (!read_link(reader, value, &link))
        return false;
    article_add_link(article, &article->related, &article->n_related, link);
    return true;
}

static bool read_links(JsonReader *reader, json_t *value, void *into) {
    const JsonStep *step = &g_array_index(reader->path, JsonStep, reader->path->len - 1);
    bool is_related = strcmp(step->key, "related") == 0;
    return read_each(reader, value, is_related ? read_related : read_attachment, into);
}

static bool read_body(JsonReader *reader, json_t *value, void *into) {
    (void)into; /* the reader knows the article */
    return json_read_body(reader, value);
}

static bool read_root(JsonReader *reader, json_t *value, void *into) {
    return json_read_names(reader, value, "article", into);
}

static bool read_heading(JsonReader *reader, json_t *value, void *into) {
    return json_read_names(reader, value, "h1", into);
}

static bool read_article_object(JsonReader *reader, json_t *root) {
    Article *article = reader->article;
    const Member others[] = {
        {"script", read_script, &article->script},
        {"region", read_region, article},
        {"charset", read_charset, article},
        {"repairs", read_repairs, article},
        {"slogans", read_slogans, article},
        {"sheets", read_sheets, article},
        {"attachments", read_links, article},
        {"related", read_links, article},
        {"colophon", read_colophon, &article->colophon},
        {"body", read_body, NULL},
        {"root", read_root, &article->root},
        {"heading", read_heading, &article->heading},
    };
    Member members[64];
    g_assert(article_n_slots + G_N_ELEMENTS(others) <= G_N_ELEMENTS(members));
    size_t count = add_slots(members, article_slots, article_n_slots, article);
    memcpy(members + count, others, sizeof others);
    if (!json_is_object(root))
        return json_refuse(reader, "must be an object with 'title' and 'body'");
    if (!json_object_get(root, "body"))
        return json_refuse(reader, "must have 'body'");
    return read_members(reader, root, members, count + G_N_ELEMENTS(others));
}

static json_t *parse(JsonReader *reader, const char *json, size_t length) {
    JsonPlace at;
    JsonLimits limits = {.nesting = MAX_NESTING, .values = MAX_VALUES};
    JsonBreach breach = json_find_breach(json, length, limits, &at);
    if (breach != JSON_SOUND) {
        bool is_deep = breach == JSON_TOO_DEEP;
        g_set_error(reader->error, KANYIN_ERROR, KANYIN_ERROR_INPUT, "%s:%u:%u: %s %zu %s",
                    reader->source, at.line, at.column,
                    is_deep ? "nested deeper than" : "more than",
                    is_deep ? MAX_NESTING : MAX_VALUES, is_deep ? "levels" : "values");
        return NULL;
    }
    json_error_t wrong;
    json_t *root = json_loadb(json, length, JSON_REJECT_DUPLICATES, &wrong);
    if (!root)
        g_set_error(reader->error, KANYIN_ERROR, KANYIN_ERROR_INPUT, "%s:%d:%d: %s", reader->source,
                    wrong.line, wrong.column, wrong.text);
    return root;
}

Article *article_from_json(const char *json, size_t length, const char *source_name,
                           GError **error) {
    g_autoptr(Article) article = article_new();
    article->source_name = arena_strdup(article->arena, source_name ? source_name : "-");
    g_autoptr(GArray) path = g_array_new(FALSE, FALSE, sizeof(JsonStep));
    JsonReader reader = {article, article->source_name, json_places(json, length), path, error};
    json_t *root = parse(&reader, json, length);
    bool is_read = root && read_article_object(&reader, root);
    json_decref(root);
    json_places_end(&reader.places);
    return is_read ? g_steal_pointer(&article) : NULL;
}
