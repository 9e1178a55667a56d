import type { YamlNode } from '../yaml/node.ts';
import type { Container } from './model.ts';

/** A port that a container says it listens on. */
export interface ContainerPort {
  /** The number, as written. */
  readonly node: YamlNode;
  readonly number: number;
  /** `TCP` where the manifest does not say; undefined where a template does. */
  readonly protocol: string | undefined;
}

/** Those whose numbers are known. */
export function containerPorts({ node }: Container): readonly ContainerPort[] {
  return (node.get('ports')?.items ?? []).flatMap((port) => {
    const number = port.get('containerPort');
    if (number?.number === undefined) return [];
    const protocol = port.lacks('protocol') ? 'TCP' : port.get('protocol')?.string;
    return [{ node: number, number: number.number, protocol }];
  });
}
