/* SPDX-License-Identifier: MIT */
/* Turns jobs into results on several processes at once.
 *
 * A child is forked from a process with one thread that has opened fonts and styles: it shares
 * their memory and finds every lock free. Over a pair of sockets it is told the number of a job and
 * answers with the packed result, its size before it. */

#include "app/workers.h"

#include "app/exits.h"
#include "app/interrupt.h"
#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define WAIT_MILLISECONDS 100
#define THREAD_WAITS 2000
#define THREAD_WAIT_MICROSECONDS 500

typedef struct {
    pid_t pid; /* 0: not running */
    int fd;
    guint64 jobs[WORKERS_JOBS_AHEAD]; /* the first one is being done */
    unsigned n_jobs;
    GByteArray *inbox;
} Worker;

typedef struct {
    const AppWork *work;
    Worker *workers;
    guint64 next;  /* the job to begin */
    GArray *again; /* jobs whose process died before it came to them */
    size_t taken;
} Crew;

static size_t count_threads(void) {
    DIR *tasks = opendir("/proc/self/task");
    size_t count = 0;
    for (struct dirent *entry; tasks && (entry = readdir(tasks));)
        count += entry->d_name[0] != '.';
    if (tasks)
        closedir(tasks);
    return count;
}

/* Pango looks for fonts on threads that end by themselves; a child made while one of them holds a
 * lock would wait for it for ever. */
static void wait_until_alone(void) {
    for (int i = 0; i < THREAD_WAITS && count_threads() > 1; i++)
        g_usleep(THREAD_WAIT_MICROSECONDS);
}

static bool send_all(int fd, const void *bytes, size_t size) {
    for (const char *at = bytes; size > 0;) {
        ssize_t sent = send(fd, at, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0)
            return false;
        at += sent;
        size -= (size_t)sent;
    }
    return true;
}

/* The child's whole life. */
static void serve(const AppWork *work, int fd) {
    guint64 job;
    while (recv(fd, &job, sizeof job, MSG_WAITALL) == sizeof job) {
        g_autoptr(AppResult) result = work->work((size_t)job, work->user);
        g_autoptr(GBytes) packed = app_result_pack(result);
        guint64 size = g_bytes_get_size(packed);
        if (!send_all(fd, &size, sizeof size) ||
            !send_all(fd, g_bytes_get_data(packed, NULL), (size_t)size))
            break;
    }
    _exit(EXIT_DONE);
}

static bool start(Crew *crew, Worker *worker) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    wait_until_alone();
    pid_t pid = app_interrupt_fork();
    if (pid == 0) { /* the others' ends would keep them from seeing that the parent is gone */
        for (unsigned i = 0; i < crew->work->workers; i++)
            if (crew->workers[i].pid)
                close(crew->workers[i].fd);
        close(ends[0]);
        serve(crew->work, ends[1]);
    }
    int failed = errno;
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        errno = failed;
        return false;
    }
    *worker = (Worker){.pid = pid, .fd = ends[0], .inbox = g_byte_array_new()};
    return true;
}

/* Returns how the process ended; g_free() it. */
static char *bury(Worker *worker) {
    int status = 0;
    close(worker->fd);
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        ;
    app_interrupt_forget_child(worker->pid);
    g_clear_pointer(&worker->inbox, g_byte_array_unref);
    worker->pid = 0;
    if (WIFSIGNALED(status))
        return g_strdup_printf("the process that set it was ended by signal %d (%s)",
                               WTERMSIG(status), strsignal(WTERMSIG(status)));
    if (WEXITSTATUS(status) == EXIT_TRY_AGAIN)
        return g_strdup("the process that set it had not enough memory");
    return g_strdup_printf("the process that set it ended with %d", WEXITSTATUS(status));
}

static void take(Crew *crew, guint64 job, AppResult *result) {
    crew->taken++;
    crew->work->take((size_t)job, result, crew->work->user);
}

static bool has_job(const Crew *crew) {
    const AppWork *work = crew->work;
    return crew->again->len > 0 ||
           (crew->next < work->count && work->may_begin((size_t)crew->next, work->user));
}

