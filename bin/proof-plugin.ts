import { join } from 'node:path';
import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib';
import type { Finding, ManifestFile } from '#evidence';
import type { Verdict } from '#proofs';
import { type ProofSubject, prove } from './prove';
import { readStacks } from './read-stacks';

/** What a deployment is proved on: the templates of an assembly, and manifests that are written later. */
export interface ProofPluginProps {
  readonly subject: ProofSubject;
  /** Folder of the cloud assembly. */
  readonly assembly: string;
  readonly manifests: readonly ManifestFile[];
}

/** The proofs of one deployment as a plugin of the CDK: it fails a synth on a finding, whoever runs it. */
export class ProofPlugin implements IPolicyValidationPlugin {
  readonly name = 'Meridian';
  #outcome: { readonly verdict: Verdict } | { readonly fault: unknown } | null = null;

  constructor(private readonly props: ProofPluginProps) {}

  validate(_context: IPolicyValidationContext): PolicyValidationPluginReport {
    const { subject, assembly, manifests } = this.props;
    const deployment = subject.topology.deployment.name;
    try {
      const verdict = prove(subject, { deployment, stacks: readStacks(assembly, deployment), manifests });
      this.#outcome = { verdict };
      const violations = verdict.findings.map((finding) => this.violation(finding));
      return { success: verdict.findings.every(({ severity }) => severity !== 'error'), violations };
    } catch (fault) {
      // The CDK would make of it one more finding, without a stack trace: `verdict` throws it instead.
      this.#outcome = { fault };
      return { success: false, violations: [], metadata: { error: String(fault) } };
    }
  }

  /** What was proved. @throws what a rule threw, when one broke */
  get verdict(): Verdict {
    if (this.#outcome === null) throw new Error('The CDK asks every plugin of a stage that it synthesizes.');
    if ('fault' in this.#outcome) throw this.#outcome.fault;
    return this.#outcome.verdict;
  }

  /**
   * A finding in the words of the CDK. It prints neither properties nor metadata, so the property stands before the message. An error
   * is `fatal`: the CDK's own acknowledgements, which `verify` does not see, cannot waive it.
   */
  private violation({ rule, severity, at, message, mend }: Finding): PolicyViolation {
    const { assembly, manifests, subject } = this.props;
    const isManifest = manifests.some(({ file }) => file === at.file);
    const file = isManifest ? `${subject.topology.deployment.name}/${at.file}` : at.file;
    return {
      ruleName: rule,
      description: at.property === null ? message : `${at.property}: ${message}`,
      fix: mend,
      severity: severity === 'error' ? 'fatal' : 'warning',
      ruleMetadata: { file, subject: at.subject ?? '', property: at.property ?? '' },
      violatingResources: [
        {
          resourceLogicalId: at.subject ?? 'the file as a whole',
          templatePath: join(assembly, file),
          locations: at.property === null ? [] : [at.property],
        },
      ],
    };
  }
}
