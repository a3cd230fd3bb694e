/* SPDX-License-Identifier: MIT */
#pragma once

/* Files that come into being whole or not at all. Everything a run writes is collected in one
 * AppOutput: each file is written beside its target under another name, and all take their names
 * at the end. A failed or interrupted run leaves nothing and hurts no older file.
 *
 * Of many articles the names are only known when all before them are done: a piece is written
 * under a name that the caller chose, released, and adopted by another AppOutput, of this process
 * or of its parent, that gives it its name. */

#include "app/inputs.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct AppOutput AppOutput;

/* `inputs`: which no output may overwrite. */
AppOutput *app_output_new(const AppInputs *inputs);
/* Removes what was neither committed nor released. */
void app_output_free(AppOutput *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AppOutput, app_output_free)

/* Begins a file; "-" is standard output. What is written next goes to it. Pipes and devices are
 * collected in memory and written at the end. Errors: APP_ERROR. */
bool app_output_begin(AppOutput *output, const char *path, GError **error);

/* Begins a file that has only the name `temporary` yet. Errors: APP_ERROR. */
bool app_output_begin_piece(AppOutput *output, const char *temporary, GError **error);

/* A KanyinWriteFunc: `user` is the AppOutput. false once something failed. */
bool app_output_write(const void *bytes, size_t size, void *user);

/* Ends the file begun last: everything is written, under its other name. Errors: APP_ERROR. */
bool app_output_end(AppOutput *output, GError **error);

/* Takes over a piece that another AppOutput made and will release. */
void app_output_adopt(AppOutput *output, const char *temporary);
/* The name that the piece adopted as the index-th will have. Errors: APP_ERROR. */
bool app_output_name(AppOutput *output, size_t index, const char *path, GError **error);

/* Leaves the pieces to whoever adopts them. */
void app_output_release(AppOutput *output);

/* Sees that everything is on the disk, then gives every file its name. Errors: APP_ERROR. */
bool app_output_sync(AppOutput *output, GError **error);
bool app_output_commit(AppOutput *output, GError **error);

/* Sees that everything in the file system of `folder` is on the disk: for many files in one wait,
 * where app_output_sync() waits for each. Errors: APP_ERROR. */
bool app_output_sync_folder(const char *folder, GError **error);
