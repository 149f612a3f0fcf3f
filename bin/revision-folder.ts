import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import type { GitRevision } from './git-revision';
import { withResolver } from './with-resolver';

/** Folders of this repository that are today's, whatever revision is looked at: code, and the catalogue of facts. */
const todays = ['bin', 'charts', 'lib', 'regions/catalog'];

/**
 * A folder outside every repository in which files of a revision appear as they are asked for, or imported by path from one that
 * is there. What they import by name (`#blueprint`, packages) is today's.
 */
export class RevisionFolder {
  readonly #folder = realpathSync(mkdtempSync(join(tmpdir(), 'meridian-revision-')));
  #links: readonly string[] = [];

  constructor(private readonly revision: GitRevision) {}

  /**
   * Leads to what is not taken from the revision: packages, and the code of this repository.
   *
   * @param ours path of this repository from the root of the revision's; null when it is not in there
   */
  linkToday(ours: string | null): void {
    writeFileSync(join(this.#folder, 'package.json'), '{}');
    this.#links = ours === null ? [] : todays.map((name) => posix(join(ours, name)));
    for (const path of [...this.#links, posix(join(ours ?? '', 'node_modules'))]) this.link(path);
  }

  /** Where a file of the revision stands, once it is brought. */
  place(path: string): string {
    return join(this.#folder, path);
  }

  /** Brings a file; one that the revision does not have stays away. */
  bring(path: string): void {
    const place = this.place(path);
    if (!this.revision.has(path) || this.isTodays(path) || existsSync(place)) return;
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, this.revision.read(path));
  }

  /** Runs something that loads files of the folder as modules, and brings those that they import by path. */
  load<T>(load: () => T): T {
    return withResolver(
      (own) =>
        (request, parent, ...rest) => {
          if (/^\.{1,2}(?:\/|$)/.test(request)) this.bringModule(request, parent?.filename ?? '');
          return own(request, parent, ...rest);
        },
      load,
    );
  }

  /** A text in which paths of the folder are written as git writes them: `main:regions/production.ts`. */
  withoutFolder(text: string): string {
    return text.replaceAll(`${this.#folder}/`, `${this.revision.ref}:`);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Every file that an import may mean: with any ending, or the index of a folder. */
  private bringModule(request: string, importer: string): void {
    const path = posix(relative(this.#folder, resolve(dirname(importer), request)));
    if (path.startsWith('..')) return;
    const bare = path.replace(/\.[cm]?js$/, '');
    for (const candidate of this.revision.paths) {
      const ending = [path, bare, join(path, 'index')].find((start) => candidate.startsWith(`${start}.`));
      if (candidate === path || (ending !== undefined && /^\.[\w.]+$/.test(candidate.slice(ending.length)))) {
        this.bring(candidate);
      }
    }
  }

  private isTodays(path: string): boolean {
    return this.#links.some((link) => path.startsWith(`${link}/`));
  }

  private link(path: string): void {
    const target = join(this.revision.root, path);
    if (!existsSync(target)) return;
    mkdirSync(dirname(this.place(path)), { recursive: true });
    symlinkSync(target, this.place(path), 'dir');
  }
}

function posix(path: string): string {
  return path.replaceAll('\\', '/');
}
