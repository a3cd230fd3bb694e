/* SPDX-License-Identifier: MIT */
/* Turns what stands between the braces of a rule into declarations, one of each property. */

#include "style/sheet.h"

#include <stdlib.h>
#include <string.h>

static bool uses_attribute(const Declaration *declaration) {
    const StyleContent *content = NULL;
    const PropertyType *type = style_properties[declaration->property].type;
    if (declaration->value.kind == SPEC_VARIABLE)
        return type == &type_content || type == &type_string_set;
    if (declaration->value.kind != SPEC_VALUE || declaration->value.is_beyond ||
        (type != &type_content && type != &type_string_set))
        return false;
    const struct {
        const StyleStringSet *sets;
        size_t n;
    } *list = declaration->value.object;
    size_t n = type == &type_content ? 1 : list->n;
    for (size_t i = 0; i < n; i++) {
        content = type == &type_content ? declaration->value.object : &list->sets[i].value;
        for (size_t k = 0; k < content->count; k++)
            if (content->items[k].kind == CONTENT_ATTRIBUTE ||
                style_content_is_of_target(content->items[k].kind))
                return true;
    }
    return false;
}

/* The last of a property and importance is kept: a block is never larger than its properties are
 * many, whatever a sheet repeats. */
struct BlockReader {
    GArray *declarations, *customs;
    unsigned at[2][PROPERTY_MAX]; /* place + 1 of the declaration, by importance */
    GHashTable *names[2];         /* of customs: place + 1, by importance; NULL: none */
};

static void keep_custom(BlockReader *block, const CustomDeclaration *custom) {
    GHashTable **names = &block->names[custom->is_important];
    if (!*names)
        *names = g_hash_table_new(g_str_hash, g_str_equal);
    guint at = GPOINTER_TO_UINT(g_hash_table_lookup(*names, custom->name));
    if (at) {
        g_array_index(block->customs, CustomDeclaration, at - 1) = *custom;
        return;
    }
    g_array_append_val(block->customs, *custom);
    g_hash_table_insert(*names, (gpointer)custom->name, GUINT_TO_POINTER(block->customs->len));
}

/* Nearly any tokens will do, a keyword of all properties speaks as it does there
 * (css-variables-1 §2). */
static void read_custom(SheetReader *reader, const ParserItem *item, BlockReader *block) {
    CustomDeclaration custom = {item->name, tokens_trim(item->value), SPEC_VARIABLE,
                                item->is_important};
    ValueParser parser = sheet_parser(reader, item->value);
    if (!tokens_are_any_value(custom.value) || !variables_are_well_formed(custom.value)) {
        sheet_notice(reader, item->at, "unknown-value", "'%s' has no value '%s'", item->name,
                     sheet_raw_text(reader, item->value));
        return;
    }
    style_take_wide_keyword(&parser, &custom.kind);
    names_note_custom(reader, custom.name, item->at);
    names_note_variables(reader, custom.value);
    keep_custom(block, &custom);
}

/* Whether it has a value shows where it applies. */
static void keep_place(const SheetReader *reader, const Token *at, GArray *declarations,
                       guint first) {
    const NoticePlace *kept = NULL;
    for (guint i = first; i < declarations->len; i++) {
        Declaration *made = &g_array_index(declarations, Declaration, i);
        if (made->value.kind != SPEC_VARIABLE)
            return;
        if (!kept) {
            NoticePlace place = sheet_place(reader, at);
            kept = arena_copy(reader->sheets->arena, &place, sizeof place);
        }
        made->place = kept;
    }
}

static void keep_declarations(BlockReader *block, guint first) {
    guint kept = first;
    for (guint i = first; i < block->declarations->len; i++) {
        Declaration made = g_array_index(block->declarations, Declaration, i);
        unsigned *at = &block->at[made.is_important][made.property];
        if (!*at)
            *at = ++kept;
        g_array_index(block->declarations, Declaration, *at - 1) = made;
    }
    g_array_set_size(block->declarations, kept);
}

