import { findPlaces } from '#lib/residency/place-mentions';

describe('Regions', () => {
  test.each([
    ['as AWS writes them', 'in eu-north-1', ['eu-north-1']],
    ['of a zone', 'eu-north-1c', ['eu-north-1']],
    ['of a local zone', 'us-east-1-bos-1a', ['us-east-1']],
    ['of a zone id', 'eun1-az2, use1-az4 and apse2-az1', ['eu-north-1', 'us-east-1', 'ap-southeast-2']],
    ['in a name', 'production-eu-north-1-batch', ['eu-north-1']],
    ['with underscores, in capitals', 'EU_NORTH_1', ['eu-north-1']],
    ['without hyphens, as in buckets of AWS', 'response-eunorth1/x', ['eu-north-1']],
    [
      'of other partitions',
      'us-gov-west-1 cn-north-1 eusc-de-east-1',
      ['us-gov-west-1', 'cn-north-1', 'eusc-de-east-1'],
    ],
    ['that do not exist', 'eu-central-9', ['eu-central-9']],
    ['each once', 'eu-north-1 eu-north-1', ['eu-north-1']],
    ['none in a construct’s id', 'Vpcuseast1Subnet', []],
    ['none in words', 'virus-east-1 a status-quo, southwest 1', []],
  ])('%s', (_, text, regions) => {
    expect(findPlaces(text).regions).toEqual(regions);
  });
});

describe('accounts', () => {
  test.each([
    ['of an ARN', 'arn:aws:sqs:eu-north-1:444455556666:q', '444455556666', true],
    ['of a queue’s URL', 'https://sqs.eu-north-1.amazonaws.com/444455556666/q', '444455556666', true],
    ['of a registry', '444455556666.dkr.ecr.eu-north-1.amazonaws.com/x', '444455556666', true],
    ['at the end of a name, which may be anything', 'bucket-444455556666', '444455556666', false],
    ['alone, which may be an amount', '405853388800', '405853388800', false],
  ])('%s', (_, text, account, isCertain) => {
    expect(findPlaces(text).accounts).toEqual([{ account, isCertain }]);
  });

  test.each(['4058533888001', 'v405853388800', 'arn:aws:iam::aws:policy/x'])('none in %s', (text) => {
    expect(findPlaces(text).accounts).toEqual([]);
  });
});

test.each([
  ['a Region left open', 'arn:aws:kms:*:444455556666:key/x', true],
  ['an account left open', 'arn:aws:kms:eu-north-1:*:key/x', true],
  ['a part of a Region left open', 'arn:aws:kms:eu-*:444455556666:key/x', true],
  ['a resource left open', 'arn:aws:kms:eu-north-1:444455556666:key/*', false],
  ['a service without either', 'arn:aws:s3:::bucket/*', false],
  ['a service without Regions', 'arn:aws:iam::444455556666:role/*', false],
])('an ARN with %s', (_, text, isOpen) => {
  expect(findPlaces(text).openArns).toEqual(isOpen ? [text] : []);
});

test.each([
  ['an ARN', 'arn:aws:s3:::weights-1/chat/*', ['weights-1']],
  ['a URL of S3', '--model=s3://weights-1/chat/', ['weights-1']],
  ['a host', 'https://weights-1.s3.eu-north-1.amazonaws.com/chat', ['weights-1']],
  ['no endpoint', 's3.eu-north-1.amazonaws.com', []],
  ['no principal', 'logging.s3.amazonaws.com', []],
  ['no reference', 'arn:aws:s3:::${Bucket}/*', []],
])('buckets: %s', (_, text, buckets) => {
  expect(findPlaces(text).buckets).toEqual(buckets);
});
