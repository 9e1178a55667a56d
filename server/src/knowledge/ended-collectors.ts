import { imageParts } from './image.ts';

/**
 * Log collectors that are no longer maintained, by the name of their image.
 *
 * Sources: Grafana's documentation of Promtail (end of life on 2 March 2026) and of Grafana Agent (1 November 2025), both
 * read on 25 November 2026; Elastic's release notes of 7.16 (Journalbeat became an input of Filebeat, December 2021);
 * Elastic's repository of logstash-forwarder (Filebeat since 2015).
 */
const ended: readonly {
  readonly image: RegExp;
  readonly name: string;
  readonly since: string;
  readonly instead: string;
}[] = [
  { image: /(?:^|\/)promtail$/u, name: 'Promtail', since: 'March 2026', instead: 'Grafana Alloy' },
  { image: /(?:^|\/)grafana\/agent$/u, name: 'Grafana Agent', since: 'November 2025', instead: 'Grafana Alloy' },
  { image: /(?:^|\/)journalbeat$/u, name: 'Journalbeat', since: 'December 2021', instead: 'Filebeat' },
  { image: /(?:^|\/)logstash-forwarder$/u, name: 'logstash-forwarder', since: '2015', instead: 'Filebeat' },
];

/** What there is to say of the collector that an image (`grafana/promtail:3.0.0`) holds, where it has ended. */
export function endedCollector(image: string): string | undefined {
  const { name } = imageParts(image);
  const found = ended.find((each) => each.image.test(name));
  return (
    found &&
    `${found.name} has had no fixes since ${found.since}, and it reads what everybody else writes; move to ${found.instead}`
  );
}
