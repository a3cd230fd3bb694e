/* SPDX-License-Identifier: MIT */
/* Turns two neighbouring atoms into what stands between them: gaps, squeezed blanks, elasticity. */

#include "text/justify.h"

/* clreq: the Han–Latin gap is ¼ em, between ⅛ and ⅓ */
#define GAP_DIVISOR 4
#define GAP_LEAST_DIVISOR 8
#define GAP_MOST_DIVISOR 3
/* Latin word spaces, between ¼ and ½ em */
#define WORD_LEAST_DIVISOR 4
#define WORD_MOST_DIVISOR 2

/* Preformatted text stands in columns: half an em or one, and nothing between. */
static bool is_preformatted(const Style *style) {
    return style->white_space == WHITE_SPACE_PRE || style->white_space == WHITE_SPACE_PRE_WRAP;
}

static StyleTextSpacingTrim trim_of(const TextParagraph *paragraph, const TextAtom *atom) {
    const Style *style = text_item_style(paragraph, &paragraph->items[atom->item]);
    return is_preformatted(style) ? TRIM_SPACE_ALL : style->text_spacing_trim;
}

static Length blank(const TextParagraph *paragraph, const TextAtom *atom, bool is_right) {
    unsigned part = is_right ? atom->right : atom->left;
    return part ? length_scale(paragraph->items[atom->item].size, (int)part, BLANK_UNIT) : 0;
}

static TextMarkKind kind_of(const TextAtom *atom) {
    return (TextMarkKind)text_mark(atom->mark)->kind;
}

static bool is_closing(const TextAtom *atom) {
    TextMarkKind kind = kind_of(atom);
    return kind == MARK_CLOSE || kind == MARK_COMMA || kind == MARK_STOP;
}

static bool squeezes(const TextParagraph *paragraph, const TextAtom *atom) {
    return trim_of(paragraph, atom) != TRIM_SPACE_ALL;
}

/* Opener + opener, closer + closer, closer + opener: two ems become one and a half. */
static bool is_pair(const TextAtom *left, const TextAtom *right) {
    if (left->class != CLASS_MARK || right->class != CLASS_MARK)
        return false;
    bool right_opens = kind_of(right) == MARK_OPEN;
    if (kind_of(left) == MARK_OPEN)
        return right_opens;
    return is_closing(left) && (right_opens || is_closing(right));
}

static bool is_exclamation(const TextAtom *atom) {
    gunichar c = text_mark(atom->mark)->character;
    return atom->class == CLASS_MARK && (c == 0xFF01 || c == 0xFF1F);
}

/* GB 5.1.2: ！！ and ？！ stand in one em, three in two: after an even run the blank goes, too. */
static bool ends_even_run(const TextParagraph *paragraph, size_t i) {
    size_t n = 0;
    while (n <= i && is_exclamation(&paragraph->atoms[i - n]))
        n++;
    return n > 0 && n % 2 == 0;
}

/* A mark centred in its em (Taiwan) gives evenly from both sides: what the joint behind it cannot
 * give, the one before it does. */
static Length lent_before(const TextParagraph *paragraph, size_t i) {
    const TextAtom *mark = &paragraph->atoms[i];
    if (i + 1 >= paragraph->n_atoms || !mark->left || !mark->right || !is_pair(mark, mark + 1) ||
        mark[1].left)
        return 0;
    return blank(paragraph, mark, false);
}

static uint8_t shrink_stage(const TextAtom *atom) {
    switch (kind_of(atom)) {
    case MARK_OPEN:
    case MARK_CLOSE:
        return STAGE_BRACKET;
    case MARK_COMMA:
        return STAGE_COMMA;
    case MARK_INTERPUNCT:
        return STAGE_INTERPUNCT;
    default:
        return STAGE_STOP;
    }
}

