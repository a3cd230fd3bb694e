/* SPDX-License-Identifier: MIT */
/* Turns names of TeX's symbols into characters. */

#include "read/formula.h"

#include <string.h>

/* Only what the fonts of running text have: for other symbols the nearest one, or the command stays
 * as it is written. */
static const struct {
    FormulaAtom atom;
    const char *pairs; /* name and text, all spaced */
} classes[] = {
    {ATOM_ORDINARY,
     "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta θ "
     "iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi π rho ρ varrho ρ sigma σ "
     "varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ "
     "Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ partial ∂ nabla ∇ "
     "hbar ℏ ell ℓ Re Re Im Im aleph ℵ emptyset ∅ varnothing ∅ forall ∀ exists ∃ neg ¬ lnot "
     "¬ top T bot ⊥ angle ∠ triangle △ square □ Box □ diamond ◇ star ★ prime ′ degree ° circ "
     "° dots … ldots … cdots ⋯ vdots … ddots … dotsc … dotsb ⋯ imath i jmath j % % # # & & _ "
     "_ $ $ vert | Vert ‖ | ‖ lvert | rvert | lVert ‖ rVert ‖ backslash \\ therefore ∴ "
     "because ∵ checkmark ✓ copyright © pounds £ yen ¥ S § P ¶ surd √ mho ℧ eth ð i i"},
    {ATOM_OPEN, "langle 〈 lfloor floor( lceil ceil( lbrace { { { lbrack [ lparen ( lgroup ("},
    {ATOM_CLOSE, "rangle 〉 rfloor ) rceil ) rbrace } } } rbrack ] rparen ) rgroup )"},
    {ATOM_BINARY,
     "pm ± mp ∓ times × div ÷ cdot · ast * bullet • cap ∩ cup ∪ setminus \\ wedge ∧ land ∧ "
     "vee ∨ lor ∨ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ dagger † ddagger ‡ bmod mod"},
    {ATOM_RELATION,
     "le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ equiv ≡ approx ≈ sim ~ simeq ≃ "
     "cong ≅ propto ∝ ll ≪ gg ≫ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ "
     "supseteq ⊇ perp ⊥ parallel ∥ mid ∣ triangleq := coloneqq := lt < gt > to → rightarrow "
     "→ leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ "
     "implies ⇒ impliedby ⇐ iff ⇔ longrightarrow → longleftarrow ← Longrightarrow ⇒ "
     "Longleftrightarrow ⇔ mapsto → longmapsto → uparrow ↑ downarrow ↓ updownarrow ↕ nearrow "
     "↗ searrow ↘ hookrightarrow → rightleftharpoons ⇌ xrightarrow → xleftarrow ← colon :"},
    {ATOM_OPERATOR,
     "sum ∑ prod ∏ int ∫ iint ∬ iiint ∭ oint ∮ bigcap ∩ bigcup ∪ bigoplus ⊕ bigotimes ⊗ "
     "bigvee ∨ bigwedge ∧ sin sin cos cos tan tan cot cot sec sec csc csc arcsin arcsin "
     "arccos arccos arctan arctan sinh sinh cosh cosh tanh tanh coth coth log log ln ln lg "
     "lg exp exp lim lim limsup limsup liminf liminf max max min min sup sup inf inf arg arg "
     "argmax argmax argmin argmin det det dim dim ker ker deg deg gcd gcd hom hom Pr Pr"},
};

/* Space, and what says only how big something is. */
static const FormulaSymbol spaces[] = {
    {",", " ", ATOM_SPACE},
    {":", " ", ATOM_SPACE},
    {";", " ", ATOM_SPACE},
    {">", " ", ATOM_SPACE},
    {" ", " ", ATOM_SPACE},
    {"quad", "\u2003", ATOM_SPACE},
    {"qquad", "\u2003\u2003", ATOM_SPACE},
    {"enspace", " ", ATOM_SPACE},
    {"thinspace", " ", ATOM_SPACE},
    {"!", "", ATOM_NONE},
    {"/", "", ATOM_NONE},
    {"limits", "", ATOM_NONE},
    {"nolimits", "", ATOM_NONE},
    {"displaystyle", "", ATOM_NONE},
    {"textstyle", "", ATOM_NONE},
    {"scriptstyle", "", ATOM_NONE},
    {"nonumber", "", ATOM_NONE},
    {"notag", "", ATOM_NONE},
    {"big", "", ATOM_NONE},
    {"Big", "", ATOM_NONE},
    {"bigg", "", ATOM_NONE},
    {"Bigg", "", ATOM_NONE},
    {"bigl", "", ATOM_NONE},
    {"bigr", "", ATOM_NONE},
    {"Bigl", "", ATOM_NONE},
    {"Bigr", "", ATOM_NONE},
    {"biggl", "", ATOM_NONE},
    {"biggr", "", ATOM_NONE},
    {"Biggl", "", ATOM_NONE},
    {"Biggr", "", ATOM_NONE},
    {"bigm", "", ATOM_NONE},
    {"hline", "", ATOM_NONE},
    {"middle", "", ATOM_NONE},
    {"rm", "", ATOM_NONE},
    {"it", "", ATOM_NONE},
    {"bf", "", ATOM_NONE},
};

static void add_class(GHashTable *table, FormulaAtom atom, const char *pairs) {
    g_auto(GStrv) words = g_strsplit(pairs, " ", -1);
    for (size_t i = 0; words[i] && words[i + 1]; i += 2) {
        FormulaSymbol *symbol = g_new(FormulaSymbol, 1);
        *symbol = (FormulaSymbol){g_intern_string(words[i]), g_intern_string(words[i + 1]), atom};
        g_hash_table_insert(table, (gpointer)symbol->name, symbol);
    }
}

static GHashTable *make_table(void) {
    GHashTable *table = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < G_N_ELEMENTS(classes); i++)
        add_class(table, classes[i].atom, classes[i].pairs);
    for (size_t i = 0; i < G_N_ELEMENTS(spaces); i++)
        g_hash_table_insert(table, (gpointer)spaces[i].name, (gpointer)&spaces[i]);
    return table;
}

const FormulaSymbol *formula_symbol(const char *name) {
    static GHashTable *table; /* as long as the process */
    if (g_once_init_enter(&table))
        g_once_init_leave(&table, make_table());
    return g_hash_table_lookup(table, name);
}

const FormulaAccent *formula_accent(const char *name) {
    static const FormulaAccent accents[] = {
        {{"bar", "overline"}, "\u0304", NULL},
        {{"dot"}, "\u0307", NULL},
        {{"hat", "widehat"}, "\u0302", "^"},
        {{"tilde", "widetilde"}, "\u0303", "~"},
        {{"ddot"}, "\u0308", "··"},
        {{"check"}, "\u030C", "ˇ"},
        {{"breve"}, "\u0306", "˘"},
        {{"acute"}, "\u0301", "´"},
        {{"grave"}, "\u0300", "`"},
        {{"mathring"}, "\u030A", "°"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(accents); i++)
        if (g_strv_contains(accents[i].names, name))
            return &accents[i];
    return NULL;
}
