import type { Evidence } from '#evidence';

/**
 * Makes a change in a copy of the evidence. Only what the change reads is copied: files that it leaves alone stay the same objects, so that
 * what was made of them before need not be made again. Some hundred mutations of megabytes would take minutes else.
 */
export function changeCopy(evidence: Evidence, change: (copy: Evidence) => void): Evidence {
  const stacks = evidence.stacks.map((file) => new Copied(file, 'template'));
  const manifests = evidence.manifests.map((file) => new Copied(file, 'objects'));
  const copy = {
    ...evidence,
    stacks: stacks.map(({ view }) => view),
    manifests: manifests.map(({ view }) => view),
  };
  change(copy);
  return { ...copy, stacks: settled(copy.stacks, stacks), manifests: settled(copy.manifests, manifests) };
}

/** A file whose content is copied as soon as somebody asks for it. */
class Copied<File extends object, Part extends keyof File> {
  readonly view: File;
  private content: File[Part] | undefined;

  constructor(
    private readonly original: File,
    private readonly part: Part,
  ) {
    this.view = { ...original };
    Object.defineProperty(this.view, part, {
      get: () => {
        this.content ??= structuredClone(original[part]);
        return this.content;
      },
      set: (content: File[Part]) => {
        this.content = content;
      },
      enumerable: true,
    });
  }

  /** The file itself when nobody has looked into it or changed a field of it, else its copy. */
  get file(): File {
    const fields = Object.keys(this.original) as (keyof File)[];
    const isUntouched =
      this.content === undefined &&
      fields.every((field) => field === this.part || this.view[field] === this.original[field]);
    return isUntouched ? this.original : { ...this.view };
  }
}

/** What stands in the list after the change: files may have come, gone, or been replaced. */
function settled<File extends object, Part extends keyof File>(
  files: readonly File[],
  copied: readonly Copied<File, Part>[],
): readonly File[] {
  const byView = new Map(copied.map((one) => [one.view, one]));
  return files.map((file) => byView.get(file)?.file ?? file);
}
