import { type Finding, objectLocation, type Rule } from '#evidence';
import { addressFault } from './address-fault';
import { type Home, objectHome, releaseHome } from './file-home';
import { hostOf } from './host-mentions';
import { leak, regionOf } from './leak';
import { indexObjects } from './object-index';
import { objectSinks } from './object-sinks';
import { hostDirectory } from './place-host';
import { releaseSinks } from './release-sinks';
import type { ResidencyInput } from './residency-input';
import type { Sink } from './sink';

/** Holds for what is told and asked beside the requests themselves: metrics, logs, traces, alerts, queues, secrets. */
export const foreignSink: Rule<ResidencyInput> = {
  name: 'foreign-sink',
  claim:
    'Scalers, exporters, remote write, alerts, telemetry, external authorization and secret stores name addresses and Regions of their jurisdiction alone, in forms that somebody has judged.',
  check: (input) => {
    const { boundaries, inventory } = input;
    const index = indexObjects(inventory);
    const ofObjects = objectSinks(index).map(({ object, sink }) => ({
      sink,
      home: objectHome(object, boundaries),
      at: objectLocation(object, sink.property),
    }));
    const ofReleases = inventory.releases.flatMap((release) => {
      const prefix = release.at.property === 'spec.source' ? 'spec.source.helm.valuesObject' : release.at.property;
      return releaseSinks(release).map((sink) => ({
        sink,
        home: releaseHome(release, boundaries),
        at: { ...release.at, property: `${prefix}.${sink.property}` },
      }));
    });
    const placed = [...ofObjects, ...ofReleases];
    return {
      checked: placed.length,
      findings: placed.flatMap(({ sink, home, at }) =>
        sinkFaults(sink, home, input).map(({ message, to }) =>
          leak({ rule: 'foreign-sink', home, at, message, mend: mends[sink.form], to }),
        ),
      ),
    };
  },
};

const mends: Readonly<Record<Sink['form'], string>> = {
  host: 'Name what runs in the cluster, or an endpoint of the Region',
  region: 'Name the Region itself, or a peer of its jurisdiction',
  reference: 'Refer to what is rendered beside it',
  unjudged: 'Judge it: say in lib/residency/object-sinks.ts or release-sinks.ts which of its fields say where to',
};

type SinkFault = Pick<Finding, 'message'> & { readonly to: string | null };

function sinkFaults(sink: Sink, home: Home, input: ResidencyInput): readonly SinkFault[] {
  switch (sink.form) {
    case 'unjudged':
      return [{ message: `${sink.value}: nobody has judged where it leads`, to: null }];
    case 'reference':
      return sink.isThere ? [] : [{ message: `refers to ${sink.value}, which is not rendered beside it`, to: null }];
    case 'region':
      return home.boundary?.regions.includes(sink.value) === true
        ? []
        : [
            {
              message: `is in ${regionOf(sink.value, input.boundaries)}; allowed: Regions of its jurisdiction`,
              to: sink.value,
            },
          ];
    case 'host':
      return hostFaults(sink.value, home, input);
  }
}

function hostFaults(address: string, home: Home, input: ResidencyInput): readonly SinkFault[] {
  const host = hostOf(address);
  if (host === null) return [{ message: `${address} names no host that can be judged`, to: null }];
  return hostDirectory(input)(host).flatMap((place) => {
    const fault = addressFault(place, home, input);
    if (fault === null) return [];
    return [
      { message: `${address} ${fault.leads}; allowed: the cluster, or a Region of its jurisdiction`, to: fault.to },
    ];
  });
}
