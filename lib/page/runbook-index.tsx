/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { Topology } from '#topology';
import { anchor } from './anchors';
import { DataTable } from './data-table';
import { type RunbookSection, readRunbook } from './read-runbook';
import { type RunbookAlarm, runbookAlarms } from './runbook-alarms';
import { Section } from './section';

export interface RunbookIndexProps {
  readonly topology: Topology;
  /** Text of `docs/runbook.md`. */
  readonly runbook: string;
}

/** The runbook with the alarms of the deployment that lead to each of its sections. */
export function RunbookIndex({ topology, runbook }: RunbookIndexProps) {
  const { preamble, sections } = readRunbook(runbook);
  const alarms = runbookAlarms(topology);
  return (
    <Section id="runbook" title="Runbook">
      <p>
        From <code>docs/runbook.md</code>. Every alarm names the section that says what to do.
      </p>
      <DataTable
        id="runbook-index"
        caption="Sections of the runbook, and the alarms of this deployment that lead there"
        columns={[
          { title: 'Section', kind: 'name' },
          { title: 'Alarms' },
          { title: 'Severity', kind: 'name' },
          { title: 'How many', kind: 'number' },
        ]}
        rows={sections.map(({ name }) => indexRow(name, alarms.get(name) ?? []))}
      />
      <div dangerouslySetInnerHTML={{ __html: preamble }} />
      {sections.map((section) => (
        <RunbookPart key={section.name} {...section} />
      ))}
    </Section>
  );
}

function indexRow(name: string, alarms: readonly RunbookAlarm[]) {
  const severities = [...new Set(alarms.map(({ severity }) => severity))];
  return [
    <a key="section" href={`#${anchor('runbook', name)}`}>
      {name}
    </a>,
    [...new Set(alarms.map((alarm) => `${alarm.name} (${alarm.judge})`))].join(', ') || 'none in this deployment',
    severities.join(', ') || 'none',
    alarms.reduce((sum, alarm) => sum + alarm.count, 0),
  ];
}

function RunbookPart({ name, html }: RunbookSection) {
  return (
    <details class="runbook">
      <summary>
        <h3 id={anchor('runbook', name)}>{name}</h3>
      </summary>
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </details>
  );
}
