/* SPDX-License-Identifier: MIT */
#pragma once

/** @file
 * What a public declaration carries: everything else in the library is hidden. */

#if defined(__GNUC__)
/** Marks a function that callers of the library may use. */
#define KANYIN_API __attribute__((visibility("default")))
#else
#define KANYIN_API
#endif
