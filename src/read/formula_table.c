/* SPDX-License-Identifier: MIT */
/* Turns names of TeX's symbols into characters. */

#include "read/formula.h"

#include <string.h>

static const struct {
    FormulaAtom atom;
    const char *pairs; /* name and text, all spaced */
} classes[] = {
    {ATOM_ORDINARY,
     "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι "
     "kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς "
     "tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ "
     "Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ partial ∂ nabla ∇ hbar ℏ ell ℓ Re ℜ "
     "Im ℑ aleph ℵ wp ℘ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ "
     "bot ⊥ angle ∠ triangle △ square □ Box □ diamond ◇ star ★ prime ′ degree ° circ ° dots … "
     "ldots … cdots ⋯ vdots ⋮ ddots ⋱ dotsc … dotsb ⋯ imath ı jmath ȷ % % # # & & _ _ $ $ "
     "vert | Vert ‖ | ‖ lvert | rvert | lVert ‖ rVert ‖ backslash \\ therefore ∴ because ∵ "
     "checkmark ✓ copyright © pounds £ yen ¥ S § P ¶ surd √ complement ∁ mho ℧ eth ð i i"},
    {ATOM_OPEN, "langle ⟨ lfloor ⌊ lceil ⌈ lbrace { { { lbrack [ lparen ( lgroup ("},
    {ATOM_CLOSE, "rangle ⟩ rfloor ⌋ rceil ⌉ rbrace } } } rbrack ] rparen ) rgroup )"},
    {ATOM_BINARY,
     "pm ± mp ∓ times × div ÷ cdot · ast ∗ bullet • cap ∩ cup ∪ uplus ⊎ setminus ∖ wedge ∧ land ∧ "
     "vee ∨ lor ∨ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ dagger † ddagger ‡ amalg ⨿ sqcap ⊓ "
     "sqcup ⊔ bmod mod"},
    {ATOM_RELATION,
     "le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ "
     "propto ∝ ll ≪ gg ≫ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ "
     "prec ≺ succ ≻ preceq ≼ succeq ≽ perp ⊥ parallel ∥ mid ∣ nmid ∤ vdash ⊢ models ⊨ asymp ≍ "
     "doteq ≐ triangleq ≜ coloneqq ≔ lt < gt > to → rightarrow → leftarrow ← gets ← "
     "leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⇒ impliedby ⇐ iff ⇔ "
     "longrightarrow ⟶ longleftarrow ⟵ Longrightarrow ⟹ Longleftrightarrow ⟺ mapsto ↦ "
     "longmapsto ⟼ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ "
     "hookrightarrow ↪ rightharpoonup ⇀ leftharpoonup ↼ rightleftharpoons ⇌ xrightarrow → "
     "xleftarrow ← colon :"},
    {ATOM_OPERATOR,
     "sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcap ⋂ bigcup ⋃ bigoplus ⨁ bigotimes ⨂ "
     "bigvee ⋁ bigwedge ⋀ sin sin cos cos tan tan cot cot sec sec csc csc arcsin arcsin arccos "
     "arccos arctan arctan sinh sinh cosh cosh tanh tanh coth coth log log ln ln lg lg exp exp "
     "lim lim limsup limsup liminf liminf max max min min sup sup inf inf arg arg argmax argmax "
     "argmin argmin det det dim dim ker ker deg deg gcd gcd hom hom Pr Pr"},
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

const char *formula_blackboard(char letter) {
    static const struct {
        char letter;
        const char *text;
    } letters[] = {{'C', "ℂ"}, {'H', "ℍ"}, {'N', "ℕ"}, {'P', "ℙ"},
                   {'Q', "ℚ"}, {'R', "ℝ"}, {'Z', "ℤ"}};
    for (size_t i = 0; i < G_N_ELEMENTS(letters); i++)
        if (letters[i].letter == letter)
            return letters[i].text;
    return NULL;
}

const char *formula_accent(const char *name) {
    static const struct {
        const char *names[3], *text;
    } accents[] = {
        {{"hat", "widehat"}, "\u0302"},
        {{"bar", "overline"}, "\u0304"},
        {{"tilde", "widetilde"}, "\u0303"},
        {{"vec", "overrightarrow"}, "\u20D7"},
        {{"dot"}, "\u0307"},
        {{"ddot"}, "\u0308"},
        {{"check"}, "\u030C"},
        {{"breve"}, "\u0306"},
        {{"acute"}, "\u0301"},
        {{"grave"}, "\u0300"},
        {{"mathring"}, "\u030A"},
        {{"underline", "underbar"}, "\u0332"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(accents); i++)
        if (g_strv_contains(accents[i].names, name))
            return accents[i].text;
    return NULL;
}
