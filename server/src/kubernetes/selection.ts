import { textsOf, type YamlNode } from '../yaml/node.ts';
import type { Labels } from './facts.ts';

/** A label selector as plain data: all that it lists must hold. */
export interface Selection {
  readonly labels: Labels;
  readonly expressions: readonly Requirement[];
}

export interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: readonly string[];
}

/** Reads a `LabelSelector`; undefined where there is none, or part of it is unknown. */
export function selectionOf(node: YamlNode | undefined): Selection | undefined {
  if (node?.kind !== 'mapping' || node.unknown || !node.complete) return undefined;
  const labels = node.get('matchLabels');
  const texts = textsOf(labels);
  if (labels && (labels.unknown || !labels.complete || texts.size !== labels.entries.length)) return undefined;
  const list = node.get('matchExpressions');
  const expressions = (list?.items ?? []).map(requirementOf);
  if (list?.unknown || list?.complete === false || expressions.includes(undefined)) return undefined;
  return { labels: Object.fromEntries(texts), expressions: expressions as readonly Requirement[] };
}

function requirementOf(node: YamlNode): Requirement | undefined {
  const key = node.get('key')?.string;
  const operator = operators.find((name) => name === node.get('operator')?.string);
  const values = (node.get('values')?.items ?? []).flatMap(({ string }) => (string === undefined ? [] : [string]));
  if (key === undefined || !operator || values.length !== (node.get('values')?.items ?? []).length) return undefined;
  return { key, operator, values };
}

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;

/** Whether a selector takes what carries these labels. An empty one takes everything. */
export function selects({ labels, expressions }: Selection, own: Labels): boolean {
  return hasLabels(own, labels) && expressions.every((requirement) => holds(requirement, own[requirement.key]));
}

export function hasLabels(own: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([key, value]) => own[key] === value);
}

function holds({ operator, values }: Requirement, value: string | undefined): boolean {
  if (operator === 'Exists') return value !== undefined;
  if (operator === 'DoesNotExist') return value === undefined;
  return (operator === 'In') === (value !== undefined && values.includes(value));
}
