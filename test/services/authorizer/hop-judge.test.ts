import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { HopJudge, type HopOutcome } from '#lib/services/authorizer/hop-judge';
import { type DeriveKey, HopKeys } from '#lib/services/authorizer/hop-keys';
import type { RequestFacts } from '#lib/services/authorizer/request-facts';
import { exampleConfig } from './example-config';
import { bareRequest, exampleNow } from './example-requests';

const master = randomBytes(32);

/** KMS, as far as it goes: the same message gives the same key in all Regions. */
const kms =
  (key: Uint8Array = master): DeriveKey =>
  async (message) =>
    createHmac('sha256', key).update(message).digest();

interface Place {
  readonly region: string;
  readonly peer: { readonly region: string; readonly cidr: string };
  readonly jurisdiction?: string;
  readonly derive?: DeriveKey;
}

const stockholm: Place = { region: 'eu-north-1', peer: { region: 'eu-south-2', cidr: '10.32.0.0/16' } };
const spain: Place = { region: 'eu-south-2', peer: { region: 'eu-north-1', cidr: '10.16.0.0/16' } };

/** An authorizer's judge of hop tokens, with a clock that a test sets. */
async function judgeAt({ region, peer, jurisdiction = 'eu', derive = kms() }: Place) {
  const clock = { ms: exampleNow };
  const outcomes: HopOutcome[] = [];
  const now = () => clock.ms;
  const config = { ...exampleConfig, region, jurisdiction, hop: { ...exampleConfig.hop, peers: [peer] } };
  const { periodSeconds } = config.hop;
  const keys = new HopKeys({ jurisdiction, periodSeconds, derive, now, onFailure: () => undefined });
  await keys.refresh();
  const judge = new HopJudge({ config, keys, now, onOutcome: (outcome) => outcomes.push(outcome) });
  return { judge, keys, clock, outcomes };
}

const admission = { admitted: true, tenant: 'acme', tier: 'enterprise', version: '2026-04-01', origin: null } as const;
const shown: RequestFacts = { ...bareRequest, authorization: 'Bearer mrd_eu_key', workloadToken: null };

/** The request as a gateway of Stockholm sends it on. */
const sentOn = (hopToken: string, changes: Partial<RequestFacts> = {}): RequestFacts => ({
  ...shown,
  sender: '10.16.3.4',
  hopToken,
  ...changes,
});

/** A token of Stockholm, and Spain's judge. */
async function signed() {
  const origin = await judgeAt(stockholm);
  const there = await judgeAt(spain);
  return { token: origin.judge.sign(shown, admission), origin, ...there };
}

test('a peer admits what was signed: tenant, tier and version, and says where it was admitted', async () => {
  const { token, judge, outcomes, origin } = await signed();
  expect(judge.admit(sentOn(token))).toEqual({ ...admission, origin: 'eu-north-1' });
  expect(origin.outcomes).toEqual(['signed']);
  expect(outcomes).toEqual(['accepted']);
});

test('a token says nothing of what proves it: neither the credential nor the key', async () => {
  const { token } = await signed();
  expect(token).not.toContain('mrd_eu_key');
  expect(token.split('.').slice(3, 7)).toEqual(['eu-north-1', 'acme', 'enterprise', '2026-04-01']);
});

