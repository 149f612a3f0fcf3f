import { image } from '#catalog';

/** Full reference of an image of the catalogue. */
export function imageReference(name: Parameters<typeof image>[0]): string {
  const { repository, tag } = image(name);
  return `${repository}:${tag}`;
}
