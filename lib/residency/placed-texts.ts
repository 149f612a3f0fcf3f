import {
  type Location,
  objectLocation,
  type PlacedResource,
  resolveValue,
  resourceLocation,
  type StackFile,
} from '#evidence';
import { withAuthorizerTexts } from './authorizer-texts';
import { type Home, objectHome, releaseHome, stackHome } from './file-home';
import { judgementOf } from './register-kubernetes';
import type { ResidencyInput } from './residency-input';

/** Something that texts stand in: a resource, a Kubernetes object, the rest of a template. */
export interface TextHolder {
  readonly home: Home;
  /** Whether it can move data at all; in one that cannot, what looks like a host's name is none. */
  readonly moves: boolean;
  readonly value: unknown;
  /** Where one of its properties stands. */
  readonly at: (property: string) => Location;
}

/** Properties that hold JSON which the inventory lists as objects and releases: their texts are found there. */
const listedElsewhere: Readonly<Record<string, string>> = {
  'Custom::AWSCDK-EKS-KubernetesResource': 'Manifest',
  'Custom::AWSCDK-EKS-HelmChart': 'Values',
};

/** Everything of a deployment that holds texts: templates with their outputs and parameters, objects, values of releases. */
export function listTextHolders({ inventory, boundaries }: ResidencyInput): readonly TextHolder[] {
  const { stacks, resources, objects, releases } = inventory;
  return [
    ...stacks.map((stack) => restOfTemplate(stack, stackHome(stack, boundaries))),
    ...resources.map((resource) => wholeResource(resource, stackHome(resource.stack, boundaries))),
    ...objects.map((object) => ({
      home: objectHome(object, boundaries),
      moves: judgementOf(object) !== 'neither',
      value: withAuthorizerTexts(object, boundaries),
      at: (property: string) => objectLocation(object, property),
    })),
    // those of Argo CD's Applications are texts of objects already
    ...releases
      .filter(({ at }) => at.property?.startsWith('Properties.') === true)
      .map((release) => ({
        home: releaseHome(release, boundaries),
        moves: true,
        value: release.values,
        at: (property: string) => ({ ...release.at, property: `${release.at.property}.${property}` }),
      })),
  ];
}

function restOfTemplate(stack: StackFile, home: Home): TextHolder {
  const { Resources, ...rest } = stack.template;
  return {
    home,
    moves: true,
    value: resolveValue(rest, stack),
    at: (property) => ({ file: stack.file, subject: null, property }),
  };
}

function wholeResource(resource: PlacedResource, home: Home): TextHolder {
  const { type, properties, resource: rendered, stack } = resource;
  const { [listedElsewhere[type] ?? '']: _, ...own } = properties;
  const { Type, Properties, ...rest } = rendered;
  return {
    home,
    moves: true,
    value: { Properties: own, ...Object(resolveValue(rest, stack)) },
    at: (property) => ({ ...resourceLocation(resource), property }),
  };
}
