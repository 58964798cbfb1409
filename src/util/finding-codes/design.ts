import type { FindingCodeEntry } from './finding-code.ts';

const haGuide = 'OpenStack High Availability Guide, “Introduction to OpenStack high availability”';
const fencingChapter = 'Pacemaker Explained, chapter “Fencing”';

/** What `quorate check` finds in a declared cloud. */
export const design = {
  SINGLE_POINT_OF_FAILURE: {
    title: 'One host stops what users need',
    means: 'When this host dies, the capabilities that are named stop until it is back: the others are too few.',
    remedy: 'Declare more members: a group that decides by majority goes on without one of three, or two of five.',
    source: haGuide,
  },
  TWO_POINTS_OF_FAILURE: {
    title: 'Two failures stop what has members for more',
    means:
      'The group has enough members to lose any two hosts, but two failure domains hold too many of them: the spare members do not help.',
    remedy: 'Spread the members over more domains of that kind.',
    source: 'Fault Tree Handbook (NUREG-0492), minimal cut sets',
  },
  RACK_SHARED: {
    title: 'Too many members in one rack',
    means:
      'When the rack loses power or its door is opened too far, those who are left have no majority, or nobody is left.',
    remedy: 'Move members to other racks, so that every rack holds fewer than a majority.',
    source: haGuide,
  },
  POWER_FEED_SHARED: {
    title: 'Too many members live on one power feed',
    means: 'When the feed fails or is switched off for work, those who are left have no majority, or nobody is left.',
    remedy: 'Give each host two supplies on two feeds, `power: [a, b]`.',
    source: haGuide,
  },
  SWITCH_SHARED: {
    title: 'Too many members behind one switch',
    means:
      'When the switch fails or restarts for an upgrade, its hosts are cut off, and those who are left have no majority.',
    remedy: 'Bond each host to two switches, `switch: [s1, s2]`; or spread the hosts over three switches.',
    source: haGuide,
  },
  COOLING_SHARED: {
    title: 'Too many members under one cooling',
    means:
      'When the cooling fails, its hosts switch themselves off within minutes, and those who are left have no majority.',
    remedy: 'Spread the members over more cooling domains.',
    source: haGuide,
  },
  SITE_SHARED: {
    title: 'Too many members in one site',
    means:
      'When the site is lost, the cloud is. With two sites one of them always holds the majority: only a third place, however small, changes that.',
    remedy: 'Put a member in a third site; or accept it, with the way in which you would come back.',
    source: haGuide,
  },
  FAILURE_DOMAIN_SHARED: {
    title: 'Too many members in one failure domain',
    means: 'When the domain fails, those who are left have no majority, or nobody is left.',
    remedy: 'Spread the members over more domains of that kind.',
    source: haGuide,
  },
  DOMAINS_UNDECLARED: {
    title: 'What hosts share is not declared',
    means:
      'Nobody told which racks, power feeds or switches the hosts share, so nothing is said of them: a single point of failure there is not found.',
    remedy: 'Write `rack`, `power` and `switch` at each host; a host with two feeds has both, `power: [a, b]`.',
    source: haGuide,
  },
  QUORUM_OF_TWO: {
    title: 'Two members decide by majority, and there is no third',
    means:
      'When either dies without a word, the other is half of two, which is no majority: it stops, lest both go on and disagree. Restarts on purpose are borne.',
    remedy: 'Add a third member; a small host will do for its vote.',
    source: 'Galera documentation, “Quorum Components”; RabbitMQ documentation, “Quorum Queues”',
  },
  QUORUM_EVEN: {
    title: 'An even number of members decides by majority',
    means: 'One member more than the odd number below bears no further loss, and a cut into two halves stops both.',
    remedy: 'Take one away, or add one.',
    source: 'etcd FAQ, “Why an odd number of cluster members?”',
  },
  ARBITER_IDLE: {
    title: 'An arbiter that nobody asks',
    means: 'The host has the role arbiter, and no service of this version uses one: its vote does not exist.',
    remedy: 'Make it a controller, however small; or remove it, so that nobody counts on it.',
    source: 'src/services: no service has members on hosts of this role',
  },
  CLUSTER_ONE_LINK: {
    title: 'The cluster hears its members over one network only',
    means:
      'When that network is cut or slow, hosts that are well are taken for dead, and fenced. A second link tells a dead host from a dead cable.',
    remedy: 'Declare a network `ring` over other switches, and give the controllers addresses on it.',
    source: 'corosync.conf(5), “interface”; Clusters from Scratch, “Redundant links”',
  },
  ADDRESSES_NONE: {
    title: 'No virtual address',
    means:
      'Users and services would know one controller by its own address: when it dies, they do not find the others, however many there are.',
    remedy: 'Declare one address on the network of the services, and one on that of the users, under `addresses`.',
    source: haGuide,
  },
  ADDRESSES_APART: {
    title: 'No host can carry all virtual addresses',
    means:
      'The addresses stay together, and each needs an interface on its network: no controller has all of them, so they run nowhere.',
    remedy: 'Give the controllers addresses on every network that has a virtual address.',
    source: 'src/services/addresses/README.md',
  },
  ADDRESSES_UNPROVEN: {
    title: 'Addresses move without proof that their former holder is off',
    means:
      'After a cut or a hang two hosts can hold an address for seconds: some users reach the one that is deaf, and try again.',
    remedy:
      'Choose `architecture: { addresses: pacemaker }` where one owner at a time is worth some seconds more; or accept it.',
    source: 'docs/guide/cloud-file.md, “Who moves the addresses”',
  },
  FENCE_MISSING: {
    title: 'A host that cannot be proven off',
    means:
      'When it dies while it holds the addresses, they stay where they are: nobody may take over what a host might still hold. Users wait until it is back, or until you confirm that it is off.',
    remedy: 'Give it `bmc` or `outlets`, and a level of `fence` that uses them.',
    source: fencingChapter,
  },
  FENCE_SHARES_POWER: {
    title: 'Power switches that die with their host',
    means:
      'When the host loses its mains, the power switch in its chassis is dead as well, and a strip on the only feed with it: nothing can say that the host is off, and the addresses stay where they are until the mains return, or until you confirm.',
    remedy:
      'Give the host two feeds, and add a second level that cuts its outlets: `power: [a, b]`, `pdus`, `outlets` at the host, and `fence: [{ agent: redfish }, { agent: pdu }]`.',
    source: fencingChapter,
  },
  FENCE_ON_CUT_NETWORK: {
    title: 'Power switches on the network whose loss they should answer',
    means:
      'What cuts a host off from the others also cuts them off from its power switch: just then nobody can fence it.',
    remedy: 'Put power switches on a network of their own, over other switches.',
    source: fencingChapter,
  },
  FENCE_ONE_NETWORK: {
    title: 'All power switches are behind one network',
    means: 'When that network fails, nothing happens; but a host that dies before it is repaired is not replaced.',
    remedy: 'Watch it as you watch a disk of a mirror; or reach the second level over another network.',
    source: fencingChapter,
  },
  FENCE_SELF: {
    title: 'A host that only it could fence',
    means:
      'It is the only member of the cluster: nobody else is there to switch it off, so its fencing levels do nothing.',
    remedy: 'Leave it as it is if more controllers are to come.',
    source: fencingChapter,
  },
  CONNECTIONS_SHORT: {
    title: 'Services may open more connections than there are',
    means:
      'Under load, or when all reconnect after a failover, the last to come are refused: requests fail although every service is well.',
    remedy:
      'Raise the limit that is named, with the memory that it takes; or lower the processes and threads of the services.',
    source: 'MariaDB documentation, “max_connections”; oslo.db, “max_pool_size”',
  },
  RETURN_COSTS_COPY: {
    title: 'A database member misses more during a boot than the others keep',
    means:
      'Each time a host boots, the whole database is copied to it: for minutes or hours there is one member less, and the one that sends is busy.',
    remedy: 'Raise `gcache`; disk is cheap. Enough for the longest maintenance is better than for a boot.',
    source: 'Galera Cluster documentation, “gcache.size”',
  },
  COMPUTE_DOMAIN_LARGE: {
    title: 'One failure domain holds half of the compute hosts or more',
    means:
      'When it fails, the hosts that are left must have room for the instances of all: as much memory free as is in use.',
    remedy: 'Spread the compute hosts over more domains, or keep as many in reserve as the largest domain has.',
    source: 'OpenStack Operations Guide, capacity planning: N + 1 of the largest failure domain',
  },
  HOST_UNDERSIZED: {
    title: 'A host smaller than the high availability guide asks for',
    means:
      'What is enough on a good day is not when another host has died and its clients come here: services answer late, are taken for dead, and the failure spreads.',
    remedy: 'Give it what is missing, or its roles to another host; or accept it for a test.',
    source: 'OpenStack High Availability Guide, “Hardware setup”',
  },
  OUTSIDE_ALONE: {
    title: 'The cloud relies on one server that nobody here runs',
    means:
      'However many controllers there are, this one thing takes down what rests on it, and nothing here can take over for it or even see it.',
    remedy: 'Add a second one that stands in for it, and declare both under `outside`.',
    source: 'OpenStack High Availability Guide, “Single point of failure”',
  },
  TIME_SOURCES_FEW: {
    title: 'Too few time sources to tell a wrong one',
    means:
      'With one source all clocks follow it, right or wrong; with two nobody can tell which is. Tokens and certificates are judged by the clock.',
    remedy: 'Name four servers or a pool in `services.chrony.sources`.',
    source: 'RFC 8633 (BCP 223), “Use Enough Time Sources”',
  },
  BACKUP_UNDECLARED: {
    title: 'Nothing says where a copy of the database is',
    means: 'Members copy each other’s mistakes at once: what somebody deletes by accident is gone from all of them.',
    remedy:
      'This version does not back up: take a copy with mariadb-backup from one member every day, away from the hosts, and restore it once to see that it works. Then accept this, with where it lies.',
    source: 'MariaDB documentation, “mariadb-backup”',
  },
  DATA_LOSS_TOLERATED: {
    title: 'Lost writes do not fail a drill',
    means: 'With `data-loss: tolerated` a drill passes even when writes or messages that users were promised are gone.',
    remedy:
      'Leave `data-loss` at its default, `none`: nothing that Quorate sets up loses acknowledged writes on purpose.',
    source: 'docs/guide/drill.md',
  },
  PLAIN_TRAFFIC: {
    title: 'Traffic between hosts is not encrypted',
    means: 'Whoever can listen on a network reads passwords, tokens and data, and can pose as a member.',
    remedy: 'Remove `tls: off`; Quorate keeps an authority of its own for the cloud.',
    source: 'OpenStack Security Guide, “Secure communication”',
  },
  MEMBERS_PORTS_OPEN: {
    title: 'Ports for members only are open to the network',
    means:
      'Whoever is on that network can talk to caches that ask for no password, and to the ports over which members join and copy each other.',
    remedy:
      'Choose `architecture: { firewall: nftables }`, or keep such hosts off the network by your own means, and accept it.',
    source: 'OpenStack Security Guide, “Networking services security best practices”',
  },
  ACCEPTANCE_UNUSED: {
    title: 'An acceptance that matches nothing',
    means:
      'What was lived with is no longer found, or is found at another place: the entry would hide it if it came back.',
    remedy: 'Remove it from `accept`, or correct its `at`.',
    source: 'docs/guide/check.md',
  },
} satisfies Record<string, FindingCodeEntry>;
