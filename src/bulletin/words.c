/* SPDX-License-Identifier: MIT */
/* Turns the meaning of a label into its words in the issue's script, and number and date into the
 * words of a masthead. */

#include "bulletin/steps.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *hans, *hant, *other;
} words[ISSUE_WORD_COUNT] = {
    [ISSUE_WORD_NOTE] = {"编者按", "編者按", "Editors’ note"},
    [ISSUE_WORD_COVER] = {"封面", "封面", "Cover"},
    [ISSUE_WORD_BACK] = {"封底", "封底", "Back cover"},
    [ISSUE_WORD_SIGNATORY] = {"签发人：", "簽發人：", "Signed by: "},
    [ISSUE_WORD_CONTENTS] = {"本期要目", "本期要目", "In this issue"},
    [ISSUE_WORD_NUMBER] = {"第", "第", "No. "},
    [ISSUE_WORD_NUMBER_END] = {"期", "期", ""},
    [ISSUE_WORD_TOTAL] = {"（总第", "（總第", " (No. "},
    [ISSUE_WORD_TOTAL_END] = {"期）", "期）", " of all)"},
    [ISSUE_WORD_REPORT] = {"报：", "報：", "Reported to: "},
    [ISSUE_WORD_SEND] = {"送：", "送：", "Sent to: "},
    [ISSUE_WORD_DISTRIBUTE] = {"发：", "發：", "Distributed to: "},
    [ISSUE_WORD_BETWEEN] = {"、", "、", ", "},
    [ISSUE_WORD_PRINT_RUN] = {"共印", "共印", "Copies printed: "},
    [ISSUE_WORD_PRINT_RUN_END] = {"份", "份", ""},
    [ISSUE_WORD_UNREADABLE] = {"未能读入：", "未能讀入：", "Could not be read: "},
    [ISSUE_WORD_PERMIT] = {"准印证号：", "准印證號：", "Permit: "},
    [ISSUE_WORD_HOST] = {"主办：", "主辦：", "Host: "},
    [ISSUE_WORD_ORGANISER] = {"承办：", "承辦：", "Organiser: "},
    [ISSUE_WORD_PUBLISHER] = {"编印单位：", "編印單位：", "Publisher: "},
    [ISSUE_WORD_CHIEF_EDITOR] = {"主编：", "主編：", "Chief editor: "},
    [ISSUE_WORD_EDITOR] = {"责任编辑：", "責任編輯：", "Editor: "},
    [ISSUE_WORD_PROOF] = {"校对：", "校對：", "Proofs: "},
    [ISSUE_WORD_PRINTER] = {"印刷单位：", "印刷單位：", "Printer: "},
    [ISSUE_WORD_PRINTED] = {"印刷日期：", "印刷日期：", "Printed: "},
    [ISSUE_WORD_AUDIENCE] = {"发送对象：", "發送對象：", "For: "},
    [ISSUE_WORD_FREQUENCY] = {"刊期：", "刊期：", "Frequency: "},
    [ISSUE_WORD_PRICE] = {"定价：", "定價：", "Price: "},
    [ISSUE_WORD_ADDRESS] = {"地址：", "地址：", "Address: "},
    [ISSUE_WORD_POSTCODE] = {"邮编：", "郵編：", "Postcode: "},
    [ISSUE_WORD_TELEPHONE] = {"电话：", "電話：", "Telephone: "},
    [ISSUE_WORD_EMAIL] = {"邮箱：", "郵箱：", "E-mail: "},
    [ISSUE_WORD_WEBSITE] = {"网址：", "網址：", "Website: "},
};

const char *issue_word(const Issue *issue, IssueWord word) {
    static const char *const traditional[] = {"zh-Hant", "zh-TW", "zh-HK", "zh-MO"};
    const char *language = issue->front->language;
    if (!language_matches(language, "zh"))
        return words[word].other;
    for (size_t i = 0; i < G_N_ELEMENTS(traditional); i++)
        if (language_matches(language, traditional[i]))
            return words[word].hant;
    return words[word].hans;
}

static bool is_number(const char *text) {
    return *text && text[strspn(text, "0123456789")] == '\0';
}

/* What is no bare number says itself what it is: 第三季度号, 2026年第12期. */
static const char *number_words(const Issue *issue, Arena *arena, const char *number,
                                IssueWord before) {
    if (!number)
        return "";
    if (!is_number(number))
        return number;
    return arena_printf(arena, "%s%s%s", issue_word(issue, before), number,
                        issue_word(issue, before + 1));
}

const char *issue_number_words(const Issue *issue, Arena *arena) {
    const IssueFields *fields = &issue->fields;
    if (!fields->number && !fields->total)
        return NULL;
    return arena_strdup(arena,
                        arena_printf(arena, "%s%s",
                                     number_words(issue, arena, fields->number, ISSUE_WORD_NUMBER),
                                     number_words(issue, arena, fields->total, ISSUE_WORD_TOTAL)));
}

const char *issue_date_words(const Issue *issue, const char *date, Arena *arena) {
    int year = 0, month = 0, day = 0;
    if (!date || !language_matches(issue->front->language, "zh") ||
        sscanf(date, "%d-%d-%d", &year, &month, &day) != 3)
        return date;
    return arena_printf(arena, "%d年%d月%d日", year, month, day);
}
