/* SPDX-License-Identifier: MIT */
#pragma once

/* Lengths on the page: whole numbers of 1/1024 pt (Pango's unit), so that sums are exact and dumps
 * stable. Doubles only at the doors of Cairo and PDF. */

#include <limits.h>

typedef int Length;

#define LENGTH_PT 1024
#define LENGTH_MAX (INT_MAX / 4) /* "no limit": four of them still add without overflow */

static inline Length length_from_pt(double points) {
    return (Length)(points * LENGTH_PT + (points < 0 ? -0.5 : 0.5));
}

static inline double length_to_pt(Length length) {
    return (double)length / LENGTH_PT;
}

typedef struct {
    Length x, y;
} Point;

typedef struct {
    Length x, y, width, height;
} Rect;

/* The sum of two heights, which stops growing where it says no more than "far too high". */
static inline Length length_add(Length one, Length other) {
    long long sum = (long long)one + other;
    return sum > LENGTH_MAX ? LENGTH_MAX : (Length)sum;
}

/* length × numerator / denominator, rounded to nearest, in 64 bits, and held within ±LENGTH_MAX.
 * denominator > 0. */
static inline Length length_scale(Length length, int numerator, int denominator) {
    long long product = (long long)length * numerator;
    long long half = denominator / 2;
    long long scaled = (product + (product < 0 ? -half : half)) / denominator;
    if (scaled > LENGTH_MAX)
        return LENGTH_MAX;
    return scaled < -LENGTH_MAX ? -LENGTH_MAX : (Length)scaled;
}
