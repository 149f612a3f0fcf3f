import { type Inventory, type Location, once, textAt } from '#evidence';
import { type ImageReference, parseImage } from './image-reference';
import { kindsWithoutPods } from './kinds-without-pods';
import { type ClusterObject, listClusters, valuesLocation } from './list-clusters';
import { joined, walkRecords } from './walk-records';

/** An image that is named somewhere. */
export interface PlacedImage extends ImageReference {
  readonly at: Location;
  /** As it is written, for people. */
  readonly written: string;
  /** Whether a chart fills in what is not said here. */
  readonly isPart: boolean;
}

/**
 * Every image of every cluster: what stands in a field `image` (or is the reference of a volume) of any object, and the parts from which
 * charts put one together (`image.registry`, `.repository`, `.tag`, `.digest`, `global.image…`) in the values of releases.
 */
export const listImages = once((inventory: Inventory): readonly PlacedImage[] =>
  listClusters(inventory).flatMap(({ objects, releases }) => [
    ...objects.filter(({ kind }) => !kindsWithoutPods.has(kind)).flatMap(imagesOf),
    ...releases.flatMap((release) => imagesIn(release.values, (path) => valuesLocation(release, path))),
  ]),
);

function imagesOf({ object, at }: ClusterObject): readonly PlacedImage[] {
  return imagesIn(object, at);
}

type At = (property: string) => Location;

function imagesIn(value: unknown, at: At): readonly PlacedImage[] {
  const images: PlacedImage[] = [];
  walkRecords(value, (record, path) => {
    for (const key of Object.keys(record)) {
      if (!key.endsWith('image') && !key.endsWith('Image')) continue;
      const image = imageOf(record[key], joined(path, key), at);
      if (image !== null) images.push(image);
    }
    return false;
  });
  return images;
}

/** A reference, the reference of a volume, or the parts of one; null where it holds images of parts (`image.manager.tag`) or none. */
function imageOf(image: unknown, property: string, at: At): PlacedImage | null {
  if (typeof image === 'string') return whole(image, at(property));
  const reference = textAt(image, 'reference');
  if (reference !== null) return whole(reference, at(`${property}.reference`));
  const [registry, repository] = [textAt(image, 'registry'), textAt(image, 'repository') ?? textAt(image, 'name')];
  const [tag, digest] = [textAt(image, 'tag'), textAt(image, 'digest')];
  const named = [registry, repository].filter((part) => part !== null).join('/');
  if (named === '' && tag === null && digest === null) return null;
  return {
    repository: named === '' ? '' : parseImage(named).repository,
    tag,
    digest,
    at: at(property),
    written: [named, tag, digest].filter((part) => part !== null && part !== '').join(':'),
    isPart: true,
  };
}

function whole(reference: string, at: Location): PlacedImage {
  return { ...parseImage(reference), at, written: reference, isPart: false };
}
