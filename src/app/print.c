/* SPDX-License-Identifier: MIT */
/* Turns text into standard output, and done work into the end of the process. */

#include "app/print.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

bool app_print(const char *text, GError **error) {
    if (fputs(text, stdout) != EOF && fflush(stdout) == 0)
        return true;
    g_set_error(error, APP_ERROR, EXIT_IO_ERROR, "standard output: %s", g_strerror(errno));
    return false;
}

void app_leave_at_once(AppExit code) {
    fflush(NULL);
#if !defined(__SANITIZE_ADDRESS__) && !defined(KANYIN_SANITIZE)
    _exit((int)code);
#else
    (void)code;
#endif
}

void app_keep_streams(void) {
    static const int ways[] = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            (void)!open("/dev/null", ways[fd]);
}
