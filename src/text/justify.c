/* SPDX-License-Identifier: MIT */
/* Turns a line's slack and measure into a filling by clreq's order, and the filling into a cost. */

#include "text/justify.h"

#include <math.h>
#include <stdlib.h>

/* TYPOGRAPHY §3: what using a step up costs. Stretching between Han costs three times what it
 * proposes, and open_price beside: by its shares alone a long line would rather stand half an em
 * wider than give up a tenth of its commas. Set by looking at real prose (tests/conformance/
 * lines.py) at 10, 17, 28 and 38 characters. */
static const double weights[STAGE_COUNT] = {
    [STAGE_LINE_END] = 1,   [STAGE_WORD_SPACE] = 4, [STAGE_INTERPUNCT] = 4,
    [STAGE_BRACKET] = 10,   [STAGE_COMMA] = 16,     [STAGE_HAN_LATIN] = 32,
    [STAGE_STOP] = 64,      [STAGE_OPEN_WORD] = 4,  [STAGE_OPEN_HAN_LATIN] = 16,
    [STAGE_OPEN_HAN] = 330,
};

#define HAN_UNIT_DIVISOR 8 /* a stretch of ⅛ em a gap costs the whole weight */
/* An em that commas have given up to the last: many of half an em in one line look crammed, even
 * where no neighbour shows how wide they were. */
#define CRAMPED_WEIGHT 150
#define SLACK_WEIGHT 400 /* an em between Han, however many they are */
/* Gaps wider than ⅓ em look like spaces between words (长 网 址 before a URL): such a line had
 * better stay short as it is, at what ⅓ em would cost and what its shortness costs beside. */
#define HOPELESS_DIVISOR 3
#define BEYOND_WEIGHT 100 /* word spaces wider than ½ em, where nothing else can open */
#define WORD_BEYOND 6     /* times what a word space opens to ½ em: spaces of two ems */
#define GAP_BEYOND 3      /* times what a gap opens to ⅓ em, that is ½ em */
#define RAGGED_WEIGHT 100 /* a line that ends two ems early */
#define RAGGED_EMS 2
#define RAGGED_MOST_EMS 4

#define DEMERIT_TIGHT 4000.0 /* neighbours whose commas are squeezed to half an em throughout */
#define TIGHTEST_EM (-0.5)

static double cube(double ratio) {
    return ratio * ratio * ratio;
}

double text_ragged_price(Length rest, Length em) {
    return RAGGED_WEIGHT * cube((double)abs(rest) / ((double)RAGGED_EMS * em));
}

static double shrink(const TextSlack *slack, Length excess, Length em, TextFill *fill) {
    double price = 0;
    for (TextStage stage = 0; stage < STAGE_STOP && excess > 0; stage++) {
        Length limit = text_limit(slack, stage);
        if (!limit)
            continue;
        Length used = MIN(excess, limit);
        fill->used[stage] = -used;
        excess -= used;
        double third = cube((double)used / limit);
        price += weights[stage] * third;
        if (stage == STAGE_COMMA)
            price += CRAMPED_WEIGHT * cube(third) * limit / em;
    }
    fill->rest = -excess;
    return excess > 0 ? price + text_ragged_price(excess, em) : price;
}

/* Up to four ems by the cube, beyond by its tangent: where a long URL leaves a line short, one such
 * line had better be very short than two be short and a third spread. */
static double short_price(Length lack, Length em) {
    Length most = RAGGED_MOST_EMS * em;
    double beyond = (double)MAX(lack - most, 0) / most;
    double at_most = text_ragged_price(most, em);
    return text_ragged_price(MIN(lack, most), em) + 3 * at_most * beyond;
}

static double leave_short(Length lack, Length em, TextFill *fill) {
    *fill = (TextFill){.rest = lack};
    return weights[STAGE_OPEN_HAN] * cube((double)HAN_UNIT_DIVISOR / HOPELESS_DIVISOR) +
           short_price(lack, em);
}

/* Where nothing between Han can open, word spaces open beyond their ½ em, else the gaps beside
 * Latin to ½ em; where that is not enough the line stays short. */
static double stretch_beyond(const TextSlack *slack, Length whole, Length em, TextFill *fill) {
    Length lack = whole - fill->used[STAGE_OPEN_WORD] - fill->used[STAGE_OPEN_HAN_LATIN];
    for (TextStage stage = STAGE_OPEN_WORD; stage < STAGE_OPEN_HAN; stage++) {
        Length limit = text_limit(slack, stage);
        if (!limit)
            continue;
        fill->used[stage] += lack;
        if (fill->used[stage] > (stage == STAGE_OPEN_WORD ? WORD_BEYOND : GAP_BEYOND) * limit)
            return leave_short(whole, em, fill);
        return BEYOND_WEIGHT * cube((double)fill->used[stage] / limit);
    }
    fill->rest = lack;
    return short_price(lack, em);
}

/* By the square up to one em, beyond by its tangent: a line that stands open before a long URL is
 * no worse than one left short. */
static double open_price(double ems) {
    return SLACK_WEIGHT * (ems < 1 ? ems * ems : 2 * ems - 1);
}

static double stretch(const TextSlack *slack, Length whole, Length em, TextFill *fill) {
    double price = 0;
    Length lack = whole;
    for (TextStage stage = STAGE_OPEN_WORD; stage < STAGE_OPEN_HAN && lack > 0; stage++) {
        Length limit = text_limit(slack, stage);
        if (!limit)
            continue;
        Length used = MIN(lack, limit);
        fill->used[stage] = used;
        lack -= used;
        price += weights[stage] * cube((double)used / limit);
    }
    if (lack == 0)
        return price;
    Length gaps = text_limit(slack, STAGE_OPEN_HAN);
    if (!gaps)
        return price + stretch_beyond(slack, whole, em, fill);
    if (lack / gaps > em / HOPELESS_DIVISOR)
        return leave_short(whole, em, fill);
    fill->used[STAGE_OPEN_HAN] = lack;
    double unit = (double)em / HAN_UNIT_DIVISOR * gaps;
    return price + weights[STAGE_OPEN_HAN] * cube(lack / unit) + open_price((double)lack / em);
}

double text_fill(const TextSlack *slack, Length lack, Length em, TextFill *fill) {
    *fill = (TextFill){0};
    return lack < 0 ? shrink(slack, -lack, em, fill) : stretch(slack, lack, em, fill);
}

/* Nobody sees neighbours that differ by a tenth of an em, everybody those that differ by a
 * quarter: hence the eighth power. */
static double unevenness(double one, double other) {
    double difference = fabs(one - other) / UNEVEN_EM;
    if (difference > 1)
        return DEMERIT_UNEVEN;
    double square = difference * difference, fourth = square * square;
    return DEMERIT_UNEVEN * fourth * fourth;
}

/* Two squeezed lines are even, but a passage all of whose commas are half an em wide looks crammed:
 * as long as some of that blank is left (both lines at ¾), next to nothing; in full, dearer than
 * two lines that stand open by two ems each. */
static double crowding(double one, double other) {
    if (one >= 0 || other >= 0)
        return 0;
    double both = MIN(one / TIGHTEST_EM, 1) * MIN(other / TIGHTEST_EM, 1);
    return DEMERIT_TIGHT * both * both * both * both;
}

double text_meeting_price(double one, double other) {
    if (isnan(one) || isnan(other))
        return 0;
    return unevenness(one, other) + crowding(one, other);
}
