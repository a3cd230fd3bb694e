/* SPDX-License-Identifier: MIT */
/* Turns matching rules into computed styles: the winner of each property, inheritance, units. */

#include "style/cascade.h"

#include "style/resolved.h"
#include <string.h>

/* --- one style --- */

typedef struct {
    const Cascade *cascade;
    const Computed *parent;
    Computed *computed;
    const Block *const *blocks; /* ascending */
    size_t n_blocks;
    struct {
        const Declaration *declaration;
        const Block *block;
    } winners[PROPERTY_MAX];
} Work;

static void find_winners(Work *work) {
    g_autofree CascadeStep *steps = g_new(CascadeStep, 2 * work->n_blocks + 1);
    size_t n = cascade_order(work->blocks, work->n_blocks, steps);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < steps[i].block->n; k++) {
            const Declaration *declaration = &steps[i].block->declarations[k];
            if (declaration->is_important != steps[i].is_important)
                continue;
            work->winners[declaration->property].declaration = declaration;
            work->winners[declaration->property].block = steps[i].block;
        }
}

static void copy_field(Style *to, const Style *from, const Property *property) {
    memcpy((char *)to + property->offset, (const char *)from + property->offset, property->size);
}

static SpecValue tell_invalid(const Cascade *cascade, const Declaration *declaration,
                              const char *why) {
    const char *name = declaration->shorthand ? declaration->shorthand->name
                                              : style_properties[declaration->property].name;
    if (declaration->place)
        notices_add(cascade->notices, KANYIN_SEVERITY_WARNING, "invalid-value", *declaration->place,
                    "'%s' has no value where it applies: %s", name, why);
    return (SpecValue){.kind = SPEC_UNSET};
}

/* A value with var() is read where it applies; one that is then none is `unset`. It is not kept, so
 * that each article hears of it. */
static SpecValue resolve_variables(const Work *work, const Declaration *declaration) {
    const Variables *variables = work->computed->variables;
    Resolved *resolved = work->cascade->sheets->resolved;
    const SpecValue *known = resolved_value(resolved, declaration, variables);
    if (known)
        return *known;
    Arena *kept = resolved_arena(resolved, variables);
    ValueParser parser = {.arena = kept ? kept : work->cascade->arena};
    SpecValue value = {.kind = SPEC_UNSET};
    if (!variables_substitute(work->cascade, parser.arena, declaration->value.tokens, variables,
                              &parser.rest))
        return tell_invalid(work->cascade, declaration, "what var() or env() asks for is not set");
    size_t n_tokens = (size_t)(parser.rest.to - parser.rest.from);
    if (!style_declare_one(&parser, declaration, &value))
        return tell_invalid(work->cascade, declaration, "var() makes it none of this property");
    if (kept)
        resolved_keep_value(resolved, declaration, variables, value, n_tokens);
    return value;
}

/* What the winner says, or what stands below it where it is rolled back. */
static SpecValue settle(const Work *work, size_t index) {
    const Declaration *declaration = work->winners[index].declaration;
    const Block *block = work->winners[index].block;
    size_t n = work->n_blocks;
    for (;;) {
        SpecValue value = declaration->value;
        if (value.kind == SPEC_VARIABLE)
            value = resolve_variables(work, declaration);
        if (value.kind != SPEC_REVERT && value.kind != SPEC_REVERT_LAYER)
            return value;
        declaration = cascade_declaration_below(work->blocks, &n, cascade_bound(block, value.kind),
                                                (unsigned)index);
        if (!declaration)
            return (SpecValue){.kind = SPEC_UNSET};
        block = work->blocks[n - 1];
    }
}

static bool is_current_in(const Style *style, const Property *property) {
    const size_t fields[] = {offsetof(Style, border[0].color),   offsetof(Style, border[1].color),
                             offsetof(Style, border[2].color),   offsetof(Style, border[3].color),
                             offsetof(Style, column_rule.color), offsetof(Style, background)};
    for (unsigned i = 0; i < G_N_ELEMENTS(fields); i++)
        if (fields[i] == property->offset)
            return style->current_colors >> i & 1;
    return false;
}

static void inherit(const ComputePlace *place, const Property *property) {
    copy_field(place->style, place->parent, property);
    if (property->type == &type_color && is_current_in(place->parent, property))
        ((Color *)(void *)((char *)place->style + property->offset))->space = COLOR_WAITS;
}

