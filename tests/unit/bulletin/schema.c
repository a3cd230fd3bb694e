/* SPDX-License-Identifier: MIT */
/* The schema and the reader know the same fields, and the file to begin with shows each of them. */
#include "issues.h"

#include <jansson.h>

static json_t *schema;

static json_t *fields_of(const char *object) {
    json_t *place = schema;
    if (strcmp(object, "issue") != 0)
        place = json_object_get(json_object_get(schema, "$defs"), object);
    json_t *fields = json_object_get(place, "properties");
    g_assert_nonnull(fields);
    g_assert_true(json_is_false(json_object_get(place, "additionalProperties")));
    return fields;
}

static void test_read_fields_are_in_the_schema(void) {
    g_autoptr(GArray) shapes = issue_shapes();
    g_assert_cmpuint(shapes->len, >, 50);
    for (guint i = 0; i < shapes->len; i++) {
        const IssueShape *shape = &g_array_index(shapes, IssueShape, i);
        if (!json_object_get(fields_of(shape->object), shape->field))
            g_error("the schema lacks %s.%s", shape->object, shape->field);
    }
}

static bool is_read(const GArray *shapes, const char *object, const char *field) {
    for (guint i = 0; i < shapes->len; i++) {
        const IssueShape *shape = &g_array_index(shapes, IssueShape, i);
        if (strcmp(shape->object, object) == 0 && strcmp(shape->field, field) == 0)
            return true;
    }
    return false;
}

static void test_fields_of_the_schema_are_read(void) {
    static const char *const objects[] = {"issue",   "masthead", "note",
                                          "imprint", "section",  "article"};
    g_autoptr(GArray) shapes = issue_shapes();
    for (size_t i = 0; i < G_N_ELEMENTS(objects); i++) {
        const char *name = NULL;
        json_t *value = NULL;
        json_object_foreach(fields_of(objects[i]), name, value) {
            if (!is_read(shapes, objects[i], name))
                g_error("nobody reads %s.%s", objects[i], name);
        }
    }
}

static void test_example_shows_every_field(void) {
    g_autoptr(GArray) shapes = issue_shapes();
    for (guint i = 0; i < shapes->len; i++) {
        const char *field = g_array_index(shapes, IssueShape, i).field;
        if (!strstr(issue_example(), field))
            g_error("the file to begin with does not show %s", field);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_autofree char *path =
        g_build_filename(g_getenv("KANYIN_SOURCE_DIR"), "docs", "issue-schema.json", NULL);
    schema = json_load_file(path, 0, NULL);
    g_assert_nonnull(schema);
    g_test_add_func("/issue-schema/read-fields", test_read_fields_are_in_the_schema);
    g_test_add_func("/issue-schema/fields-of-the-schema", test_fields_of_the_schema_are_read);
    g_test_add_func("/issue-schema/example", test_example_shows_every_field);
    int code = g_test_run();
    json_decref(schema);
    return code;
}
