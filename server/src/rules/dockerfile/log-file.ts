import { contains, type Span } from '../../core/span.ts';
import type { CommandLine } from '../../dockerfile/model.ts';
import type { Command, Script } from '../../shell/model.ts';
import { rule } from '../rule.ts';

/**
 * Variables that programs read the place of their log from. What a supervisor logs is of its own doings, and the log of a
 * database's transactions is data.
 */
const logVariable =
  /^(?!.*(?:SUPERVISOR|(?:DATA|TX|TRANSACTION|REDO|COMMIT|BIN|ARCHIVE)_?LOG))(?:[A-Z0-9]+_)*(?:LOG_?FILE|LOG_?PATH|LOG_?DIR|LOGGING_FILE(?:_NAME|_PATH)?|LOG_LOCATION)$/u;

interface LogFile {
  readonly path: string;
  readonly at: Span;
}

export default rule({
  title: 'Logs written to a file in the container',
  burden: 'logging',
  severity: 'warning',
  preset: 'recommended',
  state: () => ({ files: [] as LogFile[], links: [] as string[], volumes: [] as string[], rotates: false }),
  on: {
    'dockerfile:stage'(_, { state }) {
      // Only what the last stage holds is shipped; what it is built upon is rarely the one that logs.
      state.files = [];
    },
    'dockerfile:env'({ instruction: { pairs }, stage }, { state }) {
      for (const { name, value } of pairs) {
        if (!logVariable.test(name.text) || !isFile(value?.value)) continue;
        // `php:8.3-apache` and its like link the files there to standard output.
        if (name.text === 'APACHE_LOG_DIR' && stage.from.image?.text.includes('apache')) continue;
        state.files.push({ path: value!.value!, at: value!.span });
      }
    },
    'dockerfile:command'({ command: { name, args } }, { state }) {
      state.rotates ||= args.some(({ text }) => text.includes('logrotate'));
      // `ln -sf /dev/stdout /var/log/nginx/access.log` sends what is written there where Docker reads.
      if (name?.value !== 'ln' || !args.some(({ value }) => isStream(value))) return;
      state.links.push(...args.flatMap(({ value }) => (value && isFile(value) ? [value] : [])));
    },
    'dockerfile:volume'({ instruction: { paths } }, { state }) {
      for (const { value } of paths) if (value !== undefined) state.volumes.push(value);
    },
    'dockerfile:cmd'({ instruction }, { state }) {
      state.files.push(...redirectedTo(instruction));
    },
    'dockerfile:entrypoint'({ instruction }, { state }) {
      state.files.push(...redirectedTo(instruction));
    },
    'dockerfile:end'(_, { state, report }) {
      if (state.rotates) return;
      for (const { path, at } of state.files) {
        if (state.links.some((link) => link === path || link.startsWith(`${path}/`))) continue;
        const where = state.volumes.some((volume) => path.startsWith(volume)) ? 'the volume' : 'the container';
        report(
          at,
          `\`${path}\` grows inside ${where} unless something rotates it, and \`docker logs\` shows nothing of it; log to standard output`,
        );
      }
    },
  },
});

/** The files that standard output or error of what stays running is redirected to. */
function redirectedTo({ script }: CommandLine): readonly LogFile[] {
  return stayingCommands(script).flatMap(({ redirects }) =>
    redirects.flatMap(({ operator, descriptor, target }): LogFile[] => {
      const writes = ['>', '>>', '>|', '&>', '&>>'].includes(operator) && (descriptor ?? 1) <= 2;
      return writes && target && isFile(target.value) ? [{ path: target.value!, at: target.span }] : [];
    }),
  );
}

/** The commands of what a script ends with, or leaves in the background: what runs before them comes to an end itself. */
function stayingCommands(script: Script | undefined): readonly Command[] {
  if (!script || script.dialect === 'other') return [];
  const { commands, statements } = script;
  const staying = statements.filter(({ background }, index) => background || index === statements.length - 1);
  return commands.filter((command) => staying.some(({ parts }) => contains(parts.at(-1)!, command.span)));
}

function isFile(path: string | undefined): boolean {
  return path?.startsWith('/') === true && !path.startsWith('/dev/') && !path.startsWith('/proc/');
}

function isStream(path: string | undefined): boolean {
  return path !== undefined && /^\/(?:dev\/(?:stdout|stderr|fd\/[12])|proc\/(?:self|1)\/fd\/[12])$/u.test(path);
}