static void apply(const Work *work, const ComputePlace *place, size_t index) {
    const Property *property = &style_properties[index];
    SpecValue value = settle(work, index);
    bool is_inherited = style_property_is_inherited(property);
    switch (value.kind) {
    case SPEC_VALUE:
        property_apply(place, property, &value, (char *)place->style + property->offset);
        break;
    case SPEC_INHERIT:
        inherit(place, property);
        break;
    case SPEC_INITIAL:
        copy_field(place->style, style_initial(), property);
        break;
    default:
        copy_field(place->style, is_inherited ? place->parent : style_initial(), property);
    }
}

/* Border widths and colours wait for their style and for `color`; that a colour is `currentcolor`
 * is remembered, as it is inherited as such (css-color-4 §9.3). */
static void finish_color(Color *color, Style *style, unsigned bit) {
    if (color->space != COLOR_WAITS)
        return;
    *color = style->color;
    style->current_colors |= bit;
}

static void finish_border(StyleBorder *border, Style *style, unsigned bit) {
    finish_color(&border->color, style, bit);
    if (border->style != BORDER_NONE && border->style != BORDER_HIDDEN)
        return;
    border->width = 0;
    if (style->current_colors & bit)
        border->color = (Color){0};
}

static void finish_colors(Style *style) {
    for (int side = 0; side < 4; side++)
        finish_border(&style->border[side], style, 1u << side);
    finish_border(&style->column_rule, style, CURRENT_RULE);
    finish_color(&style->background, style, CURRENT_BACKGROUND);
}

/* What stands at an edge of its line takes its strut there, leading included (CSS 2.2 §10.8.1). */
static void align_to_line(Style *style) {
    style->rise = 0;
    style->line_align = style->vertical_align;
    style->line_above = length_scale(style->font_size, EM_ASCENT_PERCENT, 100) +
                        (style->line_height - style->font_size) / 2;
    style->line_below = style->line_height - style->line_above;
}

/* A phrase in a raised phrase is raised with it: a link in sup, sup in sup. Beside the text of its
 * parent it stands with its em box, for phrases have no leading of their own. */
static void find_rise(Style *style, const Style *parent) {
    if (style->display != DISPLAY_INLINE)
        return;
    if (parent->display == DISPLAY_INLINE) {
        style->rise = parent->rise;
        style->line_align = parent->line_align;
        style->line_above = parent->line_above;
        style->line_below = parent->line_below;
    }
    Length em = style->font_size, less = parent->font_size - em;
    switch (style->vertical_align) {
    case VERTICAL_BASELINE:
        break;
    case VERTICAL_SUPER:
        style->rise += length_scale(em, SUPER_RISE_PERCENT, 100);
        break;
    case VERTICAL_SUB:
        style->rise -= length_scale(em, SUB_DROP_PERCENT, 100);
        break;
    case VERTICAL_LENGTH:
        style->rise = length_add(style->rise, style->vertical_offset);
        break;
    case VERTICAL_TEXT_TOP:
        style->rise += length_scale(less, EM_ASCENT_PERCENT, 100);
        break;
    case VERTICAL_TEXT_BOTTOM:
        style->rise -= length_scale(less, 100 - EM_ASCENT_PERCENT, 100);
        break;
    case VERTICAL_MIDDLE:
        style->rise += length_scale(parent->font_size, HALF_X_PERCENT, 100) -
                       length_scale(em, EM_ASCENT_PERCENT - 50, 100);
        break;
    case VERTICAL_TOP:
    case VERTICAL_BOTTOM:
        align_to_line(style);
        break;
    }
}

/* What a block says of its content's height, for those in it: a part of what nobody says is no
 * height (CSS 2.2 §10.5). */
static Length said_height(const Style *style) {
    bool is_part = style->height.percent != 0;
    if (style->display == DISPLAY_INLINE || style->display == DISPLAY_CONTENTS)
        return style->height_around;
    if (style->height.kind != VALUE_LENGTH || (is_part && style->height_around < 0))
        return -1;
    Length height = style_length(style->height, style->height_around, 0), edges = 0;
    const StyleSide sides[] = {SIDE_TOP, SIDE_BOTTOM};
    for (size_t i = 0; i < G_N_ELEMENTS(sides); i++)
        edges += style->border[sides[i]].width + style_length(style->padding[sides[i]], 0, 0);
    return style->box_sizing == BOX_SIZING_BORDER ? MAX(height - edges, 0) : height;
}

