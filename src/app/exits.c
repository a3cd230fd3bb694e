/* SPDX-License-Identifier: MIT */
/* Turns errors into the exit codes that are documented. */

#include "app/exits.h"

#include <errno.h>
#include <kanyin/kanyin.h>

const AppExitMeaning app_exits[] = {
    {EXIT_DONE, "done; there may have been notices"},
    {EXIT_BAD_USAGE, "the command line, or a variable of the environment, is wrong"},
    {EXIT_BAD_DATA, "the input is no article; with --fail-on-notice: there was a warning"},
    {EXIT_NO_INPUT, "an input, style sheet or folder is missing or unreadable"},
    {EXIT_SOFTWARE, "an error in kanyin itself"},
    {EXIT_NO_FONT, "a font that every page needs is missing"},
    {EXIT_CANNOT_CREATE, "the output cannot be created"},
    {EXIT_IO_ERROR, "reading or writing failed"},
    {EXIT_TRY_AGAIN, "the machine is short of something; try again"},
    {EXIT_BAD_CONFIG, "a configuration file is wrong"},
};
const size_t app_exit_count = G_N_ELEMENTS(app_exits);

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
    };
    if (error->domain == APP_ERROR)
        return (AppExit)error->code;
    if (error->domain == KANYIN_ERROR && (size_t)error->code < G_N_ELEMENTS(codes))
        return codes[error->code];
    return EXIT_SOFTWARE;
}
