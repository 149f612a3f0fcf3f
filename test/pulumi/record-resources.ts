import { runtime } from '@pulumi/pulumi';
import { MockMonitor } from '@pulumi/pulumi/runtime/mocks';

/** A resource as the program registers it with the engine. */
export interface RegisteredResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** URN of its provider, and its id; empty: the default one. */
  readonly provider: string;
  /** URNs of what is applied before it. */
  readonly dependencies: readonly string[];
}

/**
 * Runs a program against Pulumi's mocks and records what it registers. Mocks are told of neither order nor encryption, so the
 * registrations themselves are read.
 */
export async function recordResources(program: () => void): Promise<readonly RegisteredResource[]> {
  const registered: RegisteredResource[] = [];
  const original = MockMonitor.prototype.registerResource;
  MockMonitor.prototype.registerResource = async function (this: MockMonitor, request, callback) {
    await original.call(this, request, (error, response) => {
      if (response) {
        registered.push({
          urn: response.getUrn(),
          type: request.getType(),
          name: request.getName(),
          inputs: request.getObject().toJavaScript(),
          provider: request.getProvider(),
          dependencies: request.getDependenciesList(),
        });
      }
      callback(error, response);
    });
  };
  await runtime.setMocks(
    { newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: ({ inputs }) => inputs },
    'meridian',
    'test',
  );
  try {
    await runtime.runInPulumiStack(async () => program());
  } finally {
    await runtime.disconnect();
    MockMonitor.prototype.registerResource = original;
  }
  return registered.filter(({ type }) => type !== 'pulumi:pulumi:Stack');
}
