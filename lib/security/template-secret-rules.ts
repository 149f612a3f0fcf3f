import { type Finding, type Inventory, type Location, type Rule, resourceLocation } from '#evidence';
import { findingOf } from './finding-of';
import { plainSecrets } from './plain-secret';
import type { SecurityInput } from './security-input';

/** Properties that hold Kubernetes objects and Helm values: the rules of clusters read those. */
const readElsewhere: Readonly<Record<string, string>> = {
  'Custom::AWSCDK-EKS-KubernetesResource': 'Manifest',
  'Custom::AWSCDK-EKS-HelmChart': 'Values',
};

const templateSecret: Rule<SecurityInput> = {
  name: 'secret-in-template',
  claim:
    'No template holds a password, a token or a key: not in a property, a parameter, an output or its description.',
  check: ({ inventory }) => {
    const places = placesOf(inventory);
    return { checked: places.length, findings: places.flatMap(secretFindings) };
  },
};

interface Place {
  readonly value: unknown;
  readonly at: (property: string) => Location;
}

function placesOf({ resources, stacks }: Inventory): readonly Place[] {
  return [
    ...resources.map((resource): Place => {
      const elsewhere = readElsewhere[resource.type];
      const own = Object.entries(resource.properties).filter(([key]) => key !== elsewhere);
      return { value: Object.fromEntries(own), at: (property) => resourceLocation(resource, property) };
    }),
    ...stacks.flatMap(({ file, template: { Description, Parameters = {}, Outputs = {} } }) =>
      Object.entries({ Description, Parameters, Outputs }).map(
        ([part, value]): Place => ({
          value,
          at: (property) => ({ file, subject: null, property: property === '' ? part : `${part}.${property}` }),
        }),
      ),
    ),
  ];
}

function secretFindings({ value, at }: Place): readonly Finding[] {
  return plainSecrets(value).map(({ property, what }) =>
    findingOf(templateSecret.name, {
      at: at(property),
      message: `There is ${what} in plain text; allowed: a reference to AWS Secrets Manager or Parameter Store`,
      mend: 'Take it out, and give it a new value: whoever can read the template or its history has the old one.',
    }),
  );
}

/** What templates give away. */
export const templateSecretRules: readonly Rule<SecurityInput>[] = [templateSecret];
