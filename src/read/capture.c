/* SPDX-License-Identifier: MIT */
/* Turns the text of a news page, as it was copied, into an article: the steps in their order. */

#include "read/capture.h"
#include "read/widen.h"

static void report_repairs(const Capture *capture) {
    Article *article = capture->article;
    if (capture->options->repair == READ_REPAIR_NONE)
        return;
    if (capture->n_glosses)
        article_add_repair(article, "gloss", capture->n_glosses,
                           "Pinyin in brackets behind its character was removed");
    if (capture->n_widened)
        article_add_repair(article, "full-width", capture->n_widened,
                           "Marks folded to ASCII became full-width again");
}

Article *capture_read(const char *text, size_t length, const ReadOptions *options, GError **error) {
    g_autoptr(Article) article = article_new();
    article->source_name = arena_strdup(article->arena, options->source_name);
    g_autoptr(Glosses) glosses = glosses_judge(text, length);
    Capture capture = {
        .article = article,
        .arena = article->arena,
        .options = options,
        .glosses = glosses,
        .is_folded = widen_judge(text, length, glosses != NULL),
    };
    if (!capture_split(&capture, text, length, error))
        return NULL;
    capture_classify(&capture);
    capture_find_zones(&capture);
    report_repairs(&capture);
    capture_read_head(&capture);
    capture_read_body(&capture);
    capture_read_tail(&capture);
    capture_read_footer(&capture);
    return g_steal_pointer(&article);
}
