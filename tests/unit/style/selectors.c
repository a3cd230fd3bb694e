/* SPDX-License-Identifier: MIT */
/* Selectors on small documents: which elements match, how specific they are, what is refused. */
#include "style/matcher.h"

#include <string.h>

/* --- documents: name#id.class[attribute=value]('text' child child) --- */

static char *take_word(Arena *arena, const char **at, const char *ends) {
    size_t length = strcspn(*at, ends);
    char *word = arena_strndup(arena, *at, length);
    *at += length;
    return word;
}

static void read_attribute(Arena *arena, const char **at, Node *node) {
    ++*at;
    const char *name = take_word(arena, at, "=]");
    const char *value = "";
    if (**at == '=') {
        ++*at;
        value = take_word(arena, at, "]");
    }
    ++*at;
    if (strcmp(name, "lang") == 0)
        node->lang = value;
    else
        node_set_attribute(arena, node, name, value);
}

static Node *read_node(Arena *arena, const char **at) {
    static const char ends[] = "#.[( )";
    if (**at == '\'') {
        ++*at;
        Node *text = node_text(arena, take_word(arena, at, "'"));
        ++*at;
        return text;
    }
    Node *node = node_element(arena, take_word(arena, at, ends), NULL);
    while (**at == '#' || **at == '.' || **at == '[') {
        char mark = **at;
        if (mark == '[') {
            read_attribute(arena, at, node);
            continue;
        }
        ++*at;
        char *name = take_word(arena, at, ends);
        if (mark == '#')
            node->id = name;
        else
            node_add_class(arena, node, name);
    }
    if (**at == '(') {
        ++*at;
        while (**at && **at != ')') {
            node_append(node, read_node(arena, at));
            *at += strspn(*at, " ");
        }
        ++*at;
    }
    return node;
}

static Node *read_document(Arena *arena, const char *text) {
    return read_node(arena, &text);
}

/* --- selectors --- */

typedef struct {
    Arena *arena;
    SheetText sheet;
    Notices *notices;
    const Selector *list;
    size_t n;
    SelectorFault fault;
} Parsed;

static void parse(Parsed *parsed, Arena *arena, const char *text) {
    static const NamespacePrefix svg = {"svg", NULL};
    *parsed = (Parsed){.arena = arena, .notices = notices_new()};
    parsed->sheet = (SheetText){.name = "sheet",
                                .text = text,
                                .length = strlen(text),
                                .prefixes = &svg,
                                .marks = g_array_new(FALSE, FALSE, sizeof(NoticePlace))};
    ValueParser parser = {arena, style_tokenize(arena, text, strlen(text)), &parsed->sheet,
                          parsed->notices};
    parsed->list = selector_parse_list(&parser, NULL, &parsed->n, &parsed->fault);
}

static void collect(Matcher *matcher, const Parsed *parsed, const Node *node, GString *out) {
    bool holds = false;
    for (size_t i = 0; i < parsed->n; i++) {
        bool one = selector_matches(matcher, &parsed->list[i], node);
        g_assert_true(!one || matcher_may_hold(matcher, &parsed->list[i]));
        holds |= one;
    }
    if (holds)
        g_string_append_printf(out, "%s%s", out->len ? " " : "", node->id ? node->id : node->name);
    matcher_enter(matcher, node);
    for (const Node *child = node->first_child; child; child = child->next)
        if (child->kind == NODE_ELEMENT)
            collect(matcher, parsed, child, out);
    matcher_leave(matcher, node);
}

/* The ids of the elements that match, in order. */
static char *find(const char *document, const char *selector) {
    g_autoptr(Arena) arena = arena_new();
    const Node *root = read_document(arena, document);
    Parsed parsed;
    parse(&parsed, arena, selector);
    g_autoptr(Notices) notices = parsed.notices;
    if (!parsed.list)
        return g_strdup_printf("! %s", parsed.fault.message);
    g_autoptr(Matcher) matcher = matcher_new(root, notices);
    GString *out = g_string_new(NULL);
    collect(matcher, &parsed, root, out);
    g_assert_cmpuint(notices_count(notices), ==, 0);
    return g_string_free(out, FALSE);
}

typedef struct {
    const char *selector, *ids;
} Case;

