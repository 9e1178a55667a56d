import { bindingFaults, roleFaults } from '../../kubernetes/access-validation.ts';
import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Role or binding that is refused',
  burden: 'security',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:object'(object, { report }) {
      const who = called(object, `this ${object.kind}`);
      for (const { at, message, fix } of [...roleFaults(object), ...bindingFaults(object)]) {
        report(at, `${who} is refused: ${message}`, { fixes: [fix] });
      }
    },
  },
});
