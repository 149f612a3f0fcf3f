import { BadInputError } from './bad-input-error';
import { runGit } from './run-git';

/** One revision of the git repository that holds a folder. Reads only, and nothing from the network. */
export class GitRevision {
  /** Folder of the work tree, as git spells it. */
  readonly root: string;
  /** `git:main (9d841da3)` */
  readonly label: string;
  readonly #commit: string;
  readonly #blobs: ReadonlyMap<string, string>;

  /**
   * @param folder any folder of the work tree
   * @param ref anything that git takes for a commit: a branch, a tag, `HEAD~2`
   * @throws BadInputError without git, outside of a repository, or for a revision that it does not know
   */
  constructor(
    folder: string,
    readonly ref: string,
  ) {
    this.root = answer(ref, folder, ['rev-parse', '--show-toplevel']).trimEnd();
    this.#commit = commitOf(this.root, ref);
    this.label = `git:${ref} (${this.#commit.slice(0, 8)})`;
    this.#blobs = blobsOf(answer(ref, this.root, ['ls-tree', '-r', '-z', '--full-tree', this.#commit]));
  }

  /** Paths of its files from the root, with slashes. */
  get paths(): Iterable<string> {
    return this.#blobs.keys();
  }

  has(path: string): boolean {
    return this.#blobs.has(path);
  }

  read(path: string): Buffer {
    const blob = this.#blobs.get(path);
    if (blob === undefined) throw new Error(`${path} is not in ${this.label}.`);
    return runGit(this.root, ['cat-file', 'blob', blob]).stdout;
  }
}

/**
 * Where a ref is no commit, git may be right all the same: a shallow clone, as CI makes them, holds few.
 *
 * A ref that began with a hyphen would be an option of git; none does.
 */
function commitOf(root: string, ref: string): string {
  const { status, stdout } = ref.startsWith('-')
    ? { status: 1, stdout: '' }
    : runGit(root, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  const commit = stdout.toString().trim();
  if (status === 0 && /^[0-9a-f]{40,64}$/.test(commit)) return commit;
  const shallow = runGit(root, ['rev-parse', '--is-shallow-repository']).stdout.toString().trim() === 'true';
  throw new BadInputError(
    `--against git:${ref}: "${ref}" is no commit of ${root}; allowed: a branch, a tag or a commit that \`git rev-parse\` knows` +
      (shallow ? '; this clone is shallow: `git fetch --unshallow` brings the others' : ''),
  );
}

/** Files by path. What is no file (a submodule, a link) is not among them. */
function blobsOf(listing: string): ReadonlyMap<string, string> {
  const entries = listing.split('\0').flatMap((line) => {
    const [, blob = '', path = ''] = /^100\d{3} blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
    return path === '' ? [] : [[path, blob] as const];
  });
  return new Map(entries);
}

function answer(ref: string, folder: string, argv: readonly string[]): string {
  const { status, stdout, stderr, error } = runGit(folder, argv);
  if (error !== undefined) {
    throw new BadInputError(
      `--against git:${ref}: git cannot be started (${error.message}); allowed: git on the PATH, or --against with a file or a cdk.out folder`,
    );
  }
  if (status === 0) return stdout.toString();
  const [said = ''] = stderr.toString().trim().split('\n');
  throw new BadInputError(
    `--against git:${ref}: ${folder} cannot be read as a git repository (${said}); allowed: a blueprint in a work tree of git, or --against with a file or a cdk.out folder`,
  );
}
