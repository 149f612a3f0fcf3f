import { takeInventory } from '#evidence';
import { listGlobalServices } from '#residency';
import { stackOf } from './small-deployment';

test('a deployment is told which services outside of its jurisdictions know of it, and by how many resources', () => {
  const stack = stackOf({
    Role: { Type: 'AWS::IAM::Role' },
    Policy: { Type: 'AWS::IAM::Policy' },
    Key: { Type: 'AWS::KMS::Key', Properties: { MultiRegion: true } },
    Local: { Type: 'AWS::KMS::Key', Properties: { MultiRegion: false } },
    Record: { Type: 'AWS::Route53::RecordSet' },
    Public: { Type: 'AWS::CertificateManager::Certificate' },
    Quiet: {
      Type: 'AWS::CertificateManager::Certificate',
      Properties: { CertificateTransparencyLoggingPreference: 'DISABLED' },
    },
    Watch: {
      Type: 'AWS::Events::Rule',
      Properties: { EventPattern: { 'detail-type': ['AWS API Call via CloudTrail'] } },
    },
    Spot: { Type: 'AWS::Events::Rule', Properties: { EventPattern: { source: ['aws.ec2'] } } },
    Queue: { Type: 'AWS::SQS::Queue' },
  });
  const services = listGlobalServices(takeInventory({ deployment: 'small', stacks: [stack], manifests: [] }));
  expect(services.map(({ service, resources }) => [service, resources])).toEqual([
    ['IAM', 2],
    ['Route 53', 1],
    ['KMS multi-Region keys', 1],
    ['Certificate transparency logs', 1],
    ['CloudTrail', 1],
  ]);
});

test('each says where it is and what it carries', () => {
  const stack = stackOf({ Role: { Type: 'AWS::IAM::Role' } });
  expect(listGlobalServices(takeInventory({ deployment: 'small', stacks: [stack], manifests: [] }))).toEqual([
    {
      service: 'IAM',
      place: 'us-east-1; its data plane is copied to every Region of the partition',
      carries: 'names, descriptions, trust and permissions of roles, with the names and ARNs of what they may use',
      resources: 1,
    },
  ]);
});
