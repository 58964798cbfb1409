import { certificatesIn, privateKeyIn } from '../../secrets/pem.ts';
import { rootFile, secretFile } from '../owned.ts';
import type { FileSpec, Member, View } from '../service.ts';

const folder = '/etc/rabbitmq/tls';
const paths = { authority: `${folder}/ca.pem`, certificate: `${folder}/host.pem`, key: `${folder}/host.key` };
const between = `${folder}/between-members.config`;

const reader = { group: 'rabbitmq', mode: 0o640 };

/** Lines of rabbitmq.conf for clients: they check the broker, and say who they are with a password. */
export const tlsLines = [
  `ssl_options.cacertfile = ${paths.authority}`,
  `ssl_options.certfile = ${paths.certificate}`,
  `ssl_options.keyfile = ${paths.key}`,
  'ssl_options.verify = verify_none',
  'ssl_options.fail_if_no_peer_cert = false',
  'ssl_options.versions.1 = tlsv1.3',
  'ssl_options.versions.2 = tlsv1.2',
];

/** Lines of rabbitmq-env.conf: members, and their command line tools, talk to each other encrypted. */
export const tlsArguments = [
  `encrypted="-pa $(echo /usr/lib/erlang/lib/ssl-*/ebin) -proto_dist inet_tls -ssl_dist_optfile ${between}"`,
  'SERVER_ADDITIONAL_ERL_ARGS="$encrypted"',
  'CTL_ERL_ARGS="$encrypted"',
];

/** Erlang reads certificates again by itself: a renewed one restarts nobody. */
export function tlsFiles({ cloud, secret }: View, { host }: Member): FileSpec[] {
  if (cloud.tls !== 'internal') return [];
  const bundle = secret(`tls/${host}`);
  return [
    secretFile(paths.authority, certificatesIn(secret('tls/ca')), reader),
    secretFile(paths.certificate, certificatesIn(bundle), reader),
    secretFile(paths.key, privateKeyIn(bundle), reader),
    rootFile(between, betweenMembers, { restarts: ['rabbitmq-server.service'] }),
  ];
}

/** Both ends show a certificate of the cloud's authority: knowing the cookie is not enough to be a member. */
const betweenMembers = `[
  {server, [
    {cacertfile, "${paths.authority}"}, {certfile, "${paths.certificate}"}, {keyfile, "${paths.key}"},
    {verify, verify_peer}, {fail_if_no_peer_cert, true}
  ]},
  {client, [
    {cacertfile, "${paths.authority}"}, {certfile, "${paths.certificate}"}, {keyfile, "${paths.key}"},
    {verify, verify_peer}
  ]}
].
`;
