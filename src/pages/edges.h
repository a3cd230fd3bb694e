/* SPDX-License-Identifier: MIT */
#pragma once

/* An edge of the page is shared out among its three margin boxes (css-page-3 §5.3). */

#include "base/length.h"
#include <stdbool.h>

/* One box along its edge, margins, borders and padding included. */
typedef struct {
    bool is_there;     /* false: the box is not generated and the others do not reckon with it */
    bool is_fixed;     /* its extent was declared: `most` */
    Length least;      /* min-content */
    Length most;       /* max-content, or as declared */
    Length at, extent; /* the result, from the edge's start */
} PagesEdgeBox;

/* boxes: start, centre, end. */
void pages_edge_share(PagesEdgeBox boxes[3], Length available);
