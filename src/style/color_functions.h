/* SPDX-License-Identifier: MIT */
#pragma once

#include "style/value.h"

/* Of rgb(), lab(), color-mix() and their like; false: it is no colour. */
bool color_set_function(const ValueParser *parser, const Token *function, SpecColor *color);
