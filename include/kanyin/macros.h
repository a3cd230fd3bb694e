/* SPDX-License-Identifier: MIT */
#pragma once

/* What a public declaration carries: everything else in the library is hidden. */

#if defined(__GNUC__)
#define KANYIN_API __attribute__((visibility("default")))
#else
#define KANYIN_API
#endif
