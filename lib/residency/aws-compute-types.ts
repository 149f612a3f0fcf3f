import type { RegisteredType } from './registered-type';
import { holds, inRegion, moves, neither, through } from './type-line';

/** Clusters, nodes, functions, and the custom resources that functions stand behind. */
export const awsComputeTypes: readonly RegisteredType[] = [
  holds(
    { type: 'AWS::EKS::Cluster', why: 'Kubernetes objects, secrets among them', place: inRegion('cluster', 'Name') },
    through('EncryptionConfig.*.Provider.KeyArn', 'name', 'encryption'),
    through('RoleArn', 'reference', 'delegation'),
  ),
  moves(
    { type: 'AWS::EKS::AccessEntry', why: 'Lets a principal into a cluster', place: inRegion('access entry') },
    through('PrincipalArn', 'reference', 'delegation'),
  ),
  moves(
    { type: 'AWS::EKS::PodIdentityAssociation', why: 'Gives pods a role', place: inRegion('pod identity') },
    through('RoleArn', 'reference', 'delegation'),
    through('TargetRoleArn', 'reference', 'delegation'),
  ),
  moves(
    { type: 'AWS::EKS::Addon', why: 'Gives the pods of an add-on a role', place: inRegion('add-on', 'AddonName') },
    through('PodIdentityAssociations.*.RoleArn', 'reference', 'delegation'),
    through('ServiceAccountRoleArn', 'reference', 'delegation'),
    through('ConfigurationValues', 'text', 'environment'),
  ),
  moves(
    { type: 'AWS::EKS::Nodegroup', why: 'Gives nodes a role', place: inRegion('node group', 'NodegroupName') },
    through('NodeRole', 'reference', 'delegation'),
  ),
  holds(
    { type: 'AWS::EC2::LaunchTemplate', why: 'Volumes of nodes', place: inRegion('launch template') },
    through('LaunchTemplateData.BlockDeviceMappings.*.Ebs.KmsKeyId', 'name', 'encryption'),
    through('LaunchTemplateData.IamInstanceProfile.Arn', 'reference', 'delegation'),
    through('LaunchTemplateData.UserData', 'text', 'environment'),
  ),
  moves(
    {
      type: 'AWS::Lambda::Function',
      why: 'Runs code that can call anything',
      place: inRegion('function', 'FunctionName'),
    },
    through('Environment.Variables.*', 'text', 'environment'),
    through('Code.S3Bucket', 'bucket', 'environment'),
    through('Code.ImageUri', 'text', 'environment'),
    through('Layers.*', 'reference', 'environment'),
    through('Role', 'reference', 'delegation'),
    through('LoggingConfig.LogGroup', 'name', 'log'),
    through('DeadLetterConfig.TargetArn', 'reference', 'event'),
    through('FileSystemConfigs.*.Arn', 'reference', 'environment'),
    through('KmsKeyArn', 'name', 'encryption'),
  ),
  moves(
    { type: 'AWS::Lambda::LayerVersion', why: 'Code of functions', place: inRegion('layer') },
    through('Content.S3Bucket', 'bucket', 'environment'),
  ),
  moves(
    { type: 'AWS::Lambda::EventSourceMapping', why: 'Has a function read a source', place: inRegion('event source') },
    through('EventSourceArn', 'reference', 'consumer'),
    through('FunctionName', 'name', 'consumer'),
    through('DestinationConfig.OnFailure.Destination', 'reference', 'event'),
    through('SelfManagedEventSource.Endpoints.KafkaBootstrapServers.*', 'text', 'consumer'),
    through('KmsKeyArn', 'name', 'encryption'),
  ),
  moves(
    { type: 'Custom::S3AutoDeleteObjects', why: 'Has a function empty a bucket', place: inRegion('custom resource') },
    through('ServiceToken', 'reference', 'delegation'),
    through('BucketName', 'bucket', 'delegation'),
  ),
  moves(
    {
      type: 'Custom::AWSCDK-EKS-KubernetesResource',
      why: 'Has a function apply manifests, which the rules of manifests read',
      place: inRegion('custom resource'),
    },
    through('ServiceToken', 'reference', 'delegation'),
    through('ClusterName', 'name', 'delegation'),
  ),
  moves(
    {
      type: 'Custom::AWSCDK-EKS-HelmChart',
      why: 'Has a function install a chart, whose values the rules of manifests read',
      place: inRegion('custom resource'),
    },
    through('ServiceToken', 'reference', 'delegation'),
    through('ClusterName', 'name', 'delegation'),
  ),
  neither('AWS::EC2::EIP', 'address', 'An address of the Region'),
];
