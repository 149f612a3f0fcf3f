import { CheckFailedError } from './check-failed-error';
import type { TemplateFile } from './template-files';

/** CloudFormation refuses a template of more than 1 MB or 500 resources; the rest is room for a deployment to grow. */
export const templateLimits = { bytes: 800_000, resources: 400 } as const;

/**
 * Refuses templates that are about to outgrow CloudFormation: neither the CDK nor its validator warns of either limit.
 *
 * @throws CheckFailedError naming every template that is too large
 */
export function refuseLargeTemplates(templates: readonly TemplateFile[]): void {
  const faults = templates.flatMap(tooLarge);
  if (faults.length > 0) throw new CheckFailedError(faults.join('\n'));
}

function tooLarge({ name, bytes, resources }: TemplateFile): readonly string[] {
  return [
    ...(bytes > templateLimits.bytes ? [`${name}: ${bytes} bytes; allowed: at most ${templateLimits.bytes}`] : []),
    ...(resources > templateLimits.resources
      ? [`${name}: ${resources} resources; allowed: at most ${templateLimits.resources}`]
      : []),
  ];
}
