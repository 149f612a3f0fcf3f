import { imageReference } from '#blueprint';
import { servicesImagePlaceholder, type Topology } from '#topology';
import { BadInputError } from './bad-input-error';

/**
 * The Topology with an image in the place of every `SERVICES_IMAGE`: replaced before anything is rendered, so that the renderer quotes it
 * as it must.
 *
 * @throws BadInputError when it is no reference to one image for good, or the blueprint names its own
 */
export function withImage(topology: Topology, image: string): Topology {
  const parsed = imageReference.safeParse(image);
  if (!parsed.success) {
    throw new BadInputError(
      `--image: "${image}" is no image that stays the same; allowed: a registry, a path, and an exact tag or a digest, ` +
        'such as registry.example.com/meridian:0.1.0',
    );
  }
  const text = JSON.stringify(topology);
  if (!text.includes(servicesImagePlaceholder)) {
    const { name } = topology.deployment;
    throw new BadInputError(
      `--image: "${image}" has no place: the blueprint of "${name}" names its image; allowed: no --image, or another image.reference there`,
    );
  }
  return JSON.parse(text.replaceAll(servicesImagePlaceholder, image)) as Topology;
}
