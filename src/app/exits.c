/* SPDX-License-Identifier: MIT */
/* Turns errors into the exit codes that are documented. */

#include "app/exits.h"

#include <errno.h>
#include <kanyin/kanyin.h>

AppExit app_exit_of_reading(int number) {
    switch (number) {
    case ENOENT:
    case EISDIR:
    case ENOTDIR:
    case EACCES:
    case EPERM:
    case ELOOP:
    case ENAMETOOLONG:
        return EXIT_NO_INPUT;
    case EAGAIN:
    case EMFILE:
    case ENFILE:
    case ENOMEM:
        return EXIT_TRY_AGAIN;
    default:
        return EXIT_IO_ERROR;
    }
}

AppExit app_exit_code(const GError *error) {
    static const AppExit codes[] = {
        [KANYIN_ERROR_INPUT] = EXIT_BAD_DATA,    [KANYIN_ERROR_STYLE] = EXIT_NO_INPUT,
        [KANYIN_ERROR_FONT] = EXIT_NO_FONT,      [KANYIN_ERROR_IMAGE] = EXIT_BAD_DATA,
        [KANYIN_ERROR_RESOURCE] = EXIT_NO_INPUT, [KANYIN_ERROR_OUTPUT] = EXIT_IO_ERROR,
        [KANYIN_ERROR_OPTION] = EXIT_BAD_USAGE,
    };
    if (error->domain == APP_ERROR)
        return (AppExit)error->code;
    if (error->domain == KANYIN_ERROR && (size_t)error->code < G_N_ELEMENTS(codes))
        return codes[error->code];
    return EXIT_SOFTWARE;
}
