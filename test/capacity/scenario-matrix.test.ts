import { parseBlueprint } from '#blueprint';
import { caseBook, type MatrixRow, planCapacity, scenarioMatrix, unsurvived } from '#capacity';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';

// biome-ignore lint/suspicious/noExplicitAny: a change of any part of the draft
function matrixOf(change: (draft: any) => void = () => undefined) {
  const blueprint = parseBlueprint(minimalBlueprint(change));
  const rows = scenarioMatrix(caseBook(blueprint, planCapacity(blueprint)));
  return { rows, findings: unsurvived(blueprint, missesOf(rows)) };
}

function missesOf(rows: readonly MatrixRow[]) {
  return rows.flatMap(({ jurisdictions }) => jurisdictions.flatMap(({ misses }) => misses));
}

test('every kind of case stands once, each Region apart', () => {
  expect(matrixOf().rows.map(({ scenario, mustSurvive }) => [scenario, mustSurvive])).toEqual([
    ['region-loss=eu-north-1', true],
    ['region-loss=eu-south-2', true],
    ['az-loss=*', true],
    ['node-loss=*', true],
    ['spot-drought', false],
    ['spike=2x', false],
    ['spot-share=0', false],
    ['spot-share=1', false],
  ]);
});

test('the plan survives what it says that it survives', () => {
  expect(matrixOf().findings).toEqual([]);
});

test('an override that is too small for the loss of the peer is a finding for each Region', () => {
  const { rows, findings } = matrixOf((draft) => {
    draft.capacity = {
      overrides: ['eu-north-1', 'eu-south-2'].map((region) => ({
        model: 'chat',
        region,
        baseReplicas: 9,
        burstMinReplicas: 1,
        burstMaxReplicas: 1,
      })),
    };
    draft.traffic.chat.eu.requestsPerSecond = { p50: 10, p95: 14, peak: 14 };
  });
  const losses = rows.filter(({ kind }) => kind === 'region-loss');
  expect(losses.flatMap(({ jurisdictions }) => jurisdictions.map(({ isHeld }) => isHeld))).toEqual([false, false]);
  expect(findings.filter(({ message }) => message.startsWith('region-loss'))).toEqual([
    {
      severity: 'error',
      rule: 'not-survived',
      pool: { jurisdiction: 'eu', region: 'eu-south-2', model: 'chat' },
      message: expect.stringMatching(
        /^region-loss=eu-north-1 is not survived: [\d.]+ of 14 requests\/s are shed for good$/,
      ),
      figures: { loadPerSecond: 14, shedPerSecond: expect.any(Number) },
    },
    expect.objectContaining({ pool: { jurisdiction: 'eu', region: 'eu-north-1', model: 'chat' } }),
  ]);
});

test('the loss of an only Region is borne: its blueprint says why there is one', () => {
  const { rows, findings } = matrixOf((draft) => {
    draft.jurisdictions.eu.regions = draft.jurisdictions.eu.regions.slice(0, 1);
    draft.jurisdictions.eu.singleRegionReason = 'a trial of two weeks';
  });
  expect(rows[0]).toMatchObject({ kind: 'region-loss', jurisdictions: [{ isHeld: false, shedShare: 1 }] });
  expect(findings.filter(({ message }) => message.startsWith('region-loss'))).toEqual([]);
});
