/* SPDX-License-Identifier: MIT */
#pragma once

/* Files that come into being whole or not at all. Everything a run writes is collected in one
 * AppOutput: each file is written beside its target under another name, and all take their names
 * at the end. A failed or interrupted run leaves nothing and hurts no older file. */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct AppOutput AppOutput;

/* `input`: a path that no output may overwrite; NULL none. */
AppOutput *app_output_new(const char *input);
/* Removes what was not committed. */
void app_output_free(AppOutput *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AppOutput, app_output_free)

/* Begins a file; "-" is standard output. What is written next goes to it. Pipes and devices are
 * collected in memory and written at the end. Errors: APP_ERROR. */
bool app_output_begin(AppOutput *output, const char *path, GError **error);

/* A KanyinWriteFunc: `user` is the AppOutput. false once something failed. */
bool app_output_write(const void *bytes, size_t size, void *user);

/* Ends the file begun last: everything is on disk, under its other name. */
bool app_output_end(AppOutput *output, GError **error);

/* Gives every file its name. */
bool app_output_commit(AppOutput *output, GError **error);

/* Removes unfinished files when the process is told to stop. */
void app_output_catch_signals(void);
