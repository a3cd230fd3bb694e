/* SPDX-License-Identifier: MIT */
/* Turns any HTML text into one that libgumbo can be given: limited in depth, attributes and number
 * of elements, without what is never read.
 *
 * libgumbo's memory grows by the square of the depth, its time by the square of an element's
 * attributes, and formatting elements left open come again in every paragraph. So the text is first
 * rewritten in one pass. What is not HTML inside (scripts, style sheets, embedded pages, forms'
 * choices, SVG) is left out here, where no doubt about the parser's state can bring it back. */

#include "read/html_flatten.h"

#include "read/html_stack.h"

#include <kanyin/error.h>
#include <string.h>

typedef struct {
    HtmlSource *source;
    const char *at, *end;
    unsigned line;
    const char *begin;
    HtmlColumn column;
    HtmlStack stack;
    bool has_html, has_body;
    size_t n_attributes; /* kept so far */
} Flattening;

static GString *out(Flattening *flattening) {
    return flattening->source->text;
}

static unsigned newlines(const char *from, const char *to) {
    unsigned count = 0;
    while ((from = memchr(from, '\n', (size_t)(to - from)))) {
        count++;
        from++;
    }
    return count;
}

/* Goes on at `to`; of what is left out the line ends stay, so that lines keep their numbers. */
static void skip_to(Flattening *flattening, const char *to) {
    unsigned count = newlines(flattening->at, to);
    flattening->line += count;
    flattening->at = to;
    for (unsigned i = 0; i < count; i++)
        g_string_append_c(out(flattening), '\n');
}

static void put_escaped(GString *text, const char *from, const char *to, char mark,
                        const char *reference) {
    while (from < to) {
        const char *found = memchr(from, mark, (size_t)(to - from));
        const char *stop = found ? found : to;
        g_string_append_len(text, from, stop - from);
        if (found)
            g_string_append(text, reference);
        from = found ? found + 1 : to;
    }
}

static bool is_plain_name(const char *name, size_t length) {
    if (!g_ascii_isalpha(*name))
        return false;
    for (size_t i = 0; i < length; i++)
        if (!g_ascii_isalnum(name[i]) && !strchr("-_:.", name[i]))
            return false;
    return true;
}

static void put_attribute(GString *text, const HtmlAttribute *attribute) {
    g_string_append_c(text, ' ');
    g_string_append_len(text, attribute->name, (gssize)attribute->name_length);
    if (!attribute->value)
        return;
    g_string_append(text, "=\"");
    put_escaped(text, attribute->value, attribute->value + attribute->value_length, '"', "&quot;");
    g_string_append_c(text, '"');
}

static void put_attributes(Flattening *flattening, const HtmlToken *token) {
    HtmlAttribute attribute;
    size_t count = 0;
    for (const char *at = token->attributes;
         (at = html_scan_attribute(at, token->to, &attribute));) {
        if (!is_plain_name(attribute.name, attribute.name_length) ||
            g_ascii_strncasecmp(attribute.name, "on", 2) == 0)
            continue;
        if (++count <= HTML_MAX_ATTRIBUTES && ++flattening->n_attributes <= HTML_MAX_ALL_ATTRIBUTES)
            put_attribute(out(flattening), &attribute);
        else
            flattening->source->n_attributes++;
    }
}

static void put_start_tag(Flattening *flattening, const HtmlToken *token, const char *name) {
    size_t before = out(flattening)->len;
    g_string_append_printf(out(flattening), "<%s", name);
    put_attributes(flattening, token);
    bool is_empty = token->is_self_closing && html_stack_is_foreign(&flattening->stack);
    g_string_append(out(flattening), is_empty ? "/>" : ">");
    unsigned kept =
        newlines(out(flattening)->str + before, out(flattening)->str + out(flattening)->len);
    unsigned all = newlines(token->from, token->to);
    for (unsigned i = kept; i < all; i++)
        g_string_append_c(out(flattening), '\n');
    flattening->line += all;
    flattening->at = token->to;
}

