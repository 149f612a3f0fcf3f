import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import type { Finding, Location } from '#evidence';
import type { AcknowledgedFinding, ProvedRule, Verdict } from '#proofs';

/** What a report needs of the machine: where the files are, and how to make a short mark of a text. */
export interface SarifPlaces {
  /** Path from the root of the repository, with slashes, and the line (from 1) on which something stands. */
  readonly locate: (at: Location) => { readonly uri: string; readonly line: number };
  /** The same text gives the same mark, on every machine. */
  readonly digest: (text: string) => string;
}

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

/**
 * A verdict as SARIF 2.1.0, the form in which code hosts take findings: one result a finding, acknowledged ones with their reason as
 * a suppression, one rule a claim.
 */
export function makeSarif(verdict: Verdict, version: string, places: SarifPlaces): Log {
  const rules = verdict.proofs.flatMap(({ proof, rules: proved }) => proved.map((rule) => descriptor(proof, rule)));
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const marks = new Marks(places.digest);
  const result = (finding: Finding): Result => {
    const { uri, line } = places.locate(finding.at);
    const ruleId = baseOf(finding.rule);
    const ruleIndex = indexes.get(ruleId);
    return {
      ruleId,
      ...(ruleIndex === undefined ? {} : { ruleIndex }),
      level: finding.severity,
      message: { text: wordsOf(finding) },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, region: { startLine: line } },
          logicalLocations: [{ fullyQualifiedName: nameOf(finding.at), kind: 'resource' }],
        },
      ],
      partialFingerprints: { primaryLocationLineHash: marks.of(finding) },
      properties: { deployment: verdict.deployment, ...(finding.move === null ? {} : { move: finding.move }) },
    };
  };
  const driver = { name: 'Meridian', semanticVersion: version, rules };
  const open = verdict.findings.map(result);
  const accepted = verdict.acknowledged.map((one) => suppressed(result(one.finding), one));
  const run: Run = {
    tool: { driver },
    automationDetails: { id: `meridian/${verdict.deployment}/` },
    columnKind: 'utf16CodeUnits',
    results: [...open, ...accepted],
  };
  return { $schema: schema, version: '2.1.0', runs: [run] };
}

function descriptor(proof: string, { rule, claim }: ProvedRule): ReportingDescriptor {
  return {
    id: rule,
    shortDescription: { text: claim },
    fullDescription: { text: claim },
    help: { text: `Proof of ${proof}. ${claim}` },
    defaultConfiguration: { level: 'error' },
    properties: { tags: [proof] },
  };
}

/** `AwsSolutions-IAM5[Resource::*]` is a finding of the rule `AwsSolutions-IAM5`. */
function baseOf(rule: string): string {
  return rule.split('[')[0] ?? rule;
}

function wordsOf({ at, message, mend, move }: Finding): string {
  const place = [at.subject, at.property].filter((part) => part !== null).join(': ');
  const moved = move === null ? '' : ` (from ${move.from} to ${move.to})`;
  return `${place === '' ? '' : `${place}: `}${message}${moved}. To mend: ${mend}.`;
}

function nameOf({ file, subject, property }: Location): string {
  return [file, subject, property].filter((part) => part !== null).join('/');
}

/** A decision that was made is no news: it stands as a note, with its reason. */
function suppressed(result: Result, { acknowledgement: { reason, until } }: AcknowledgedFinding): Result {
  const justification = `${reason}. Until: ${until}`;
  return { ...result, level: 'note', suppressions: [{ kind: 'inSource', status: 'accepted', justification }] };
}

/** Marks by which a finding is known again in a later run: of its rule and place, not of its line or its words. */
class Marks {
  readonly #counts = new Map<string, number>();

  constructor(private readonly digest: (text: string) => string) {}

  of({ rule, at }: Finding): string {
    const key = JSON.stringify([rule, at.file, at.subject, at.property]);
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return `${this.digest(key)}:${count}`;
  }
}
