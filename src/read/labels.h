/* SPDX-License-Identifier: MIT */
#pragma once

/* The words that lead a value on a news page, and pairs of label and value on one line. */

#include "read/capture.h"

typedef enum {
    LABEL_NONE,
    /* of the article */
    LABEL_DATE,
    LABEL_SOURCE,
    LABEL_AUTHOR,
    LABEL_REPORTER,
    LABEL_PHOTOGRAPHER,
    LABEL_EDITOR,
    LABEL_REVIEWER,
    LABEL_COLUMN,
    LABEL_TITLE,
    LABEL_VIEWS, /* 浏览次数: dropped */
    LABEL_OTHER, /* 排版, 视频 …: of people whom no field names: dropped */
    LABEL_META,  /* 索引号, 发文字号 …: of official documents */
    /* of the site */
    LABEL_ADDRESS,
    LABEL_POSTCODE,
    LABEL_TELEPHONE,
    LABEL_FAX,
    LABEL_EMAIL,
    LABEL_HOST,
    LABEL_ORGANISER,
    LABEL_SUPPORT, /* 技术支持 */
    LABEL_HOURS,   /* 开放时间 */
} Label;

static inline bool label_is_credit(Label label) {
    return label >= LABEL_AUTHOR && label <= LABEL_REVIEWER;
}

static inline bool label_is_contact(Label label) {
    return label >= LABEL_ADDRESS;
}

typedef struct {
    Label label;
    Span words; /* the label, without colon */
    Span value;
} Pair;

#define MAX_PAIRS 16

typedef struct {
    Pair items[MAX_PAIRS];
    size_t count;
    Span before; /* what stands before the first label */
} Pairs;

/* The label that the words of `span` are, LABEL_NONE if none. */
Label label_of(const Line *line, Span span);

/* The pairs of label and value within `span`. With `bare`, "编辑 张三 审核 李四" counts too. */
Pairs pairs_find(const Line *line, Span span, bool bare);
