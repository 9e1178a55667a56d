import { rule } from '../rule.ts';

export default rule({
  title: 'Docker open to the network',
  burden: 'security',
  severity: 'error',
  preset: 'recommended',
  on: {
    'docker-daemon:file'({ root }, { report }) {
      if (!root.lacks('tlsverify') && root.get('tlsverify')?.boolean !== false) return;
      const hosts = root.get('hosts')?.items ?? [];
      for (const { string = '', span } of hosts) {
        const address = /^tcp:\/\/(.*?)(?::\d*)?\/?$/u.exec(string)?.[1];
        if (address === undefined || isLoopback(address)) continue;
        report(
          span,
          `whoever reaches \`${string}\` is root on this host: nobody has to show a certificate; set \`tlsverify\` with certificates, or use \`ssh://\``,
        );
      }
    },
  },
});

function isLoopback(address: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/u.test(address);
}
