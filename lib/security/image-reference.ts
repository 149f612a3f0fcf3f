/** An image by its parts. */
export interface ImageReference {
  /** Registry and path: `docker.io/envoyproxy/envoy`. What names no registry comes from Docker Hub. */
  readonly repository: string;
  readonly tag: string | null;
  /** `sha256:…` */
  readonly digest: string | null;
}

/** Splits a reference as container runtimes do: what precedes the first slash is a registry if it looks like a host. */
export function parseImage(reference: string): ImageReference {
  const [named = '', digest] = reference.split('@');
  const tag = /:([^:/]+)$/.exec(named)?.[1];
  const path = tag === undefined ? named : named.slice(0, -tag.length - 1);
  return { repository: withRegistry(path), tag: tag ?? null, digest: digest ?? null };
}

function withRegistry(path: string): string {
  const [first = '', ...rest] = path.split('/');
  if (rest.length > 0 && (/[.:]/.test(first) || first === 'localhost')) return path;
  return rest.length === 0 ? `docker.io/library/${path}` : `docker.io/${path}`;
}

const digestForm = /^sha256:[0-9a-f]{64}$/;

/** Tags that publishers do not move: a release with all its parts (`v1.2.3`, `distroless-v1.38.3`), or a revision, a build or a day. */
const releaseTag = /(^|[-_v])\d+\.\d+(\.\d+)+([-_.+][\w.-]+)?$/;
const revisionTag = /(^|[-_.])(?=[0-9a-f]*\d)[0-9a-f]{7,64}$/;

/** Why a version is not one and the same for ever; null when it is. */
export function looseness(tag: string | null, digest: string | null): string | null {
  if (digest !== null) return digestForm.test(digest) ? null : `has the digest ${digest}`;
  if (tag === null) return 'has no tag';
  return releaseTag.test(tag) || revisionTag.test(tag) ? null : `has the tag ${tag}, which may move`;
}
