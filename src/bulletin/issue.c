/* SPDX-License-Identifier: MIT */
/* Turns the bytes of an issue file into an issue with its articles: the order of the work. */

#include "bulletin/steps.h"

#include "bulletin/example_yaml.h"
#include "read/read.h"
#include "read/yaml_load.h"
#include <kanyin/error.h>
#include <string.h>

static bool refuse(const Issue *issue, const char *reason, GError **error) {
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT, "%s: %s", issue->front->source_name,
                reason);
    return false;
}

static bool read_half(const char *at, guint *half) {
    *half = 0;
    if (at[0] != '\\' || at[1] != 'u')
        return false;
    for (int i = 2; i < 6; i++) {
        if (!g_ascii_isxdigit(at[i]))
            return false;
        *half = *half * 16 + (guint)g_ascii_xdigit_value(at[i]);
    }
    return true;
}

/* JSON is YAML but for this: a character beyond U+FFFF is written as two halves. */
static GString *join_halves(const char *text) {
    GString *out = g_string_new(NULL);
    while (*text) {
        guint high = 0, low = 0;
        if (text[0] == '\\' && text[1] == '\\') {
            g_string_append_len(out, text, 2);
            text += 2;
        } else if (read_half(text, &high) && high >> 10 == 0x36 && read_half(text + 6, &low) &&
                   low >> 10 == 0x37) {
            g_string_append_unichar(out, 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF));
            text += 12;
        } else {
            g_string_append_c(out, *text++);
        }
    }
    return out;
}

static bool read_fields(Issue *issue, const char *text, gsize size, GError **error) {
    YamlPlace place = {issue->front->source_name, "the issue file", 1};
    yaml_document_t document;
    const char *start = text + strspn(text, " \t\r\n");
    g_autoptr(GString) joined = *start == '{' ? join_halves(text) : NULL;
    if (!yaml_load(&document, joined ? joined->str : text, joined ? joined->len : size, &place,
                   error))
        return false;
    IssueReader reader = {.issue = issue,
                          .arena = issue->arena,
                          .source = place.source,
                          .document = &document,
                          .path = g_string_new(NULL),
                          .error = error};
    bool is_read = fields_read(&reader);
    g_string_free(reader.path, TRUE);
    yaml_document_delete(&document);
    return is_read;
}

static bool read_text(Issue *issue, GBytes *bytes, GError **error) {
    gsize size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    bool has_mark = size >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0;
    size -= has_mark ? 3 : 0;
    if (size > YAML_LOAD_MAX_BYTES)
        return refuse(issue, "an issue file has at most 256 KiB", error);
    g_autofree char *text = g_strndup(size ? data + (has_mark ? 3 : 0) : "", size);
    if (strlen(text) != size || !g_utf8_validate(text, (gssize)size, NULL))
        return refuse(issue, "an issue file is text in UTF-8, YAML or JSON", error);
    return read_fields(issue, text, size, error);
}

/* What the issue as a whole is: what rooms ask of an article. */
static void name_front(Issue *issue) {
    Article *front = issue->front;
    const IssueFields *fields = &issue->fields;
    front->language = fields->language ? fields->language : "zh-Hans";
    front->region =
        fields->region ? region_from_name(fields->region) : region_from_language(front->language);
    front->region_origin = fields->region ? "issue" : "language tag";
    const char *number = issue_number_words(issue, issue->arena);
    front->title.value =
        number ? arena_printf(issue->arena, "%s %s", fields->name, number) : fields->name;
    front->site_name.value = fields->unit ? fields->unit : fields->name;
    front->date.value = fields->date;
}

/* A field of Markdown; `made` stays NULL where it says nothing. */
static bool read_words(Issue *issue, const char *text, const char *field, Article **made,
                       GError **error) {
    if (!text)
        return true;
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
    g_autofree char *source = g_strdup_printf("%s (%s)", issue->front->source_name, field);
    ReadOptions options = {
        .form = READ_MARKDOWN, .source_name = source, .language = issue->front->language};
    *made = read_article(bytes, &options, error);
    if (*made)
        arena_own(issue->arena, *made, (GDestroyNotify)article_free);
    return *made;
}

Issue *issue_read(GBytes *bytes, const IssueOptions *options, GError **error) {
    Arena *arena = arena_new();
    g_autoptr(Issue) issue = arena_new0(arena, Issue);
    issue->arena = arena;
    issue->front = arena_own(arena, article_new(), (GDestroyNotify)article_free);
    issue->front->body = node_element(issue->front->arena, "div", "body");
    issue->front->source_name =
        arena_strdup(arena, options->source_name ? options->source_name : "-");
    issue->policy = (ResourcePolicy){
        .base = arena_strdup(arena, options->base),
        .root = arena_strdup(arena, options->root ? options->root : options->base)};
    if (!read_text(issue, bytes, error))
        return NULL;
    name_front(issue);
    if (!imprint_check(issue, options, error) ||
        !read_words(issue, issue->fields.note.text, "note", &issue->note, error) ||
        !read_words(issue, issue->fields.back.text, "back", &issue->back, error) ||
        !articles_read(issue, options, error))
        return NULL;
    return g_steal_pointer(&issue);
}

void issue_free(Issue *issue) {
    if (issue)
        arena_free(issue->arena);
}

const char *issue_example(void) {
    return (const char *)issue_example_text;
}
