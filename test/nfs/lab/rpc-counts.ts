/** What the kernels count of NFS requests, as numbers per operation. */

export type RpcCounts = Readonly<Record<string, number>>;

/** In the order of RFC 1813. */
const NFS3 =
  'NULL GETATTR SETATTR LOOKUP ACCESS READLINK READ WRITE CREATE MKDIR SYMLINK MKNOD REMOVE RMDIR RENAME LINK READDIR READDIRPLUS FSSTAT FSINFO PATHCONF COMMIT';
/** In the order of RFC 7530, 5661 and 7862; the first three numbers are not used. */
const NFS4 =
  '- - - ACCESS CLOSE COMMIT CREATE DELEGPURGE DELEGRETURN GETATTR GETFH LINK LOCK LOCKT LOCKU LOOKUP LOOKUPP NVERIFY OPEN OPENATTR OPEN_CONFIRM OPEN_DOWNGRADE PUTFH PUTPUBFH PUTROOTFH READ READDIR READLINK REMOVE RENAME RENEW RESTOREFH SAVEFH SECINFO SETATTR SETCLIENTID SETCLIENTID_CONFIRM VERIFY WRITE RELEASE_LOCKOWNER BACKCHANNEL_CTL BIND_CONN_TO_SESSION EXCHANGE_ID CREATE_SESSION DESTROY_SESSION FREE_STATEID GET_DIR_DELEGATION GETDEVICEINFO GETDEVICELIST LAYOUTCOMMIT LAYOUTGET LAYOUTRETURN SECINFO_NO_NAME SEQUENCE SET_SSV TEST_STATEID WANT_DELEGATION DESTROY_CLIENTID RECLAIM_COMPLETE ALLOCATE COPY COPY_NOTIFY DEALLOCATE IO_ADVISE LAYOUTERROR LAYOUTSTATS OFFLOAD_CANCEL OFFLOAD_STATUS READ_PLUS SEEK WRITE_SAME CLONE';

/** `/proc/net/rpc/nfsd` of a server: requests since it booted. */
export function parseServerCounts(text: string): { readonly nfs3: RpcCounts; readonly nfs4: RpcCounts } {
  const counts = (line: string, names: string): RpcCounts => {
    const numbers = new RegExp(`^${line} \\d+ (.*)$`, 'm').exec(text)?.[1]?.split(' ') ?? [];
    return nonZero(names.split(' ').map((name, i) => [name, Number(numbers[i] ?? 0)]));
  };
  return { nfs3: counts('proc3', NFS3), nfs4: counts('proc4ops', NFS4) };
}

/** `/proc/self/mountstats` of a client: requests over one mount since it was mounted. */
export function parseMountCounts(text: string, mountPoint: string): RpcCounts {
  return nonZero(parseOperations(text, mountPoint).map(({ name, requests }) => [name, requests]));
}

export interface Traffic {
  readonly requests: number;
  /** Sent and received. */
  readonly bytes: number;
}

/** As {@link parseMountCounts}, of all operations together. */
export function parseMountTraffic(text: string, mountPoint: string): Traffic {
  const operations = parseOperations(text, mountPoint);
  const sum = (of: keyof Traffic) => operations.reduce((total, operation) => total + operation[of], 0);
  return { requests: sum('requests'), bytes: sum('bytes') };
}

function parseOperations(text: string, mountPoint: string): (Traffic & { readonly name: string })[] {
  const mount = text.split(/^(?=device )/m).find((block) => block.split(' ')[4] === mountPoint);
  const operations = mount?.split('per-op statistics\n')[1];
  if (operations === undefined) throw new Error(`No NFS is mounted at ${mountPoint}.`);
  // Operations, transmissions, major timeouts, bytes sent, bytes received.
  return [...operations.matchAll(/^\s*(\w+): (\d+) \d+ \d+ (\d+) (\d+)/gm)].map(
    ([, name = '', requests, sent, received]) => ({
      name,
      requests: Number(requests),
      bytes: Number(sent) + Number(received),
    }),
  );
}

function nonZero(counts: (readonly [string, number])[]): RpcCounts {
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
