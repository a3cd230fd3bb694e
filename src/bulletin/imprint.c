/* SPDX-License-Identifier: MIT */
/* Turns the fields of an issue into a verdict: do they tell what the rules of its kind ask for? */

#include "bulletin/steps.h"

#include <kanyin/error.h>
#include <string.h>

typedef struct {
    const char *field, *meaning;
    bool is_there;
} Duty;

static bool is_there(const char *value) {
    return value && *value;
}

/* What comes again says how often, or which of all it is. */
static bool is_series(const IssueFields *fields) {
    return is_there(fields->total) || is_there(fields->imprint.frequency);
}

static bool says(const char *text, const char *words) {
    return text && strstr(text, words);
}

/* 内部资料性出版物管理办法 (order 2 of the State Administration of Press, Publication, Radio, Film
 * and Television, 2015), article 14: the permit's number and the words 内部资料，免费交流 on the
 * cover; in a plain place who made it, for whom, who printed it, when and how many; of a series its
 * number. Article 15 (2) forbids a price. */
static void add_missing(const Issue *issue, GString *missing) {
    const IssueFields *fields = &issue->fields;
    const IssueImprint *imprint = &fields->imprint;
    const Duty duties[] = {
        {"imprint.permit", "准印证编号", is_there(imprint->permit)},
        {"classification", "内部资料，免费交流",
         says(fields->classification, "内部资料") && says(fields->classification, "免费交流")},
        {"unit or imprint.publisher", "编印单位",
         is_there(fields->unit) || is_there(imprint->publisher)},
        {"imprint.audience", "发送对象", is_there(imprint->audience)},
        {"imprint.printer", "印刷单位", is_there(imprint->printer)},
        {"imprint.printed", "印刷日期", is_there(imprint->printed)},
        {"print_run", "印数", is_there(fields->print_run)},
        {"number", "期号", is_there(fields->number) || !is_series(fields)},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(duties); i++)
        if (!duties[i].is_there)
            g_string_append_printf(missing, "%s%s (%s)", missing->len ? ", " : "", duties[i].field,
                                   duties[i].meaning);
}

bool imprint_check(const Issue *issue, const IssueOptions *options, GError **error) {
    g_autoptr(GString) missing = g_string_new(NULL);
    if (options->imprint != ISSUE_IMPRINT_NBZL)
        return true;
    if (is_there(issue->fields.imprint.price)) {
        g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT,
                    "%s: an internal publication has no price: imprint.price (定价)",
                    issue->front->source_name);
        return false;
    }
    add_missing(issue, missing);
    if (missing->len == 0)
        return true;
    g_set_error(error, KANYIN_ERROR, KANYIN_ERROR_INPUT,
                "%s: an internal publication must also say: %s", issue->front->source_name,
                missing->str);
    return false;
}
