/* SPDX-License-Identifier: MIT */
#pragma once

/* Where kanyin's own data lie. */

/* The folder of one kind of data, "styles" or "fonts". Looked for below KANYIN_DATA_DIR; else below
 * the source tree that the running program was built in; else in share/kanyin beside the program's
 * folder; else in the install prefix, the only absolute path compiled in. g_free() it; NULL where
 * none has it. */
char *data_dir(const char *kind);
