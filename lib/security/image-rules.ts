import { checkEach, type PlacedRelease, type Rule } from '#evidence';
import { servicesImagePlaceholder, type Topology } from '#topology';
import { findingOf } from './finding-of';
import { looseness, parseImage } from './image-reference';
import { knownChartRepositories, knownRegistries, knownSource } from './known-registries';
import { listImages } from './list-images';
import type { SecurityInput } from './security-input';

const imagePinned: Rule<SecurityInput> = {
  name: 'image-pinned',
  claim:
    'Every image that an object or the values of a Helm release name has a digest, or a tag with its full version.',
  check: ({ inventory, topology }) =>
    checkEach(listImages(inventory), ({ repository, tag, digest, at, written, isPart }) => {
      if (isBuilt(written, topology)) return [];
      // a part that changes no repository keeps the version of its pinned chart
      if (isPart && repository === '' && tag === null && digest === null) return [];
      const fault = looseness(tag, digest);
      if (fault === null) return [];
      return [
        findingOf(imagePinned.name, {
          at,
          message: `image ${written} ${fault}; allowed: a digest (sha256:…), or a tag with a full version, such as v1.2.3`,
          mend: 'Pin it in regions/catalog/images.ts, or in the blueprint when the blueprint names it.',
        }),
      ];
    }),
};

const imageRegistry: Rule<SecurityInput> = {
  name: 'image-registry',
  claim:
    'Every image that an object or the values of a Helm release name comes from a registry of the register, or is one that the Topology took from the blueprint.',
  check: ({ inventory, topology }) => {
    const own = new Set(ownImages(topology).map((image) => parseImage(image).repository));
    return checkEach(listImages(inventory), ({ repository, at, written }) => {
      if (repository === '' || own.has(repository) || knownSource(knownRegistries, repository) !== undefined) return [];
      if (isBuilt(written, topology)) return [];
      return [
        findingOf(imageRegistry.name, {
          at,
          message: `image ${written} comes from ${repository}, which nobody vouches for; allowed: ${sources(knownRegistries)}`,
          mend: 'Take it from a known registry, or add a line with its reason to lib/security/known-registries.ts.',
        }),
      ];
    });
  },
};

/** Images that a blueprint may name: its operator answers for them. */
function ownImages({ jurisdictions }: Topology): readonly string[] {
  return jurisdictions
    .flatMap(({ regions }) => regions)
    .flatMap(({ batchWorker, modelPools, gateway }) => [
      ...(batchWorker === null ? [] : [batchWorker.image]),
      ...modelPools.map(({ engine }) => engine.image),
      gateway.access.authorizer.deployment.image,
    ]);
}

/** Repository of images that the CDK builds, of the account and the Region that its bootstrap stack stands in; tags are digests. */
const assetImage =
  /^(\d{12}|ACCOUNT_ID)\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/cdk-[a-z0-9]+-container-assets-\1-\2:[0-9a-f]{64}$/;

/**
 * Whether an image is the one that the CDK builds of this repository, where the Topology says so: in a manifest the literal that stands
 * for it, in a template what it is called in the Region's own registry.
 */
function isBuilt(written: string, { jurisdictions }: Topology): boolean {
  const regions = jurisdictions.flatMap((jurisdiction) => jurisdiction.regions);
  const builds = regions.some(({ gateway }) => gateway.access.authorizer.deployment.image === servicesImagePlaceholder);
  return builds && (written === servicesImagePlaceholder || assetImage.test(written));
}

const chartPinned: Rule<SecurityInput> = {
  name: 'chart-pinned',
  claim: 'Every Helm release names the exact version of its chart.',
  check: ({ inventory }) =>
    checkEach(inventory.releases, ({ name, chart, version, at }) => {
      if (/^v?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(version)) return [];
      return [
        findingOf(chartPinned.name, {
          at: besideValues(at, 'targetRevision', 'Version'),
          message: `chart ${chart} of release ${name} has the version ${version === '' ? 'none' : version}; allowed: an exact version, such as 1.2.3`,
          mend: 'Pin it in regions/catalog/components.ts.',
        }),
      ];
    }),
};

const chartRepository: Rule<SecurityInput> = {
  name: 'chart-repository',
  claim: 'Every Helm release takes its chart from a repository of the register, over TLS.',
  check: ({ inventory }) =>
    checkEach(inventory.releases, ({ name, repository, at }) => {
      const known = knownSource(knownChartRepositories, withoutScheme(repository));
      if (known !== undefined && !repository.startsWith('http://')) return [];
      return [
        findingOf(chartRepository.name, {
          at: besideValues(at, 'repoURL', 'Repository'),
          message: `repository ${repository} of release ${name} is not known; allowed, with https:// or oci://: ${sources(knownChartRepositories)}`,
          mend: 'Take the chart from a known repository, or add a line with its reason to lib/security/known-registries.ts.',
        }),
      ];
    }),
};

function withoutScheme(repository: string): string {
  return repository.replace(/^[a-z]+:\/\//, '').replace(/\/$/, '');
}

/** A field beside the values: `spec.source.x` of an Application, `Properties.X` of a template. */
function besideValues(at: PlacedRelease['at'], ofApplication: string, ofTemplate: string): PlacedRelease['at'] {
  const property = at.property === 'spec.source' ? `${at.property}.${ofApplication}` : `Properties.${ofTemplate}`;
  return { ...at, property };
}

function sources(register: typeof knownRegistries): string {
  return register.map(({ source }) => source).join(', ');
}

/** Where images and charts come from, and that they stay the same. */
export const imageRules: readonly Rule<SecurityInput>[] = [imagePinned, imageRegistry, chartPinned, chartRepository];