void block_read_declaration(SheetReader *reader, const ParserItem *item, BlockReader *block) {
    if (g_str_has_prefix(item->name, "--") && item->name[2]) {
        read_custom(reader, item, block);
        return;
    }
    g_autofree char *name = g_ascii_strdown(item->name, -1);
    if (style_property_find(name) < 0 && !style_shorthand_find(name)) {
        g_autofree char *meant = names_guess_property(reader, name);
        sheet_notice(reader, item->at, "unknown-property", "unknown property '%s'%s", name, meant);
        return;
    }
    ValueParser parser = sheet_parser(reader, item->value);
    guint first = block->declarations->len;
    if (!style_declare(&parser, name, item->is_important, block->declarations))
        sheet_notice(reader, item->at, "unknown-value", "'%s' has no value '%s'", name,
                     sheet_raw_text(reader, item->value));
    sheet_tell_unset_declarations(reader, item->at, block->declarations, first);
    names_note_variables(reader, item->value);
    for (guint i = first; i < block->declarations->len; i++)
        names_note_counter_styles(reader, &g_array_index(block->declarations, Declaration, i),
                                  item->at);
    keep_place(reader, item->at, block->declarations, first);
    keep_declarations(block, first);
}

int custom_compare(const void *a, const void *b) {
    const CustomDeclaration *left = a, *right = b;
    int order = strcmp(left->name, right->name);
    return order ? order : left->is_important - right->is_important;
}

static Block *keep_block(const SheetReader *reader, const BlockReader *from) {
    Block *block = arena_new0(reader->sheets->arena, Block);
    block->layer = reader->layer;
    block->n = from->declarations->len;
    block->n_customs = from->customs->len;
    g_array_sort(from->customs, custom_compare);
    block->declarations =
        arena_copy(reader->sheets->arena, from->declarations->data, block->n * sizeof(Declaration));
    block->customs = arena_copy(reader->sheets->arena, from->customs->data,
                                block->n_customs * sizeof(CustomDeclaration));
    for (size_t i = 0; i < block->n; i++) {
        block->has_important |= block->declarations[i].is_important;
        block->uses_attributes |= uses_attribute(&block->declarations[i]);
    }
    for (size_t i = 0; i < block->n_customs; i++)
        block->has_important |= block->customs[i].is_important;
    return block;
}

/* A margin box may be spoken of twice in one rule. */
static void keep_box(PageRule *page, int box, Block *block) {
    block->earlier = page->boxes[box];
    page->boxes[box] = block;
}

/* What stands in a block of a page and has a block of its own. */
static Block *read_part(SheetReader *reader, const ParserItem *item, UnsetPlace place) {
    UnsetPlace outer = reader->place;
    reader->place = place;
    Block *block = sheet_read_block(reader, token_contents(item->body), NULL);
    reader->place = outer;
    return block;
}

static void read_footnote(SheetReader *reader, const ParserItem *item, PageRule *page) {
    Block *block = read_part(reader, item, UNSET_FOOTNOTE_AREA);
    block->earlier = page->footnote;
    page->footnote = block;
}

static void read_block_item(SheetReader *reader, const ParserItem *item, PageRule *page,
                            BlockReader *block) {
    if (item->kind == ITEM_ERROR) {
        sheet_notice(reader, item->at, "bad-syntax", "this is no declaration");
        return;
    }
    if (item->kind == ITEM_DECLARATION) {
        if (!page || !page_read_descriptor(reader, item, page))
            block_read_declaration(reader, item, block);
        return;
    }
    int box = page && item->body ? page_find_box(item->name) : -1;
    if (box >= 0)
        keep_box(page, box, read_part(reader, item, UNSET_MARGIN_BOX));
    else if (page && item->body && g_ascii_strcasecmp(item->name, "footnote") == 0)
        read_footnote(reader, item, page);
    else
        sheet_notice(reader, item->at, "unsupported-rule", "@%s is not supported here", item->name);
}

BlockReader *block_reader_new(void) {
    BlockReader *block = g_new0(BlockReader, 1);
    block->declarations = g_array_new(FALSE, TRUE, sizeof(Declaration));
    block->customs = g_array_new(FALSE, TRUE, sizeof(CustomDeclaration));
    return block;
}

Block *block_reader_end(SheetReader *reader, BlockReader *block) {
    Block *kept = keep_block(reader, block);
    for (int importance = 0; importance < 2; importance++)
        g_clear_pointer(&block->names[importance], g_hash_table_unref);
    g_array_unref(block->declarations);
    g_array_unref(block->customs);
    g_free(block);
    return kept;
}

Block *sheet_read_block(SheetReader *reader, TokenRange tokens, PageRule *page) {
    BlockReader *block = block_reader_new();
    ParserItem item;
    while (parser_next_declaration(&tokens, &item))
        read_block_item(reader, &item, page, block);
    return block_reader_end(reader, block);
}