static void check(const char *document, const Case *cases, size_t n) {
    for (size_t i = 0; i < n; i++) {
        g_autofree char *ids = find(document, cases[i].selector);
        if (strcmp(ids, cases[i].ids) == 0)
            continue;
        g_test_message("%s: '%s' instead of '%s'", cases[i].selector, ids, cases[i].ids);
        g_test_fail();
    }
}

#define CHECK(document, ...)                                                                       \
    do {                                                                                           \
        static const Case cases[] = {__VA_ARGS__};                                                 \
        check(document, cases, G_N_ELEMENTS(cases));                                               \
    } while (0)

static void names(void) {
    CHECK("article#r(h1#t.Big p#a.x.y p#b.x div#中)", {"p", "a b"}, {"P", "a b"},
          {"*", "r t a b 中"}, {".x", "a b"}, {".x.y", "a"}, {".X", ""}, {".big", ""},
          {".Big", "t"}, {"#a", "a"}, {"#A", ""}, {"p#b.x", "b"}, {"#\\61", "a"}, {".\\79", "a"},
          {"\\70", "a b"}, {"#中", "中"}, {"*|p", "a b"}, {"|p", "a b"}, {"svg|p", "a b"},
          {"*|*", "r t a b 中"}, {"|*.y", "a"}, {"p/**/.y", "a"}, {"h1, #b", "t b"});
}

static void combinators(void) {
    CHECK("a#r(b#1(c#2 'x' d#3 'x' c#4) c#5 b#6(b#7(c#8(c#9))))", {"b c", "2 4 8 9"},
          {"b > c", "2 4 8"}, {"b>c", "2 4 8"}, {"c + d", "3"}, {"d + c", "4"}, {"c+c", ""},
          {"c ~ c", "4"}, {"b ~ b", "6"}, {"a > b > b > c", "8"}, {"a b c c", "9"},
          {"b b > c > c", "9"}, {"c ~ b c > c", "9"}, {"b + c ~ b > b", "7"},
          {"b + c + b c", "8 9"}, {"d b", ""}, {"a + b", ""}, {"c > b", ""}, {"b + c > c", ""},
          {"* > * > *", "2 3 4 7 8 9"});
    /* going back must not miss what an earlier choice passed by */
    CHECK("r(x#1(y#2(y#3(z#4))) y#5(z#6))", {"x > y z", "4"}, {"x > y > y z", "4"},
          {"x y > z", "4"});
    CHECK("r(x#1 y#2 y#3 z#4(w#5) y#6(w#7))", {"x + y ~ z", "4"}, {"x + y ~ y > w", "7"},
          {"x ~ z + y w", "7"}, {"y + y + z > w", "5"}, {"x ~ y ~ y ~ z", "4"});
}

static void attributes(void) {
    CHECK("r(a#1[href] a#2[href=http://x.cn/a.PDF] b#3[data-x=one two] c#4[lang=zh-Hant].k.m "
          "d#5[type=A] e#6[data-x=one-two])",
          {"[href]", "1 2"}, {"[HREF]", "1 2"}, {"[href=\"\"]", "1"}, {"[href$='.pdf']", ""},
          {"[href$='.pdf' i]", "2"}, {"[href$='.PDF']", "2"}, {"[href^=http]", "2"},
          {"[href*='x.cn']", "2"}, {"[href*='X.CN' i]", "2"}, {"[href^='']", ""},
          {"[href*='']", ""}, {"[href$='']", ""}, {"[data-x~=two]", "3"},
          {"[data-x~='one two']", ""}, {"[data-x~='']", ""}, {"[data-x|=one]", "6"},
          {"[data-x|='one two']", "3"}, {"[data-x='One Two' I]", "3"},
          {"[ data-x = 'one two' ]", "3"}, {"[lang|=zh]", "4"}, {"[lang|=ZH]", "4"},
          {"[class~=m]", "4"}, {"[class='k m']", "4"}, {"[class]", "4"}, {"[id='3']", "3"},
          {"[type=a]", "5"}, {"[type=a s]", ""}, {"[type=A S]", "5"}, {"[|href]", "1 2"},
          {"[*|href]", "1 2"}, {"[svg|href='']", "1"}, {"a[href]:not([href=''])", "2"});
}

