/* SPDX-License-Identifier: MIT */
#pragma once

/* The steps of article_from_json: each reads one shape and says where it is not that shape. */

#include "article/article.h"
#include "article/json_place.h"
#include <glib.h>
#include <jansson.h>

typedef struct {
    Article *article;
    const char *source;
    JsonPlaces places;
    GArray *path; /* of JsonStep: where we are */
    GError **error;
} JsonReader;

void json_enter_key(JsonReader *reader, const char *key);
void json_enter_index(JsonReader *reader, size_t index);
void json_leave(JsonReader *reader);

/* Sets the error with path, line and column of where the reader is; always false. */
bool json_refuse(JsonReader *reader, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* Notices a key that no one reads, at its own place. */
void json_notice_unknown(JsonReader *reader, const char *key);

bool json_expect(JsonReader *reader, const json_t *value, json_type type);
/* A string of the article, without control characters (a notice tells of them). */
bool json_read_string(JsonReader *reader, const json_t *value, const char **out);

bool json_read_body(JsonReader *reader, json_t *value);
/* An element without children. */
bool json_read_names(JsonReader *reader, json_t *value, const char *name, const Node **out);
