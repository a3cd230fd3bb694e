/* SPDX-License-Identifier: MIT */
/* Turns the document of an issue file into the issue's fields, by tables of what each object has.
 */

#include "bulletin/steps.h"

#include <stddef.h>
#include <string.h>

static bool read_cover(IssueReader *reader, const yaml_node_t *node, void *slot);
static bool read_back(IssueReader *reader, const yaml_node_t *node, void *slot);
static bool read_highlights(IssueReader *reader, const yaml_node_t *node, void *slot);
static bool read_masthead(IssueReader *reader, const yaml_node_t *node, void *slot);
static bool read_note(IssueReader *reader, const yaml_node_t *node, void *slot);
static bool read_contents(IssueReader *reader, const yaml_node_t *node, void *slot);
static bool read_imprint(IssueReader *reader, const yaml_node_t *node, void *slot);
static bool read_sections(IssueReader *reader, const yaml_node_t *node, void *slot);
static bool read_loose(IssueReader *reader, const yaml_node_t *node, void *slot);
static bool read_entries(IssueReader *reader, const yaml_node_t *node, void *slot);

#define FIELD(type, name, read)                                                                    \
    { #name, read, offsetof(type, name), 0 }
#define NAMED(name, read, type, member)                                                            \
    { name, read, offsetof(type, member), 0 }
#define END                                                                                        \
    { NULL, NULL, 0, 0 }
#define IMPRINT(name, read, word)                                                                  \
    { #name, read, offsetof(IssueImprint, name), ISSUE_WORD_##word }

static const IssueField issue_fields[] = {
    FIELD(IssueFields, name, reader_text),
    FIELD(IssueFields, number, reader_text),
    FIELD(IssueFields, total, reader_text),
    FIELD(IssueFields, date, reader_date),
    FIELD(IssueFields, unit, reader_text),
    FIELD(IssueFields, classification, reader_text),
    FIELD(IssueFields, copy_number, reader_text),
    FIELD(IssueFields, urgency, reader_text),
    FIELD(IssueFields, signatories, reader_list),
    FIELD(IssueFields, language, reader_language),
    FIELD(IssueFields, region, reader_region),
    FIELD(IssueFields, cover, read_cover),
    FIELD(IssueFields, back, read_back),
    FIELD(IssueFields, masthead, read_masthead),
    FIELD(IssueFields, note, read_note),
    FIELD(IssueFields, contents, read_contents),
    NAMED("sections", read_sections, IssueFields, name),
    NAMED("articles", read_loose, IssueFields, name),
    FIELD(IssueFields, report, reader_list),
    FIELD(IssueFields, send, reader_list),
    FIELD(IssueFields, distribute, reader_list),
    FIELD(IssueFields, print_run, reader_text),
    FIELD(IssueFields, imprint, read_imprint),
    FIELD(IssueFields, style, reader_styles),
    FIELD(IssueFields, set, reader_pairs),
    END,
};

static const IssueField cover_fields[] = {
    FIELD(IssueCover, picture, reader_text),
    FIELD(IssueCover, alt, reader_text),
    FIELD(IssueCover, highlights, read_highlights),
    END,
};

static const IssueField back_fields[] = {
    FIELD(IssueBack, text, reader_text),    FIELD(IssueBack, picture, reader_text),
    FIELD(IssueBack, alt, reader_text),     FIELD(IssueBack, qr, reader_text),
    FIELD(IssueBack, qr_note, reader_text), END,
};

static const IssueField masthead_fields[] = {
    FIELD(IssueMasthead, text, reader_text),
    FIELD(IssueMasthead, picture, reader_text),
    FIELD(IssueMasthead, alt, reader_text),
    END,
};

static const IssueField note_fields[] = {
    FIELD(IssueNote, title, reader_text),
    FIELD(IssueNote, text, reader_text),
    END,
};

const IssueField issue_imprint_fields[] = {
    IMPRINT(permit, reader_text, PERMIT),
    IMPRINT(host, reader_text, HOST),
    IMPRINT(organiser, reader_text, ORGANISER),
    IMPRINT(publisher, reader_text, PUBLISHER),
    IMPRINT(chief_editor, reader_text, CHIEF_EDITOR),
    IMPRINT(editor, reader_text, EDITOR),
    IMPRINT(proof, reader_text, PROOF),
    IMPRINT(printer, reader_text, PRINTER),
    IMPRINT(printed, reader_date, PRINTED),
    IMPRINT(audience, reader_text, AUDIENCE),
    IMPRINT(frequency, reader_text, FREQUENCY),
    IMPRINT(price, reader_text, PRICE),
    IMPRINT(address, reader_text, ADDRESS),
    IMPRINT(postcode, reader_text, POSTCODE),
    IMPRINT(telephone, reader_text, TELEPHONE),
    IMPRINT(email, reader_text, EMAIL),
    IMPRINT(website, reader_text, WEBSITE),
    END,
};

static const IssueField section_fields[] = {
    FIELD(IssueSection, title, reader_text),
    NAMED("class", reader_text, IssueSection, classes),
    NAMED("articles", read_entries, IssueSection, entries),
    END,
};

static const IssueField article_fields[] = {
    FIELD(IssueEntry, path, reader_text),
    FIELD(IssueEntry, assets, reader_text),
    NAMED("class", reader_text, IssueEntry, classes),
    FIELD(IssueEntry, form, reader_form),
    FIELD(IssueEntry, charset, reader_text),
    FIELD(IssueEntry, url, reader_text),
    FIELD(IssueEntry, script, reader_script),
    FIELD(IssueEntry, repair, reader_repair),
    FIELD(IssueEntry, language, reader_language),
    FIELD(IssueEntry, region, reader_region),
    FIELD(IssueEntry, kicker, reader_text),
    FIELD(IssueEntry, title, reader_text),
    FIELD(IssueEntry, subtitle, reader_text),
    FIELD(IssueEntry, source, reader_text),
    FIELD(IssueEntry, editor, reader_text),
    END,
};

static bool read_cover(IssueReader *reader, const yaml_node_t *node, void *slot) {
    IssueCover *cover = slot;
    if (!reader_is_mapping(node))
        return reader_switch(reader, node, &cover->is_on, &cover->picture);
    cover->is_on = true;
    return reader_object(reader, node, cover_fields, cover);
}

static bool read_back(IssueReader *reader, const yaml_node_t *node, void *slot) {
    IssueBack *back = slot;
    if (!reader_is_mapping(node))
        return reader_switch(reader, node, &back->is_on, &back->text);
    back->is_on = true;
    return reader_object(reader, node, back_fields, back);
}

/* The slot is a field of the cover that it belongs to. */
static bool read_highlights(IssueReader *reader, const yaml_node_t *node, void *slot) {
    IssueCover *cover = (IssueCover *)((char *)slot - offsetof(IssueCover, highlights));
    if (node->type != YAML_SCALAR_NODE)
        return reader_list(reader, node, slot);
    bool is_on = true;
    const char *text = NULL;
    if (!reader_switch(reader, node, &is_on, &text))
        return false;
    cover->has_no_highlights = !is_on;
    return !text || reader_list(reader, node, slot);
}

static bool read_masthead(IssueReader *reader, const yaml_node_t *node, void *slot) {
    IssueMasthead *masthead = slot;
    return reader_is_mapping(node) ? reader_object(reader, node, masthead_fields, masthead)
                                   : reader_text(reader, node, &masthead->text);
}

static bool read_note(IssueReader *reader, const yaml_node_t *node, void *slot) {
    IssueNote *note = slot;
    return reader_is_mapping(node) ? reader_object(reader, node, note_fields, note)
                                   : reader_text(reader, node, &note->text);
}

static bool read_contents(IssueReader *reader, const yaml_node_t *node, void *slot) {
    IssueContents *contents = slot;
    bool is_on = true;
    if (!reader_switch(reader, node, &is_on, &contents->title))
        return false;
    contents->is_off = !is_on;
    return true;
}

static bool read_imprint(IssueReader *reader, const yaml_node_t *node, void *slot) {
    return reader_object(reader, node, issue_imprint_fields, slot);
}

static IssueSection *add_section(const IssueReader *reader) {
    Issue *issue = reader->issue;
    issue->sections =
        arena_grow(reader->arena, issue->sections, issue->n_sections, sizeof(IssueSection));
    IssueSection *section = &issue->sections[issue->n_sections++];
    *section = (IssueSection){0};
    return section;
}

/* "path", or a mapping with one. */
static bool read_entry(IssueReader *reader, const yaml_node_t *node, void *user) {
    IssueSection *section = user;
    IssueEntry entry = {.line = (unsigned)node->start_mark.line + 1};
    bool is_read = reader_is_mapping(node) ? reader_object(reader, node, article_fields, &entry)
                                           : reader_text(reader, node, &entry.path);
    if (!is_read)
        return false;
    if (!entry.path)
        return reader_refuse(reader, node, "must have a 'path'");
    section->entries =
        arena_grow(reader->arena, section->entries, section->n_entries, sizeof entry);
    section->entries[section->n_entries++] = entry;
    return true;
}

static bool read_entry_list(IssueReader *reader, const yaml_node_t *node, IssueSection *section) {
    return node->type == YAML_SEQUENCE_NODE ? reader_each(reader, node, read_entry, section)
                                            : read_entry(reader, node, section);
}

/* The slot is a field of the section that it belongs to. */
static bool read_entries(IssueReader *reader, const yaml_node_t *node, void *slot) {
    return read_entry_list(reader, node,
                           (IssueSection *)((char *)slot - offsetof(IssueSection, entries)));
}

static bool read_section(IssueReader *reader, const yaml_node_t *node, void *user G_GNUC_UNUSED) {
    return reader_object(reader, node, section_fields, add_section(reader));
}

static bool read_sections(IssueReader *reader, const yaml_node_t *node, void *slot G_GNUC_UNUSED) {
    return reader_each(reader, node, read_section, NULL);
}

/* Articles outside of sections: they make one without a title. */
static bool read_loose(IssueReader *reader, const yaml_node_t *node, void *slot G_GNUC_UNUSED) {
    return read_entry_list(reader, node, add_section(reader));
}

bool fields_read(IssueReader *reader) {
    const yaml_node_t *root = yaml_document_get_root_node(reader->document);
    static const yaml_node_t nothing = {.type = YAML_MAPPING_NODE};
    root = root ? root : &nothing;
    Issue *issue = reader->issue;
    if (!reader_object(reader, root, issue_fields, &issue->fields))
        return false;
    if (!issue->fields.name)
        return reader_refuse(reader, root, "must have a 'name'");
    for (size_t i = 0; i < issue->n_sections; i++)
        if (issue->sections[i].n_entries > 0)
            return true;
    return reader_refuse(reader, root, "must have 'articles', by themselves or in 'sections'");
}

GArray *issue_shapes(void) {
    static const struct {
        const char *name;
        const IssueField *fields;
    } shapes[] = {{"issue", issue_fields},     {"cover", cover_fields},
                  {"back", back_fields},       {"masthead", masthead_fields},
                  {"note", note_fields},       {"imprint", issue_imprint_fields},
                  {"section", section_fields}, {"article", article_fields}};
    GArray *made = g_array_new(FALSE, FALSE, sizeof(IssueShape));
    for (size_t i = 0; i < G_N_ELEMENTS(shapes); i++)
        for (const IssueField *field = shapes[i].fields; field->name; field++) {
            IssueShape shape = {shapes[i].name, field->name};
            g_array_append_val(made, shape);
        }
    return made;
}