static void places(void) {
    static const char list[] = "r(ol#o(li#1 li#2.x 't' li#3 p#p.x li#4.x li#5))";
    CHECK(list, {"li:first-child", "1"}, {"li:last-child", "5"}, {"li:nth-child(odd)", "1 3 4"},
          {"li:nth-child(even)", "2 5"}, {"li:nth-child(EVEN)", "2 5"},
          {"li:nth-of-type(even)", "2 4"}, {"li:nth-child(4)", ""}, {":nth-child(4)", "p"},
          {"li:nth-last-child(2)", "4"}, {"li:nth-child(n+5)", "4 5"},
          {"li:nth-child(-n + 2)", "1 2"}, {"li:nth-child( +3n - 2 )", "1"},
          {"li:nth-child(3n-1)", "2 4"}, {"li:nth-child(-n- -1)", "! ':nth-child()' needs an+b"},
          {"li:nth-child(0n+2)", "2"}, {"li:nth-child(-2n+3)", "1 3"},
          {"li:nth-child(n)", "1 2 3 4 5"}, {"li:nth-last-of-type(2n+1)", "1 3 5"},
          {"li:nth-child(-5)", ""}, {"li:nth-child(0)", ""}, {"p:only-of-type", "p"},
          {"li:only-child", ""}, {"ol:only-child", "o"}, {"li:first-of-type", "1"},
          {"p:first-of-type", "p"}, {"li:last-of-type", "5"}, {":nth-child(2 of .x)", "p"},
          {":nth-child(odd of .x)", "2 4"}, {":nth-last-child(1 of li.x)", "4"},
          {"li:nth-child(1 of .x, p)", "2"}, {":nth-child(2n+1 OF li)", "1 3 5"},
          {"ol > :nth-child(2 of li:not(.x))", "3"}, {":nth-last-child(-n+2 of ol > .x)", "p 4"},
          {"r:nth-child(1)", "r"});
}

static void lists(void) {
    CHECK("r(h1#1 h2#2.a div#d(h2#3 p#4.a.b))", {":is(h1, h2)", "1 2 3"}, {":is(h1, h2).a", "2"},
          {":where(div) > :is(p, h1)", "4"}, {":not(h1, h2, div, r)", "4"},
          {":not(.a.b):is(.a)", "2"}, {":not(div > *)", "r 1 2 d"},
          {":is(div > h2, h1 + h2)", "2 3"}, {":is()", ""}, {":not(:is())", "r 1 2 d 3 4"},
          {":is(:is(:is(p)))", "4"}, {"r :is(div p)", "4"}, {":IS(P)", "4"},
          {":not(:not(p))", "4"});
}

static void relations(void) {
    CHECK("r(s#1(h#2 p#3(i#4)) s#5(p#6 p#7(b#8(i#9))) p#t)", {":has(i)", "r 1 3 5 7 8"},
          {"p:has(i)", "3 7"}, {"p:has(> i)", "3"}, {"s:has(h + p)", "1"}, {"s:has(> p > b)", "5"},
          {"s:has(h, b)", "1 5"}, {"h:has(+ p i)", "2"}, {"s:has(~ p)", "1 5"}, {"s:has(+ p)", "5"},
          {"s:has(+ s > p + p)", "1"}, {":has(~ p > i)", "2"}, {"s:not(:has(h))", "5"},
          {":has(:is(h, b) + p)", "r 1"}, {"s:has(s i)", ""}, {"r:has(s b i)", "r"},
          {"r s:has(r i)", ""}, {"s:has(i):has(h) p", "3"}, {"s:has(:scope)", ""},
          {"p:has(~ p > b > i)", "6"}, {"*:has(*)", "r 1 3 5 7 8"},
          {"s:has(~ s) ~ s:has(~ p)", "5"});
}

