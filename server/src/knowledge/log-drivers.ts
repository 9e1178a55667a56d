/**
 * Docker's own log drivers and the options that each takes; with any other the daemon refuses to start, and so does a
 * container. Plugins have names of their own (`loki`, `vendor/name:tag`), and options that nobody else knows.
 *
 * Source: the validation of options in the drivers of moby/moby, and `factory.go` for what all drivers take; read on
 * 25 November 2026.
 */
const attributes = ['env', 'env-regex', 'labels', 'labels-regex', 'tag'];
const rotation = ['compress', 'max-file', 'max-size'];

const options: Readonly<Record<string, readonly string[]>> = {
  awslogs: [
    'awslogs-create-group',
    'awslogs-create-stream',
    'awslogs-credentials-endpoint',
    'awslogs-datetime-format',
    'awslogs-endpoint',
    'awslogs-force-flush-interval-seconds',
    'awslogs-format',
    'awslogs-group',
    'awslogs-max-buffered-events',
    'awslogs-multiline-pattern',
    'awslogs-region',
    'awslogs-stream',
    'tag',
  ],
  fluentd: [
    ...attributes,
    'fluentd-address',
    'fluentd-async',
    'fluentd-async-connect',
    'fluentd-async-reconnect-interval',
    'fluentd-buffer-limit',
    'fluentd-max-retries',
    'fluentd-read-timeout',
    'fluentd-request-ack',
    'fluentd-retry-wait',
    'fluentd-sub-second-precision',
    'fluentd-write-timeout',
  ],
  gcplogs: [...attributes, 'gcp-log-cmd', 'gcp-meta-id', 'gcp-meta-name', 'gcp-meta-zone', 'gcp-project'],
  gelf: [
    ...attributes,
    'gelf-address',
    'gelf-compression-level',
    'gelf-compression-type',
    'gelf-tcp-max-reconnect',
    'gelf-tcp-reconnect-delay',
  ],
  journald: attributes,
  'json-file': [...attributes, ...rotation],
  local: [...attributes, ...rotation],
  splunk: [
    ...attributes,
    'splunk-caname',
    'splunk-capath',
    'splunk-format',
    'splunk-gzip',
    'splunk-gzip-level',
    'splunk-index',
    'splunk-index-acknowledgment',
    'splunk-insecureskipverify',
    'splunk-source',
    'splunk-sourcetype',
    'splunk-token',
    'splunk-url',
    'splunk-verify-connection',
  ],
  syslog: [
    ...attributes,
    'syslog-address',
    'syslog-facility',
    'syslog-format',
    'syslog-tls-ca-cert',
    'syslog-tls-cert',
    'syslog-tls-key',
    'syslog-tls-skip-verify',
  ],
};

/** What every driver takes, besides options of its cache (`cache-max-size`). */
const common = ['max-buffer-size', 'mode'];

/** The options that a driver takes; undefined for drivers that are not Docker's own, and for `none`, which reads none. */
export function logOptionsOf(driver: string): readonly string[] | undefined {
  const own = Object.hasOwn(options, driver) ? options[driver] : undefined;
  return own && [...own, ...common];
}

export function isLogOption(option: string, known: readonly string[]): boolean {
  return option.startsWith('cache-') || known.includes(option);
}

/** The driver of daemons and services that name none. Its file has no bound unless `max-size` gives it one. */
export const defaultLogDriver = 'json-file';
