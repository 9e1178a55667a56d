import { rule } from '../rule.ts';

export default rule({
  title: 'Root in containers is root on the host',
  burden: 'security',
  severity: 'hint',
  preset: 'all',
  on: {
    'docker-daemon:file'({ root, at }, { report }) {
      if (!root.lacks('userns-remap') || root.get('rootless')?.boolean === true) return;
      report(
        at,
        'root in a container is root on the host, once it gets out; set `userns-remap` to `default`, or run Docker rootless',
      );
    },
  },
});
