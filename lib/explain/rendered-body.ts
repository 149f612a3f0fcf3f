import { type Inventory, listAt, objectLocation, type Plain, recordAt, textAt } from '#evidence';

/** A resource of a template or an object of a manifest, as far as places are looked for in it. */
export interface RenderedBody {
  readonly file: string;
  readonly isTemplate: boolean;
  readonly subject: string;
  /** Name of an object; null for a resource. */
  readonly name: string | null;
  /** Values of its labels; for a resource the texts of its first level. */
  readonly marks: readonly string[];
  /** Before the paths of its properties. */
  readonly prefix: string;
  readonly content: Plain;
}

/** A resource that applies objects: they are looked at themselves. */
const applyingType = 'Custom::AWSCDK-EKS-KubernetesResource';

/** All that stands in rendered files. */
export function listBodies({ resources, objects }: Inventory): readonly RenderedBody[] {
  return [
    ...resources
      .filter(({ type }) => type !== applyingType)
      .map(({ stack, logicalId, type, properties }) => ({
        file: stack.file,
        isTemplate: true,
        subject: `${logicalId} (${type})`,
        name: null,
        marks: Object.values(properties).filter((value) => typeof value === 'string'),
        prefix: 'Properties.',
        content: properties,
      })),
    ...objects.map((placed) => ({
      file: placed.file,
      isTemplate: placed.appliedBy !== null,
      subject: String(objectLocation(placed).subject),
      name: placed.name,
      marks: labelsOf(placed.object),
      prefix: '',
      content: placed.object,
    })),
  ];
}

function labelsOf(object: Plain): readonly string[] {
  const subject = listAt(object, 'spec', 'groups').map((group) => textAt(group, 'name') ?? '');
  return [...Object.values(recordAt(object, 'metadata', 'labels')), ...subject].map(String);
}
