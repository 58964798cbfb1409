import { stringify } from 'yaml';

/** A result as YAML. In a file of its own: the library is read only when it is wanted. */
export function yamlText(result: unknown): string {
  return stringify(result);
}
