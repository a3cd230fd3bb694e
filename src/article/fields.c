/* SPDX-License-Identifier: MIT */
/* Turns the article's values into a table by name. */

#include "article/fields.h"

#include <glib.h>
#include <stddef.h>

#define FIELD(name, is_prose)                                                                      \
    { #name, SLOT_FIELD, offsetof(OWNER, name), is_prose }
#define LIST(name, is_prose)                                                                       \
    { #name, SLOT_LIST, offsetof(OWNER, name), is_prose }
#define STRING(name, is_prose)                                                                     \
    { #name, SLOT_STRING, offsetof(OWNER, name), is_prose }

#define OWNER Article
const ArticleSlot article_slots[] = {
    FIELD(url, false),         FIELD(site_name, true),    FIELD(site_code, false),
    STRING(language, false),   FIELD(captured_at, false), FIELD(sha256, false),
    LIST(dropped, false),      LIST(breadcrumb, true),    FIELD(column, true),
    FIELD(kicker, true),       FIELD(title, true),        FIELD(subtitle, true),
    FIELD(date, false),        FIELD(time, false),        FIELD(source, true),
    FIELD(source_url, false),  LIST(authors, true),       FIELD(reporter, true),
    FIELD(photographer, true), FIELD(editor, true),       FIELD(reviewer, true),
    FIELD(qr_note, true),      LIST(keywords, true),      FIELD(description, true),
    FIELD(order, false),
};
const size_t article_n_slots = G_N_ELEMENTS(article_slots);
#undef OWNER

#define OWNER ArticleColophon
const ArticleSlot article_colophon_slots[] = {
    FIELD(years, false),    FIELD(holder, true),     FIELD(note, true),
    FIELD(icp, true),       FIELD(police, true),     FIELD(site_code, false),
    FIELD(host, true),      FIELD(organiser, true),  FIELD(address, true),
    FIELD(postcode, false), LIST(telephones, false), STRING(telephone_label, true),
    FIELD(fax, false),      LIST(emails, false),     LIST(others, true),
};
const size_t article_n_colophon_slots = G_N_ELEMENTS(article_colophon_slots);
