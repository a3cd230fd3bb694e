/* SPDX-License-Identifier: MIT */
/* Turns the text of a capture into lines: trimmed, repaired, and ready to be recognised. */

#include "read/capture.h"
#include "read/han.h"
#include "read/unihan.h"
#include "read/widen.h"

#include <kanyin/error.h>
#include <string.h>

static const char *skip_space(const char *at, const char *end) {
    while (at < end && is_space(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return at;
}

static const char *skip_space_back(const char *start, const char *end) {
    while (end > start && is_space(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    return end;
}

Span span_trim(const Line *line, Span span) {
    const char *from = skip_space(line->text + span.from, line->text + span.to);
    const char *to = skip_space_back(from, line->text + span.to);
    return (Span){(size_t)(from - line->text), (size_t)(to - line->text)};
}

Span line_span(const Line *line) {
    return (Span){0, line->length};
}

static Span raw_span(const Line *line, Span span) {
    return line->map ? (Span){line->map[span.from], line->map[span.to]} : span;
}

const char *capture_words(const Capture *capture, const Line *line, Span span) {
    span = span_trim(line, span);
    if (capture->options->repair == READ_REPAIR_NONE) {
        Span raw = raw_span(line, span);
        return arena_strndup(capture->arena, line->raw + raw.from, raw.to - raw.from);
    }
    return arena_strndup(capture->arena, line->text + span.from, span.to - span.from);
}

/* The same as it stood in the input, but for glosses. */
static const char *as_it_stood(const Capture *capture, const Line *line, Span span) {
    Span raw = raw_span(line, span_trim(line, span));
    size_t length = raw.to - raw.from;
    if (!capture->glosses || capture->options->repair == READ_REPAIR_NONE)
        return arena_strndup(capture->arena, line->raw + raw.from, length);
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GArray) map = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    glosses_strip(capture->glosses, line->raw + raw.from, length, &(Edit){text, map});
    return arena_strdup(capture->arena, text->str);
}

ArticleField capture_field(const Capture *capture, const Line *line, Span span) {
    return (ArticleField){.value = capture_words(capture, line, span),
                          .origin = arena_printf(capture->arena, "line %u", line->number)};
}

void capture_drop(Capture *capture, const Line *line, Span span) {
    if (span_is_empty(span_trim(line, span)))
        return;
    ArticleField field = {.value = as_it_stood(capture, line, span),
                          .origin = arena_printf(capture->arena, "line %u", line->number)};
    article_list_add(capture->article, &capture->article->dropped, field);
}

/* Removes glosses, then widens marks; the map leads from the result through both to the raw line.
 */
static void repair(Capture *capture, Line *line, size_t raw_length) {
    g_autoptr(GString) stripped = g_string_sized_new(raw_length);
    g_autoptr(GArray) stripped_map = g_array_sized_new(FALSE, FALSE, sizeof(uint32_t), 64);
    size_t n_glosses =
        glosses_strip(capture->glosses, line->raw, raw_length, &(Edit){stripped, stripped_map});
    g_autoptr(GString) widened = g_string_sized_new(raw_length);
    g_autoptr(GArray) map = g_array_sized_new(FALSE, FALSE, sizeof(uint32_t), 64);
    Edit edit = {widened, map};
    size_t n_widened = 0;
    if (capture->is_folded)
        n_widened = widen_marks(stripped->str, stripped->len, &edit);
    else
        edit_keep(&edit, stripped->str, stripped->len, 0), edit_end(&edit, (uint32_t)stripped->len);
    if (!n_glosses && !n_widened)
        return;
    for (guint i = 0; i < map->len; i++) {
        uint32_t *place = &g_array_index(map, uint32_t, i);
        *place = g_array_index(stripped_map, uint32_t, *place);
    }
    line->text = arena_strndup(capture->arena, widened->str, widened->len);
    line->map = arena_copy(capture->arena, map->data, map->len * sizeof(uint32_t));
    line->length = widened->len;
    capture->n_glosses += n_glosses;
    capture->n_widened += n_widened;
}

static const char *simplified(Arena *arena, const char *text, size_t length) {
    char *copy = NULL;
    const char *end = text + length;
    for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
        if ((unsigned char)*at < 0xE3)
            continue;
        gunichar c = g_utf8_get_char(at), simple = unihan_simplify(c);
        if (simple == c)
            continue;
        if (!copy)
            copy = arena_strndup(arena, text, length);
        g_unichar_to_utf8(simple, copy + (at - text));
    }
    return copy ? copy : text;
}

/* Does the line end as a sentence does? Brackets and quotes after the stop are passed over. */
static bool ends_sentence(const char *text, size_t length) {
    for (const char *at = text + length; at > text;) {
        at = g_utf8_prev_char(at);
        gunichar c = g_utf8_get_char(at);
        if (c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == '!' || c == '?' || c == 0x2026 ||
            c == 0xFF1B || c == ';' || (c == '.' && at > text && !g_ascii_isdigit(at[-1])))
            return true;
        if (!is_closing_mark(c) && c != ')' && c != '"' && c != '\'')
            return false;
    }
    return false;
}

static bool is_bullet(gunichar c) {
    return c == 0x2022 || c == 0x25CF || c == 0x25A0 || c == 0x25AA || c == 0x25C6 || c == 0x2027 ||
           c == '*';
}

static void add_line(Capture *capture, const char *from, const char *to, Line line) {
    const char *after_bullet = g_utf8_next_char(from);
    if (after_bullet == to && (is_bullet(g_utf8_get_char(from)) || g_utf8_get_char(from) == 0xB7))
        return;
    bool is_dot = g_utf8_get_char(from) == 0xB7; /* a centred dot begins no sentence */
    if ((is_bullet(g_utf8_get_char(from)) && skip_space(after_bullet, to) > after_bullet) ||
        (is_dot && after_bullet < to)) {
        from = skip_space(after_bullet, to);
        line.has_bullet = true;
    }
    size_t length = (size_t)(to - from);
    line.raw = line.text = arena_strndup(capture->arena, from, length);
    line.length = length;
    if (capture->glosses || capture->is_folded)
        repair(capture, &line, length);
    line.key = simplified(capture->arena, line.text, line.length);
    line.n_characters = (size_t)g_utf8_strlen(line.text, (gssize)line.length);
    line.ends_sentence = ends_sentence(line.text, line.length);
    capture->lines[capture->count++] = line;
}

static bool refuse(const Capture *capture, unsigned number, const char *reason, size_t limit,
                   GError **error) {
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT, "%s:%u: %s %zu",
                capture->article->source_name, number, reason, limit);
    return false;
}

static size_t count_lines(const char *text, size_t length) {
    size_t count = 1;
    const char *end = text + length;
    for (const char *at = text; (at = memchr(at, '\n', (size_t)(end - at))); at++)
        count++;
    return count;
}

bool capture_split(Capture *capture, const char *text, size_t length, GError **error) {
    size_t n_lines = count_lines(text, length);
    if (n_lines > CAPTURE_MAX_LINES)
        return refuse(capture, CAPTURE_MAX_LINES, "more lines than", CAPTURE_MAX_LINES, error);
    /* an empty line stands before the first, so that each has one before it */
    capture->lines = arena_array(capture->arena, Line, n_lines + 1) + 1;
    const char *end = text + length;
    bool after_blank = false;
    unsigned number = 0;
    for (const char *at = text; at < end;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline ? newline : end;
        number++;
        if ((size_t)(stop - at) > CAPTURE_MAX_LINE_BYTES)
            return refuse(capture, number, "the line has more bytes than", CAPTURE_MAX_LINE_BYTES,
                          error);
        const char *from = skip_space(at, stop), *to = skip_space_back(from, stop);
        if (from < to)
            add_line(capture, from, to, (Line){.number = number, .after_blank = after_blank});
        after_blank = from == to;
        at = newline ? newline + 1 : end;
    }
    return true;
}
