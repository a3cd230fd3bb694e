/* SPDX-License-Identifier: MIT */
#pragma once

/* The words kanyin puts on a page itself, where the article does not bring its own. */

#include "article/article.h"

typedef enum {
    WORD_EDITOR,
    WORD_REPORTER,
    WORD_PHOTOGRAPHER,
    WORD_REVIEWER,
    WORD_ADDRESS,
    WORD_POSTCODE,
    WORD_TELEPHONE,
    WORD_FAX,
    WORD_EMAIL,
    WORD_HOST,
    WORD_ORGANISER,
    WORD_SITE_CODE,
    WORD_QR_NOTE,
    WORD_QR_CODE,
    WORD_ATTACHMENTS,
    WORD_RELATED,
    WORD_PICTURE,
    WORD_PICTURE_MARK,
    WORD_COLON,
    WORD_BRACKET_OPEN,
    WORD_BRACKET_CLOSE,
    WORD_CONTENTS,
    WORD_NOTE, /* and the other kinds of alert */
    WORD_TIP,
    WORD_IMPORTANT,
    WORD_WARNING,
    WORD_CAUTION,
    WORD_PROVENANCE,
    WORD_URL,
    WORD_CAPTURED,
    WORD_CHARSET,
    WORD_DECLARED, /* what a character set claims to be */
    WORD_SHA256,
    WORD_PRODUCER,
    WORD_GAP, /* between parts of one line */
    WORD_COUNT
} Word;

const char *article_word(const Article *article, Word word);