static bool has_value(const HtmlToken *token, const char *name, const char *part) {
    HtmlAttribute attribute;
    if (!html_find_attribute(token, name, &attribute))
        return false;
    g_autofree char *value =
        g_ascii_strdown(attribute.value ? attribute.value : "", (gssize)attribute.value_length);
    return strstr(value, part) != NULL;
}

static void put_tex(Flattening *flattening, const HtmlToken *token, const char *end) {
    bool is_display = has_value(token, "type", "mode=display");
    g_string_append_printf(out(flattening), "<kanyin-tex%s data-tex=\"",
                           is_display ? " display=\"block\"" : "");
    put_escaped(out(flattening), token->to, end, '"', "&quot;");
    g_string_append(out(flattening), "\"></kanyin-tex>");
}

static void read_script(Flattening *flattening, const HtmlToken *token, const char *end) {
    flattening->source->loads_mathematics |= has_value(token, "src", "mathjax") ||
                                             has_value(token, "src", "katex") ||
                                             has_value(token, "type", "x-mathjax-config");
    if (has_value(token, "type", "ld+json")) {
        HtmlScript script = {g_strndup(token->to, (size_t)(end - token->to)),
                             flattening->line + newlines(token->from, token->to)};
        g_array_append_val(flattening->source->scripts, script);
    } else if (has_value(token, "type", "math/tex")) {
        put_tex(flattening, token, end);
        flattening->line += newlines(token->from, end);
        flattening->at = end;
    }
}

/* Style sheets are no part of what is parsed; those of a page that counts them are kept aside. */
static void read_sheet(Flattening *flattening, const HtmlToken *token, const char *end) {
    GArray *sheets = flattening->source->sheets;
    if (!sheets || flattening->source->n_sheets_beyond ||
        (sheets->len >= HTML_MAX_SHEETS && ++flattening->source->n_sheets_beyond))
        return;
    if (!end) {
        html_sheets_add_link(sheets, token);
        return;
    }
    HtmlSheet place = {.line = flattening->line + newlines(token->from, token->to),
                       .column = html_column(&flattening->column, flattening->begin, token->to)};
    html_sheets_add_style(sheets, token, end, place);
}

static bool is_named(const HtmlToken *token, const char *name) {
    return token->name_length == strlen(name) &&
           g_ascii_strncasecmp(token->name, name, token->name_length) == 0;
}

static const char *after_end_tag(const Flattening *flattening, const char *end_tag) {
    const char *close = memchr(end_tag, '>', (size_t)(flattening->end - end_tag));
    return close ? close + 1 : flattening->end;
}

/* Elements whose content is text, whatever it looks like (HTML, 13.2.5.2 to 13.2.5.5). */
static bool read_raw(Flattening *flattening, const HtmlToken *token) {
    static const char *const left_out[] = {"style",    "iframe",   "noembed", "noframes",
                                           "noscript", "textarea", NULL};
    static const char *const kept[] = {"title", "xmp", "listing", "plaintext", NULL};
    bool is_script = is_named(token, "script"), is_raw = is_script, is_kept = false;
    for (size_t i = 0; left_out[i] && !is_raw; i++)
        is_raw = is_named(token, left_out[i]);
    for (size_t i = 0; kept[i] && !is_kept; i++)
        is_kept = is_named(token, kept[i]);
    if (!is_raw && !is_kept)
        return false;
    const char *end_tag =
        is_named(token, "plaintext")
            ? flattening->end
            : html_find_end_tag(token->to, flattening->end, token->name, token->name_length);
    if (is_script)
        read_script(flattening, token, end_tag);
    if (is_named(token, "style"))
        read_sheet(flattening, token, end_tag);
    if (is_kept) {
        const char *name = is_named(token, "title") ? "title" : "pre";
        put_start_tag(flattening, token, name);
        put_escaped(out(flattening), token->to, end_tag, '<', "&lt;");
        g_string_append_printf(out(flattening), "</%s>", name);
        flattening->line += newlines(token->to, end_tag);
        flattening->at = end_tag;
    } else if (is_named(token, "iframe")) {
        put_start_tag(flattening, token, "iframe");
        g_string_append(out(flattening), "</iframe>");
    }
    skip_to(flattening, after_end_tag(flattening, end_tag));
    return true;
}

