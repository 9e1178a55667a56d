/** Repositories of databases and brokers that wait for their disk: the last part of the name of an image. */
const databases: ReadonlySet<string> = new Set([
  'cassandra',
  'clickhouse',
  'clickhouse-server',
  'cockroach',
  'couchdb',
  'elasticsearch',
  'etcd',
  'influxdb',
  'kafka',
  'mariadb',
  'mariadb-galera',
  'mongo',
  'mongodb',
  'mysql',
  'opensearch',
  'percona-server',
  'postgis',
  'postgres',
  'postgresql',
  'rabbitmq',
  'scylla',
  'timescaledb',
  'zookeeper',
]);

/** @param name registry and repository: `docker.io/bitnami/postgresql` */
export function isDatabase(name: string): boolean {
  return databases.has(name.slice(name.lastIndexOf('/') + 1));
}
