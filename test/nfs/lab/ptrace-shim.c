/*
 * Preloaded into linux.uml. User Mode Linux 6.1 restores a process's floating-point registers from a buffer of 2,696 bytes, but the
 * kernel takes nothing less than the processor's whole area: 11 kB where there is AMX. There its guests die at boot with
 * "ptrace set fp regs failed, errno = 14". So what the caller's buffer lacks is filled up with what the process has.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <elf.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/uio.h>

static long (*real_ptrace)(enum __ptrace_request request, ...);

/* Static, because User Mode Linux calls from stacks of its own, of 16 KiB; it has one processor, so there is one caller. */
static char area[32 * 1024];

__attribute__((constructor)) static void find_real_ptrace(void) {
  real_ptrace = dlsym(RTLD_NEXT, "ptrace");
}

long ptrace(enum __ptrace_request request, ...) {
  va_list arguments;
  va_start(arguments, request);
  pid_t pid = va_arg(arguments, pid_t);
  void *address = va_arg(arguments, void *);
  void *data = va_arg(arguments, void *);
  va_end(arguments);

  const struct iovec *given = data;
  struct iovec whole = {area, sizeof area};
  if (request == PTRACE_SETREGSET && (long)address == NT_X86_XSTATE &&
      real_ptrace(PTRACE_GETREGSET, pid, address, &whole) == 0 && given->iov_len < whole.iov_len) {
    memcpy(area, given->iov_base, given->iov_len);
    data = &whole;
  }
  return real_ptrace(request, pid, address, data);
}
