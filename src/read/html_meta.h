/* SPDX-License-Identifier: MIT */
#pragma once

/* What a page says of its article beside the article. Values are claimed in the order of trust: a
 * field keeps the first one. */

#include "read/html_page.h"

typedef enum {
    CLAIM_TITLE,
    CLAIM_SUBTITLE,
    CLAIM_SITE,
    CLAIM_SITE_CODE,
    CLAIM_COLUMN,
    CLAIM_DATE,
    CLAIM_SOURCE,
    CLAIM_AUTHOR,
    CLAIM_EDITOR,
    CLAIM_URL,
    CLAIM_LANGUAGE,
} HtmlClaim;

/* Sets what the claim is for, where nothing has claimed it before; empty values claim nothing, nor
 * do addresses that are no names, nor dates that are none. */
void html_claim(HtmlPage *page, HtmlClaim claim, const char *value, const char *origin);

/* The steps, in the order of trust. */
void html_claim_from_government(HtmlPage *page); /* <meta name=ArticleTitle> … */
void html_claim_from_json(HtmlPage *page);       /* JSON-LD */
void html_claim_from_graph(HtmlPage *page);      /* article:, og:, canonical, plain names */
void html_claim_from_microdata(HtmlPage *page);  /* itemprop, time[pubdate] */
void html_claim_from_title(HtmlPage *page);      /* <title>, less the site's part of it */

/* Of the headings that the part shows the one that is the title, or nearly; NULL if none. */
Node *html_find_heading(HtmlPage *page);
