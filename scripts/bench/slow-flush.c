/* Each flush of a file takes 5 ms longer; each sleeps on its own, so that flushes that overlap still do. strace can delay
   a call too, but it keeps one timer for all threads: a second flush puts the end of the first one off. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

static int later(const char *name, int file)
{
    const struct timespec delay = { 0, 5000000 };
    int (*flush)(int) = (int (*)(int)) dlsym(RTLD_NEXT, name);
    nanosleep(&delay, NULL);
    return flush(file);
}

int fsync(int file) { return later("fsync", file); }
int fdatasync(int file) { return later("fdatasync", file); }