/* Where a page goes on after an element that is left out with all inside it, elements of its own
 * name counted; where `stops` begin it was never closed. */
static const char *after_element(const Flattening *flattening, const HtmlToken *first,
                                 const char *const *stops) {
    size_t depth = 1;
    HtmlToken token;
    for (const char *at = first->to; at < flattening->end; at = token.to) {
        token = html_scan(at, flattening->end);
        bool is_same = token.name_length == first->name_length &&
                       g_ascii_strncasecmp(token.name, first->name, first->name_length) == 0;
        if (token.kind == TOKEN_END_TAG && is_same && --depth == 0)
            return token.to;
        if (token.kind != TOKEN_START_TAG)
            continue;
        depth += is_same && !token.is_self_closing;
        for (size_t i = 0; stops[i]; i++)
            if (is_named(&token, stops[i]))
                return token.from;
    }
    return flattening->end;
}

static bool skip_element(Flattening *flattening, const HtmlToken *token) {
    static const char *const not_in_svg[] = {
        "blockquote", "body", "center", "dd", "div", "dl", "dt",  "h1", "h2",    "h3", "h4",
        "h5",         "h6",   "img",    "li", "ol",  "p",  "pre", "ul", "table", NULL};
    static const char *const not_in_select[] = {"input", "select", "textarea", "p",
                                                "div",   "h1",     "table",    NULL};
    static const char *const none[] = {NULL};
    const char *const *stops = is_named(token, "svg")        ? not_in_svg
                               : is_named(token, "select")   ? not_in_select
                               : is_named(token, "datalist") ? not_in_select
                               : is_named(token, "button")   ? not_in_select
                               : is_named(token, "template") ? none
                                                             : NULL;
    if (!stops)
        return false;
    bool is_empty = token->is_self_closing && is_named(token, "svg");
    skip_to(flattening, is_empty ? token->to : after_element(flattening, token, stops));
    return true;
}

/* The page's outermost elements; the parser makes what is missing. */
static bool read_root(Flattening *flattening, const HtmlToken *token) {
    bool is_html = is_named(token, "html"), is_body = is_named(token, "body");
    if (!is_html && !is_body)
        return false;
    bool *has_one = is_html ? &flattening->has_html : &flattening->has_body;
    if (*has_one || flattening->has_body)
        skip_to(flattening, token->to);
    else
        put_start_tag(flattening, token, is_html ? "html" : "body");
    *has_one = true;
    return true;
}

static bool is_block(const HtmlTag *tag) {
    return tag->role <= ROLE_PRE;
}

static void leave_out(Flattening *flattening, const HtmlToken *token, const HtmlTag *tag) {
    HtmlSource *source = flattening->source;
    if (!source->n_flattened++)
        source->nesting_line = flattening->line;
    flattening->stack.n_left_out[tag - html_tags] += strcmp(tag->name, "p") != 0;
    skip_to(flattening, token->to);
    if (is_block(tag)) /* what was parted stays parted */
        g_string_append(source->text, "<br>");
}

static void read_start_tag(Flattening *flattening, const HtmlToken *token) {
    if (read_raw(flattening, token) || skip_element(flattening, token) ||
        read_root(flattening, token))
        return;
    const HtmlTag *tag = html_tag(token->name, token->name_length);
    HtmlStack *stack = &flattening->stack;
    if (is_named(token, "link"))
        read_sheet(flattening, token, NULL);
    if (!tag || strcmp(tag->name, "head") == 0 || !html_stack_prepare(stack, tag)) {
        skip_to(flattening, token->to);
        return;
    }
    if (!html_stack_has_room(stack, tag)) {
        leave_out(flattening, token, tag);
        return;
    }
    if (!is_block(tag))
        html_stack_reopen(stack);
    put_start_tag(flattening, token, tag->name);
    if (!token->is_self_closing || !html_stack_is_foreign(stack))
        html_stack_push(stack, tag, (size_t)(token->to - token->from));
}

