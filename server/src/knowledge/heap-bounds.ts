/**
 * How programs are told how much memory their heap may take: flags of Java and Node.js, and
 * variables of Go and of start scripts.
 *
 * Sources: the manual of `java` of JDK 21 (-Xmx: digits and one of k, m, g, t), `node --help` of Node.js 22 (mebibytes; the
 * underscores are V8's own spelling), pkg.go.dev/runtime (GOMEMLIMIT: digits and B, KiB, MiB, GiB, TiB), as they were known in
 * November 2026; not compared with them line by line.
 */
export interface HeapBound {
  /** `-Xmx2g`; of a variable its value. */
  readonly text: string;
  /** Where it stands in the text that was read. */
  readonly start: number;
  readonly bytes: number;
  /** The same bound with another size. */
  of(mebibytes: number): string;
}

/** The bound that a command line or a variable full of flags sets: of several the last, as Java and Node.js take it. */
export function heapBoundIn(text: string): HeapBound | undefined {
  return [...text.matchAll(flag)].map(readFlag).at(-1);
}

const flag =
  /(?<=^|[\s"'=,])(?:(-Xmx|-XX:MaxHeapSize=)(\d+)([kmgt]?)|(--max[-_]old[-_]space[-_]size[= ])(\d+))(?=$|[\s"',;])/giu;

function readFlag(match: RegExpMatchArray): HeapBound {
  const [text, java, size, unit = '', node, mebibytes] = match;
  return {
    text,
    start: match.index!,
    bytes: node === undefined ? Number(size) * unitOf(unit) : Number(mebibytes) * 1024 ** 2,
    of: (mebibytes) => (node === undefined ? `${java}${mebibytes}m` : `${node}${mebibytes}`),
  };
}

/** The bound that a variable sets for the program that it is given to; undefined for all other variables. */
export function heapBoundOf(variable: string, value: string): HeapBound | undefined {
  if (variable === 'GOMEMLIMIT') return goMemoryLimit(value);
  if (sizeVariables.has(variable)) return sizeBound(value);
  return flagVariables.has(variable) ? heapBoundIn(value) : undefined;
}

/** Those for builds and agents (`MAVEN_OPTS`) are not among them: their flags are for processes elsewhere. */
const flagVariables: ReadonlySet<string> = new Set([
  'JAVA_ARGS',
  'JAVA_OPTIONS',
  'JAVA_OPTS',
  'JAVA_TOOL_OPTIONS',
  'JDK_JAVA_OPTIONS',
  'JVM_ARGS',
  'JVM_FLAGS',
  'JVM_OPTS',
  '_JAVA_OPTIONS',
  'CATALINA_OPTS',
  'ES_JAVA_OPTS',
  'JENKINS_JAVA_OPTIONS',
  'JENKINS_JAVA_OPTS',
  'KAFKA_HEAP_OPTS',
  'KAFKA_OPTS',
  'LS_JAVA_OPTS',
  'NODE_OPTIONS',
  'OPENSEARCH_JAVA_OPTS',
  'SERVER_JVMFLAGS',
  'SOLR_JAVA_MEM',
  'SOLR_OPTS',
]);

/** Their start scripts make `-Xmx` of the value: Cassandra, Solr, Neo4j. */
const sizeVariables: ReadonlySet<string> = new Set([
  'MAX_HEAP_SIZE',
  'NEO4J_dbms_memory_heap_max__size',
  'NEO4J_server_memory_heap_max__size',
  'SOLR_HEAP',
]);

function sizeBound(text: string): HeapBound | undefined {
  const [, size, unit = ''] = /^(\d+)([kmgt])$/iu.exec(text) ?? [];
  if (size === undefined) return undefined;
  return { text, start: 0, bytes: Number(size) * unitOf(unit), of: (mebibytes) => `${mebibytes}M` };
}

/** Undefined for `off` and what Go refuses. */
function goMemoryLimit(text: string): HeapBound | undefined {
  const [, size, unit = ''] = /^(\d+)(?:([KMGT])i)?B?$/u.exec(text) ?? [];
  if (size === undefined) return undefined;
  return { text, start: 0, bytes: Number(size) * unitOf(unit), of: (mebibytes) => `${mebibytes}MiB` };
}

function unitOf(prefix: string): number {
  return 1024 ** ' kmgt'.indexOf(prefix.toLowerCase() || ' ');
}
