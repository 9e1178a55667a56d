import type { CollectorEvents } from '../collectors/events.ts';
import type { ComposeEvents } from '../compose/events.ts';
import type { SuppressionEvents } from '../core/engine.ts';
import { ruleFor } from '../core/rule.ts';
import type { DaemonEvents } from '../docker-daemon/events.ts';
import type { DockerfileEvents } from '../dockerfile/events.ts';
import type { KubernetesEvents } from '../kubernetes/events.ts';
import type { ShellCheckEvents } from '../shell/shellcheck.ts';
import type { YamlEvents } from '../yaml/events.ts';

/** Everything a rule can listen to. An event's name begins with the language that yields it. */
export type Events = DockerfileEvents &
  YamlEvents &
  KubernetesEvents &
  ComposeEvents &
  CollectorEvents &
  DaemonEvents &
  ShellCheckEvents &
  SuppressionEvents;

/** `export default rule({...})`: gives a rule its types; options and state are inferred. */
export const rule = ruleFor<Events>();
