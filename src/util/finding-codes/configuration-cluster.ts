import type { FindingCodeEntry } from './finding-code.ts';

/** Corosync, Pacemaker and DRBD. */
export const configurationCluster = {
  QUORUM_IGNORED: {
    title: 'The cluster goes on without quorum',
    means:
      'When the network splits, every part starts all resources: an address at two hosts, and a disk that is written by both.',
    remedy: 'Set no-quorum-policy=stop (or freeze); two nodes need `two_node: 1` and fencing instead.',
    source: 'Pacemaker Explained, “Cluster Options”',
  },
  QUORUM_PROVIDER_MISSING: {
    title: 'Corosync has no provider of quorum',
    means:
      'Corosync never says who has the majority, so Pacemaker believes that every part of a split has it, or that none has.',
    remedy: 'Add `quorum { provider: corosync_votequorum }`.',
    source: 'votequorum(5)',
  },
  EXPECTED_VOTES_WRONG: {
    title: 'The votes that are expected are not the votes that there are',
    means:
      'Quorum is counted against the wrong number: too few and both parts of a split go on, too many and nobody does.',
    remedy: 'Remove expected_votes where there is a nodelist, or make it the number of nodes.',
    source: 'votequorum(5)',
  },
  TWO_NODE_MISUSED: {
    title: 'two_node in a cluster that does not have two nodes',
    means: 'One node alone has quorum: a cluster of three that splits runs everything more than once.',
    remedy: 'Remove `two_node`.',
    source: 'votequorum(5)',
  },
  TWO_NODE_UNFENCED: {
    title: 'Two nodes without fencing',
    means:
      'When the line between them breaks, each believes the other dead and takes over: two owners of addresses and of data.',
    remedy: 'Configure fencing with a delay for one side, or add a third vote (a quorum device).',
    source: 'votequorum(5); Clusters from Scratch, “Configure Fencing”',
  },
  MEMBERS_EVEN: {
    title: 'An even number of votes',
    means: 'A split in halves stops both halves, and the last member that was added bought no tolerance.',
    remedy: 'Add or remove a member, or add a vote that holds no data: a quorum device, garbd.',
    source: 'votequorum(5); Galera Cluster, “Weighted Quorum”',
  },
  FENCING_DISABLED: {
    title: 'Fencing is switched off',
    means:
      'A host that hangs, or is cut off, keeps what it owns while another takes it: two writers, and data that contradict each other.',
    remedy: 'Configure a fence device for each host, try it, and set stonith-enabled=true.',
    source: 'Pacemaker Explained, “Fencing”',
  },
  FENCING_MISSING: {
    title: 'Fencing is on, and there is no fence device',
    means:
      'Pacemaker starts nothing, or after a failure takes over nothing: it waits for ever for a proof that the host is off.',
    remedy: 'Configure a fence device for each host.',
    source: 'Pacemaker Explained, “Fencing”',
  },
  FENCING_RACE: {
    title: 'Two nodes may switch each other off',
    means:
      'When only the line between them breaks, both fence at the same moment: both are off, and the cloud with them.',
    remedy: 'Give one device `pcmk_delay_base=5s`, or set priority-fencing-delay.',
    source: 'Pacemaker Explained, “Fencing”',
  },
  RING_PLAIN: {
    title: 'The ring of the cluster is neither encrypted nor authenticated',
    means: 'Whoever reaches its network can join the cluster, stop its resources and have its hosts fenced.',
    remedy: 'Set crypto_cipher: aes256 and crypto_hash: sha256, and give every node the same authkey.',
    source: 'corosync.conf(5)',
  },
  RING_SINGLE_LINK: {
    title: 'The ring of the cluster has one network',
    means:
      'One switch or cable decides who is alive: when it fails, hosts are fenced although nothing is wrong with them.',
    remedy: 'Add a second link over other cables: ring1_addr for each node.',
    source: 'corosync.conf(5)',
  },
  MAINTENANCE_LEFT_ON: {
    title: 'The cluster does not manage its resources',
    means: 'Nothing is started, watched or moved: the next failure stays until somebody notices.',
    remedy: 'End the maintenance: `crm configure property maintenance-mode=false`, and manage the resource again.',
    source: 'Pacemaker Explained, “Cluster Options”',
  },
  CONSTRAINT_LEFT_BEHIND: {
    title: 'A move by hand was never taken back',
    means: 'The resource is bound to one host, or barred from one, for good: it does not fail over as the design says.',
    remedy: 'Remove it: `crm resource clear RESOURCE`.',
    source: 'crm_resource(8)',
  },
  RESOURCE_UNMONITORED: {
    title: 'A resource that nobody watches',
    means: 'When it dies, the cluster goes on believing that it runs: users wait until a person looks.',
    remedy: 'Give it `op monitor interval=10s timeout=20s`.',
    source: 'Pacemaker Explained, “Resource Operations”',
  },
  RESOURCE_UNORDERED: {
    title: 'A file system on DRBD that is not tied to it',
    means:
      'After a failover it is mounted before its disk is ready, or on the host that has none: the service does not come up.',
    remedy: 'Add an order (promote the disk, then start) and a colocation with the promoted side.',
    source: 'DRBD User’s Guide, “DRBD in Pacemaker clusters”',
  },
  FAILURES_NEVER_EXPIRE: {
    title: 'Failures that move a resource away are never forgotten',
    means: 'Months apart, they add up: in the end no host may run the resource, and it stays stopped.',
    remedy: 'Set failure-timeout beside migration-threshold.',
    source: 'Pacemaker Explained, “Resource Meta-Attributes”',
  },
  FAILURE_RECHECKED_LATE: {
    title: 'Failures expire sooner than the cluster looks',
    means:
      'A failed resource is tried again only at the next recheck: it stays stopped longer than failure-timeout says.',
    remedy: 'Set cluster-recheck-interval below failure-timeout, such as 60s.',
    source: 'Pacemaker Explained, “Cluster Options”',
  },
  STICKINESS_MISSING: {
    title: 'Resources move back by themselves',
    means: 'When a failed host returns, users are interrupted a second time, and again each time it flaps.',
    remedy: 'Set resource-stickiness in rsc_defaults.',
    source: 'Pacemaker Explained, “Resource Meta-Attributes”',
  },
  DRBD_ASYNCHRONOUS: {
    title: 'A disk that is copied after the write was confirmed',
    means: 'What users were told is saved is lost when the primary dies.',
    remedy: 'Set `protocol C`.',
    source: 'DRBD User’s Guide, “Replication modes”',
  },
  DRBD_UNFENCED: {
    title: 'A cut replication does not fence',
    means:
      'When replication breaks and a takeover follows, an outdated copy becomes the truth: writes since the cut are lost.',
    remedy: 'Set `fencing resource-and-stonith` with fence-peer and unfence-peer handlers.',
    source: 'DRBD User’s Guide, “Fencing”',
  },
  DRBD_DISCARDS_DATA: {
    title: 'A split brain is solved by throwing data away',
    means: 'After a split, what one side accepted meanwhile is deleted without a word.',
    remedy: 'Set after-sb-1pri and after-sb-2pri to disconnect, and let a person choose; prevent the split by fencing.',
    source: 'DRBD User’s Guide, “Automatic split brain recovery policies”',
  },
  DRBD_TWO_PRIMARIES: {
    title: 'A disk that two hosts may write at once',
    means: 'An ordinary file system that is mounted at both is destroyed.',
    remedy: 'Remove allow-two-primaries, unless a cluster file system is on it and fencing works.',
    source: 'DRBD User’s Guide, “Dual-primary mode”',
  },
  DRBD_FLUSHES_OFF: {
    title: 'Writes are confirmed before the disk has them',
    means: 'A power cut takes what was confirmed, at both sides if they share the mains.',
    remedy: 'Remove no-disk-flushes, no-md-flushes and their like, unless each controller’s cache has a battery.',
    source: 'drbd.conf(5)',
  },
} satisfies Record<string, FindingCodeEntry>;
