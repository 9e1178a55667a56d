import type { InstructionEvent } from '../../dockerfile/events.ts';
import type { AddInstruction, CopyInstruction } from '../../dockerfile/model.ts';
import { sourceKind, writtenText } from '../../dockerfile/sources.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Secret copied into the image',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'dockerfile:copy'(event, { report }) {
      const secret = event.instruction.from ? undefined : secretAmong(event);
      if (secret) report(secret.span, secret.message);
    },
    'dockerfile:add'(event, { report }) {
      const secret = secretAmong(event);
      if (secret) report(secret.span, secret.message);
    },
  },
});

/** Files that hold a key or a password whatever the project: keys of SSH, private keys by their usual names, logins of tools. */
const secretFile =
  /(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.env(?:\.local)?|\.netrc|\.pypirc|\.git-credentials|\.pgpass|privkey\.pem|(?:[\w.-]*[-_.])?key\.pem|\.aws\/credentials|\.docker\/config\.json|\.kube\/config|kubeconfig)$/u;
const publicKey = /pub(?:lic)?[-_.]?key/u;

function secretAmong({ instruction: { sources } }: InstructionEvent<CopyInstruction | AddInstruction>) {
  const source = sources.find((source) => {
    const path = writtenText(source);
    return sourceKind(source) === 'local' && secretFile.test(path) && !publicKey.test(path);
  });
  return (
    source && {
      span: source.span,
      message: `\`${source.text}\` stays in the layer even if it is removed later, for everyone who can pull the image or reads the build cache; mount it (\`RUN --mount=type=secret\`), or pass it when the container starts`,
    }
  );
}
