import { type CfnResource, Stack } from 'aws-cdk-lib';
import { NagRuleCompliance } from 'cdk-nag';
import { RootConstruct } from 'constructs';
import type { Finding, Location, Resource, RuleVerdict, StackFile } from '#evidence';
import { hasClass, nagResource, type PlacedTemplate } from './nag-resource';
import { classKey, type NagRule, nagRules } from './nag-rules';

/** A construct for a resource, and where the resource stands. */
interface Judged {
  readonly node: CfnResource;
  readonly key: string;
  readonly at: Location;
}

/**
 * What cdk-nag's pack AwsSolutions says about templates, rule by rule; a rule that nothing concerns gives no verdict. It is asked
 * about the templates and not about the app: there it skips what is not made by the class it knows, such as clusters of
 * `aws-eks-v2` and the roles of CDK's custom resources.
 *
 * A finding carries the rule's id with its detail (`AwsSolutions-IAM5[Resource::*]`), and so does an acknowledgement. The CDK's
 * own acknowledgements, which match nothing without a word when their prefix is wrong, are not used.
 */
export function nagVerdicts(stacks: readonly StackFile[]): readonly RuleVerdict[] {
  const rules = nagRules();
  const classes = new Set(rules.flatMap((rule) => [...rule.classes]));
  const root = new RootConstruct('Nag');
  // Nobody reads where these constructs were made, and finding it out takes a good part of the time.
  root.node.setContext('aws:cdk:disable-stack-trace', true);
  const outcomes = stacks.flatMap((stack, index) => {
    const placed = { stack, scope: new Stack(root, `Stack${index}`) };
    return Object.entries(stack.template.Resources)
      .filter(([, { Type }]) => classes.has(classKey(Type)) && hasClass(Type))
      .map(([logicalId, resource]) => construct(placed, logicalId, resource));
  });
  const judged = outcomes.flatMap((outcome) => ('node' in outcome ? [outcome] : []));
  const readable = {
    rule: unreadable,
    claim: 'Every resource for which cdk-nag has a rule could be given to it.',
    checked: outcomes.length,
    findings: outcomes.flatMap((outcome) => ('node' in outcome ? [] : [outcome])),
  };
  return [readable, ...rules.flatMap((rule) => verdict(rule, judged))];
}

const unreadable = 'nag-unreadable';

function construct(placed: PlacedTemplate, logicalId: string, resource: Resource): Judged | Finding {
  const at = { file: placed.stack.file, subject: logicalId, property: null };
  try {
    return { node: nagResource(placed, logicalId, resource), key: classKey(resource.Type), at };
  } catch (error) {
    return {
      rule: unreadable,
      severity: 'error',
      at,
      message: `cdk-nag cannot judge it: ${String((error as Error).message)}`,
      mend: 'Give it the properties that its type requires',
      move: null,
    };
  }
}

function verdict(rule: NagRule, judged: readonly Judged[]): readonly RuleVerdict[] {
  const answers = judged
    .filter(({ key }) => rule.classes.size === 0 || rule.classes.has(key))
    .flatMap((one) => answer(rule, one));
  if (answers.length === 0) return [];
  return [
    {
      rule: rule.id,
      claim: `cdk-nag finds nowhere: ${rule.info}`,
      checked: answers.length,
      findings: answers.flat(),
    },
  ];
}

/** The findings of a rule about one resource, as one list; none at all where the rule does not apply. */
function answer(rule: NagRule, { node, at }: Judged): readonly (readonly Finding[])[] {
  const { id, info, explanation, severity } = rule;
  const finding = (detail: string, message: string): Finding => ({
    rule: `${id}${detail}`,
    severity,
    at,
    message: message.replace(/\.$/, ''),
    mend: explanation,
    move: null,
  });
  try {
    const result = rule.judge(node);
    if (Array.isArray(result)) return [result.map((detail) => finding(`[${detail}]`, `${detail}: ${info}`))];
    if (result === NagRuleCompliance.NOT_APPLICABLE) return [];
    return [result === NagRuleCompliance.NON_COMPLIANT ? [finding('', info)] : []];
  } catch (error) {
    return [[finding('', `${info} cdk-nag cannot tell: ${String((error as Error).message)}`)]];
  }
}
