/* SPDX-License-Identifier: MIT */
#include "read/html_build.h"
void build_formula(Build *build, const Node *node) {
    build_text(build, html_words(build->page->arena, node));
}