static void languages(void) {
    CHECK("r[lang=zh-Hant-TW](a#1 b#2[lang=ja](c#3) d#4[lang=zh-cmn-Hans-CN] e#5[lang=en-x-tw] "
          "f#6[lang=])",
          {":lang(zh)", "r 1 4"}, {":lang(zh-Hant)", "r 1"}, {":lang(zh-TW)", "r 1"},
          {":lang(ZH-hans)", "4"}, {":lang(ja, en)", "2 3 5"}, {":lang('*-TW')", "r 1"},
          {":lang(\\*-Hans)", "4"}, {":lang('zh-*-CN')", "4"}, {":lang(z)", ""}, {":lang('')", "6"},
          {":lang('*')", "r 1 2 3 4 5"}, {":lang(en-tw)", ""}, {"b :lang(ja)", "3"},
          {":not(:lang(zh))", "2 3 5 6"});
    CHECK("r(a#1[dir=rtl](b#2 c#3[dir=LTR]) d#4[dir=auto]('12 שלום') e#5[dir=auto](f#6('مرحبا')) "
          "bdi#7('漢'))",
          {":dir(rtl)", "1 2 4 5 6"}, {":dir(ltr)", "r 3 7"}, {":dir(up)", ""},
          {":DIR(RTL)", "1 2 4 5 6"});
}

static void states(void) {
    CHECK("r(a#1[href] a#2 area#3[href] x-y#4 p#5('') p#6('a') p#7(' ') input#8[checked] "
          "input#9[disabled] option#10[selected])",
          {":root", "r"}, {":scope", "r"}, {"html:root", ""}, {":empty:is(p)", "5"},
          {":link", "1 3"}, {":any-link", "1 3"}, {"a:not(:link)", "2"}, {":visited", ""},
          {":hover", ""}, {":target", ""}, {":focus-within", ""}, {":checked", "8 10"},
          {":enabled", "8 10"}, {":disabled", "9"},
          {"*:defined:nth-child(n+3):nth-child(-n+6)", "3 5 6"}, {"p:read-only", "5 6 7"},
          {":not(:hover):root", "r"}, {"input:valid", ""}, {"p:not(:active)", "5 6 7"});
}

static void specificity(void) {
    static const struct {
        const char *selector;
        unsigned ids, classes, elements;
    } cases[] = {
        {"*", 0, 0, 0},
        {"*|*", 0, 0, 0},
        {"p", 0, 0, 1},
        {"ul ol + li", 0, 0, 3},
        {"h1 + *[rel=up]", 0, 1, 1},
        {"ul ol li.red", 0, 1, 3},
        {"li.red.level", 0, 2, 1},
        {"#x34y", 1, 0, 0},
        {"#s12:not(p)", 1, 0, 1},
        {".foo :is(.bar, #baz)", 1, 1, 0},
        {":is(em, #foo)", 1, 0, 0},
        {".qux:where(em, #foo#bar#baz)", 0, 1, 0},
        {":nth-child(even of li, .item)", 0, 2, 0},
        {":nth-last-child(2)", 0, 1, 0},
        {":not(em, strong#foo)", 1, 0, 1},
        {"a:has(> #x, .y)", 1, 0, 1},
        {":is(:unknown, p)", 0, 0, 1},
        {":is()", 0, 0, 0},
        {":only-child", 0, 1, 0},
        {":lang(zh, ja):dir(ltr)", 0, 2, 0},
        {"p::first-line", 0, 0, 2},
        {"p:before", 0, 0, 2},
        {":hover", 0, 1, 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Arena) arena = arena_new();
        Parsed parsed;
        parse(&parsed, arena, cases[i].selector);
        notices_free(parsed.notices);
        g_array_unref(parsed.sheet.marks);
        g_test_message("%s", cases[i].selector);
        g_assert_nonnull(parsed.list);
        g_assert_cmpuint(parsed.list[0].specificity >> 20, ==, cases[i].ids);
        g_assert_cmpuint((parsed.list[0].specificity >> 10) & 1023, ==, cases[i].classes);
        g_assert_cmpuint(parsed.list[0].specificity & 1023, ==, cases[i].elements);
    }
}

/* However many classes there are, they are no id. */
static void specificity_does_not_overflow(void) {
    g_autoptr(GString) many = g_string_new(NULL);
    for (int i = 0; i < 3000; i++)
        g_string_append(many, ".a");
    g_autoptr(Arena) arena = arena_new();
    Parsed parsed;
    parse(&parsed, arena, many->str);
    notices_free(parsed.notices);
    g_array_unref(parsed.sheet.marks);
    g_assert_nonnull(parsed.list);
    g_assert_cmpuint(parsed.list[0].specificity, <, 1u << 20);
}

