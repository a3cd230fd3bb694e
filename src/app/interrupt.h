/* SPDX-License-Identifier: MIT */
#pragma once

/* What must be cleared away when the process is told to stop: unfinished files, and children. */

#include <stddef.h>
#include <sys/types.h>

#define INTERRUPT_MAX_CHILDREN 256

void app_interrupt_catch(void);

/* `path` must live until it is forgotten. Returns its place. */
size_t app_interrupt_remember_file(char *path);
void app_interrupt_forget_file(size_t place);

/* fork(), of which the child knows no files and no children, and ends when its parent does. */
pid_t app_interrupt_fork(void);
void app_interrupt_forget_child(pid_t child);
