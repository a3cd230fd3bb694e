/* SPDX-License-Identifier: MIT */
#include "resource/resource.h"
#include <kanyin/error.h>

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* outside/secret.txt and outside/open/{a.txt, B.PNG, b.jpg, .hidden.png, sub/c.png, link …} */
static char *outside, *open_folder;

static char *put(const char *folder, const char *name, const char *text) {
    char *path = g_build_filename(folder, name, NULL);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    return path;
}

static void make_folders(void) {
    outside = g_dir_make_tmp("kanyin-resource-XXXXXX", NULL);
    open_folder = g_build_filename(outside, "open", NULL);
    g_autofree char *sub = g_build_filename(open_folder, "sub", NULL);
    g_assert_cmpint(g_mkdir_with_parents(sub, 0700), ==, 0);
    g_free(put(outside, "secret.txt", "secret"));
    g_free(put(outside, "open-not.txt", "beside"));
    static const char *const names[] = {"a.txt",     "B.PNG",     "b.jpg",      ".hidden.png",
                                        "sub/c.png", "刊 印.txt", "100%25.txt", "a?.txt"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        g_free(put(open_folder, names[i], names[i]));
    g_autofree char *link = g_build_filename(open_folder, "link", NULL);
    g_assert_cmpint(symlink("../secret.txt", link), ==, 0);
    g_autofree char *inner = g_build_filename(open_folder, "inner", NULL);
    g_assert_cmpint(symlink("sub/c.png", inner), ==, 0);
    g_autofree char *away = g_build_filename(open_folder, "away", NULL);
    g_assert_cmpint(symlink("..", away), ==, 0);
    g_autofree char *pipe = g_build_filename(open_folder, "pipe", NULL);
    g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
}

static void remove_tree(const char *path) {
    if (g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK)) {
        g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
        const char *name = NULL;
        while ((name = g_dir_read_name(folder))) {
            g_autofree char *child = g_build_filename(path, name, NULL);
            remove_tree(child);
        }
    }
    g_remove(path);
}

static void assert_reads(const char *root, const char *address, const char *text) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = resource_read(&(ResourcePolicy){.root = root}, address, &error);
    g_assert_no_error(error);
    size_t size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    g_assert_cmpmem(data, size, text, strlen(text));
}

static void assert_refused(ResourcePolicy policy, const char *address, const char *rule) {
    g_autoptr(GError) error = NULL;
    g_assert_null(resource_read(&policy, address, &error));
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_RESOURCE);
    if (!strstr(error->message, rule))
        g_error("'%s' does not say '%s'", error->message, rule);
}

static void files_inside_are_read(void) {
    assert_reads(open_folder, "a.txt", "a.txt");
    assert_reads(open_folder, "sub/../a.txt", "a.txt");
    assert_reads(open_folder, "inner", "sub/c.png");
    g_autofree char *absolute = g_build_filename(open_folder, "b.jpg", NULL);
    assert_reads(open_folder, absolute, "b.jpg");
    g_autofree char *uri = g_filename_to_uri(absolute, NULL, NULL);
    assert_reads(open_folder, uri, "b.jpg");
}

static void files_outside_are_refused(void) {
    ResourcePolicy policy = {.root = open_folder};
    static const char *const outsiders[] = {
        "../secret.txt",
        "../open-not.txt",
        "link",
        "..%2Fsecret.txt",
        "%2e%2e/secret.txt",
        "sub/../../secret.txt",
        "..",
        "%2E%2E%2Fsecret.txt",
        "sub/%2e%2e/%2e%2e/secret.txt",
        "../no-such-file-at-all",
        "/etc/passwd",
        "/proc/self/environ",
        "file:///etc/passwd",
        "file:///proc/self/environ",
        "/dev/null",
        "FILE:/etc/passwd",
        "..?a",
        "away/secret.txt",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(outsiders); i++)
        assert_refused(policy, outsiders[i], "files must lie in");
    assert_refused(policy, "file://elsewhere/etc/passwd", "of this machine");
    assert_refused(policy, "file:///a%00b", "of this machine");
    assert_refused(policy, "missing.png", "No such file");
    assert_refused(policy, "", "No such file");
    assert_refused(policy, "sub", "not a regular file");
    assert_refused(policy, "pipe", "not a regular file");
    assert_refused(policy, "a.txt%00.png", "without NUL");
    assert_refused(policy, "a%", "without NUL");
    assert_refused(policy, "%FF.png", "without NUL");
    assert_refused((ResourcePolicy){0}, "a.txt", "no folder is open");
    assert_refused((ResourcePolicy){0}, "/etc/passwd", "no folder is open");
}

