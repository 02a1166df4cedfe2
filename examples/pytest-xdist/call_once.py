"""Stands in for pytest-cocotb: its NFSLock and CallOnce in short, so that this example needs no package for them.

In a project, install pytest-cocotb and import them from it. What counts here is the layout on disk, which is the same:

    .locks/NAME.lock/             the lock, made by mkdir
    .locks/NAME.lock/holder.info  JSON: hostname, pid, timestamp in seconds
    .locks/NAME.done              empty
    .locks/NAME.failed            the message, as plain text
"""

import contextlib
import json
import os
import socket
import time
from pathlib import Path


class NFSLockTimeout(Exception):
    pass


class CallOnceFailed(Exception):
    """The call failed in another process. The message is what that process left."""


class NFSLock:
    """Mutual exclusion across processes and hosts. All times in seconds."""

    def __init__(self, lock_path, timeout=3600, poll_interval=0.1, stale_timeout=7200):
        self.path = Path(lock_path)
        self.timeout = timeout
        self.poll_interval = poll_interval
        self.stale_timeout = stale_timeout
        self._info = self.path / "holder.info"

    def acquire(self):
        deadline = time.monotonic() + self.timeout
        while not self._make():
            if self._is_stale():
                self.release()
                if self._make():
                    return
            if time.monotonic() >= deadline:
                raise NFSLockTimeout(f"{self.path} was not free within {self.timeout} s")
            time.sleep(self.poll_interval)

    def release(self):
        # A lock of build-once has its holder's claim in it, and stays.
        with contextlib.suppress(OSError):
            self._info.unlink()
        with contextlib.suppress(OSError):
            self.path.rmdir()

    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, *_):
        self.release()

    def _make(self):
        try:
            self.path.mkdir()
        except FileExistsError:
            return False
        holder = {"hostname": socket.gethostname(), "pid": os.getpid(), "timestamp": time.time()}
        self._info.write_text(json.dumps(holder))
        return True

    def _is_stale(self):
        try:
            holder = json.loads(self._info.read_text())
        except (OSError, ValueError):
            return False
        if holder["hostname"] == socket.gethostname() and not _is_running(holder["pid"]):
            return True
        return time.time() - holder["timestamp"] > self.stale_timeout


class CallOnce:
    """Calls `fn` once, across processes and hosts. Options are those of the lock."""

    def __init__(self, path, name, fn, timeout=3600, **options):
        self.fn = fn
        self._locks = Path(path) / ".locks"
        self._done = self._locks / f"{name}.done"
        self._failed = self._locks / f"{name}.failed"
        self._lock = NFSLock(self._locks / f"{name}.lock", timeout, **options)

    def ensure_done(self):
        self._locks.mkdir(parents=True, exist_ok=True)
        if self._is_done():
            return
        with self._lock:
            if self._is_done():
                return
            try:
                self.fn()
            except Exception as error:
                self._failed.write_text(str(error))
                raise
            self._done.write_text("")

    def clean(self):
        for marker in (self._done, self._failed):
            with contextlib.suppress(FileNotFoundError):
                marker.unlink()

    def _is_done(self):
        # Opening the directory makes an NFS client ask the server; the name alone does not.
        os.listdir(self._locks)
        if self._done.exists():
            return True
        if self._failed.exists():
            raise CallOnceFailed(self._failed.read_text())
        return False


def _is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