static void pseudo_elements(void) {
    static const struct {
        const char *selector;
        PseudoElement pseudo;
    } cases[] = {{"p::before", PSEUDO_BEFORE},
                 {"p:after", PSEUDO_AFTER},
                 {"::marker", PSEUDO_MARKER},
                 {"p:FIRST-letter", PSEUDO_FIRST_LETTER},
                 {"p::first-letter", PSEUDO_FIRST_LETTER},
                 {"p:first-line", PSEUDO_FIRST_LINE},
                 {"a.b > c::first-line ", PSEUDO_FIRST_LINE},
                 {"*::footnote-call", PSEUDO_FOOTNOTE_CALL},
                 {"*::footnote-marker", PSEUDO_FOOTNOTE_MARKER},
                 {"p::Selection", PSEUDO_UNSEEN},
                 {"p", PSEUDO_NONE}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Arena) arena = arena_new();
        Parsed parsed;
        parse(&parsed, arena, cases[i].selector);
        notices_free(parsed.notices);
        g_array_unref(parsed.sheet.marks);
        g_test_message("%s", cases[i].selector);
        g_assert_nonnull(parsed.list);
        g_assert_cmpint(parsed.list[0].pseudo, ==, cases[i].pseudo);
    }
}

/* The column is where the fault lies, from 0; -1 at the end. */
static const struct {
    const char *selector, *message;
    int at;
} refused[] = {
    {"", "a selector is missing", -1},
    {"p,", "a selector is missing", -1},
    {",p", "a selector is missing", 0},
    {"p >", "a selector is missing", -1},
    {"> p", "a selector is missing", 0},
    {"p > > b", "a selector is missing", 4},
    {"p || b", "a selector is missing", 2},
    {"&p", "this is no part of a selector", 1},
    {"p!", "this is no part of a selector", 1},
    {".a p*", "this is no part of a selector", 4},
    {"*p", "this is no part of a selector", 1},
    {"..a", "no name of a class follows the '.'", 1},
    {". a", "no name of a class follows the '.'", 1},
    {"#1", "a selector is missing", 0},
    {"no|p", "the namespace 'no' is not declared", 0},
    {"[no|a]", "the namespace 'no' is not declared", 1},
    {"[a=]", "this is no attribute selector", 0},
    {"[a=1]", "this is no attribute selector", 0},
    {"[a=b x]", "this is no attribute selector", 0},
    {"[a ~ =b]", "this is no attribute selector", 0},
    {"[*|*]", "this is no attribute selector", 0},
    {"[]", "this is no attribute selector", 0},
    {"p:nonsense", "unknown pseudo-class ':nonsense'", 1},
    {"p: hover", "no name follows the ':'", 1},
    {"p::nonsense", "unknown pseudo-element '::nonsense'", 1},
    {"p::slotted(b)", "unknown pseudo-element '::slotted()'", 1},
    {":marker", "unknown pseudo-class ':marker'", 0},
    {":first-line(1)", "unknown pseudo-class ':first-line()'", 0},
    {":nth-col(1)", "unknown pseudo-class ':nth-col()'", 0},
    {"p::before b", "something follows a pseudo-element", 10},
    {"p::before.x", "something follows a pseudo-element", 9},
    {"p::before:hover", "something follows a pseudo-element", 9},
    {":not(::before)", "a pseudo-element cannot stand in ':not()'", 5},
    {":not()", "a selector is missing", -1},
    {":not(p, )", "a selector is missing", -1},
    {":not(p:what)", "unknown pseudo-class ':what'", 6},
    {":has()", "a selector is missing", -1},
    {":has(p:what, b)", "unknown pseudo-class ':what'", 6},
    {":has(:has(p))", "':has()' cannot stand in ':has()'", 5},
    {":nth-child()", "':nth-child()' needs an+b", 0},
    {":nth-child(2 of)", "a selector is missing", -1},
    {":nth-child(2 p)", "':nth-child()' needs an+b", 0},
    {":nth-of-type(2 of p)", "':nth-of-type()' needs an+b", 0},
    {":nth-child(1.5)", "':nth-child()' needs an+b", 0},
    {":nth-child(+ n)", "':nth-child()' needs an+b", 0},
    {":nth-child(n-0 +1)", "':nth-child()' needs an+b", 0},
    {":lang()", "':lang()' needs languages", 0},
    {":lang(zh ja)", "':lang()' needs languages", 0},
    {":dir()", "':dir()' needs ltr or rtl", 0},
};

