/* What ptrace answers, in one line: to a register set that is cut short by 64 bytes, to a whole one, and to reading the words -1 and 42. */
#include <elf.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { XMM0 = 160, FEATURES_IN_USE = 512 };

static char before[32 * 1024], after[32 * 1024];
static long words[] = {-1, 42};

static size_t get(pid_t pid, char *area) {
  struct iovec whole = {area, sizeof before};
  return ptrace(PTRACE_GETREGSET, pid, (void *)NT_X86_XSTATE, &whole) == 0 ? whole.iov_len : 0;
}

/* Of registers that differ from the present ones in XMM0. */
static const char *set(pid_t pid, size_t length, char xmm0) {
  before[XMM0] = xmm0;
  before[FEATURES_IN_USE] |= 2;
  struct iovec given = {before, length};
  if (ptrace(PTRACE_SETREGSET, pid, (void *)NT_X86_XSTATE, &given) != 0) return strerrorname_np(errno);
  size_t whole = get(pid, after);
  return memcmp(before, after, whole) == 0 ? "set" : "wrong";
}

int main(void) {
  pid_t pid = fork();
  if (pid == 0) {
    ptrace(PTRACE_TRACEME, 0, NULL, NULL);
    raise(SIGSTOP);
    _exit(0);
  }
  waitpid(pid, NULL, 0);
  size_t length = get(pid, before);
  const char *cut = set(pid, length - 64, 7);
  const char *whole = set(pid, length, 8);
  printf("cut: %s, whole: %s, words:", cut, whole);
  for (int i = 0; i < 2; i++) {
    errno = EIO;
    long word = ptrace(PTRACE_PEEKDATA, pid, &words[i], NULL);
    printf(" %ld %s", word, strerrorname_np(errno));
  }
  errno = 0;
  long nowhere = ptrace(PTRACE_PEEKDATA, pid, NULL, NULL);
  printf(", nowhere: %ld %s\n", nowhere, strerrorname_np(errno));
  kill(pid, SIGKILL);
  return 0;
}
