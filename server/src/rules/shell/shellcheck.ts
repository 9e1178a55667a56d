import { rule } from '../rule.ts';

export default rule({
  title: 'Finding of ShellCheck',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  relays: { tool: 'shellcheck', id: /^SC\d{4}$/u },
  options: {
    ignore: { description: 'Codes of ShellCheck that are not reported, such as `SC2016`.', default: [] },
  },
  on: {
    'shellcheck:remark'({ code, span, message, severity, fix }, { options, report }) {
      if (options.ignore.includes(code)) return;
      report(span, `${code}: ${message}`, { severity, fixes: [fix], alias: `shellcheck/${code}` });
    },
  },
});