describe('a token gives nothing', () => {
  test('with any character of it changed', async () => {
    const { token, judge } = await signed();
    const characters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.'.split('');
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...characters), (at, character) => {
        fc.pre(token[at] !== character);
        const changed = token.slice(0, at) + character + token.slice(at + 1);
        expect(judge.admit(sentOn(changed))).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
    expect(judge.admit(sentOn(token))).toBeDefined();
  });

  test('cut off, lengthened, or with any part exchanged for that of another good token', async () => {
    const { token, origin, judge } = await signed();
    const other = origin.judge.sign(
      { ...shown, authorization: 'Bearer other' },
      { ...admission, tenant: 'globex', tier: 'free' },
    );
    const theirs = other.split('.');
    const exchanged = token.split('.').flatMap((part, at) => {
      const parts = token.split('.');
      parts[at] = theirs[at] ?? '';
      return part === theirs[at] ? [] : [parts.join('.')];
    });
    expect(exchanged.length).toBeGreaterThanOrEqual(5);
    for (const text of [...exchanged, token.slice(0, -1), `${token}A`, `${token}=`, ` ${token}`, `${token}.x`]) {
      expect(judge.admit(sentOn(text))).toBeUndefined();
    }
  });

  test.each<[string, Partial<RequestFacts>]>([
    ['beside another key', { authorization: 'Bearer mrd_eu_other' }],
    ['beside no credential', { authorization: null }],
    ['beside a workload token that was not shown', { workloadToken: 'x' }],
    ['beside the key in the other header', { authorization: null, workloadToken: 'Bearer mrd_eu_key' }],
    ['from a client’s address', { sender: '192.0.2.7' }],
    ['from the receiver’s own network', { sender: '10.32.0.9' }],
    ['from just outside the peer’s network', { sender: '10.17.0.0' }],
    ['when Envoy does not say from where', { sender: null }],
    ['from what is no address', { sender: 'unknown' }],
    ['from an address of another family', { sender: '::ffff:10.16.3.4' }],
  ])('%s', async (_, changes) => {
    const { token, judge, outcomes } = await signed();
    expect(judge.admit(sentOn(token, changes))).toBeUndefined();
    expect(outcomes).toEqual(['refused']);
  });

  test('a second time', async () => {
    const { token, judge, outcomes } = await signed();
    judge.admit(sentOn(token));
    expect(judge.admit(sentOn(token))).toBeUndefined();
    expect(outcomes).toEqual(['accepted', 'refused']);
  });

  test('from the millisecond on at which it expires', async () => {
    const { token, judge, clock } = await signed();
    clock.ms = exampleNow + exampleConfig.hop.ttlSeconds * 1000;
    expect(judge.admit(sentOn(token))).toBeUndefined();
    clock.ms -= 1;
    expect(judge.admit(sentOn(token))).toBeDefined();
  });

  test('in the Region that signed it', async () => {
    const { token, origin } = await signed();
    expect(origin.judge.admit(sentOn(token, { sender: '10.32.0.9' }))).toBeUndefined();
  });

  test.each<[string, Partial<Place>]>([
    ['of another jurisdiction, whose key is its own', { derive: kms(randomBytes(32)) }],
    ['of another jurisdiction, were the key the same', { jurisdiction: 'us' }],
    ['of a Region that is no peer', { region: 'eu-west-3' }],
  ])('%s', async (_, other) => {
    const origin = await judgeAt({ ...stockholm, ...other });
    const { judge } = await judgeAt(spain);
    expect(judge.admit(sentOn(origin.judge.sign(shown, admission)))).toBeUndefined();
  });

  test('with a tier that there is not', async () => {
    const { origin, judge } = await signed();
    const token = origin.judge.sign(shown, { ...admission, tier: 'platinum' });
    expect(judge.admit(sentOn(token))).toBeUndefined();
  });

  test('signed with the key of a period that is over', async () => {
    const { origin, judge, clock } = await signed();
    const { periodSeconds } = exampleConfig.hop;
    const ttlMs = 30 * periodSeconds * 1000;
    const forever = { ...exampleConfig, hop: { ...exampleConfig.hop, ttlSeconds: ttlMs / 1000 } };
    const old = new HopJudge({
      config: forever,
      keys: origin.keys,
      now: () => origin.clock.ms,
      onOutcome: () => undefined,
    });
    const token = old.sign(shown, admission);
    clock.ms += 2 * periodSeconds * 1000;
    expect(judge.admit(sentOn(token))).toBeUndefined();
  });
});

test('any text at all in the header is a request as any other', async () => {
  const { judge } = await signed();
  fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => judge.admit(sentOn(text)) === undefined));
});

test('a token is good over the end of its period, and by a clock that is ahead', async () => {
  const { judge, clock, keys, origin } = await signed();
  const periodMs = exampleConfig.hop.periodSeconds * 1000;
  clock.ms = Math.ceil(exampleNow / periodMs) * periodMs + periodMs + 1000;
  origin.clock.ms = clock.ms - 2000;
  await Promise.all([keys.refresh(), origin.keys.refresh()]);
  expect(origin.keys.period()).toBe(keys.period() - 1);
  expect(judge.admit(sentOn(origin.judge.sign(shown, admission)))).toBeDefined();
});

test('a version that there is not is not vouched for', async () => {
  const { origin, judge } = await signed();
  const token = origin.judge.sign(shown, { ...admission, version: 'x'.repeat(5000) });
  expect(judge.admit(sentOn(token))).toMatchObject({ version: '' });
});

test('no two tokens are the same', async () => {
  const { origin } = await signed();
  const tokens = Array.from({ length: 100 }, () => origin.judge.sign(shown, admission));
  expect(new Set(tokens).size).toBe(100);
});

test('without a key the request is admitted all the same, and the header says that there is no token', async () => {
  const { judge, outcomes } = await judgeAt({
    ...stockholm,
    derive: async () => {
      throw new Error('KMS is away');
    },
  });
  expect(judge.sign(shown, admission)).toBe('none');
  expect(judge.admit(sentOn('none'))).toBeUndefined();
  expect(outcomes).toEqual(['unsigned']);
});
