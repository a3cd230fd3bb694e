/* SPDX-License-Identifier: MIT */
/* Turns addresses of pictures into files of the publication. JPEG, PNG, GIF and WebP are core media
 * types (EPUB 3.3 §3.2) and pass as they are; TIFF, and JPEG in the colours of print, which few
 * reading systems know, become PNG. */

#include "epub/parts.h"

#include "image/qr.h"
#include <string.h>

typedef struct {
    const char *kind, *ending, *media_type;
} Form;

static const Form forms[] = {{"JPEG", "jpg", "image/jpeg"},
                             {"PNG", "png", "image/png"},
                             {"GIF", "gif", "image/gif"},
                             {"WebP", "webp", "image/webp"}};
static const Form png = {"PNG", "png", "image/png"};

static const Form *form_of(const Image *image) {
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
        if (strcmp(image->kind, forms[i].kind) == 0 && image->space != COLOR_CMYK)
            return &forms[i];
    return NULL;
}

/* Writes the file, unless one with the same bytes is there; gives its name. */
static const char *add_file(Making *making, GBytes *bytes, const Form *form,
                            const char *properties) {
    gsize size = 0;
    const void *start = g_bytes_get_data(bytes, &size);
    g_autofree char *sum = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    const char *known = g_hash_table_lookup(making->by_bytes, sum);
    if (known)
        return known;
    guint number = making->pictures->len + 1;
    Item item = {.id = arena_printf(making->arena, "picture-%u", number),
                 .file = arena_printf(making->arena, "pictures/%03u.%s", number, form->ending),
                 .media_type = form->media_type,
                 .properties = properties};
    g_autofree char *path = g_strconcat(EPUB_FOLDER, item.file, NULL);
    zip_add(making->zip, path, start, size, true);
    g_array_append_val(making->pictures, item);
    g_hash_table_insert(making->by_bytes, arena_strdup(making->arena, sum), (gpointer)item.file);
    return item.file;
}

static const char *take_bytes(Making *making, GBytes *bytes, const char *address,
                              const char *properties, GError **error) {
    g_autofree char *label =
        g_str_has_prefix(address, "data:") ? g_strdup("data: URI") : g_strdup(address);
    g_autoptr(Arena) arena = arena_new();
    const Image *image = image_read(arena, bytes, label, error);
    if (!image)
        return NULL;
    const Form *form = form_of(image);
    if (form)
        return add_file(making, bytes, form, properties);
    g_autoptr(GBytes) made = png_of_image(image, error);
    return made ? add_file(making, made, &png, properties) : NULL;
}

static const char *take_address(Making *making, const Page *page, const char *address,
                                GError **error) {
    static const ResourcePolicy closed = {0};
    const ResourcePolicy *policy = page->chapter->policy ? page->chapter->policy : &closed;
    g_autoptr(GBytes) bytes = resource_read(policy, address, error);
    return bytes ? take_bytes(making, bytes, address, NULL, error) : NULL;
}

static const char *take_code(Making *making, const char *text, GError **error) {
    g_autoptr(Arena) arena = arena_new();
    uint16_t size = 0;
    const uint8_t *modules = qr_encode(arena, text, &size, error);
    if (!modules)
        return NULL;
    g_autoptr(GBytes) made = png_of_modules(modules, size, QR_QUIET_ZONE);
    return add_file(making, made, &png, NULL);
}

/* The same address is read once a chapter; one that failed is told of once. */
static const char *find_file(Making *making, const Page *page, const Node *picture) {
    const char *code = node_attribute(picture, "data-qr"),
               *address = node_attribute(picture, "src");
    if (!code && !(address && *address))
        return NULL;
    const char *key =
        arena_printf(making->arena, "%p %s", (void *)page->chapter->policy, code ? code : address);
    gpointer known = NULL;
    if (g_hash_table_lookup_extended(making->by_name, key, NULL, &known))
        return known;
    g_autoptr(GError) failure = NULL;
    const char *file =
        code ? take_code(making, code, &failure) : take_address(making, page, address, &failure);
    if (!file)
        notices_add(making->notices, KANYIN_SEVERITY_WARNING, "missing-picture",
                    place_of(page, picture), "a picture is left out: %s", failure->message);
    g_hash_table_insert(making->by_name, (gpointer)key, (gpointer)file);
    return file;
}

/* Its words stand in for a picture that is not there. */
static void replace(Making *making, Node *picture) {
    const char *words = node_attribute(picture, "alt");
    picture->name = "span";
    picture->n_attributes = 0;
    node_add_class(making->arena, picture, "pictureless");
    if (words && *words)
        node_append(picture, node_text(making->arena, words));
}

/* Alternative text or the caption of its figure. */
static bool has_words(const Node *picture) {
    const Node *figure = picture->parent;
    while (figure && !is_named(figure, "figure"))
        figure = figure->parent;
    bool has_caption =
        figure && ((figure->first_child && is_named(figure->first_child, "figcaption")) ||
                   (figure->last_child && is_named(figure->last_child, "figcaption")));
    return has_caption || node_attribute(picture, "alt");
}

static void take_picture(Making *making, const Page *page, Node *picture) {
    const char *file = find_file(making, page, picture);
    if (!file) {
        replace(making, picture);
        return;
    }
    making->has_pictures = true;
    making->lacks_words |= !has_words(picture);
    node_set_attribute(making->arena, picture, "src", file);
    if (!node_attribute(picture, "alt"))
        node_set_attribute(making->arena, picture, "alt", "");
}

static void take_below(Making *making, const Page *page, Node *node) {
    for (Node *child = node->first_child; child; child = child->next) {
        if (is_named(child, "img"))
            take_picture(making, page, child);
        else if (is_element(child))
            take_below(making, page, child);
    }
}

void epub_take_pictures(Making *making, const Page *page) {
    take_below(making, page, page->root);
}

void epub_take_cover(Making *making) {
    const EpubBook *book = making->book;
    g_autoptr(GError) failure = NULL;
    const char *name = book->cover_name ? book->cover_name : "cover";
    if (!book->cover)
        return;
    making->cover = take_bytes(making, book->cover, name, "cover-image", &failure);
    making->has_pictures = making->cover != NULL;
    if (!making->cover)
        notices_add(making->notices, KANYIN_SEVERITY_WARNING, "missing-picture",
                    (NoticePlace){.source = name}, "the cover is left out: %s", failure->message);
}