static TextJoint join_marks(const TextParagraph *paragraph, size_t i) {
    const TextAtom *left = &paragraph->atoms[i], *right = left + 1;
    Length between = blank(paragraph, left, true) + blank(paragraph, right, false);
    TextJoint joint = {.shrink_stage = STAGE_NONE, .open_stage = STAGE_NONE};
    Length squeeze = 0;
    if (between && is_pair(left, right) && squeezes(paragraph, left))
        squeeze = MIN(between, paragraph->items[left->item].size / 2);
    else if (between && is_exclamation(left) && ends_even_run(paragraph, i))
        squeeze = blank(paragraph, left, true);
    joint.natural = -squeeze;
    joint.shrink = between - squeeze;
    if (right->left && lent_before(paragraph, i + 1) && squeezes(paragraph, right)) {
        Length lent = MIN(lent_before(paragraph, i + 1), joint.shrink);
        joint.natural -= lent;
        joint.shrink -= lent;
    }
    /* 。“ keeps half an em that is the opener's; ，and a Han keep the comma's */
    bool is_left = left->right && !(right->left && kind_of(right) == MARK_OPEN);
    if (joint.shrink)
        joint.shrink_stage = shrink_stage(is_left ? left : right);
    return joint;
}

/* Connectors and solidi hold fast to both sides; the halves of a two-em unit are one. */
static bool may_open(const TextAtom *left, const TextAtom *right) {
    bool is_dashes = left->class == CLASS_MARK && right->class == CLASS_MARK &&
                     kind_of(left) == MARK_DASH && kind_of(right) == MARK_DASH;
    if (right->before == BREAK_NEVER || is_dashes)
        return false;
    for (int side = 0; side < 2; side++) {
        const TextAtom *atom = side ? right : left;
        if (atom->class == CLASS_MARK &&
            (kind_of(atom) == MARK_CONNECT || kind_of(atom) == MARK_SOLIDUS ||
             kind_of(atom) == MARK_INTERPUNCT))
            return false;
    }
    bool left_wide = left->class == CLASS_HAN || left->class == CLASS_MARK;
    bool right_wide = right->class == CLASS_HAN || right->class == CLASS_MARK;
    if (left_wide && right_wide)
        return true;
    return (left_wide && left->right) || (right_wide && right->left);
}

/* A letter or digit, or a number that is known when the pages are. */
static bool is_latin(const TextParagraph *paragraph, const TextAtom *atom) {
    if (atom->class != CLASS_OBJECT)
        return atom->class == CLASS_LATIN;
    return paragraph->spans[paragraph->items[atom->item].span].run->is_number;
}

static bool wants_gap(const TextParagraph *paragraph, const TextAtom *han, const TextAtom *other) {
    if (han->class != CLASS_HAN || han->mark || !is_latin(paragraph, other))
        return false;
    const Style *style = text_item_style(paragraph, &paragraph->items[han->item]);
    gunichar character = other->class == CLASS_OBJECT
                             ? '0'
                             : text_atom_character(paragraph, (size_t)(other - paragraph->atoms));
    return text_autospaces(style, character) && !is_preformatted(style);
}

static TextJoint join_gap(Length em) {
    return (TextJoint){.natural = em / GAP_DIVISOR,
                       .shrink = em / GAP_DIVISOR - em / GAP_LEAST_DIVISOR,
                       .shrink_stage = STAGE_HAN_LATIN,
                       .open = em / GAP_MOST_DIVISOR - em / GAP_DIVISOR,
                       .open_stage = STAGE_OPEN_HAN_LATIN};
}

/* Spaces that are not word spaces: the ideographic one is an em wherever it stands, and 11 kg is
 * one thing. */
static bool is_fixed_space(const TextParagraph *paragraph, size_t i) {
    return text_atom_item(paragraph, i)->is_han || text_precedes_unit(paragraph, i);
}

static TextJoint join_space(const TextParagraph *paragraph, size_t i) {
    const TextAtom *space = &paragraph->atoms[i];
    if (is_fixed_space(paragraph, i))
        return (TextJoint){.shrink_stage = STAGE_NONE, .open_stage = STAGE_NONE};
    Length em = paragraph->items[space->item].size;
    /* a text without any Han has no other elasticity than its spaces */
    Length least = paragraph->is_latin ? space->width * 3 / 4 : em / WORD_LEAST_DIVISOR;
    return (TextJoint){.shrink = MAX(space->width - least, 0),
                       .shrink_stage = STAGE_WORD_SPACE,
                       .open = MAX(em / WORD_MOST_DIVISOR - space->width, 0),
                       .open_stage = STAGE_OPEN_WORD};
}

