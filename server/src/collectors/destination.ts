import type { Span } from '../core/span.ts';
import { isWithin } from '../knowledge/hosts.ts';
import { type Part, says } from './model.ts';

/** Where an output sends to, as far as it is written. */
export interface Destination {
  /** The value that names the host. */
  readonly at: Span;
  readonly host: string;
  readonly encrypted: boolean;
}

/** Settings that name a URL or a host, in the order in which they are looked for. */
const places: Readonly<Record<Part['program'], readonly string[]>> = {
  'fluent-bit': ['host'],
  fluentd: ['endpoint', 'endpoint_url', 'url', 'host', 'hosts', 'hec_host', 'splunk_host', 'server.host'],
  vector: ['endpoint', 'endpoints', 'uri', 'address', 'url'],
};

/** Plugins that bring TLS with them, whatever is said, or speak no protocol that has it. */
const encryptedByItself =
  /^(?:aws_|azure|bigquery|cloudwatch|datadog|gcp_|gcs|google|honeycomb|kinesis|logdna|mezmo|new_?relic|nrlogs|s3|sns|sqs|stackdriver|sumologic|treasure|td$|oracle|kafka|slack|logzio|chronicle|skywalking)/u;

/** The hosts that an output sends to; none for those that do not say, and for plugins that bring TLS with them. */
export function destinationsOf(part: Part): readonly Destination[] {
  if (part.role !== 'output' || part.plugin === undefined || encryptedByItself.test(part.plugin)) return [];
  const setting = places[part.program].map((key) => part.settings.get(key)).find((setting) => setting !== undefined);
  return (setting?.items ?? []).flatMap(({ text, span }) => {
    if (text === undefined) return [];
    return text.split(',').flatMap((each): Destination[] => {
      const [, scheme, host = ''] =
        /^\s*(?:([a-z][\w+.-]*):\/\/)?(?:[^@/\s]*@)?(\[[^\]]*\]|[^/:\s]+)/iu.exec(each) ?? [];
      if (host === '' || /[{%]/u.test(host)) return [];
      return [{ at: span, host, encrypted: scheme ? /s$|^wss/iu.test(scheme) : isEncrypted(part) }];
    });
  });
}

/** A setting of the section says so. What it does not say is taken for plain text, as the programs take it. */
function isEncrypted(part: Part): boolean {
  const { program, settings } = part;
  if (program === 'fluent-bit') return settings.has('tls') && !says(part, 'tls', 'off', 'false', 'no');
  if (program === 'vector') return says(part, 'tls.enabled', 'true') || settings.has('tls.ca_file');
  return (
    ['scheme', 'protocol'].some((key) => settings.has(key) && !says(part, key, 'http', 'tcp', 'udp')) ||
    ['use_ssl', 'ssl', 'tls'].some((key) => settings.has(key) && !says(part, key, 'false', 'no')) ||
    says(part, 'transport', 'tls') ||
    (settings.has('transport') && settings.get('transport')?.text === undefined)
  );
}

/** Outside of one's own network. Addresses without a dot are services beside the collector. */
export function isOutside({ host }: Destination): boolean {
  return !isWithin(host) && !isServiceName(host) && !/(?:^|\.)example(?:\.(?:com|org|net))?$/iu.test(host);
}

/** A service of Kubernetes and its namespace: two words of which the last is no usual top-level domain. */
function isServiceName(host: string): boolean {
  const [service, namespace, ...more] = host.split('.');
  if (!service || !namespace || more.length > 0) return false;
  return !/^(?:[a-z]{2}|app|biz|cloud|com|dev|info|net|online|org|shop|site|tech|xyz)$/iu.test(namespace);
}