static void what_is_refused(void) {
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autoptr(Arena) arena = arena_new();
        Parsed parsed;
        parse(&parsed, arena, refused[i].selector);
        notices_free(parsed.notices);
        g_array_unref(parsed.sheet.marks);
        int at = parsed.fault.at ? (int)parsed.fault.at->start : -1;
        if (parsed.list || g_strcmp0(parsed.fault.message, refused[i].message) != 0 ||
            at != refused[i].at) {
            g_test_message("%s: %s at %d", refused[i].selector,
                           parsed.list ? "is read" : parsed.fault.message, at);
            g_test_fail();
        }
    }
}

/* Who only asks whether it is a selector need not hear why not. */
static void a_fault_may_go_unheard(void) {
    g_autoptr(Arena) arena = arena_new();
    ValueParser parser = {arena, style_tokenize(arena, "p::what", 7), NULL, NULL};
    size_t n = 0;
    g_assert_null(selector_parse_list(&parser, NULL, &n, NULL));
    parser.rest = style_tokenize(arena, "a:is(b, :what)", 14);
    g_assert_nonnull(selector_parse_list(&parser, NULL, &n, NULL));
    g_assert_cmpuint(n, ==, 1);
}

static void some_lists_forgive(void) {
    static const struct {
        const char *selector, *notice;
        size_t n;
    } cases[] = {
        {":is(p, :what, b)", "left out of ':is()': unknown pseudo-class ':what'", 2},
        {":where(:what, p)", "left out of ':where()': unknown pseudo-class ':what'", 1},
        {":is(p, ::before)", "left out of ':is()': a pseudo-element cannot stand in ':is()'", 1},
        {":is(p,, b)", "left out of ':is()': a selector is missing", 2},
        {":is(p q r > , b)", "left out of ':is()': a selector is missing", 1},
        {":is(:not(:what(a, b)), b)", "left out of ':is()': unknown pseudo-class ':what()'", 1},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Arena) arena = arena_new();
        Parsed parsed;
        parse(&parsed, arena, cases[i].selector);
        g_autoptr(Notices) notices = parsed.notices;
        g_test_message("%s", cases[i].selector);
        g_assert_nonnull(parsed.list);
        g_assert_cmpuint(notices_count(notices), ==, 1);
        g_assert_cmpstr(notices_at(notices, 0)->message, ==, cases[i].notice);
        g_assert_cmpuint(parsed.list[0].compounds[0].simples[0].n_list, ==, cases[i].n);
    }
}

/* --- bounds --- */

static void nesting_is_bounded(void) {
    static const char *const functions[] = {":not(", ":has(:not("};
    for (size_t k = 0; k < G_N_ELEMENTS(functions); k++) {
        g_autoptr(GString) deep = g_string_new(NULL);
        for (int i = 0; i < 10000; i++)
            g_string_append(deep, functions[k]);
        g_autoptr(Arena) arena = arena_new();
        Parsed parsed;
        parse(&parsed, arena, deep->str);
        notices_free(parsed.notices);
        g_array_unref(parsed.sheet.marks);
        g_assert_null(parsed.list);
        g_assert_nonnull(parsed.fault.message);
    }
    g_autoptr(GString) chain = g_string_new("a");
    for (int i = 0; i < SELECTOR_MAX_COMPOUNDS; i++)
        g_string_append(chain, " a");
    g_autoptr(Arena) arena = arena_new();
    Parsed parsed;
    parse(&parsed, arena, chain->str);
    notices_free(parsed.notices);
    g_array_unref(parsed.sheet.marks);
    g_assert_cmpstr(parsed.fault.message, ==, "more than 64 compounds in one selector");
}

