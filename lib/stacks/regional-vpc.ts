import { aws_ec2 as ec2, Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Label, Network, Zone } from '#topology';

export interface RegionalVpcProps {
  readonly network: Network;
  /** Tag by which Karpenter finds the subnets of its nodes. */
  readonly discoveryTag: Label;
}

/** One subnet with the route table that it alone uses. */
interface ZoneSubnet {
  readonly subnet: ec2.CfnSubnet;
  readonly routeTable: ec2.CfnRouteTable;
}

interface PublicSubnet extends ZoneSubnet {
  readonly defaultRoute: ec2.CfnRoute;
}

const everywhere = '0.0.0.0/0';

/**
 * The VPC of one Region: a public and a private subnet in each zone, with exactly the networks of the Topology.
 *
 * Built from the L1 resources, since `ec2.Vpc` divides the network by itself and puts NAT gateways where it likes.
 * The default security group keeps the rules that EC2 gives it: CloudFormation cannot take them away, and the
 * custom resource that could is a Lambda in every Region. Nothing is in the group (a test), so it opens nothing.
 */
export class RegionalVpc extends Construct {
  /** The VPC and its subnets, for constructs that ask for an `IVpc`. */
  readonly vpc: ec2.IVpc;
  readonly vpcId: string;
  readonly privateSubnetIds: readonly string[];
  readonly publicSubnetIds: readonly string[];
  readonly privateRouteTableIds: readonly string[];
  /** What has to exist before anything with a public address works. */
  readonly internetRoutes: readonly ec2.CfnRoute[];

  private readonly resource: ec2.CfnVPC;
  private readonly network: Network;

  constructor(scope: Construct, id: string, props: RegionalVpcProps) {
    super(scope, id);
    this.network = props.network;
    Validations.of(this).acknowledge({
      id: 'CloudFormation-Validate::W3010',
      reason:
        'Subnets name their zones: Fn::GetAZs would leave it to the account which zones it gets, and in which order. What would end this: zones that a blueprint does not name',
    });
    this.resource = new ec2.CfnVPC(this, 'Resource', {
      cidrBlock: this.network.cidr,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags: [nameTag(this.network.vpcName)],
    });
    this.vpcId = this.resource.attrVpcId;

    const publicSubnets = this.publicSubnets();
    const privateSubnets = this.privateSubnets(publicSubnets, props.discoveryTag);
    this.publicSubnetIds = publicSubnets.map(({ subnet }) => subnet.attrSubnetId);
    this.privateSubnetIds = privateSubnets.map(({ subnet }) => subnet.attrSubnetId);
    this.internetRoutes = publicSubnets.map(({ defaultRoute }) => defaultRoute);
    this.privateRouteTableIds = privateSubnets.map(({ routeTable }) => routeTable.attrRouteTableId);

    const { zones } = this.network;
    this.vpc = ec2.Vpc.fromVpcAttributes(this, 'Imported', {
      vpcId: this.vpcId,
      vpcCidrBlock: this.network.cidr,
      availabilityZones: zones.map(({ name }) => name),
      publicSubnetIds: [...this.publicSubnetIds],
      publicSubnetIpv4CidrBlocks: zones.map(({ publicCidr }) => publicCidr),
      publicSubnetRouteTableIds: publicSubnets.map(({ routeTable }) => routeTable.attrRouteTableId),
      privateSubnetIds: [...this.privateSubnetIds],
      privateSubnetIpv4CidrBlocks: zones.map(({ privateCidr }) => privateCidr),
      privateSubnetRouteTableIds: [...this.privateRouteTableIds],
    });
  }

  private publicSubnets(): readonly PublicSubnet[] {
    const gateway = new ec2.CfnInternetGateway(this, 'InternetGateway', { tags: [nameTag(this.network.vpcName)] });
    const attachment = new ec2.CfnVPCGatewayAttachment(this, 'InternetGatewayAttachment', {
      vpcId: this.resource,
      internetGatewayId: gateway.attrInternetGatewayId,
    });
    return this.network.zones.map((zone) => {
      const place = new Construct(this, `Public-${zone.name}`);
      const built = this.subnet(place, zone, {
        kind: 'public',
        cidr: zone.publicCidr,
        // Load balancers with public addresses may stand here.
        tags: [{ key: 'kubernetes.io/role/elb', value: '1' }],
      });
      const defaultRoute = new ec2.CfnRoute(place, 'DefaultRoute', {
        routeTableId: built.routeTable,
        destinationCidrBlock: everywhere,
        gatewayId: gateway.attrInternetGatewayId,
      });
      defaultRoute.addResourceDependency(attachment);
      return { ...built, defaultRoute };
    });
  }

  private privateSubnets(publicSubnets: readonly PublicSubnet[], discoveryTag: Label): readonly ZoneSubnet[] {
    const gateways = this.natGateways(publicSubnets);
    return this.network.zones.map((zone) => {
      const place = new Construct(this, `Private-${zone.name}`);
      const built = this.subnet(place, zone, {
        kind: 'private',
        cidr: zone.privateCidr,
        tags: [{ key: 'kubernetes.io/role/internal-elb', value: '1' }, discoveryTag],
      });
      const gateway = gateways.get(zone.natZone);
      if (gateway === undefined) {
        throw new Error(
          `${place.node.path}: natZone "${zone.natZone}" has no NAT gateway; have: ${[...gateways.keys()]}`,
        );
      }
      new ec2.CfnRoute(place, 'DefaultRoute', {
        routeTableId: built.routeTable,
        destinationCidrBlock: everywhere,
        natGatewayId: gateway.attrNatGatewayId,
      });
      return built;
    });
  }

  /** NAT gateways by the name of their zone. */
  private natGateways(publicSubnets: readonly PublicSubnet[]): ReadonlyMap<string, ec2.CfnNatGateway> {
    const { vpcName, zones } = this.network;
    return new Map(
      zones.flatMap((zone, index): readonly [string, ec2.CfnNatGateway][] => {
        const home = publicSubnets[index];
        if (!zone.natGateway || home === undefined) return [];
        const place = new Construct(this, `Nat-${zone.name}`);
        const tags = [nameTag(`${vpcName}-${zone.name}`)];
        const address = new ec2.CfnEIP(place, 'Address', { domain: 'vpc', tags });
        const gateway = new ec2.CfnNatGateway(place, 'Gateway', {
          subnetId: home.subnet,
          allocationId: address.attrAllocationId,
          tags,
        });
        // A packet that leaves before the subnet has its route to the internet is lost.
        gateway.addResourceDependency(home.defaultRoute);
        return [[zone.name, gateway]];
      }),
    );
  }

  private subnet(
    place: Construct,
    zone: Zone,
    part: { readonly kind: 'public' | 'private'; readonly cidr: string; readonly tags: readonly Label[] },
  ): ZoneSubnet {
    const name = nameTag(`${this.network.vpcName}-${part.kind}-${zone.name}`);
    const subnet = new ec2.CfnSubnet(place, 'Subnet', {
      vpcId: this.resource,
      availabilityZone: zone.name,
      cidrBlock: part.cidr,
      mapPublicIpOnLaunch: false,
      tags: [name, ...part.tags],
    });
    const routeTable = new ec2.CfnRouteTable(place, 'RouteTable', { vpcId: this.resource, tags: [name] });
    new ec2.CfnSubnetRouteTableAssociation(place, 'Association', { subnetId: subnet, routeTableId: routeTable });
    return { subnet, routeTable };
  }
}

function nameTag(value: string): Label {
  return { key: 'Name', value };
}