/* Where lines and blocks stand in each other a phrase without a box is nothing; where each child
 * has a place of its own they must be the children (css-display-3 §2.5). */
static void leave_box(Style *style, const Style *parent) {
    size_t first = offsetof(Style, display), end = offsetof(Style, order);
    bool is_of_items = parent->display == DISPLAY_FLEX || parent->display >= DISPLAY_TABLE ||
                       parent->display == DISPLAY_CONTENTS;
    bool is_flow =
        parent->display == DISPLAY_TABLE_CELL || parent->display == DISPLAY_TABLE_CAPTION;
    const Style *initial = style_initial();
    memcpy((char *)style + first, (const char *)initial + first, end - first);
    style->kept = initial->kept;
    if (is_of_items && !is_flow)
        style->display = DISPLAY_CONTENTS;
}

/* css-display-3 §2.7: what stands directly in a flex container is a block. */
static void finish_display(Style *style, const Style *parent) {
    style->height_around = said_height(parent);
    if (parent->display == DISPLAY_FLEX &&
        (style->display == DISPLAY_INLINE || style->display == DISPLAY_INLINE_BLOCK))
        style->display = DISPLAY_BLOCK;
    decorations_finish(style);
    if (style->display == DISPLAY_INLINE_BLOCK || style->display == DISPLAY_NONE)
        return;
    find_rise(style, parent);
    decorations_pass(style, parent);
}

static void prepare(Style *style, const Style *parent) {
    *style = *style_initial();
    memcpy(style, parent, offsetof(Style, display));
}

static void finish_line_height(Style *style) {
    if (style->line_height_factor)
        style->line_height = length_scale(style->font_size, style->line_height_factor, 65536);
}

static void compute(Work *work) {
    Style *style = &work->computed->style;
    const Computed *root = work->cascade->root;
    ComputePlace place = {.style = style,
                          .parent = &work->parent->style,
                          .root = root ? &root->style : NULL,
                          .fonts = work->cascade->fonts,
                          .arena = work->cascade->arena,
                          .viewport = {work->cascade->viewport[0], work->cascade->viewport[1]}};
    for (size_t i = 0; i < style_property_count(); i++) {
        if (work->winners[i].declaration)
            apply(work, &place, i);
        /* what follows in the table may count in lh */
        if (style_properties[i].type == &type_line_height)
            finish_line_height(style);
    }
    if (style->display == DISPLAY_CONTENTS)
        leave_box(style, &work->parent->style);
    finish_colors(style);
    finish_display(style, &work->parent->style);
}

/* Once for each list: a fallback in silence looks like a fault of the page. */
static void tell_missing_family(const Cascade *cascade, const Style *style) {
    const char *families = style->font_families;
    if (!families || !cascade->families || !g_hash_table_add(cascade->families, (gpointer)families))
        return;
    const char *missing = font_library_missing(cascade->fonts, families);
    if (!missing)
        return;
    const char *used =
        font_library_families(cascade->fonts, families, region_from_language(style->lang));
    notices_add(cascade->notices, KANYIN_SEVERITY_INFO, "font-family-missing", (NoticePlace){0},
                "the font family '%s' is %s; '%.*s' stands in for it", missing,
                font_library_is_spare(cascade->fonts, missing)
                    ? "kept for characters that others lack (--font-path makes it one to ask for)"
                    : "not installed",
                (int)strcspn(used, ","), used);
}

static Computed *compute_on(const Cascade *cascade, const Computed *parent, const char *lang,
                            const Block *const *blocks, size_t n) {
    Computed *computed = arena_new0(cascade->arena, Computed);
    prepare(&computed->style, &parent->style);
    if (lang)
        computed->style.lang = lang;
    computed->variables = variables_compute(cascade, parent->variables, blocks, n);
    Work work = {.cascade = cascade,
                 .parent = parent,
                 .computed = computed,
                 .blocks = blocks,
                 .n_blocks = n};
    find_winners(&work);
    compute(&work);
    if (computed->style.font_families != parent->style.font_families)
        tell_missing_family(cascade, &computed->style);
    return computed;
}

const Computed *cascade_compute_blocks(const Cascade *cascade, const Computed *parent,
                                       const Block *const *blocks, size_t n) {
    return compute_on(cascade, parent, NULL, blocks, n);
}

