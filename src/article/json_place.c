/* SPDX-License-Identifier: MIT */
/* Turns a path of keys and indices into line and column of a JSON text: jansson forgets where a
 * value stood, and an error must name the place. Only run when there is something to tell; who asks
 * often asks in the order of the text, and so the way is gone once, however much there is to tell.
 */

#include "article/json_place.h"

#include <jansson.h>
#include <stdbool.h>
#include <string.h>

typedef struct {
    const char *at, *end;
} Scan;

/* One step of the way last gone. */
typedef struct {
    JsonStep step;
    size_t index;     /* of the item in its container */
    const char *item; /* where it begins: its key, if it has one */
    const char *value;
} Mark;

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

/* Is the key between the quotes at `quoted` this one? Escapes are rare and left to jansson. */
static bool is_key(const char *quoted, size_t length, const char *key) {
    if (!memchr(quoted, '\\', length))
        return strlen(key) == length - 2 && memcmp(key, quoted + 1, length - 2) == 0;
    json_t *value = json_loadb(quoted, length, JSON_DECODE_ANY, NULL);
    bool is_same = json_is_string(value) && strcmp(json_string_value(value), key) == 0;
    json_decref(value);
    return is_same;
}

/* Steps over a key and its colon; is it the wanted one? */
static bool pass_key(Scan *scan, const char *wanted) {
    const char *quoted = scan->at;
    skip_string(scan);
    bool is_wanted = is_key(quoted, (size_t)(scan->at - quoted), wanted);
    skip_space(scan);
    scan->at += scan->at < scan->end; /* the colon */
    skip_space(scan);
    return is_wanted;
}

/* Steps to the value of `step`, from the item at `mark` on, which becomes that of the value. */
static bool find_item(Scan *scan, JsonStep step, Mark *mark) {
    for (scan->at = mark->item;; mark->index++) {
        skip_space(scan);
        if (scan->at >= scan->end || *scan->at == '}' || *scan->at == ']')
            return false;
        mark->item = scan->at;
        if (step.key ? pass_key(scan, step.key) : mark->index == step.index)
            return true;
        skip_value(scan);
        skip_space(scan);
        if (scan->at < scan->end && *scan->at == ',')
            scan->at++;
    }
}

static bool enter(Scan *scan, JsonStep step, Mark *mark) {
    if (scan->at >= scan->end || *scan->at != (step.key ? '{' : '['))
        return false;
    *mark = (Mark){.step = step, .item = scan->at + 1};
    return find_item(scan, step, mark);
}

/* From an item of the same container onwards; where it stands before that, from the start. */
static bool move_on(Scan *scan, const char *container, JsonStep step, Mark *mark) {
    bool is_behind = !step.key && step.index < mark->index;
    Mark moved = {.step = step, .item = mark->item, .index = mark->index};
    if ((step.key != NULL) == (mark->step.key != NULL) && !is_behind &&
        find_item(scan, step, &moved)) {
        *mark = moved;
        return true;
    }
    scan->at = container;
    return enter(scan, step, mark);
}

static bool is_same_step(JsonStep a, JsonStep b) {
    return a.key && b.key ? strcmp(a.key, b.key) == 0 : !a.key && !b.key && a.index == b.index;
}

static JsonPlace place(JsonPlaces *places, const char *at) {
    if (at < places->told) {
        places->told = places->json;
        places->place = (JsonPlace){1, 1};
    }
    for (; places->told < at; places->told++) {
        if (*places->told == '\n') {
            places->place.line++;
            places->place.column = 1;
        } else if (((unsigned char)*places->told & 0xC0) != 0x80) {
            places->place.column++;
        }
    }
    return places->place;
}

JsonPlaces json_places(const char *json, size_t length) {
    return (JsonPlaces){.json = json,
                        .length = length,
                        .told = json,
                        .place = {1, 1},
                        .trail = g_array_new(FALSE, FALSE, sizeof(Mark))};
}

void json_places_end(JsonPlaces *places) {
    g_clear_pointer(&places->trail, g_array_unref);
}

JsonPlace json_place_of(JsonPlaces *places, const JsonStep *steps, size_t n_steps) {
    Scan scan = {places->json, places->json + places->length};
    skip_space(&scan);
    for (guint i = 0; i < n_steps; i++) {
        const char *container = scan.at;
        bool was_here = i < places->trail->len;
        Mark mark = was_here ? g_array_index(places->trail, Mark, i) : (Mark){0};
        if (was_here && is_same_step(mark.step, steps[i])) {
            scan.at = mark.value;
            continue;
        }
        bool is_found =
            was_here ? move_on(&scan, container, steps[i], &mark) : enter(&scan, steps[i], &mark);
        g_array_set_size(places->trail, i);
        if (!is_found) {
            scan.at = container;
            break;
        }
        mark.value = scan.at;
        g_array_append_val(places->trail, mark);
    }
    return place(places, scan.at);
}

JsonBreach json_find_breach(const char *json, size_t length, JsonLimits limits, JsonPlace *at) {
    Scan scan = {json, json + length};
    size_t depth = 0, n_values = 1;
    JsonBreach breach = JSON_SOUND;
    while (scan.at < scan.end && breach == JSON_SOUND) {
        char c = *scan.at;
        if (c == '"') {
            skip_string(&scan);
            continue;
        }
        bool is_opened = c == '[' || c == '{';
        depth += is_opened;
        depth -= (c == ']' || c == '}') && depth;
        n_values += is_opened || c == ',';
        breach = depth > limits.nesting     ? JSON_TOO_DEEP
                 : n_values > limits.values ? JSON_TOO_MANY
                                            : JSON_SOUND;
        scan.at += breach == JSON_SOUND;
    }
    if (breach != JSON_SOUND) {
        JsonPlaces places = json_places(json, length);
        *at = place(&places, scan.at);
        json_places_end(&places);
    }
    return breach;
}
