import { text } from '../../locale/text.ts';
import type { ConvergeStep, View } from '../service.ts';
import { cibScopes } from './cib.ts';
import { cibFile } from './files.ts';
import { patienceSteps } from './patience.ts';

/**
 * Loads each owned section when what the cluster has differs from the file. Only whitespace between elements is ignored.
 * crm_config also holds what Pacemaker itself writes there, so only our own property set is compared and replaced.
 */
export function pacemakerConverge(view: View): ConvergeStep[] {
  return [...patienceSteps(view), ...loadSteps(view), lookAfterStep(view)];
}

function loadSteps({ members }: View): ConvergeStep[] {
  return cibScopes.map((scope) => ({
    id: `cib-${scope}`,
    title: () => text().plan.steps.cibLoad(scope),
    hosts: [members[0]!.host],
    when: 'after-units',
    look: { script: `${compare}\nsame`, params: { scope, file: cibFile(scope) } },
    act: {
      script: `${compare}\n${scope === 'crm_config' ? modify : replace}`,
      params: { scope, file: cibFile(scope) },
    },
    timeoutMs: 60_000,
    reads: [cibFile(scope)],
    gate: { script: { script: `${compare}\nsame`, params: { scope, file: cibFile(scope) } }, timeoutMs: 20_000 },
  }));
}

/** Ends what the reload of a growing membership began, also when that was long ago and cut short. */
function lookAfterStep({ members }: View): ConvergeStep {
  const query = `cibadmin --query --xpath "//cluster_property_set[@id='quorate-growing']" >/dev/null 2>&1`;
  return {
    id: 'pacemaker-look-after',
    title: () => text().plan.steps.lookAfter,
    hosts: [members[0]!.host],
    when: 'after-units',
    // Where the membership is still to be reloaded, it is about to be needed.
    look: {
      script: `! ${query} && [ "$(grep -c '^ *ring0_addr:' /etc/corosync/corosync.conf)" = "$(corosync-quorumtool -s | awk '/^Expected votes:/ { print $3 }')" ]`,
    },
    reads: ['/etc/corosync/corosync.conf'],
    act: {
      script: `cibadmin --delete --xml-text '<cluster_property_set id="quorate-growing"/>' 2>/dev/null || ! ${query}`,
    },
    timeoutMs: 20_000,
    gate: { script: { script: `! ${query}` }, timeoutMs: 10_000 },
  };
}

const compare = `
flat() { tr -s ' \\n\\t' ' ' | sed 's/> </></g; s/^ *//; s/ *$//'; }
current() {
  if [ "$scope" = crm_config ]; then
    set -- --xpath "//cluster_property_set[@id='quorate']"
  else
    set -- --scope "$scope"
  fi
  cibadmin --query "$@" 2>/dev/null | grep -v '^<?xml'
}
wanted() { if [ "$scope" = crm_config ]; then sed '/<\\/*crm_config>/d' "$file"; else cat "$file"; fi; }
same() { [ "$(current | flat)" = "$(wanted | flat)" ]; }
`;

// The schema of Pacemaker 2.1 refuses a constraint on a resource that goes, so what is said of that one goes first.
const replace = `
ids() { grep -o '<primitive id="[^"]*"' | cut -d '"' -f 2; }
if [ "$scope" = resources ]; then
  for id in $(current | ids); do
    wanted | ids | grep -qx -- "$id" || cibadmin --delete-all --force --xpath "//constraints/*[@rsc='$id' or @with-rsc='$id' or .//resource_ref/@id='$id']"
  done
fi
if cibadmin --query --scope "$scope" >/dev/null 2>&1; then
  cibadmin --replace --scope "$scope" --xml-file "$file"
else
  cibadmin --modify --allow-create --scope "$scope" --xml-file "$file"
fi`;

const modify = `
cibadmin --delete --xml-text '<cluster_property_set id="quorate"/>' 2>/dev/null || true
cibadmin --modify --allow-create --scope crm_config --xml-file "$file"`;
