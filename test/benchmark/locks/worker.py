"""The same as worker.ts, for flufl.lock: worker.py KIND DIRECTORY"""
import json
import os
import sys
import time
from datetime import timedelta

from flufl.lock import Lock

path = os.path.join(sys.argv[2], sys.argv[1])
lock = Lock(path, lifetime=timedelta(seconds=30))


def batch(count):
    began = time.monotonic()
    for _ in range(count):
        lock.lock()
        lock.unlock()
    return (time.monotonic() - began) / count * 1e6


def contend(hold):
    while True:
        lock.lock()
        acquired = time.time()
        time.sleep(hold / 1000)
        print(json.dumps([acquired * 1000, time.time() * 1000]), flush=True)
        lock.unlock()
        # So that the next is another process.
        time.sleep(0.02)


print("ready", flush=True)
for line in sys.stdin:
    order, number = line.split()
    if order == "batch":
        print(batch(int(number)), flush=True)
    else:
        contend(int(number))
