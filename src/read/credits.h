/* SPDX-License-Identifier: MIT */
#pragma once

/* Datelines and credits. */

#include "read/labels.h"

/* Reads the line's date, source, people into the article; what is none of them is dropped. */
void credits_read(Capture *capture, const Line *line);
