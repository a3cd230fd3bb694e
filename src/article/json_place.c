/* SPDX-License-Identifier: MIT */
/* Turns a path of keys and indices into line and column of a JSON text: jansson forgets where a
 * value stood, and an error must name the place. Only run when there is something to tell. */

#include "article/json_place.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

typedef struct {
    const char *at, *end;
} Scan;

static void skip_space(Scan *scan) {
    while (scan->at < scan->end && strchr(" \t\r\n", *scan->at))
        scan->at++;
}

static void skip_string(Scan *scan) {
    for (scan->at++; scan->at < scan->end && *scan->at != '"'; scan->at++)
        if (*scan->at == '\\' && scan->at + 1 < scan->end)
            scan->at++;
    if (scan->at < scan->end)
        scan->at++;
}

static void skip_value(Scan *scan) {
    size_t depth = 0;
    do {
        skip_space(scan);
        if (scan->at >= scan->end)
            return;
        if (*scan->at == '"') {
            skip_string(scan);
        } else if (strchr("[{", *scan->at)) {
            depth++;
            scan->at++;
        } else if (strchr("]}", *scan->at)) {
            depth--;
            scan->at++;
        } else if (strchr(",:", *scan->at)) {
            scan->at++;
        } else {
            while (scan->at < scan->end && !strchr(" \t\r\n,:[]{}\"", *scan->at))
                scan->at++;
        }
    } while (depth);
}

/* Steps to the value of `step` in the container at scan->at. */
static bool enter(Scan *scan, JsonStep step) {
    char open = step.key ? '{' : '[';
    if (scan->at >= scan->end || *scan->at != open)
        return false;
    scan->at++;
    for (size_t i = 0;; i++) {
        skip_space(scan);
        if (scan->at >= scan->end || *scan->at == '}' || *scan->at == ']')
            return false;
        bool is_wanted = !step.key && i == step.index;
        if (step.key) {
            const char *key = scan->at + 1;
            skip_string(scan);
            size_t length = (size_t)(scan->at - key) - 1;
            is_wanted = strlen(step.key) == length && memcmp(step.key, key, length) == 0;
            skip_space(scan);
            scan->at += scan->at < scan->end; /* the colon */
            skip_space(scan);
        }
        if (is_wanted)
            return true;
        skip_value(scan);
        skip_space(scan);
        if (scan->at < scan->end && *scan->at == ',')
            scan->at++;
    }
}

static JsonPlace place(const char *json, const char *at) {
    JsonPlace found = {1, 1};
    for (; json < at; json++) {
        if (*json == '\n') {
            found.line++;
            found.column = 1;
        } else if (((unsigned char)*json & 0xC0) != 0x80) {
            found.column++;
        }
    }
    return found;
}

JsonPlace json_place_of(const char *json, size_t length, const JsonStep *steps, size_t n_steps) {
    Scan scan = {json, json + length};
    skip_space(&scan);
    for (size_t i = 0; i < n_steps; i++) {
        const char *before = scan.at;
        if (!enter(&scan, steps[i])) {
            scan.at = before;
            break;
        }
    }
    return place(json, scan.at);
}

size_t json_nesting(const char *json, size_t length, size_t limit, JsonPlace *at) {
    Scan scan = {json, json + length};
    size_t depth = 0, deepest = 0;
    while (scan.at < scan.end) {
        if (*scan.at == '"') {
            skip_string(&scan);
            continue;
        }
        if (strchr("[{", *scan.at) && *scan.at && ++depth > deepest)
            deepest = depth;
        else if ((*scan.at == ']' || *scan.at == '}') && depth)
            depth--;
        if (deepest > limit) {
            *at = place(json, scan.at);
            return deepest;
        }
        scan.at++;
    }
    return deepest;
}
