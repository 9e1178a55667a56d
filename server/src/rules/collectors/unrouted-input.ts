import { unrouted } from '../../collectors/routes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Input that no output takes',
  burden: 'logging',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'collectors:pipeline'(pipeline, { report }) {
      for (const { settings, at, program, name } of unrouted(pipeline)) {
        const tag = settings.get('tag');
        const what = tag?.text === undefined ? `\`${name}\`` : `the tag \`${tag.text}\``;
        report(
          tag?.span ?? at,
          program === 'vector'
            ? `no transform or sink has ${what} among its inputs: what it reads is thrown away`
            : `no output matches ${what}: what this input reads is thrown away; correct the tag, or what the outputs match`,
        );
      }
    },
  },
});
