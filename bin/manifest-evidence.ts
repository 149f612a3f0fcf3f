import type { ManifestFile as RenderedFile } from '#charts';
import type { ManifestFile } from '#evidence';

/** Rendered manifests as evidence, before they are written: the objects are those from which the text was made. */
export function manifestEvidence(files: readonly RenderedFile[]): readonly ManifestFile[] {
  const evidence = files.map((file) => ({
    file: file.path,
    region: file.region,
    // few rules ask, and the text is made for whoever does
    get bytes() {
      return Buffer.byteLength(file.yaml);
    },
    objects: file.objects,
  }));
  // As they are listed in a folder: what is proved of them does not depend on the way by which they came.
  return evidence.sort((one, other) => (one.file < other.file ? -1 : 1));
}
