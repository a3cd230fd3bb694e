/* SPDX-License-Identifier: MIT */
/* The one error domain. */

#include <kanyin/error.h>

G_DEFINE_QUARK(kanyin - error, kanyin_error)
