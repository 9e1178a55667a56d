import type { Severity } from '../../core/finding.ts';
import { unsafe } from '../../core/fix.ts';
import { isBytes } from '../../knowledge/quantity-units.ts';
import type { Quantity } from '../../kubernetes/model.ts';
import { parseQuantity } from '../../kubernetes/quantity.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

interface Doubt {
  readonly message: string;
  readonly severity?: Severity;
  /** What is meant, where that is plain. */
  readonly meant?: string;
}

interface Bounds {
  readonly cpu: string;
  readonly memory: string;
  readonly storage: string;
}

export default rule({
  title: 'Implausible quantity',
  burden: 'resources',
  severity: 'warning',
  preset: 'recommended',
  options: {
    cpu: { description: 'The most CPU that a container may ask for.', default: '64' },
    memory: { description: 'The most memory that a container may ask for.', default: '1Ti' },
    storage: { description: 'The most storage that a claim may ask for.', default: '64Ti' },
  },
  on: {
    'kubernetes:quantity'(quantity, { options, report }) {
      const { node, nano, resource } = quantity;
      if (nano === undefined || nano <= 0n) return;
      const doubt =
        resource === 'cpu'
          ? cpuDoubt(quantity, nano, options)
          : isBytes(resource) && byteDoubt(quantity, nano, options);
      if (!doubt) return;
      const edits = doubt.meant === undefined ? undefined : replaceScalar(node, doubt.meant);
      report(node.span, doubt.message, {
        ...(doubt.severity && { severity: doubt.severity }),
        fixes: [edits && unsafe(`Write ${doubt.meant}`, ...edits)],
      });
    },
  },
});

const core = 1_000_000_000n;
const mebibyte = 1024n * 1024n * core;

function cpuDoubt({ text, use }: Quantity, nano: bigint, { cpu }: Bounds): Doubt | undefined {
  if (nano < core / 1000n) {
    return { message: `\`${text}\` is less than a thousandth of a core, the least there is: it is taken for \`1m\`` };
  }
  // Quotas and what is compared with a sum may be of any size.
  if (nano <= (parseQuantity(cpu) ?? nano) || use === 'quota' || use === 'target' || use === 'range') return undefined;
  const [, digits, suffix] = /^(\d+)(M|Mi)?$/u.exec(text) ?? [];
  const meant = digits !== undefined && (suffix ?? Number(digits) >= 100) ? `${digits}m` : undefined;
  return {
    message: `\`${text}\` is ${nano / core} whole cores, more than a node is likely to have, so the pod is never scheduled; ${meant ? `write \`${meant}\` for thousandths of a core` : `ask for no more than ${cpu}`}`,
    ...(meant && { meant }),
  };
}

function byteDoubt({ text, use, resource }: Quantity, nano: bigint, bounds: Bounds): Doubt | undefined {
  const [, digits, milli] = /^(\d+)(m?)$/u.exec(text) ?? [];
  const isMemory = resource === 'memory';
  if (milli) {
    return {
      message: `\`m\` stands for thousandths, so \`${text}\` is ${nano <= core ? 'no more than one byte' : `${nano / core} bytes`}; write \`${digits}Mi\``,
      severity: use === 'limit' || use === 'claim' || use === 'size' ? 'error' : 'warning',
      meant: `${digits}Mi`,
    };
  }
  if (nano < smallest(use, isMemory) && use !== 'target') {
    // A small number without a unit is one of Mi, of memory at least; a larger one may be bytes after all.
    const meant = isMemory && digits !== undefined && Number(digits) <= 65_536 ? `${digits}Mi` : undefined;
    return {
      message: `\`${text}\` is ${nano / core} bytes, ${isMemory && use === 'limit' ? 'with which no container starts' : 'next to nothing'}; ${meant ? `write the unit, such as \`${meant}\`` : 'write the unit that is meant, such as `Mi`'}`,
      ...(meant && { meant }),
    };
  }
  if (use === 'quota' || use === 'target' || use === 'range') return undefined;
  const most = isMemory ? bounds.memory : bounds.storage;
  if (nano <= (parseQuantity(most) ?? nano)) return undefined;
  return {
    message: `\`${text}\` is more ${isMemory ? 'memory than a node' : 'storage than a disk'} is likely to have; check the unit, or ask for no more than ${most}`,
  };
}

/** What runtimes refuse for a limit of memory. Requests may be smaller, and small disks are of use in tests. */
function smallest(use: Quantity['use'], isMemory: boolean): bigint {
  if (isMemory && use === 'limit') return 4n * mebibyte;
  return isMemory && use !== 'size' ? mebibyte / 16n : mebibyte / 1024n;
}
