import type { Language } from '../core/language.ts';
import { type Span, span } from '../core/span.ts';
import { defaultLogDriver } from '../knowledge/log-drivers.ts';
import { createReadings, problemsOf, readYaml } from '../yaml/file.ts';
import type { YamlNode } from '../yaml/node.ts';
import { parseYaml } from '../yaml/parse.ts';
import { viewOf } from '../yaml/view.ts';
import { isDaemonFile } from './detect.ts';
import type { DaemonEvents } from './events.ts';
import { factsOf } from './facts.ts';
import { jsonProblem } from './json.ts';
import type { DaemonFile } from './model.ts';

/** The language of Docker's `daemon.json`. JSON is read as the YAML that it is, and what is YAML alone is a problem. */
export function dockerDaemon(): Language<DaemonFile> {
  const readings = createReadings();
  return {
    id: 'docker-daemon',
    detect: isDaemonFile,
    parse: (text) => {
      const yaml = readYaml(text, readings);
      const part = yaml.parts[0]!;
      const read = part.known.parse(yaml.templated)[0];
      const parsed = read ?? parseYaml('{}', false)[0]!;
      // Of an empty file nothing can be said.
      const root = viewOf({ parsed, base: part.base, keyOrder: [], isFragment: !read });
      return { yaml, root, problems: problemsIn(text), at: placeOf(root, text.length), logDriver: logDriverOf(root) };

      function problemsIn(text: string) {
        if (yaml.templated) return [];
        const problem = jsonProblem(text);
        const twice = problemsOf(part, parsed).filter(({ kind }) => kind === 'duplicate-key');
        return [...(problem ? [problem] : []), ...twice.map(({ span, message }) => ({ span, message }))];
      }
    },
    problemEvent: 'docker-daemon:problem' satisfies keyof DaemonEvents,
    walk,
    // JSON has none.
    comments: () => [],
    facts: factsOf,
  };
}

type AnyEvent = { [Name in keyof DaemonEvents]: readonly [name: Name, event: DaemonEvents[Name]] }[keyof DaemonEvents];

function* walk(file: DaemonFile): Generator<AnyEvent> {
  for (const problem of file.problems) yield ['docker-daemon:problem', problem];
  yield ['docker-daemon:file', file];
}

/** The first key; the bracket where there is none. */
function placeOf(root: YamlNode, length: number): Span {
  const { start } = root.span;
  return root.entries[0]?.key.span ?? span(Math.min(start, length), Math.min(start + 1, length));
}

function logDriverOf(root: YamlNode): string | undefined {
  return root.lacks('log-driver') ? defaultLogDriver : root.get('log-driver')?.string;
}
