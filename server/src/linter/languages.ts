import { collectors } from '../collectors/language.ts';
import { compose } from '../compose/language.ts';
import type { Language } from '../core/language.ts';
import { dockerDaemon } from '../docker-daemon/language.ts';
import { dockerignore } from '../dockerfile/ignore-file.ts';
import { dockerfile } from '../dockerfile/language.ts';
import { usesOf } from '../images/foundations.ts';
import { kubernetes } from '../kubernetes/language.ts';

/** In the order in which they are asked whether a file is theirs. */
export function languages(): readonly Language[] {
  return [
    { ...dockerfile(), uses: usesOf },
    dockerignore(),
    dockerDaemon(),
    compose(),
    collectors(),
    kubernetes(),
  ] as Language[];
}
