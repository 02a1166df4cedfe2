#!/usr/bin/env bash
# The same as worker.ts, for locks that are programs: worker.sh KIND DIRECTORY PROGRAM
set -euo pipefail
kind=$1 path=$2/$1 program=$3
if [ "$kind" = dotlockfile ]; then
  acquire() { "$program" -l -i 1 -r 1000 "$path"; }
  release() { "$program" -u "$path"; }
else
  # Opened here, so that one start of the program is enough.
  exec 9> "$path"
  acquire() { "$program" 9; }
  release() { "$program" -u 9; }
fi
microseconds() { local t=$EPOCHREALTIME; echo "${t/[.,]/}"; }

echo ready
while read -r order number; do
  if [ "$order" = batch ]; then
    began=$(microseconds)
    for ((i = 0; i < number; i++)); do acquire; release; done
    echo $((($(microseconds) - began) / number))
  else
    # Nothing is ever written there: a pause without a process of its own.
    never=$(mktemp -u)
    mkfifo "$never" && exec 8<> "$never" && rm "$never"
    hold=$((number / 1000)).$(printf %03d $((number % 1000)))
    while acquire; do
      acquired=$EPOCHREALTIME
      read -rt "$hold" <&8 || :
      released=$EPOCHREALTIME
      echo "[${acquired/[.,]/}e-3,${released/[.,]/}e-3]"
      release
      # So that the next is another process.
      read -rt 0.02 <&8 || :
    done
  fi
done
