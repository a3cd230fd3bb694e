/* SPDX-License-Identifier: MIT */
#pragma once

/* The article's values by name: one table for all who must visit every one of them. */

#include "article/article.h"

typedef enum { SLOT_FIELD, SLOT_LIST, SLOT_STRING } SlotKind;

typedef struct {
    const char *key; /* its name in the JSON form */
    SlotKind kind;   /* ArticleField, ArticleList or const char * at offset */
    size_t offset;
    bool is_prose; /* words of the page, which a change of script changes too; else an address, a
                      number, a name of a thing */
} ArticleSlot;

extern const ArticleSlot article_slots[];
extern const size_t article_n_slots;
extern const ArticleSlot article_colophon_slots[];
extern const size_t article_n_colophon_slots;

static inline void *article_slot_at(void *base, const ArticleSlot *slot) {
    return (char *)base + slot->offset;
}