static Length spacing_of(const TextParagraph *paragraph, const TextAtom *atom) {
    return text_item_style(paragraph, &paragraph->items[atom->item])->letter_spacing;
}

/* css-text-4 §8.2: half of it stands on each side of a character that has a width, so that two of
 * different spacing have the mean between them; between a ruby and what is outside it, it is that
 * of the outside. —— is one thing. */
static Length letter_spacing(const TextParagraph *paragraph, const TextAtom *left,
                             const TextAtom *right) {
    Length before = spacing_of(paragraph, left);
    Length after = right->item == left->item ? before : spacing_of(paragraph, right);
    if (right->before == BREAK_NEVER && right->mark && right->mark == left->mark)
        return 0;
    const TextPair *pair = paragraph->items[left->item].pair;
    const TextPair *next = paragraph->items[right->item].pair;
    if (pair && !next)
        before = after;
    else if (!pair && next)
        after = before;
    return (left->width ? before - before / 2 : 0) + (right->width ? after / 2 : 0);
}

/* Before a base whose annotation needs room, that room. */
static Length pair_room(const TextParagraph *paragraph, size_t i) {
    const TextPair *pair = text_atom_item(paragraph, i + 1)->pair;
    return pair && pair->from == i + 1 ? pair->before : 0;
}

/* The figure of a note, 文¹, stands close behind its word; what follows an index, a₁, does not. */
static bool is_raised(const TextParagraph *paragraph, size_t i) {
    Length rise = text_atom_rise(paragraph, i);
    return rise > 0 && rise > text_atom_rise(paragraph, i - 1);
}

/* Behind a space that separates words (css-text-4 §8.1); the ideographic one does not. */
static Length word_spacing(const TextParagraph *paragraph, size_t i) {
    const TextAtom *atom = &paragraph->atoms[i];
    if (atom->class != CLASS_SPACE || text_atom_item(paragraph, i)->is_han)
        return 0;
    const Style *style = text_item_style(paragraph, &paragraph->items[atom->item]);
    return style_length(style->word_spacing, atom->width, 0);
}

/* The gap is between the letters: what a phrase has at its side is part of it. */
static void lessen_gap(const TextParagraph *paragraph, size_t i, TextJoint *joint) {
    bool is_gap = joint->shrink_stage == STAGE_HAN_LATIN;
    bool is_edge =
        paragraph->atoms[i].edges & EDGE_AFTER || paragraph->atoms[i + 1].edges & EDGE_BEFORE;
    if (!is_gap || !is_edge)
        return;
    Length left[2], right[2];
    text_box_room(paragraph, i, left);
    text_box_room(paragraph, i + 1, right);
    Length rest = MAX(joint->natural - MAX(length_add(left[1], right[0]), 0), 0);
    *joint = (TextJoint){.natural = rest, .shrink_stage = STAGE_NONE, .open_stage = STAGE_NONE};
}

/* The gap is a quarter of the size of the Han character beside it. */
static TextJoint join_scripts(const TextParagraph *paragraph, const TextAtom *left,
                              const TextAtom *right) {
    if (wants_gap(paragraph, left, right))
        return join_gap(paragraph->items[left->item].size);
    if (wants_gap(paragraph, right, left))
        return join_gap(paragraph->items[right->item].size);
    return (TextJoint){.shrink_stage = STAGE_NONE, .open_stage = STAGE_NONE};
}

TextJoint text_joint(const TextParagraph *paragraph, size_t i) {
    const TextAtom *left = &paragraph->atoms[i], *right = left + 1;
    TextJoint joint = {.shrink_stage = STAGE_NONE, .open_stage = STAGE_NONE};
    if (left->class == CLASS_HAN && right->class == CLASS_HAN)
        ; /* most of a Chinese text: they open, and that is all */
    else if (left->class == CLASS_MARK || right->class == CLASS_MARK)
        joint = join_marks(paragraph, i);
    else if (left->class == CLASS_SPACE)
        joint = join_space(paragraph, i);
    else if (left->class != right->class && !is_raised(paragraph, i + 1))
        joint = join_scripts(paragraph, left, right);
    if (paragraph->has_box_room)
        lessen_gap(paragraph, i, &joint);
    if (joint.open_stage == STAGE_NONE && may_open(left, right)) {
        joint.open_stage = STAGE_OPEN_HAN;
        joint.open = 1;
    }
    if (paragraph->has_spacing)
        joint.natural += letter_spacing(paragraph, left, right) + word_spacing(paragraph, i);
    if (paragraph->n_pairs)
        joint.natural += pair_room(paragraph, i);
    return joint;
}

