/* SPDX-License-Identifier: MIT */
/* The table of what only @page knows, and the reading of that which no room sets yet. */

#include "style/grammar.h"
#include "style/sheet.h"

#include <string.h>

const PageDescriptor page_descriptors[] = {
    {"size", "auto | <length [0,∞]>{1,2} | [ <paper> || [ portrait | landscape ] ]", "auto",
     "pages"},
    {"-kanyin-type-area", "auto | whole <length>?", "auto", "pages"},
    {"marks", "none | [ crop || cross ]", "none", NULL},
    {"bleed", "auto | <length>", "auto", NULL},
    {"page-orientation", "upright | rotate-left | rotate-right", "upright", NULL},
};
const size_t page_descriptor_count = G_N_ELEMENTS(page_descriptors);
G_STATIC_ASSERT(G_N_ELEMENTS(page_descriptors) <= DESCRIPTOR_MAX);

bool page_read_unset(SheetReader *reader, const ParserItem *item) {
    size_t i = 0;
    while (i < page_descriptor_count &&
           (page_descriptors[i].used || g_ascii_strcasecmp(item->name, page_descriptors[i].name)))
        i++;
    if (i == page_descriptor_count)
        return false;
    const PageDescriptor *descriptor = &page_descriptors[i];
    g_autoptr(GArray) parts = g_array_new(FALSE, TRUE, sizeof(SpecPart));
    ValueParser parser = sheet_parser(reader, item->value);
    const char *said = sheet_raw_text(reader, item->value);
    if (!grammar_take(descriptor->grammar, &parser, parts) || !value_at_end(&parser))
        sheet_notice(reader, item->at, "unknown-value", "'%s' has no value '%s'", descriptor->name,
                     said);
    else if (g_ascii_strcasecmp(said, descriptor->initial) != 0)
        sheet_tell_unset(reader, item->at, PROPERTY_MAX + (unsigned)i, descriptor->name);
    return true;
}
