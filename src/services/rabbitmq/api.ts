/** Options of curl with the password of Quorate's account, so that none is in an argument. */
export const credentialsFile = '/etc/quorate/rabbitmq/curl';

/** The member's own management interface, on loopback only. */
export const apiUrl = 'http://127.0.0.1:15672/api';

/**
 * sh function `api PATH [curl options]`: asks the member's own management interface over loopback. rabbitmqctl would start
 * an Erlang machine for each question, and cost seconds of CPU.
 */
export const apiFunction = `
api() { path="$1"; shift; curl -sS --fail --max-time 5 -K ${credentialsFile} -H 'content-type: application/json' "$@" "${apiUrl}/$path"; }
`;

/** What of a member is asked, one object a line when split at braces. */
export const nodesPath = 'nodes?columns=name,running,partitions,mem_alarm,disk_free_alarm';