const Computed *cascade_initial(void) {
    static Computed initial;
    static gsize is_made;
    if (g_once_init_enter(&is_made)) {
        initial.style = *style_initial();
        g_once_init_leave(&is_made, 1);
    }
    return &initial;
}

/* --- sharing --- */

typedef struct {
    const Computed *parent, *computed;
    const char *lang;
    const Rule *const *rules;
    size_t n;
} Shared;

static guint hash_shared(gconstpointer key) {
    const Shared *shared = key;
    guint hash = g_direct_hash(shared->parent) ^ (shared->lang ? g_str_hash(shared->lang) : 0);
    for (size_t i = 0; i < shared->n; i++)
        hash = hash * 31 + shared->rules[i]->rank;
    return hash;
}

static gboolean equal_shared(gconstpointer a, gconstpointer b) {
    const Shared *left = a, *right = b;
    return left->parent == right->parent && left->n == right->n &&
           g_strcmp0(left->lang, right->lang) == 0 &&
           memcmp(left->rules, right->rules, left->n * sizeof(Rule *)) == 0;
}

/* Classes are kept apart. */
static const char *attribute_of(Arena *arena, const Node *node, const char *name) {
    if (strcmp(name, "class") != 0 || node->n_classes == 0)
        return node_attribute(node, name);
    g_autoptr(GString) classes = g_string_new(node->classes[0]);
    for (size_t i = 1; i < node->n_classes; i++)
        g_string_append_printf(classes, " %s", node->classes[i]);
    return arena_strdup(arena, classes->str);
}

/* attr() takes the element's own words, so such a style is made for it alone. */
static const StyleContentItem *resolve_items(Arena *arena, const Node *node,
                                             const StyleContent *content) {
    StyleContentItem *items =
        arena_copy(arena, content->items, content->count * sizeof(StyleContentItem));
    for (size_t i = 0; i < content->count; i++) {
        StyleContentItem *item = &items[i];
        bool is_target = style_content_is_of_target(item->kind);
        if ((item->kind != CONTENT_ATTRIBUTE && !is_target) || item->is_address)
            continue;
        const char *value = attribute_of(arena, node, item->text);
        item->text = value ? value : is_target ? "" : item->style;
        if (is_target)
            continue;
        item->kind = CONTENT_STRING;
        item->style = NULL;
    }
    return items;
}

void cascade_resolve_attributes(Arena *arena, const Node *node, Style *style) {
    style->content.items = resolve_items(arena, node, &style->content);
    style->bookmark_label.items = resolve_items(arena, node, &style->bookmark_label);
    StyleStringSet *sets =
        arena_copy(arena, style->string_set, style->n_string_set * sizeof(StyleStringSet));
    for (size_t i = 0; i < style->n_string_set; i++)
        sets[i].value.items = resolve_items(arena, node, &sets[i].value);
    style->string_set = sets;
}

const Computed *cascade_compute(Cascade *cascade, const Computed *parent, const Node *node,
                                const Matches *matches) {
    if (!cascade->shared)
        cascade->shared = g_hash_table_new(hash_shared, equal_shared);
    Shared key = {parent, NULL, node->lang, matches->rules, matches->n};
    const Shared *found = g_hash_table_lookup(cascade->shared, &key);
    if (found)
        return found->computed;
    g_autofree const Block **blocks = g_new(const Block *, matches->n + 1);
    bool uses_attributes = false;
    size_t n = 0;
    if (!cascade->root && cascade->sheets->on_root)
        blocks[n++] = cascade->sheets->on_root; /* what is important wins in front */
    for (size_t i = 0; i < matches->n; i++) {
        blocks[n++] = matches->rules[i]->block;
        uses_attributes |= matches->rules[i]->block->uses_attributes;
    }
    Computed *computed = compute_on(cascade, parent, node->lang, blocks, n);
    if (uses_attributes) {
        cascade_resolve_attributes(cascade->arena, node, &computed->style);
        return computed;
    }
    Shared *shared = arena_copy(cascade->arena, &key, sizeof key);
    shared->rules = arena_copy(cascade->arena, matches->rules, matches->n * sizeof(Rule *));
    shared->computed = computed;
    g_hash_table_add(cascade->shared, shared);
    return computed;
}

void cascade_free_shared(Cascade *cascade) {
    if (cascade->shared)
        g_hash_table_unref(cascade->shared);
    cascade->shared = NULL;
}
