/**
 * Images that read the logs of others and pass them on.
 *
 * Source: the names under which the collectors publish their images, and common rebuilds of them. Read on
 * 24 November 2026.
 */
const collectors =
  /(?:^|[/-])(?:alloy|datadog-agent|datadog(?:hq)?\/agent|elastic-agent|filebeat|fluent-?bit|fluentd|grafana-agent|journalbeat|log-?(?:agent|collector|forwarder|rotate|rotator|router|shipper)|logstash|node-problem-detector|otel|opentelemetry|promtail|rsyslog|splunk|telegraf|vector)(?:[-_:@/]|$)/u;

/** Whether an image or a container, by its name, collects or rotates logs. */
export function isLogCollector(name: string): boolean {
  return collectors.test(name);
}
