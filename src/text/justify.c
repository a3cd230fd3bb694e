/* SPDX-License-Identifier: MIT */
/* Turns a line's slack and measure into a filling by clreq's order, and the filling into a cost. */

#include "text/justify.h"

#include <stdlib.h>

/* TYPOGRAPHY §3: what using a step up costs. */
static const double weights[STAGE_COUNT] = {
    [STAGE_LINE_END] = 1,   [STAGE_WORD_SPACE] = 4, [STAGE_INTERPUNCT] = 4,
    [STAGE_BRACKET] = 8,    [STAGE_COMMA] = 16,     [STAGE_HAN_LATIN] = 32,
    [STAGE_STOP] = 64,      [STAGE_OPEN_WORD] = 4,  [STAGE_OPEN_HAN_LATIN] = 16,
    [STAGE_OPEN_HAN] = 100,
};

#define HAN_UNIT_DIVISOR 8 /* a stretch of ⅛ em a gap costs the whole weight */
#define BEYOND_WEIGHT 100  /* word spaces wider than ½ em, where nothing else can open */
#define RAGGED_WEIGHT 100  /* a line that ends two ems early */
#define RAGGED_EMS 2

static Length shrink(const TextSlack *slack, TextFill *fill, Length excess) {
    for (TextStage stage = 0; stage < N_SHRINK_STAGES && excess > 0; stage++) {
        if (stage == STAGE_STOP)
            continue; /* 。？！ keep their em unless a house asks otherwise */
        Length used = MIN(excess, slack->limit[stage]);
        fill->used[stage] = -used;
        excess -= used;
    }
    return excess;
}

static Length stretch(const TextSlack *slack, TextFill *fill, Length lack) {
    for (TextStage stage = STAGE_OPEN_WORD; stage < STAGE_OPEN_HAN; stage++) {
        fill->used[stage] = MIN(lack, slack->limit[stage]);
        lack -= fill->used[stage];
    }
    TextStage last = slack->limit[STAGE_OPEN_HAN]    ? STAGE_OPEN_HAN
                     : slack->limit[STAGE_OPEN_WORD] ? STAGE_OPEN_WORD
                                                     : STAGE_OPEN_HAN_LATIN;
    if (!slack->limit[last])
        return lack;
    fill->used[last] += lack;
    return 0;
}

TextFill text_fill(const TextSlack *slack, Length measure) {
    TextFill fill = {0};
    if (slack->natural > measure)
        fill.rest = -shrink(slack, &fill, slack->natural - measure);
    else
        fill.rest = stretch(slack, &fill, measure - slack->natural);
    return fill;
}

static double cube(double ratio) {
    return ratio * ratio * ratio;
}

static double shrink_cost(const TextSlack *slack, const TextFill *fill) {
    double cost = 0;
    for (TextStage stage = 0; stage < N_SHRINK_STAGES; stage++)
        if (fill->used[stage])
            cost += weights[stage] * cube((double)-fill->used[stage] / slack->limit[stage]);
    return cost;
}

static double stretch_cost(const TextSlack *slack, const TextFill *fill, Length em) {
    double cost = 0;
    for (TextStage stage = STAGE_OPEN_WORD; stage < STAGE_OPEN_HAN; stage++) {
        if (!fill->used[stage])
            continue;
        double ratio = (double)fill->used[stage] / slack->limit[stage];
        cost += (ratio > 1 ? BEYOND_WEIGHT : weights[stage]) * cube(ratio);
    }
    if (fill->used[STAGE_OPEN_HAN]) {
        double unit = (double)em / HAN_UNIT_DIVISOR * slack->limit[STAGE_OPEN_HAN];
        cost += weights[STAGE_OPEN_HAN] * cube(fill->used[STAGE_OPEN_HAN] / unit);
    }
    return cost;
}

double text_fill_cost(const TextSlack *slack, const TextFill *fill, Length measure, Length em) {
    double cost =
        slack->natural > measure ? shrink_cost(slack, fill) : stretch_cost(slack, fill, em);
    if (fill->rest)
        cost += RAGGED_WEIGHT * cube((double)abs(fill->rest) / ((double)RAGGED_EMS * em));
    return cost;
}
