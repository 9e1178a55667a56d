import type { Command } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Both curl and wget',
  burden: 'build',
  severity: 'hint',
  preset: 'all',
  aliases: ['hadolint/DL4001', 'trivy/DS-0014'],
  state: () => ({ first: undefined as Command['name'], done: false }),
  on: {
    'dockerfile:stage'(_, { state }) {
      state.first = undefined;
      state.done = false;
    },
    'dockerfile:command'({ command: { name, before } }, { state, report }) {
      // Behind `||` stands what is tried where the other one is missing.
      if (state.done || !name || (name.value !== 'curl' && name.value !== 'wget') || before?.text === '||') return;
      state.first ??= name;
      if (state.first.value === name.value) return;
      state.done = true;
      report(
        name.span,
        `this stage fetches by \`${state.first.value}\` and by \`${name.value}\`, and the image needs both; one of them will do`,
        { related: [{ span: state.first.span, message: `\`${state.first.value}\` is used here` }] },
      );
    },
  },
});
