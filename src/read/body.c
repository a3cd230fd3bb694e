/* SPDX-License-Identifier: MIT */
/* Turns the lines of the body into paragraphs, headings, figures and a signature; and the lines of
 * the tail into credits, links and notes. */

#include "read/credits.h"
#include "read/dates.h"
#include "read/han.h"

#include <string.h>

#define MAX_CAPTION 60u         /* characters of a caption known by its place */
#define MAX_MARKED_CAPTION 120u /* … by its words */
#define MAX_LAST_LINES 16u      /* captions, notes and signature after the last paragraph */
#define MAX_HEADING 40u
#define MAX_BARE_HEADING 18u
#define MAX_SIGNATURE 30u

static bool begins(const Line *line, const char *words) {
    return g_str_has_prefix(line->key, words);
}

static bool ends(const Line *line, const char *words) {
    return g_str_has_suffix(line->key, words);
}

/* ▲, 图为…, 图1 …, …摄: a caption wherever it stands. */
static bool is_marked_caption(const Line *line) {
    static const char *const starts[] = {"▲",        "△",      "▼",    "↑",   "↓", "图为",
                                         "图片说明", "图片：", "图：", "图:", NULL};
    static const char *const endings[] = {"摄",         "摄）",       "摄)",   "摄影",
                                          "供图",       "供图）",     "供图)", "资料图",
                                          "资料图片）", "资料照片）", NULL};
    if (line->n_characters > MAX_MARKED_CAPTION)
        return false;
    for (size_t i = 0; starts[i]; i++)
        if (begins(line, starts[i]))
            return true;
    for (size_t i = 0; endings[i]; i++)
        if (ends(line, endings[i]))
            return line->n_characters <= MAX_CAPTION;
    if (!begins(line, "图") || line->ends_sentence)
        return false;
    const char *at = line->key + strlen("图");
    const char *number = at;
    while (*at &&
           (g_ascii_isdigit(*at) || g_utf8_strchr("一二三四五六七八九十", -1, g_utf8_get_char(at))))
        at = g_utf8_next_char(at);
    return at > number && (!*at || !is_han(g_utf8_get_char(at)));
}

/* A short line without a stop that stands between the last paragraph and the tail. */
static bool is_caption_by_place(const Line *line) {
    static const char *const others[] = {"（",   "(",    "附件",   "附：", "特此", "此致",
                                         "敬礼", "注：", "联系人", "完",   NULL};
    if (line->kind != LINE_TEXT || line->n_characters > MAX_CAPTION || line->ends_sentence ||
        strstr(line->key, "：") || strchr(line->key, ':'))
        return false;
    for (size_t i = 0; others[i]; i++)
        if (begins(line, others[i]))
            return false;
    return true;
}

/* （此件公开发布）, （完） */
static bool is_note(const Line *line) {
    return line->kind == LINE_TEXT && line->n_characters <= MAX_SIGNATURE &&
           (begins(line, "（") || begins(line, "("));
}

/* Where the lines begin that no paragraph follows: [it, tail) may be captions or a signature. */
static size_t end_of_prose(const Capture *capture) {
    size_t end = capture->tail;
    for (; end > capture->body; end--) {
        const Line *line = &capture->lines[end - 1];
        if (line->kind != LINE_DATE && line->kind != LINE_TOOL && line->kind != LINE_ATTACHMENT &&
            !is_caption_by_place(line) && !is_marked_caption(line) && !is_note(line))
            break;
    }
    /* so many short lines are no captions, but whatever else the page had there */
    return capture->tail - end > MAX_LAST_LINES ? capture->tail : end;
}

/* 某某市人民政府 / 2024年6月27日: up to the date, the lines are a signature. */
static size_t end_of_signature(const Capture *capture, size_t from) {
    for (size_t i = capture->tail; i > from; i--)
        if (capture->lines[i - 1].kind == LINE_DATE)
            return i;
    return from;
}