static void read_end_tag(Flattening *flattening, const HtmlToken *token) {
    const HtmlTag *tag = html_tag(token->name, token->name_length);
    if (tag && strcmp(tag->name, "br") == 0)
        g_string_append(out(flattening), "<br>");
    else if (tag && html_stack_close(&flattening->stack, tag))
        g_string_append_printf(out(flattening), "</%s>", tag->name);
    skip_to(flattening, token->to);
}

static bool check_limits(Flattening *flattening, HtmlTokenKind kind, const char *source_name,
                         GError **error) {
    HtmlStack *stack = &flattening->stack;
    stack->n_tags += kind == TOKEN_START_TAG || kind == TOKEN_END_TAG;
    if (stack->n_tags > HTML_MAX_TAGS)
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT, "%s:%u: more than %zu tags",
                    source_name, flattening->line, HTML_MAX_TAGS);
    else if (stack->n_repeated > HTML_MAX_REPEATED_BYTES)
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT,
                    "%s:%u: formatting left open stands for more than %zu bytes of tags",
                    source_name, flattening->line, HTML_MAX_REPEATED_BYTES);
    else
        return true;
    return false;
}

static bool read_token(Flattening *flattening, GError **error, const char *source_name) {
    HtmlToken token = html_scan(flattening->at, flattening->end);
    if (token.kind != TOKEN_TEXT && !check_limits(flattening, token.kind, source_name, error))
        return false;
    if (token.kind == TOKEN_START_TAG) {
        read_start_tag(flattening, &token);
    } else if (token.kind == TOKEN_END_TAG) {
        read_end_tag(flattening, &token);
    } else if (token.kind == TOKEN_TEXT) {
        html_stack_reopen(&flattening->stack);
        g_string_append_len(out(flattening), token.from, token.to - token.from);
        flattening->line += newlines(token.from, token.to);
        flattening->at = token.to;
    } else {
        skip_to(flattening, token.to);
    }
    return true;
}

static void clear_script(void *script) {
    g_free(((HtmlScript *)script)->text);
}

static HtmlSource *html_source_new(size_t length, bool keeps_sheets) {
    HtmlSource *source = g_new0(HtmlSource, 1);
    source->text = g_string_sized_new(length + 64);
    source->scripts = g_array_new(FALSE, FALSE, sizeof(HtmlScript));
    g_array_set_clear_func(source->scripts, clear_script);
    source->sheets = keeps_sheets ? html_sheets_new() : NULL;
    return source;
}

void html_source_free(HtmlSource *source) {
    if (!source)
        return;
    g_string_free(source->text, TRUE);
    g_array_unref(source->scripts);
    g_clear_pointer(&source->sheets, g_array_unref);
    g_free(source);
}

HtmlSource *html_flatten(const char *text, size_t length, const char *source_name,
                         bool keeps_sheets, GError **error) {
    if (length > HTML_MAX_BYTES) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT, "%s: more than %zu bytes of HTML",
                    source_name, HTML_MAX_BYTES);
        return NULL;
    }
    g_autoptr(HtmlSource) source = html_source_new(length, keeps_sheets);
    Flattening *flattening = g_new0(Flattening, 1);
    flattening->source = source;
    flattening->at = flattening->begin = text;
    flattening->end = text + length;
    flattening->line = 1;
    html_stack_begin(&flattening->stack);
    g_string_append(source->text, "<!DOCTYPE html>");
    bool is_read = true;
    while (is_read && flattening->at < flattening->end)
        is_read = read_token(flattening, error, source_name);
    html_stack_end(&flattening->stack);
    g_free(flattening);
    return is_read ? g_steal_pointer(&source) : NULL;
}
