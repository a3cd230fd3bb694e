/* SPDX-License-Identifier: MIT */
#include "read/formula.h"

#include "reading.h"

static void write_node(GString *out, const Node *node) {
    if (node->kind == NODE_TEXT) {
        g_string_append(out, node->text);
        return;
    }
    bool is_break = strcmp(node->name, "br") == 0;
    g_string_append_printf(out, is_break ? "<%s>" : "<%s|", node->name);
    for (const Node *child = node->first_child; child; child = child->next)
        write_node(out, child);
    g_string_append(out, is_break ? "" : ">");
}

static void expect(const char *tex, bool is_display, const char *wanted) {
    g_autoptr(Arena) arena = arena_new();
    const Node *node = formula_from_tex(arena, tex, is_display);
    g_assert_true(node_has_class(node, "formula"));
    g_assert_cmpstr(node_attribute(node, "data-tex"), ==, tex);
    g_autoptr(GString) found = g_string_new(NULL);
    for (const Node *child = node->first_child; child; child = child->next)
        write_node(found, child);
    g_assert_cmpstr(found->str, ==, wanted);
}

static void test_text(void) {
    static const struct {
        const char *tex, *text;
    } cases[] = {
        {"E=mc^2", "E = mc<sup|2>"},
        {"a_{ij}^{2}", "a<sub|ij><sup|2>"},
        {"-x+y\\times-1", "−x + y × −1"},
        {"\\frac12", "1/2"},
        {"\\frac{a+b}{2c}", "(a + b)/(2c)"},
        {"\\frac{1}{2}\\,n\\,a_n", "(1/2) n a<sub|n>"},
        {"\\frac{\\partial}{\\partial x}f+\\frac12\\cdot3", "(∂/(∂x))f + 1/2 · 3"},
        {"\\frac12\\pi r^2=\\frac12\\sqrt x", "(1/2)πr<sup|2> = (1/2)√x"},
        {"\\frac12^2\\frac13\\quad x", "(1/2)<sup|2>1/3\u2003x"},
        {"\\frac{P(A)}{P(B)}", "P(A)/P(B)"},
        {"\\sqrt{x}+\\sqrt{b^2-4ac}", "√x + √(b<sup|2> − 4ac)"},
        {"\\sqrt[n]{2}", "<sup|n>√2"},
        {"\\sum_{i=1}^n i", "∑<sub|i=1><sup|n> i"},
        {"\\lim_{x\\to0}\\sin x", "lim<sub|x→0> sin x"},
        {"\\alpha\\le\\beta\\in\\mathbb{R}", "α ≤ β ∈ <strong|R>"},
        {"v=3.0\\times10^8\\ \\mathrm{m/s}", "v = 3.0 × 10<sup|8> m/s"},
        {"\\text{若 }x>0", "若 x > 0"},
        {"\\hat a\\hat x\\bar y\\vec{v}", "âx<sup|^>ȳ<strong|v>"},
        {"\\left(\\frac ab\\right)^n", "(a/b)<sup|n>"},
        {"\\left.x\\right|_0^1", "x|<sub|0><sup|1>"},
        {"\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}", "(a, b; c, d)"},
        {"\\begin{cases}x&x\\ge0\\\\-x&x<0\\end{cases}", "{ x\u2003x ≥ 0; −x\u2003x < 0"},
        {"\\begin{array}{cc}1&2\\\\[2pt]3&4\\\\\\end{array}", "1, 2; 3, 4"},
        {"\\foo{x}{y}+1", "\\foo{x}{y} + 1"},
        {"a\\neq b, a\\not=b", "a ≠ b, a ≠ b"},
        {"f(x,y)=1{,}000", "f(x, y) = 1,000"},
        {"x'", "x′"},
        {"50\\% % comment", "50%"},
        {"a\\,b~c\\quad d", "a b c\u2003d"},
        {"\\binom{n}{k}", "C(n, k)"},
        {"", ""},
        {"}", ""},
        {"\\", "\\"},
        {"x^", "x"},
        {"\\frac", "/"},
        {"\\sqrt{字", "√字"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        expect(cases[i].tex, false, cases[i].text);
}

static void test_display(void) {
    expect("\\begin{aligned}a&=b\\\\&=c\\end{aligned}", true, "a = b<br>= c");
    expect("\\begin{aligned}a&=b\\\\&=c\\end{aligned}", false, "a = b; = c");
}

/* Nothing nests without end, and what is too long stays as it is written. */
static void test_bounded(void) {
    static const char *const parts[] = {
        "^", "{", "\\sqrt{", "\\hat", "\\frac", "\\begin{matrix}", "\\mathbf", "_{", "\\overset"};
    g_autoptr(Arena) arena = arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autoptr(GString) tex = g_string_new(NULL);
        while (tex->len + strlen(parts[i]) < FORMULA_MAX_BYTES)
            g_string_append(tex, parts[i]);
        const Node *node = formula_from_tex(arena, tex->str, false);
        size_t depth = 0;
        for (const Node *at = node; at->last_child; at = at->last_child)
            depth++;
        g_assert_cmpuint(depth, <=, FORMULA_MAX_ELEMENTS + 1);
    }
    g_autofree char *longer = g_strnfill(FORMULA_MAX_BYTES + 1, 'x');
    const Node *node = formula_from_tex(arena, longer, false);
    g_assert_cmpstr(node->first_child->text, ==, longer);
}

/* In the text of HTML. */
static void test_in_text(void) {
    g_autoptr(Article) article = reading_of(
        "<article><h1>题</h1><p>设 \\(x_1\\)，代码 <code>\\(y\\)</code>。</p><p>\\[ z \\]</p>"
        "<script type=\"math/tex\">w^2</script></article>",
        &(ReadOptions){.form = READ_HTML});
    g_autoptr(GString) found = g_string_new(NULL);
    write_node(found, article->body);
    g_assert_nonnull(strstr(found->str, "设 <span|x<sub|1>>，代码 <code|\\(y\\)>。"));
    g_assert_nonnull(strstr(found->str, "<div|z>"));
    g_assert_nonnull(strstr(found->str, "<span|w<sup|2>>"));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/formula/text", test_text);
    g_test_add_func("/formula/display", test_display);
    g_test_add_func("/formula/bounded", test_bounded);
    g_test_add_func("/formula/in-text", test_in_text);
    return g_test_run();
}