/* Where everything is open, still nothing but files is read. */
static void the_system_is_no_source(void) {
    ResourcePolicy policy = {.root = "/"};
    assert_refused(policy, "/proc/self/environ", "of the system");
    assert_refused(policy, "/proc/self/root/proc/version", "of the system");
    assert_refused(policy, "/sys/kernel/notes", "of the system");
    assert_refused(policy, "/dev/null", "not a regular file");
    assert_refused(policy, "/dev/zero", "not a regular file");
}

static void nothing_is_fetched(void) {
    ResourcePolicy policy = {.root = open_folder};
    assert_refused(policy, "http://example.org/a.png", "nothing is fetched");
    assert_refused(policy, "HTTPS://example.org/a.png", "nothing is fetched");
    assert_refused(policy, "ftp://example.org/a.png", "nothing is fetched");
    assert_refused(policy, "//example.org/a.png", "nothing is fetched");
    assert_refused(policy, "///etc/passwd", "nothing is fetched");
    assert_refused(policy, "javascript:alert(1)", "not javascript:");
    assert_refused(policy, "blob:abc", "not blob:");
    assert_refused(policy, "C:\\a.png", "drive letter");
    assert_refused(policy, "c:/a.png", "drive letter");
}

static void names_may_be_references(void) {
    assert_reads(open_folder, "a.txt?width=3", "a.txt");
    assert_reads(open_folder, "a.txt#top", "a.txt");
    assert_reads(open_folder, "%61%2Etxt", "a.txt");
    assert_reads(open_folder, "sub%2Fc.png", "sub/c.png");
    assert_reads(open_folder, "%E5%88%8A%20%E5%8D%B0.txt?a#b", "刊 印.txt");
    assert_reads(open_folder, "刊 印.txt", "刊 印.txt");
    assert_reads(open_folder, "100%25.txt", "100%25.txt"); /* as it stands, before all else */
    assert_reads(open_folder, "a?.txt", "a?.txt");
}

static void assert_found(ResourcePolicy policy, const char *address, const char *text) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = resource_read(&policy, address, &error);
    g_assert_no_error(error);
    size_t size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    g_assert_cmpmem(data, size, text, strlen(text));
}

/* Relative addresses start from the base, files lie in the root, and the assets come first. */
static void each_folder_has_its_part(void) {
    g_autofree char *sub = g_build_filename(open_folder, "sub", NULL);
    g_autofree char *other = g_build_filename(outside, "other", NULL);
    g_assert_cmpint(g_mkdir(other, 0700), ==, 0);
    g_autofree char *asset = put(other, "c.png", "asset");
    g_autofree char *link = g_build_filename(other, "out", NULL);
    g_assert_cmpint(symlink("../secret.txt", link), ==, 0);
    ResourcePolicy inner = {.base = sub};
    assert_found(inner, "c.png", "sub/c.png");
    assert_refused(inner, "../a.txt", "files must lie in");
    ResourcePolicy wide = {.base = sub, .root = open_folder, .assets = other};
    assert_found(wide, "../a.txt", "a.txt");
    assert_found(wide, "c.png", "asset");
    assert_found(wide, asset, "asset");
    assert_refused(wide, "../../secret.txt", "files must lie in");
    assert_refused(wide, "out", "files must lie in");
    assert_found((ResourcePolicy){.assets = other}, "c.png", "asset");
    assert_refused((ResourcePolicy){.assets = other}, "../secret.txt", "files must lie in");
}

static void data_uris_are_read(void) {
    assert_reads(NULL, "data:,a%20b", "a b");
    assert_reads(NULL, "data:text/plain;charset=utf-8,%E5%88%8A", "刊");
    assert_reads(NULL, "data:text/plain;base64,5Yqg", "加");
    assert_reads(NULL, "DATA:;BASE64,YQ%3D%3D", "a");
    assert_reads(NULL, "data:;base64,Y Q", "a");
    assert_reads(NULL, "data:,", "");
    assert_refused((ResourcePolicy){0}, "data:text/plain", "RFC 2397");
    assert_refused((ResourcePolicy){0}, "data:;base64,a*b=", "RFC 2397");
    assert_refused((ResourcePolicy){0}, "data:;base64,YQ%00YQ", "RFC 2397");
    assert_refused((ResourcePolicy){0}, "data:,a%0", "RFC 2397");
}

