/* SPDX-License-Identifier: MIT */
/* Turns the blocks that hold for an element into the order in which their declarations win, and
 * finds what stands below one that was rolled back (css-cascade-5 §6 and §7.3). */

#include "style/cascade.h"

/* Where the blocks of one origin and layer end, going down from `end`. */
static size_t group_start(const Block *const *blocks, size_t end) {
    size_t start = end - 1;
    while (start > 0 && block_level(blocks[start - 1]) == block_level(blocks[end - 1]))
        start--;
    return start;
}

static bool is_attached(const Block *block) {
    return block->layer && block->layer->is_attached;
}

static size_t add_important(const Block *block, CascadeStep *steps, size_t count) {
    if (block && block->has_important)
        steps[count++] = (CascadeStep){block, true};
    return count;
}

/* What an element's own attribute says stands above its origin's layers either way (§6.1), while
 * their order is turned round. */
size_t cascade_order(const Block *const *blocks, size_t n, CascadeStep *steps) {
    const Block *attached = NULL;
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        steps[count++] = (CascadeStep){blocks[i], false};
    for (size_t end = n; end > 0;) {
        size_t start = group_start(blocks, end);
        const Block *first = blocks[start];
        if (attached && (!first->layer || first->layer->base != attached->layer->base)) {
            count = add_important(attached, steps, count);
            attached = NULL;
        }
        if (is_attached(first))
            attached = first;
        else
            for (size_t i = start; i < end; i++)
                count = add_important(blocks[i], steps, count);
        end = start;
    }
    return add_important(attached, steps, count);
}

/* `revert` leaves the origin, `revert-layer` the layer; what is important there goes with it. */
unsigned cascade_bound(const Block *block, SpecKind kind) {
    if (!block->layer)
        return 0;
    return kind == SPEC_REVERT ? block->layer->base : block->layer->level;
}

static size_t blocks_below(const Block *const *blocks, size_t n, unsigned bound) {
    while (n > 0 && block_level(blocks[n - 1]) >= bound)
        n--;
    return n;
}

const Declaration *cascade_declaration_below(const Block *const *blocks, size_t *n, unsigned bound,
                                             unsigned property) {
    *n = blocks_below(blocks, *n, bound);
    for (; *n > 0; --*n)
        for (size_t i = 0; i < blocks[*n - 1]->n; i++) {
            const Declaration *found = &blocks[*n - 1]->declarations[i];
            if (found->property == property && !found->is_important)
                return found;
        }
    return NULL;
}
