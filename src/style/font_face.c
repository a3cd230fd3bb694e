/* SPDX-License-Identifier: MIT */
/* Turns @font-face rules into what the font library is told of (css-fonts-4 §4). */

#include "style/sheet.h"

#include <string.h>

#define MAX_SOURCES 16
#define MAX_RANGES 1024
#define LAST_CHARACTER 0x10FFFF

/* A string, or identifiers with one space between. */
static const char *take_name(ValueParser *parser) {
    const Token *token = value_peek(parser);
    if (token && token->kind == TOKEN_STRING) {
        value_skip(parser);
        return token->text;
    }
    g_autoptr(GString) name = g_string_new(NULL);
    for (; token && token->kind == TOKEN_IDENT; token = value_peek(parser)) {
        g_string_append_printf(name, "%s%s", name->len ? " " : "", token->text);
        value_skip(parser);
    }
    return name->len ? arena_strdup(parser->arena, name->str) : NULL;
}

static bool read_family(SheetReader *reader, ValueParser *parser, FontDeclaration *face) {
    (void)reader;
    face->family = take_name(parser);
    /* lists of families are kept with commas between them */
    return face->family && *face->family && !strpbrk(face->family, ",\"'");
}

/* Other containers and colour fonts have no place in a PDF. */
const char *const font_face_formats[] = {"opentype", "truetype", "collection", NULL};
const char *const font_face_techniques[] = {"features-opentype", "features-aat", NULL};

/* Are all in the list of format() or tech() of those? A name may stand as a string, too, in
 * format() alone. */
static bool holds_known(ValueParser inner, const char *const *known, bool may_be_string) {
    do {
        const Token *token = value_peek(&inner);
        bool is_name =
            token && (token->kind == TOKEN_IDENT || (may_be_string && token->kind == TOKEN_STRING));
        size_t i = 0;
        while (is_name && known[i] && g_ascii_strcasecmp(known[i], token->text) != 0)
            i++;
        if (!is_name || !known[i])
            return false;
        value_skip(&inner);
    } while (value_take_comma(&inner));
    return value_at_end(&inner);
}

/* What stands behind an address: format(…), then tech(…) (§4.3.1). */
static bool is_known_format(ValueParser *parser) {
    static const struct {
        const char *name;
        const char *const *known;
        bool may_be_string;
    } functions[] = {{"format", font_face_formats, true}, {"tech", font_face_techniques, false}};
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++) {
        const Token *function = value_peek(parser);
        if (!function || !token_is_function(function, functions[i].name))
            continue;
        ValueParser inner = *parser;
        inner.rest = token_contents(function);
        value_skip(parser);
        if (!holds_known(inner, functions[i].known, functions[i].may_be_string))
            return false;
    }
    return true;
}

/* The gate says whether the file may be read; the font room maps it itself. */
static const char *find_file(SheetReader *reader, const Token *at, const char *address) {
    g_autoptr(GError) error = NULL;
    ResourcePolicy policy = {.base = reader->folder, .root = reader->root};
    bool is_file = !g_uri_peek_scheme(address);
    g_autoptr(GBytes) bytes = NULL;
    g_autofree char *path = NULL;
    if (is_file && reader->folder) {
        path = resource_locate(&policy, address, &error);
        bytes = path ? resource_read(&policy, path, &error) : NULL;
    }
    if (bytes)
        return arena_strdup(reader->sheets->arena, path);
    sheet_notice(reader, at, "font-face-refused", "'%s' is not read: %s", address,
                 error ? error->message : "fonts are files beside the sheet");
    return NULL;
}

/* local(name), url(file) format(…); what is not known of the list is passed over (§4.3). */
static void take_source(SheetReader *reader, ValueParser *parser, GArray *sources) {
    const Token *token = value_peek(parser);
    FontSource source = {0};
    if (token && token_is_function(token, "local")) {
        ValueParser inner = sheet_parser(reader, token_contents(token));
        source.is_local = true;
        source.name = take_name(&inner);
        value_skip(parser);
        if (!value_at_end(&inner))
            source.name = NULL;
    } else {
        const char *address = sheet_take_address(parser);
        if (address && is_known_format(parser) && value_at_end(parser))
            source.name = find_file(reader, token, address);
    }
    if (source.name && value_at_end(parser) && sources->len < MAX_SOURCES)
        g_array_append_val(sources, source);
}

static bool read_source(SheetReader *reader, ValueParser *parser, FontDeclaration *face) {
    g_autoptr(GArray) sources = g_array_new(FALSE, TRUE, sizeof(FontSource));
    while (parser->rest.from < parser->rest.to) {
        ValueParser one = sheet_parser(reader, tokens_take_item(&parser->rest));
        take_source(reader, &one, sources);
    }
    face->n_sources = sources->len;
    face->sources = arena_copy(parser->arena, sources->data, sources->len * sizeof(FontSource));
    return sources->len > 0;
}

/* One weight, or the ends of a range: what is nearest to normal in it. */
static bool read_weight(SheetReader *reader, ValueParser *parser, FontDeclaration *face) {
    (void)reader;
    static const NumberRange weights = {1, 1000};
    double bounds[2] = {400, 400};
    if (value_take_ident(parser, "bold"))
        bounds[0] = bounds[1] = 700;
    else if (!value_take_ident(parser, "normal") && !value_take_ident(parser, "auto")) {
        if (!value_take_number_in(parser, weights, &bounds[0]))
            return false;
        if (value_at_end(parser))
            bounds[1] = bounds[0];
        else if (!value_take_number_in(parser, weights, &bounds[1]))
            return false;
    }
    double least = MIN(bounds[0], bounds[1]), most = MAX(bounds[0], bounds[1]);
    face->weight = (int)CLAMP(400, least, most);
    return true;
}

