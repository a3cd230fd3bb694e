/* SPDX-License-Identifier: MIT */
/* Turns a signal that ends the process into a tidy end. */

#include "app/interrupt.h"

#include "app/exits.h"

#include <glib.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* The handler may only read: an entry is set before its file is made and stays until it is
 * renamed. Grows by doubling into a new block. */
static struct {
    char *volatile *volatile paths;
    volatile sig_atomic_t count;
    size_t capacity;
} unfinished;

static volatile pid_t children[INTERRUPT_MAX_CHILDREN];

static void clear(void) {
    for (size_t i = 0; i < G_N_ELEMENTS(children); i++)
        if (children[i])
            kill(children[i], SIGTERM);
    for (size_t i = 0; i < G_N_ELEMENTS(children); i++)
        if (children[i])
            waitpid(children[i], NULL, 0);
    for (sig_atomic_t i = 0; i < unfinished.count; i++)
        if (unfinished.paths[i])
            unlink(unfinished.paths[i]);
}

static void clear_and_die(int number) {
    clear();
    raise(number); /* SA_RESETHAND: now with its default effect */
}

/* GLib ends a process that gets no more memory or threads by a trap, and has said why. */
static void clear_and_give_up(int number G_GNUC_UNUSED) {
    static const char message[] = "kanyin: error: not enough memory or processes\n";
    clear();
    (void)!write(STDERR_FILENO, message, sizeof message - 1);
    _exit(EXIT_TRY_AGAIN);
}

void app_interrupt_catch(void) {
    /* a library that gets no memory may crash, too */
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGXCPU, SIGABRT, SIGSEGV, SIGBUS};
    /* … even for want of stack: the handler has its own */
    static char own_stack[1 << 16];
    sigaltstack(&(stack_t){.ss_sp = own_stack, .ss_size = sizeof own_stack}, NULL);
    struct sigaction action = {.sa_handler = clear_and_die,
                               .sa_flags = SA_RESETHAND | SA_NODEFER | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < G_N_ELEMENTS(signals); i++)
        sigaction(signals[i], &action, NULL);
    action.sa_handler = clear_and_give_up;
    sigaction(SIGTRAP, &action, NULL);
    /* a closed pipe and a limit on files are errors with a message, like a full disk */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

size_t app_interrupt_remember_file(char *path) {
    size_t count = (size_t)unfinished.count;
    if (count == unfinished.capacity) {
        size_t capacity = unfinished.capacity ? unfinished.capacity * 2 : 16;
        char **paths = g_new0(char *, capacity);
        for (size_t i = 0; i < count; i++)
            paths[i] = unfinished.paths[i];
        char *volatile *old = unfinished.paths;
        unfinished.paths = paths;
        unfinished.capacity = capacity;
        g_free((void *)old);
    }
    unfinished.paths[count] = path;
    unfinished.count = (sig_atomic_t)count + 1;
    return count;
}

void app_interrupt_forget_file(size_t place) {
    unfinished.paths[place] = NULL;
    while (unfinished.count > 0 && !unfinished.paths[unfinished.count - 1])
        unfinished.count = unfinished.count - 1;
}

static void begin_child(pid_t parent) {
    unfinished.count = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(children); i++)
        children[i] = 0;
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) /* it ended before that took hold */
        _exit(128 + SIGTERM);
}

pid_t app_interrupt_fork(void) {
    sigset_t all, before; /* no signal between the child's making and its being remembered */
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    pid_t parent = getpid(), child = fork();
    if (child == 0)
        begin_child(parent);
    for (size_t i = 0; child > 0 && i < G_N_ELEMENTS(children); i++)
        if (!children[i]) {
            children[i] = child;
            break;
        }
    sigprocmask(SIG_SETMASK, &before, NULL);
    return child;
}

void app_interrupt_forget_child(pid_t child) {
    for (size_t i = 0; i < G_N_ELEMENTS(children); i++)
        if (children[i] == child)
            children[i] = 0;
}
