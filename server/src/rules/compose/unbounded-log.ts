import type { ComposeFile, Service } from '../../compose/model.ts';
import { type Fix, unsafe } from '../../core/fix.ts';
import { aliasOf, anchored, merge, set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

interface Options {
  readonly 'max-size': string;
  readonly 'max-file': string;
}

export default rule({
  title: 'Log without a bound',
  burden: 'logging',
  severity: 'hint',
  preset: 'recommended',
  options: {
    'max-size': { description: 'How large the fix lets a log file grow.', default: '10m' },
    'max-file': { description: 'How many log files the fix lets Docker keep.', default: '3' },
  },
  on: {
    'compose:end'(file, { options, report }) {
      const unbounded = file.services.filter((service) => isUnbounded(service) && !isBoundByDaemon(service, file));
      const everywhere = unbounded.length > 1 ? forAll(file, unbounded, options) : undefined;
      for (const service of unbounded) {
        const written = service.logging !== undefined && service.logging.node.via === undefined;
        report(
          written ? (service.logging!.node.key?.span ?? service.at) : service.at,
          `nothing bounds the log of \`${service.name}\`: by default Docker lets one file grow until the disk of the host is full; set \`max-size\` and \`max-file\``,
          { fixes: [everywhere, forOne(service, options)] },
        );
      }
    },
  },
});

/** Docker's default driver, json-file, keeps one file without a bound; every other driver has bounds or hands lines on. */
function isUnbounded({ node, logging, extendsElsewhere }: Service): boolean {
  // A service of a provider has no container.
  if (extendsElsewhere || !node.lacks('provider')) return false;
  if (node.lacks('logging')) return true;
  if (!logging?.node.complete) return false;
  const driver = logging.driver?.string ?? (logging.node.lacks('driver') ? 'json-file' : undefined);
  return driver === 'json-file' && logging.node.lacks('options', 'max-size');
}

/** A service takes over what the daemon says of the driver that it names, or that it gets where it names none. */
function isBoundByDaemon({ logging }: Service, { boundedDriver }: ComposeFile): boolean {
  return boundedDriver !== undefined && (logging?.driver?.string ?? boundedDriver) === boundedDriver;
}

function rotation(options: Options) {
  return { driver: 'json-file', options: { 'max-size': options['max-size'], 'max-file': options['max-file'] } };
}

function forOne({ node, logging }: Service, options: Options): Fix | undefined {
  const edits = logging
    ? merge(logging.node, { options: rotation(options).options })
    : set(node, 'logging', rotation(options));
  return edits && unsafe(`Rotate its log (${options['max-file']} files of ${options['max-size']})`, ...edits);
}

/** One anchor for the whole file, and an alias in every service that says nothing about its log. */
function forAll({ root }: ComposeFile, services: readonly Service[], options: Options): Fix | undefined {
  const silent = services.filter(({ logging }) => !logging);
  const shared = root.get('x-logging');
  const name = shared ? /^&(\S+)/u.exec(shared.source)?.[1] : 'logging';
  if (silent.length < 2 || name === undefined) return undefined;
  const aliases = Object.fromEntries(silent.map((service) => [service.name, { logging: aliasOf(name) }]));
  const edits = merge(root, {
    ...(!shared && { 'x-logging': anchored(name, rotation(options)) }),
    services: aliases,
  });
  return edits && unsafe(`Rotate the logs of all ${silent.length} services by one anchor`, ...edits);
}
