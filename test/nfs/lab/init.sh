#!/bin/sh
# PID 1 of a guest, on a read-only hostfs of the machine's root. LAB_* come from the kernel's command line.
set -eu
export PATH=/usr/sbin:/usr/bin:/sbin:/bin

mount -t proc proc /proc
mount -t sysfs sysfs /sys
mountpoint -q /dev || mount -t devtmpfs dev /dev
mkdir -p /dev/pts /dev/shm
mount -t devpts devpts /dev/pts
for dir in /dev/shm /tmp /run /var/lib/nfs /srv /mnt /root /media; do mount -t tmpfs tmpfs "$dir"; done
chmod 1777 /tmp /dev/shm
# The machine's files also under a path that none of these mounts hides. Read-only: a guest's root is the machine's root.
mkdir /media/host
mount -t hostfs -o ro,/ none /media/host

hostname "$LAB_HOST"
ip link set lo up
# A tap drops a frame that is larger than its MTU; TCP would then send it again and again, at 70 to 220 kB/s for writes.
ip link set vec0 gso_max_segs 1
ip link set vec1 gso_max_segs 1
ip addr add "$LAB_DATA/24" dev vec0
ip addr add "$LAB_CONTROL/24" dev vec1
ip link set vec0 up
ip link set vec1 up

mkdir -p /tmp/.modules/lib/modules
ln -s "/usr/lib/uml/modules/$(uname -r)" /tmp/.modules/lib/modules/
load() { modprobe -d /tmp/.modules "$@"; }

serve_nfs() {
  load nfsd
  # dirsync: SQLite does not sync the removal of its journal, and a crash within 5 s would undo what nfsdcld wrote last.
  mount -t ext4 -o dirsync /dev/ubda /srv
  mkdir -p /srv/plain /srv/squashed /srv/async /srv/.state
  chmod 1777 /srv/plain /srv/squashed /srv/async
  # Mount points, because an NFS 4 client on its way down from the root changes exports only where it changes mounts.
  mount --bind /srv/plain /srv/plain
  mount --bind /srv/squashed /srv/squashed
  mount --bind /srv/async /srv/async
  # On the server's disk, so that a server that boots again knows its clients and lets them reclaim.
  mount --bind /srv/.state /var/lib/nfs
  mkdir -p /var/lib/nfs/nfsdcld /run/rpc_pipefs
  # In place of the machine's own settings. Debian's have the server look up a user's groups in its /etc/group.
  printf '[general]\npipefs-directory=/run/rpc_pipefs\n' >/run/nfs.conf
  mount --bind /run/nfs.conf /etc/nfs.conf
  : >/var/lib/nfs/etab
  : >/var/lib/nfs/rmtab
  mount -t rpc_pipefs rpc_pipefs /run/rpc_pipefs
  mount -t nfsd nfsd /proc/fs/nfsd
  rpcbind -w
  nfsdcld
  # Before nfsd starts, or the first boot has the default of 90 s.
  echo "$LAB_LEASE" >/proc/fs/nfsd/nfsv4leasetime
  echo "$LAB_LEASE" >/proc/fs/nfsd/nfsv4gracetime
  common=rw,insecure,no_subtree_check
  # NFS 4 needs a root to come in by, and hostfs cannot be exported.
  exportfs -o ro,insecure,no_subtree_check,fsid=0 "$LAB_CLIENTS:/srv"
  exportfs -o "$common,sync,no_root_squash,fsid=1" "$LAB_CLIENTS:/srv/plain"
  exportfs -o "$common,sync,root_squash,fsid=2" "$LAB_CLIENTS:/srv/squashed"
  exportfs -o "$common,async,no_root_squash,fsid=3" "$LAB_CLIENTS:/srv/async"
  rpc.mountd
  rpc.nfsd 8
  # Nobody locks by lockd here. Its grace period of 50 s would keep an NFS 4 server, too, from granting delegations.
  echo Y >/proc/fs/lockd/nlm_end_grace
}

case $LAB_HOST in
  server) serve_nfs ;;
  *) load nfsv3; load nfsv4 ;;
esac

exec perl "/media/host$LAB_DIR/agent.pl" "$LAB_CONTROL" "$LAB_PORT" "$LAB_HOST"