/* A few words between paragraphs, without any mark, head what follows. */
static bool is_bare_heading(const Capture *capture, size_t i) {
    const Line *line = &capture->lines[i];
    if (line->kind != LINE_TEXT || line->n_characters > MAX_BARE_HEADING ||
        i + 1 >= capture->tail || i == capture->body || line->has_bullet)
        return false;
    if (strstr(line->key, "记者") || strstr(line->key, "通讯员"))
        return false; /* a byline */
    for (const char *at = line->key; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (g_unichar_ispunct(c) && !g_utf8_strchr("“”‘’《》「」、·—-", -1, c))
            return false;
    }
    const Line *next = &capture->lines[i + 1];
    return next->kind == LINE_TEXT && next->n_characters > 2 * MAX_BARE_HEADING &&
           !line->ends_sentence;
}

/* One such line may be anything; headings come in company. */
static bool has_bare_headings(const Capture *capture) {
    size_t count = 0;
    for (size_t i = capture->body; i < capture->tail && count < 2; i++)
        count += is_bare_heading(capture, i);
    return count == 2;
}

static Node *add_element(const Capture *capture, Node *parent, const char *name, const Line *line) {
    Node *node = node_element(capture->arena, name, NULL);
    node->origin = arena_printf(capture->arena, "line %u", line->number);
    node_append(parent, node);
    return node;
}

static Node *add_words(const Capture *capture, Node *parent, const char *name, const Line *line) {
    Node *node = add_element(capture, parent, name, line);
    node_append(node, node_text(capture->arena, capture_words(capture, line, line_span(line))));
    return node;
}

static void add_figure(const Capture *capture, const Line *line, size_t *n_figures) {
    Node *figure = add_element(capture, capture->article->body, "figure", line);
    char *const *pictures = capture->options->pictures;
    size_t n_pictures = pictures ? g_strv_length((char **)pictures) : 0;
    if (*n_figures < n_pictures) {
        Node *image = add_element(capture, figure, "img", line);
        node_set_attribute(capture->arena, image, "src", pictures[*n_figures]);
        notices_add(capture->article->notices, KANYIN_SEVERITY_INFO, "picture-paired",
                    (NoticePlace){.source = capture->article->source_name, .line = line->number},
                    "The picture '%s' goes to the caption '%s'", pictures[*n_figures],
                    capture_words(capture, line, line_span(line)));
    }
    ++*n_figures;
    add_words(capture, figure, "figcaption", line);
}