/* A worker that cannot be told has died: its end is seen when its socket is read. */
static void give_job(Crew *crew, Worker *worker) {
    bool is_again = crew->again->len > 0;
    guint64 job = is_again ? g_array_index(crew->again, guint64, crew->again->len - 1) : crew->next;
    if (!send_all(worker->fd, &job, sizeof job))
        return;
    worker->jobs[worker->n_jobs++] = job;
    if (is_again)
        g_array_set_size(crew->again, crew->again->len - 1);
    else
        crew->next++;
}

/* One round for each job that a worker may have, so that all have one before any has two. */
static bool hand_out(Crew *crew, GError **error) {
    unsigned running = 0;
    for (unsigned round = 1; round <= WORKERS_JOBS_AHEAD; round++)
        for (unsigned i = 0; i < crew->work->workers; i++) {
            Worker *worker = &crew->workers[i];
            if (worker->n_jobs < round && has_job(crew) && (worker->pid || start(crew, worker)))
                give_job(crew, worker);
        }
    for (unsigned i = 0; i < crew->work->workers; i++)
        running += crew->workers[i].pid != 0;
    if (running > 0 || !has_job(crew))
        return true;
    g_set_error(error, APP_ERROR, EXIT_TRY_AGAIN, "no process can be started: %s",
                g_strerror(errno));
    return false;
}

/* Takes the first job off a worker. */
static guint64 end_job(Worker *worker) {
    guint64 job = worker->jobs[0];
    worker->n_jobs--;
    memmove(worker->jobs, worker->jobs + 1, worker->n_jobs * sizeof job);
    return job;
}

/* Takes the first result out of what has come, if it is whole. */
static bool open_inbox(Crew *crew, Worker *worker) {
    GByteArray *inbox = worker->inbox;
    guint64 size;
    if (!inbox || inbox->len < sizeof size)
        return false;
    memcpy(&size, inbox->data, sizeof size);
    if (inbox->len < sizeof size + size)
        return false;
    g_autoptr(GBytes) packed = g_bytes_new(inbox->data + sizeof size, (gsize)size);
    g_byte_array_remove_range(inbox, 0, (guint)(sizeof size + size));
    take(crew, end_job(worker), app_result_unpack(packed));
    return true;
}

static void listen_to(Crew *crew, Worker *worker) {
    char bytes[65536];
    ssize_t got = recv(worker->fd, bytes, sizeof bytes, 0);
    if (got < 0 && errno == EINTR)
        return;
    if (got > 0) {
        g_byte_array_append(worker->inbox, (const guint8 *)bytes, (guint)got);
        while (open_inbox(crew, worker))
            ;
        return;
    }
    g_autofree char *why = bury(worker);
    if (worker->n_jobs == 0)
        return;
    guint64 lost = end_job(worker);
    g_array_append_vals(crew->again, worker->jobs, worker->n_jobs);
    worker->n_jobs = 0;
    take(crew, lost, crew->work->lose((size_t)lost, why, crew->work->user));
}

static void wait_for_news(Crew *crew) {
    unsigned count = crew->work->workers;
    g_autofree struct pollfd *polls = g_new0(struct pollfd, count);
    for (unsigned i = 0; i < count; i++)
        polls[i] = (struct pollfd){.fd = crew->workers[i].pid ? crew->workers[i].fd : -1,
                                   .events = POLLIN};
    if (poll(polls, count, WAIT_MILLISECONDS) == 0)
        crew->work->wait(crew->work->user);
    for (unsigned i = 0; i < count; i++)
        if (polls[i].revents)
            listen_to(crew, &crew->workers[i]);
}

bool app_workers_run(const AppWork *work, GError **error) {
    g_autofree Worker *workers = g_new0(Worker, work->workers);
    g_autoptr(GArray) again = g_array_new(FALSE, FALSE, sizeof(guint64));
    Crew crew = {.work = work, .workers = workers, .again = again};
    bool is_running = true;
    while (is_running && crew.taken < work->count) {
        is_running = hand_out(&crew, error);
        if (is_running)
            wait_for_news(&crew);
    }
    for (unsigned i = 0; i < work->workers; i++)
        if (workers[i].pid)
            g_free(bury(&workers[i]));
    return is_running;
}