static bool read_style(SheetReader *reader, ValueParser *parser, FontDeclaration *face) {
    (void)reader;
    face->is_italic = value_take_ident(parser, "italic") || value_take_ident(parser, "oblique");
    bool is_known =
        face->is_italic || value_take_ident(parser, "normal") || value_take_ident(parser, "auto");
    while (is_known && !value_at_end(parser) && value_peek(parser)->kind == TOKEN_DIMENSION)
        value_skip(parser); /* how oblique */
    return is_known;
}

/* The tokenizer cuts U+4E00-9FFF in many ways (CSS Syntax 3 §7): its text is read as it stands. */
static bool parse_range(const char *text, FontRange *range) {
    int digits = 0, wild = 0;
    if (g_ascii_toupper(text[0]) != 'U' || text[1] != '+')
        return false;
    *range = (FontRange){0, 0};
    for (text += 2; g_ascii_isxdigit(*text) || *text == '?'; text++) {
        bool is_wild = *text == '?';
        if ((wild && !is_wild) || ++digits > 6)
            return false;
        wild += is_wild;
        range->first = range->first * 16 + (is_wild ? 0 : (uint32_t)g_ascii_xdigit_value(*text));
        range->last = range->last * 16 + (is_wild ? 15 : (uint32_t)g_ascii_xdigit_value(*text));
    }
    if (digits && !wild && *text == '-') {
        char *end;
        const char *start = text + 1;
        range->last = (uint32_t)MIN(g_ascii_strtoull(start, &end, 16), LAST_CHARACTER + 1);
        if (!g_ascii_isxdigit(*start) || end - start > 6)
            return false;
        text = end;
    }
    return digits && !*text && range->first <= range->last && range->last <= LAST_CHARACTER;
}

static bool read_ranges(SheetReader *reader, ValueParser *parser, FontDeclaration *face) {
    g_autoptr(GArray) ranges = g_array_new(FALSE, TRUE, sizeof(FontRange));
    TokenRange all = tokens_trim(parser->rest);
    if (all.from < all.to && all.to[-1].kind == TOKEN_COMMA)
        return false;
    while (parser->rest.from < parser->rest.to) {
        const char *text = sheet_raw_text(reader, tokens_take_item(&parser->rest));
        FontRange range;
        if (!parse_range(text, &range) || ranges->len >= MAX_RANGES)
            return false;
        g_array_append_val(ranges, range);
    }
    face->n_ranges = ranges->len;
    face->ranges = arena_copy(parser->arena, ranges->data, ranges->len * sizeof(FontRange));
    return ranges->len > 0;
}

/* A page is set once all is there, so how to wait for a font says nothing. */
static bool read_display(SheetReader *reader, ValueParser *parser, FontDeclaration *face) {
    (void)reader;
    (void)face;
    return take_name(parser) != NULL;
}

static void read_descriptor(SheetReader *reader, const ParserItem *item, FontDeclaration *face) {
    static const struct {
        const char *name;
        bool (*read)(SheetReader *reader, ValueParser *parser, FontDeclaration *face);
    } descriptors[] = {{"font-family", read_family},   {"src", read_source},
                       {"font-weight", read_weight},   {"font-style", read_style},
                       {"unicode-range", read_ranges}, {"font-display", read_display}};
    for (size_t i = 0; i < G_N_ELEMENTS(descriptors); i++) {
        if (g_ascii_strcasecmp(item->name, descriptors[i].name) != 0)
            continue;
        ValueParser parser = sheet_parser(reader, item->value);
        FontDeclaration read = *face;
        if (descriptors[i].read(reader, &parser, &read) && value_at_end(&parser))
            *face = read;
        else
            sheet_notice(reader, item->at, "unknown-value", "'%s' has no value '%s'",
                         descriptors[i].name, sheet_raw_text(reader, item->value));
        return;
    }
    sheet_notice(reader, item->at, "unknown-property", "@font-face knows no '%s'", item->name);
}

void sheet_read_font_face(SheetReader *reader, const ParserItem *item) {
    FontDeclaration face = {.weight = 400, .place = sheet_place(reader, item->at)};
    TokenRange rest = token_contents(item->body);
    ParserItem descriptor;
    while (parser_next_declaration(&rest, &descriptor)) {
        if (descriptor.kind == ITEM_DECLARATION)
            read_descriptor(reader, &descriptor, &face);
        else
            sheet_notice(reader, descriptor.at, "bad-syntax", "this is no descriptor");
    }
    bool is_whole = face.family && face.n_sources;
    if (!is_whole || tokens_trim(item->value).from < tokens_trim(item->value).to)
        sheet_notice(reader, item->at, "bad-syntax",
                     "@font-face needs a 'font-family' and a 'src' that can be read");
    else if (reader->sheets->font_faces->len >= STYLE_MAX_FONT_FACES)
        sheet_notice(reader, item->at, "too-many-fonts", "there are more @font-face rules than %d",
                     STYLE_MAX_FONT_FACES);
    else
        g_array_append_val(reader->sheets->font_faces, face);
}