Length text_start_trim(const TextParagraph *paragraph, size_t atom, bool is_first_line) {
    const TextAtom *first = &paragraph->atoms[atom];
    if (first->class != CLASS_MARK || kind_of(first) != MARK_OPEN)
        return 0;
    switch (trim_of(paragraph, first)) {
    case TRIM_SPACE_ALL:
        return 0;
    case TRIM_SPACE_FIRST:
        return is_first_line ? 0 : blank(paragraph, first, false);
    default:
        return blank(paragraph, first, false);
    }
}

Length text_end_trim(const TextParagraph *paragraph, size_t atom) {
    const TextAtom *last = &paragraph->atoms[atom];
    if (last->class != CLASS_MARK || !is_closing(last))
        return 0;
    return trim_of(paragraph, last) == TRIM_BOTH ? blank(paragraph, last, true) : 0;
}

/* A soft hyphen has the first half of it already. */
Length text_hyphen_gap(const TextParagraph *paragraph, size_t atom) {
    const TextAtom *last = &paragraph->atoms[atom];
    Length spacing = spacing_of(paragraph, last);
    return last->class == CLASS_HYPHEN ? spacing / 2 : spacing;
}

Length text_end_hyphen(const TextParagraph *paragraph, size_t atom) {
    if (!paragraph->atoms[atom].hyphen)
        return 0;
    const TextItem *item = &paragraph->items[paragraph->atoms[atom].item];
    return text_hyphen_gap(paragraph, atom) +
           font_scale(font_face_advance(item->face, font_face_glyph(item->face, '-')), item->size,
                      font_face_metrics(item->face)->units_per_em);
}

Length text_end_reserve(const TextParagraph *paragraph, size_t atom) {
    const TextAtom *last = &paragraph->atoms[atom];
    if (last->class != CLASS_MARK || !is_closing(last))
        return 0;
    return blank(paragraph, last, true) - text_end_trim(paragraph, atom);
}

static bool is_point(gunichar c) {
    return c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0xFF0E; /* 、。，． */
}

Length text_end_hang(const TextParagraph *paragraph, size_t atom, bool is_last) {
    const TextAtom *mark = &paragraph->atoms[atom];
    if (mark->class != CLASS_MARK || !is_point(text_mark(mark->mark)->character))
        return 0;
    if (atom == 0 || mark[-1].class == CLASS_MARK || mark[-1].class == CLASS_BREAK ||
        paragraph->has_right || mark->edges ||
        !text_item_style(paragraph, text_atom_item(paragraph, atom))->hanging_punctuation)
        return 0;
    StyleTextAlign align = text_alignment(paragraph->source->style, is_last);
    if (align != ALIGN_JUSTIFY && align != ALIGN_START)
        return 0;
    return mark->width - text_end_trim(paragraph, atom);
}

void text_sum(const TextParagraph *paragraph, size_t from, size_t to, TextSums *sums) {
    TextSums total = {0};
    for (size_t i = from; i < to; i++) {
        sums[i - from] = total;
        TextJoint joint = i + 1 < to ? text_joint(paragraph, i) : (TextJoint){0};
        total.width += (uint32_t)(paragraph->atoms[i].width + joint.natural);
        if (joint.shrink) {
            total.limit[joint.shrink_stage] += (uint32_t)joint.shrink;
            total.shrink += joint.shrink_stage == STAGE_STOP ? 0 : (uint32_t)joint.shrink;
        }
        if (joint.open)
            total.limit[joint.open_stage] += (uint32_t)joint.open;
    }
    sums[to - from] = total;
}
