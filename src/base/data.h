/* SPDX-License-Identifier: MIT */
#pragma once

/* Where kanyin's own data lie. */

/* The folder of one kind of data, "styles" or "fonts". Looked for below KANYIN_DATA_DIR; else from
 * the place of the shared library, or of the program that holds this code: where the installed data
 * lie from there, else below the source tree it was built in; else in the install prefix, the only
 * absolute path compiled in. g_free() it; NULL where none has it. */
char *data_dir(const char *kind);
