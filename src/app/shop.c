/* SPDX-License-Identifier: MIT */
/* Turns what is asked for into what serves all inputs: the press and the style. */

#include "app/shop.h"

#include "app/blame.h"
#include "app/messages.h"
#include <string.h>

/* The style as it is asked for. Where that cannot be had, but neither can kanyin's own style with
 * the same paper and margins, then these are at fault and no sheet is. */
static KanyinStyle *load_style(KanyinPress *press, const char *const *names,
                               const KanyinStyleOptions *styling, GError **error) {
    g_autoptr(GError) failure = NULL;
    KanyinStyle *style = kanyin_style_load(press, names, styling, &failure);
    if (style)
        return style;
    g_autoptr(GError) fault = NULL;
    g_autoptr(KanyinStyle) own = kanyin_style_load(press, NULL, NULL, NULL);
    g_autoptr(KanyinStyle) other = own ? kanyin_style_load(press, NULL, styling, &fault) : NULL;
    if (own && !other)
        g_propagate_error(error, g_steal_pointer(&fault));
    else
        g_propagate_error(error, g_steal_pointer(&failure));
    return NULL;
}

/* An EPUB has a style of its own: looks of pages do not suit screens. */
static bool sets_pages(const AppOptions *options) {
    return options->command == APP_SET && options->format != APP_EPUB;
}

bool app_shop_open(AppShop *shop, const AppOptions *options, GError **error) {
    gint64 start = g_get_monotonic_time();
    *shop = (AppShop){.options = options};
    shop->press = kanyin_press_new(&options->press, error);
    if (shop->press && sets_pages(options))
        shop->style = load_style(shop->press, options->styles, &options->styling, error);
    shop->opening = (double)(g_get_monotonic_time() - start) / 1000;
    if (shop->press && (shop->style || !sets_pages(options)) &&
        kanyin_read_options_check(&options->reading, error))
        return true;
    app_blame_value(options->settings, error);
    app_shop_close(shop);
    return false;
}

void app_shop_close(AppShop *shop) {
    g_clear_pointer(&shop->style, kanyin_style_free);
    g_clear_pointer(&shop->kept, kanyin_style_free);
    g_clear_pointer(&shop->kept_key, g_free);
    g_clear_pointer(&shop->press, kanyin_press_free);
}

/* What the issue says, and over it what the command line says. */
static char **join_properties(const KanyinIssue *issue, const AppOptions *options) {
    g_autoptr(GStrvBuilder) all = g_strv_builder_new();
    g_strv_builder_addv(all, (const char **)kanyin_issue_properties(issue));
    if (options->styling.properties)
        g_strv_builder_addv(all, (const char **)options->styling.properties);
    return g_strv_builder_end(all);
}

const KanyinStyle *app_shop_style(AppShop *shop, const KanyinIssue *issue, GError **error) {
    const AppOptions *options = shop->options;
    const char *const *names = options->styles ? options->styles : kanyin_issue_styles(issue);
    g_auto(GStrv) properties = join_properties(issue, options);
    g_autofree char *list = g_strjoinv("\n", (char **)names);
    g_autofree char *set = g_strjoinv("\n", properties);
    g_autofree char *key = g_strconcat(list, "\n\n", set, NULL);
    if (g_strcmp0(key, shop->kept_key) == 0)
        return shop->kept;
    KanyinStyleOptions styling = options->styling;
    styling.properties = (const char *const *)properties;
    KanyinStyle *style = load_style(shop->press, names, &styling, error);
    if (!style) {
        app_blame_value(options->settings, error);
        return NULL;
    }
    g_clear_pointer(&shop->kept, kanyin_style_free);
    g_free(shop->kept_key);
    shop->kept = style;
    shop->kept_key = g_steal_pointer(&key);
    return style;
}

void app_shop_add_notices(const AppShop *shop, GString *out) {
    for (size_t i = 0; shop->style && i < kanyin_style_notice_count(shop->style); i++)
        app_messages_add_notice(out, kanyin_style_notice(shop->style, i), NULL);
}
