/* Notes, in order, what a process does to the database in one folder, and what of it is on disk for certain.

Preloaded into the process (LD_PRELOAD). CRASH_FOLDER is the folder, CRASH_FILE how the names of its files begin, and
CRASH_TRACE the file to which a record is appended before each write, truncation and unlink, and after each open and
each sync. Whoever replays the records (power.py) knows what a loss of power would have left at any moment. The shared
memory of a write-ahead log (`-shm`) is left out: SQLite rebuilds it and trusts nothing in it.

A record is the struct below and then `length` bytes: what was written, or a name. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPENED = 'O', CREATED = 'C', WRITTEN = 'W', TRUNCATED = 'T', SYNCED = 'S', UNLINKED = 'U', FOLDER_SYNCED = 'D' };
enum { MOST_FDS = 4096, MOST_FILES = 4096, LONGEST = 256, UNKNOWN = 0, FOLDER = -1 };

struct record { int32_t what, file; int64_t at, length; };

static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;
static int file_of[MOST_FDS];                /* by file descriptor: a number over 0, UNKNOWN or FOLDER */
static char name_of[MOST_FILES][LONGEST];    /* by file number; empty once it is unlinked */
static int files;

#define NEXT(name) \
    static __typeof__(&name) next; \
    if (!next) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

/* All or nothing of it counts: who replays leaves out a record that has no end. */
static void note(int what, int file, int64_t at, const void *data, int64_t length) {
    static int trace = -1;
    NEXT(open64);
    if (trace < 0) trace = next(getenv("CRASH_TRACE"), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    struct record record = {what, file, at, length};
    struct iovec parts[] = {{&record, sizeof record}, {(void *)data, length}};
    if (writev(trace, parts, 2) != (ssize_t)sizeof record + length) abort();
}

/* The name within the folder, "" for the folder itself, NULL for what is not looked at. */
static const char *name_in(const char *path) {
    const char *folder = getenv("CRASH_FOLDER"), *file = getenv("CRASH_FILE");
    if (!folder || !file || strncmp(path, folder, strlen(folder))) return NULL;
    const char *name = path + strlen(folder);
    if (!*name) return name;
    size_t length = strlen(++name);
    int shared = length > 4 && !strcmp(name + length - 4, "-shm");
    return strncmp(name, file, strlen(file)) || shared || length >= LONGEST ? NULL : name;
}

static int number_of(const char *name) {
    for (int file = files; file > 0; file--)
        if (!strcmp(name_of[file], name)) return file;
    return UNKNOWN;
}

static int tracked(int fd) { return fd >= 0 && fd < MOST_FDS ? file_of[fd] : UNKNOWN; }

static void opened(int fd, const char *name, int existed) {
    if (fd < 0) return;
    if (fd >= MOST_FDS) abort();
    if (!*name) { file_of[fd] = FOLDER; return; }
    int file = existed ? number_of(name) : UNKNOWN;
    if (!file) {
        if (++files >= MOST_FILES) abort();
        file = files;
        strcpy(name_of[file], name);
        note(existed ? OPENED : CREATED, file, 0, name, strlen(name));
    }
    file_of[fd] = file;
}

#define OPEN(symbol) \
    int symbol(const char *path, int flags, ...) { \
        NEXT(symbol); \
        va_list more; va_start(more, flags); mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; va_end(more); \
        const char *name = name_in(path); \
        if (!name) return next(path, flags, mode); \
        pthread_mutex_lock(&one); \
        int existed = !access(path, F_OK), fd = next(path, flags, mode); \
        opened(fd, name, existed); \
        pthread_mutex_unlock(&one); \
        return fd; \
    }
OPEN(open)
OPEN(open64)

int close(int fd) {
    NEXT(close);
    if (tracked(fd)) file_of[fd] = UNKNOWN;
    return next(fd);
}

#define NOTED(fd, what, at, data, length, call) \
    pthread_mutex_lock(&one); \
    note(what, tracked(fd), at, data, length); \
    __typeof__(call) done = call; \
    pthread_mutex_unlock(&one); \
    return done

ssize_t write(int fd, const void *data, size_t length) {
    NEXT(write);
    if (tracked(fd) <= 0) return next(fd, data, length);
    NOTED(fd, WRITTEN, lseek(fd, 0, SEEK_CUR), data, length, next(fd, data, length));
}

#define WRITE_AT(symbol, type) \
    ssize_t symbol(int fd, const void *data, size_t length, type at) { \
        NEXT(symbol); \
        if (tracked(fd) <= 0) return next(fd, data, length, at); \
        NOTED(fd, WRITTEN, at, data, length, next(fd, data, length, at)); \
    }
WRITE_AT(pwrite, off_t)
WRITE_AT(pwrite64, off64_t)

#define TRUNCATE(symbol, type) \
    int symbol(int fd, type size) { \
        NEXT(symbol); \
        if (tracked(fd) <= 0) return next(fd, size); \
        NOTED(fd, TRUNCATED, size, "", 0, next(fd, size)); \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(symbol) \
    int symbol(int fd) { \
        NEXT(symbol); \
        int file = tracked(fd); \
        if (!file) return next(fd); \
        pthread_mutex_lock(&one); \
        int failed = next(fd); \
        if (!failed) note(file == FOLDER ? FOLDER_SYNCED : SYNCED, file, 0, "", 0); \
        pthread_mutex_unlock(&one); \
        return failed; \
    }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
    NEXT(unlink);
    const char *name = name_in(path);
    if (!name || !*name) return next(path);
    pthread_mutex_lock(&one);
    int file = number_of(name);
    note(UNLINKED, file, 0, name, strlen(name));
    int failed = next(path);
    if (!failed && file) name_of[file][0] = 0;
    pthread_mutex_unlock(&one);
    return failed;
}
