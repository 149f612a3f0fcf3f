import type { Program } from './ground';

/** Root of the file system of a program with mounts. */
const OWN_FILE_SYSTEM = `
set -eu
ulimit -n "$(ulimit -Hn)"
scratch=$1 ground=$2 cwd=$3
shift 3
mounts=$(cat /proc/self/mounts)
mount -t tmpfs tmpfs "$scratch"
mkdir "$scratch/upper" "$scratch/work" "$scratch/root"
root=$scratch/root
mount -t overlay overlay -o "lowerdir=/,upperdir=$scratch/upper,workdir=$scratch/work" "$root"
for folder in dev proc sys; do mount --rbind "/$folder" "$root/$folder"; done
while read -r _ point type _; do
  case $type in proc | sysfs | dev* | cgroup*) continue ;; esac
  case $point in / | /run/* | /proc/* | /sys/* | /dev/*) continue ;; esac
  mount --bind "$point" "$root$point"
done <<END
$mounts
END
mkdir -p "$root$ground" "$root/.mounts"
mount --bind "$ground" "$root$ground"
count=0
for pair; do
  [ "$pair" != -- ] || break
  count=$((count + 1))
  if [ -d "$pair" ]; then mkdir "$root/.mounts/$count"; else : >"$root/.mounts/$count"; fi
  mount --bind "$pair" "$root/.mounts/$count"
done
while [ "$1" != -- ]; do shift; done
shift
exec chroot "$root" sh -euc "$INSIDE" sh "$cwd" "$@"`;

/** Continues there: links in the paths that the program sees are those of its own file system. */
const INSIDE = `
unset INSIDE
cwd=$1
shift
count=0
while [ "$1" != -- ]; do
  count=$((count + 1))
  if [ -d "/.mounts/$count" ]; then mkdir -p "$1"; else mkdir -p "$(dirname "$1")"; [ -e "$1" ] || : >"$1"; fi
  mount --bind "/.mounts/$count" "$1"
  shift
done
shift
cd "$cwd"
exec "$@"`;

const PLAIN = `
set -eu
ulimit -n "$(ulimit -Hn)"
cd "$1"
shift
exec "$@"`;

/** Where a program runs. */
export interface Place {
  /** Network namespace. */
  readonly namespace: string;
  /** Folder of the ground, which every program sees. */
  readonly ground: string;
  /** An empty folder, over which each program has its own file system. */
  readonly scratch: string;
}

/** The command that becomes the program, in a network namespace and with the files that it shall see: its process is the program's. */
export function hostCommand({ namespace, ground, scratch }: Place, program: Program): readonly string[] {
  const { env = {}, cwd = '/', mounts = {} } = program;
  const variables = Object.entries({ HOME: '/', PATH: process.env.PATH ?? '', ...env }).map(
    ([name, value]) => `${name}=${value}`,
  );
  const enter = ['ip', 'netns', 'exec', namespace];
  const command = ['env', '-i', ...variables, program.program, ...program.args];
  // outer mount points first
  const points = Object.keys(mounts).sort();
  if (points.length === 0) return [...enter, 'sh', '-c', PLAIN, 'sh', cwd, ...command];
  const sources = points.map((point) => mounts[point] ?? '');
  return [
    ...[...enter, 'env', `INSIDE=${INSIDE}`, 'sh', '-c', OWN_FILE_SYSTEM, 'sh', scratch, ground, cwd],
    ...[...sources, '--', ...points, '--', ...command],
  ];
}
