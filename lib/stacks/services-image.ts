import { IgnoreMode } from 'aws-cdk-lib';
import { DockerImageAsset, Platform } from 'aws-cdk-lib/aws-ecr-assets';
import { Construct } from 'constructs';
import { type Json, servicesImagePlaceholder } from '#topology';
import { textsInPlace } from './texts-in-place';

/** The repository, and in it the recipe of the image. `.dockerignore` beside it lists what goes in, so nothing else changes the hash. */
const repository = `${__dirname}/../..`;
const recipe = 'lib/services/Dockerfile';

/**
 * The image of Meridian's own services. A synth hashes what it is made of, without Docker; `cdk deploy` builds it, and pushes it to the
 * registry that `cdk bootstrap` made in the Region.
 */
export class ServicesImage extends Construct {
  /** Where nodes pull it from. */
  readonly uri: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const asset = new DockerImageAsset(this, 'Asset', {
      directory: repository,
      file: recipe,
      displayName: 'Image of the services of Meridian',
      ignoreMode: IgnoreMode.DOCKER,
      // of the system nodes, whatever builds it
      platform: Platform.LINUX_AMD64,
    });
    this.uri = asset.imageUri;
  }

  /** A copy of the value with the image in the place of the literal that stands for it. */
  inPlace<T extends Json>(value: T): T {
    return textsInPlace(value, (text) => (text === servicesImagePlaceholder ? this.uri : text));
  }
}

/** Whether a value names the image by the literal that stands for it. */
export function namesServicesImage(value: Json): boolean {
  return JSON.stringify(value).includes(`"${servicesImagePlaceholder}"`);
}