/* 一、 heads a chapter, （一） a section, 第二章 a chapter; only short lines are headings. */
static const char *heading_element(const Line *line) {
    static const char digits[] = "一二三四五六七八九十百";
    if (line->n_characters > MAX_HEADING || line->ends_sentence)
        return NULL;
    const char *at = line->key;
    bool is_bracketed = begins(line, "（") || begins(line, "(");
    bool is_chapter = begins(line, "第");
    if (is_bracketed || is_chapter)
        at = g_utf8_next_char(at);
    const char *number = at;
    while (*at && g_utf8_strchr(digits, -1, g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    if (at == number || !*at || !*g_utf8_next_char(at))
        return NULL;
    gunichar mark = g_utf8_get_char(at);
    if (is_bracketed)
        return mark == 0xFF09 || mark == ')' ? "h3" : NULL;
    if (is_chapter)
        return g_utf8_strchr("章部编", -1, mark) ? "h2" : NULL;
    return mark == 0x3001 || mark == 0xFF0E ? "h2" : NULL;
}

static void add_signature(const Capture *capture, const Line *line) {
    Node *node = add_words(capture, capture->article->body, "p", line);
    if (line->n_characters <= MAX_SIGNATURE)
        node_add_class(capture->arena, node, "signature");
}

static void notice_pictures(const Capture *capture, size_t n_figures) {
    char *const *pictures = capture->options->pictures;
    size_t n_pictures = pictures ? g_strv_length((char **)pictures) : 0;
    if (pictures && n_pictures != n_figures)
        notices_add(capture->article->notices, KANYIN_SEVERITY_WARNING, "pictures-uneven",
                    (NoticePlace){.source = capture->article->source_name},
                    "There are %zu pictures for %zu captions", n_pictures, n_figures);
}

static void add_attachment(const Capture *capture, const Line *line) {
    Article *article = capture->article;
    Span span = line_span(line), label = {0, 0};
    /* 附件1： leads the name of the file */
    if (begins(line, "附件")) {
        size_t at = strlen("附件");
        while (g_ascii_isdigit(line->key[at]))
            at++;
        if (is_colon(g_utf8_get_char(line->key + at))) {
            label.to = at;
            span.from = line_step(line, at);
        }
    }
    ArticleLink link = {.title = capture_field(capture, line, span)};
    if (!span_is_empty(label))
        link.title.label = capture_words(capture, line, label);
    article_add_link(article, &article->attachments, &article->n_attachments, link);
}

/* Figures stand where no paragraph follows, unless what stands there is signed. */
typedef struct {
    size_t end_of_prose, end_of_signature;
    bool has_bare_headings;
    size_t n_figures;
} Body;

static void read_body_line(Capture *capture, size_t i, Body *body) {
    const Line *line = &capture->lines[i];
    bool is_after_prose = i >= body->end_of_prose && body->end_of_prose > capture->body;
    const char *heading = heading_element(line);
    if (!heading && body->has_bare_headings && is_bare_heading(capture, i))
        heading = "h2";
    bool is_signed = body->end_of_signature > body->end_of_prose;
    bool is_caption = is_marked_caption(line) || (is_after_prose && !is_signed && !is_note(line));
    /* sites repeat the title above the body */
    bool is_title_again = capture->has_title && i == capture->body &&
                          strcmp(line->key, capture->lines[capture->title].key) == 0;
    if (line->kind == LINE_TOOL || is_title_again)
        capture_drop(capture, line, line_span(line));
    else if (line->kind == LINE_ATTACHMENT)
        add_attachment(capture, line);
    else if (is_caption)
        add_figure(capture, line, &body->n_figures);
    else if (is_after_prose && i < body->end_of_signature)
        add_signature(capture, line);
    else
        add_words(capture, capture->article->body, heading ? heading : "p", line);
}

void capture_read_body(Capture *capture) {
    Body body = {.has_bare_headings = has_bare_headings(capture)};
    body.end_of_prose = end_of_prose(capture);
    body.end_of_signature = end_of_signature(capture, body.end_of_prose);
    for (size_t i = capture->body; i < capture->tail; i++)
        read_body_line(capture, i, &body);
    notice_pictures(capture, body.n_figures);
}

static void add_related(Capture *capture, const Line *line) {
    Article *article = capture->article;
    ArticleLink link = {.title = capture_field(capture, line, line_span(line))};
    article_add_link(article, &article->related, &article->n_related, link);
}

void capture_read_tail(Capture *capture) {
    Article *article = capture->article;
    bool is_in_related = false;
    for (size_t i = capture->tail; i < capture->footer; i++) {
        const Line *line = &capture->lines[i];
        if (line->kind == LINE_PAIRS || line->kind == LINE_DATE) {
            credits_read(capture, line);
        } else if (line->kind == LINE_QR && line_is_page_note(line) &&
                   !article_has(article->qr_note)) {
            article->qr_note = capture_field(capture, line, line_span(line));
        } else if (line->kind == LINE_ATTACHMENT) {
            add_attachment(capture, line);
        } else if (line->kind == LINE_TEXT && is_in_related) {
            add_related(capture, line);
            continue;
        } else {
            capture_drop(capture, line, line_span(line));
        }
        is_in_related = line->kind == LINE_RELATED;
    }
}