static Node *make_chains(Arena *arena, int width, int depth) {
    Node *root = node_element(arena, "r", NULL);
    for (int i = 0; i < width; i++) {
        Node *at = root;
        for (int k = 0; k < depth; k++) {
            Node *child = node_element(arena, "a", "x");
            node_append(at, child);
            at = child;
        }
    }
    return root;
}

/* Steps that a selector takes on all elements of a tree of `width` chains. */
static void expect_cheap(const char *selector, int width, int depth) {
    g_autoptr(Arena) arena = arena_new();
    const Node *root = make_chains(arena, width, depth);
    Parsed parsed;
    parse(&parsed, arena, selector);
    g_autoptr(Notices) notices = parsed.notices;
    g_autoptr(Matcher) matcher = matcher_new(root, notices);
    g_assert_true(matcher_spend(matcher, MATCHER_START_STEPS - 100 * width * depth));
    g_autoptr(GString) out = g_string_new(NULL);
    collect(matcher, &parsed, root, out);
    g_test_message("%s", selector);
    g_assert_cmpuint(notices_count(notices), ==, 0);
}

static void what_is_found_out_is_remembered(void) {
    expect_cheap(":has(b)", 20, 200);
    expect_cheap(":has(a b)", 20, 200);
    expect_cheap(":has(~ b)", 3000, 1);
    expect_cheap(":has(~ a ~ b)", 3000, 1);
    expect_cheap("a:has(b) ~ a", 3000, 1);
    expect_cheap("b ~ .x ~ .x ~ .x", 3000, 1);
    expect_cheap("b ~ .x > .x > .x", 3000, 3);
    expect_cheap("b > .x ~ .x > .x ~ .x > .x ~ .x", 300, 6);
    expect_cheap("a:nth-child(7)", 3000, 1);
    expect_cheap("a:nth-last-of-type(2n+1)", 3000, 1);
    expect_cheap("a:nth-child(2 of .y)", 3000, 1);
}

/* What costs too much ends: a notice, and no rule holds by chance. */
static void work_is_bounded(void) {
    g_autoptr(Arena) arena = arena_new();
    const Node *root = make_chains(arena, 1, 400);
    g_autoptr(GString) text = g_string_new("a");
    for (int i = 0; i < 6; i++) {
        g_string_prepend(text, ":is(");
        g_string_append(text, ":not(b) a)");
    }
    g_string_prepend(text, ":not(");
    g_string_append(text, ")");
    Parsed parsed;
    parse(&parsed, arena, text->str);
    g_autoptr(Notices) notices = parsed.notices;
    g_assert_nonnull(parsed.list);
    g_autoptr(Matcher) matcher = matcher_new(root, notices);
    matcher_spend(matcher, MATCHER_START_STEPS - 1000);
    const Node *deepest = root;
    while (deepest->first_child)
        deepest = deepest->first_child;
    selector_matches(matcher, &parsed.list[0], deepest);
    g_assert_false(matcher_spend(matcher, MATCHER_START_STEPS));
    g_assert_false(selector_matches(matcher, &parsed.list[0], deepest));
    g_assert_true(selector_matches_free(matcher, &parsed.list[0], root));
    g_assert_cmpuint(notices_count(notices), ==, 1);
    g_assert_cmpstr(notices_at(notices, 0)->code, ==, "style-too-costly");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    static const struct {
        const char *path;
        GTestFunc run;
    } tests[] = {
        {"/selectors/names", names},
        {"/selectors/combinators", combinators},
        {"/selectors/attributes", attributes},
        {"/selectors/places", places},
        {"/selectors/lists", lists},
        {"/selectors/relations", relations},
        {"/selectors/languages", languages},
        {"/selectors/states", states},
        {"/selectors/specificity", specificity},
        {"/selectors/specificity-overflow", specificity_does_not_overflow},
        {"/selectors/pseudo-elements", pseudo_elements},
        {"/selectors/refused", what_is_refused},
        {"/selectors/unheard", a_fault_may_go_unheard},
        {"/selectors/forgiven", some_lists_forgive},
        {"/selectors/nesting", nesting_is_bounded},
        {"/selectors/memory", what_is_found_out_is_remembered},
        {"/selectors/work", work_is_bounded},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
        g_test_add_func(tests[i].path, tests[i].run);
    return g_test_run();
}
