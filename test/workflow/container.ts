import { isJsonObject, type Json } from './expressions.ts';
import { WorkflowError } from './parse.ts';

/** What a job's `container` is here: a root of its own that has the machine's directories and these volumes. */
export interface Container {
  /** Where that root is put together. */
  readonly root: string;
  readonly volumes: readonly Volume[];
}

export interface Volume {
  readonly source: string;
  readonly target: string;
}

/**
 * A job's volumes. The image, with its tools and its user, is not there: the machine's own are.
 *
 * @param machine what stands for directories of the runner's machine
 * @throws WorkflowError for what is not done here
 */
export function containerVolumes(container: Json, machine: Readonly<Record<string, string>>): Volume[] {
  if (!isJsonObject(container)) throw new WorkflowError('a container without volumes is not done here');
  const { image: _image, options: _options, volumes = [], ...rest } = container;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw new WorkflowError(`'container.${unknown}' is not done here`);
  return (Array.isArray(volumes) ? volumes : []).map((volume: Json) => {
    const [, from = '', target = ''] = /^(\/[^:]+):(\/[^/:]+)$/.exec(`${volume}`) ?? [];
    const source = Object.hasOwn(machine, from) ? machine[from] : undefined;
    if (source === undefined) {
      throw new WorkflowError(
        `the volume '${volume}': only known ones, and at the top of the container, are done here`,
      );
    }
    return { source, target };
  });
}

/** Puts the root together, with mounts that nobody else sees, and runs a command in it. */
const ENTER = `
root=$1; volumes=$2; shift 2
mount --make-rprivate / && mkdir -p "$root" && mount -t tmpfs none "$root" || exit
while IFS=: read -r source target; do
  mkdir "$root$target" && mount --bind "$source" "$root$target" || exit
done <<< "$volumes"
for each in /*; do
  if [ -e "$root$each" ]; then continue; fi
  if [ -L "$each" ]; then cp -P "$each" "$root$each"; fi
  if [ -d "$each" ] && [ ! -L "$each" ]; then mkdir "$root$each" && mount --rbind "$each" "$root$each"; fi
done || exit
exec chroot "$root" "$@"
`;

/** The command that runs another one in a container. */
export function contained({ root, volumes }: Container, argv: readonly string[]): readonly string[] {
  const list = volumes.map(({ source, target }) => `${source}:${target}`).join('\n');
  return ['bash', '--noprofile', '--norc', '-c', ENTER, 'container', root, list, ...argv];
}