static void sizes_are_limited(void) {
    assert_refused((ResourcePolicy){.root = open_folder, .max_bytes = 4}, "a.txt", "limit of 4");
    assert_refused((ResourcePolicy){.max_bytes = 4}, "data:,123456789", "limit of 4");
    assert_reads(open_folder, "a.txt", "a.txt");
}

static void pictures_come_by_name(void) {
    g_auto(GStrv) names = resource_list_pictures(open_folder, NULL);
    g_autofree char *joined = g_strjoinv(" ", names);
    g_assert_cmpstr(joined, ==, "B.PNG b.jpg");
    g_autoptr(GError) error = NULL;
    g_assert_null(resource_list_pictures("/nowhere/at/all", &error));
    g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_RESOURCE);
}

/* Numbers count by value; a name that differs in zeros alone still has its one place. */
static void numbered_pictures_come_in_order(void) {
    static const char *const wanted[] = {"1.png",     "02.png",     "2.png",    "10.png",
                                         "a1b9.jpeg", "a1b10.jpeg", "a01c.png", NULL};
    g_autofree char *folder = g_dir_make_tmp("kanyin-XXXXXX", NULL);
    for (size_t i = G_N_ELEMENTS(wanted) - 1; i-- > 0;) {
        g_autofree char *path = g_build_filename(folder, wanted[i], NULL);
        g_assert_true(g_file_set_contents(path, "", 0, NULL));
    }
    g_auto(GStrv) names = resource_list_pictures(folder, NULL);
    g_autofree char *found = g_strjoinv(" ", names), *expected = g_strjoinv(" ", (char **)wanted);
    g_assert_cmpstr(found, ==, expected);
    for (size_t i = 0; wanted[i]; i++) {
        g_autofree char *path = g_build_filename(folder, wanted[i], NULL);
        g_unlink(path);
    }
    g_rmdir(folder);
}

static void assert_matches(const char *pattern, const char *found) {
    g_auto(GStrv) names =
        resource_list_matching(&(ResourcePolicy){.root = open_folder}, pattern, NULL);
    g_autofree char *joined = names ? g_strjoinv(" ", names) : NULL;
    g_assert_cmpstr(joined, ==, found);
}

static void patterns_name_files(void) {
    assert_matches("*.txt", "100%25.txt a.txt a?.txt 刊 印.txt");
    assert_matches("?.*", "B.PNG a.txt b.jpg");
    assert_matches("sub/*.png", "sub/c.png");
    assert_matches("sub/*.txt", "");
    assert_matches("away/*.txt", NULL);
    assert_matches("../*.txt", NULL);
    assert_matches("/etc/*", NULL);
}

static void places_are_found(void) {
    ResourcePolicy policy = {.root = open_folder};
    g_autofree char *inner = resource_locate(&policy, "inner", NULL);
    g_assert_true(g_str_has_suffix(inner, "/open/sub/c.png"));
    g_autofree char *same = resource_locate(&policy, inner, NULL);
    g_assert_cmpstr(same, ==, inner);
    static const char *const refused[] = {"away", "../secret.txt", "/etc/passwd", "gone"};
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(resource_locate(&policy, refused[i], &error));
        g_assert_error(error, KANYIN_ERROR, KANYIN_ERROR_RESOURCE);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    make_folders();
    g_test_add_func("/resource/inside", files_inside_are_read);
    g_test_add_func("/resource/outside", files_outside_are_refused);
    g_test_add_func("/resource/no-fetching", nothing_is_fetched);
    g_test_add_func("/resource/system", the_system_is_no_source);
    g_test_add_func("/resource/references", names_may_be_references);
    g_test_add_func("/resource/folders", each_folder_has_its_part);
    g_test_add_func("/resource/data", data_uris_are_read);
    g_test_add_func("/resource/limits", sizes_are_limited);
    g_test_add_func("/resource/pictures", pictures_come_by_name);
    g_test_add_func("/resource/numbered-pictures", numbered_pictures_come_in_order);
    g_test_add_func("/resource/patterns", patterns_name_files);
    g_test_add_func("/resource/places", places_are_found);
    int status = g_test_run();
    remove_tree(outside);
    g_free(outside);
    g_free(open_folder);
    return status;
}
