"""
While the database serves: notes, durably, which members have clients. After an outage: begins it again where it is certain that nothing
acknowledged is lost, and otherwise says why not. `look`, `begin` and `join` are for `quorate recover`.
"""
import json
import os
import socket
import sys
import time

import member
import peers
from decide import decide

CONFIGURATION = "/etc/quorate/galera-cold-start.json"
SAID = "/run/quorate/galera-cold-start.json"
RECORD = member.KEPT + "/begun.ndjson"
TICK_S = 0.5
# How long a verdict must stand: Galera's own way back, of all members, goes first; one that is late spares a copy.
PATIENCE_S = {"all": 20, "left-last": 10, "writers-here": 10}
# How long a member may wait for a group that is no more, while others serve.
STRAYED_S = 20
GRANT_S = 60


class Keeper:
    def __init__(self, configuration):
        self.host, self.members, self.port = (configuration[key] for key in ("host", "members", "port"))
        self.tls = configuration["tls"]
        self.peers = {
            name: peers.Peer(ip, self.port, self.tls) for name, ip in self.members.items() if name != self.host
        }
        self.mine = None
        self.granted = (None, 0.0)
        self.since = {}
        self.quiet = {}
        self.committed = -1
        self.noted = None

    def answer(self, question):
        if "grant" in question:
            return {"granted": self.grant(question["grant"])}
        return self.mine

    def grant(self, name):
        """One at a time: whoever has a majority of these is the only one that begins."""
        to, until = self.granted
        if to not in (None, name) and time.monotonic() < until:
            return False
        self.granted = (name, time.monotonic() + GRANT_S)
        return True

    def all_facts(self):
        """The others answer with their last look."""
        self.mine = member.facts()
        return {self.host: self.mine, **peers.ask_all(self.peers, {})}

    def tick(self):
        facts = self.all_facts()
        mine = facts[self.host]
        if mine["state"] == "primary":
            self.since = {}
            self.note(facts)
            return say(None)
        said = decide(list(self.members), facts)
        say(said)
        if said["why"] == "primary":
            if mine["state"] != "waiting" or not self.strayed(facts):
                self.since = {}
            elif self.stands("strayed") > STRAYED_S:
                member.rejoin()
        elif said["act"] == "begin":
            if self.stands((said["why"], said["leader"])) > PATIENCE_S[said["why"]] and said["leader"] == self.host:
                self.begin(facts, said)
        else:
            self.since = {}

    def strayed(self, facts):
        """Waits for a group other than that which serves. One that is in it, and takes a copy, serves nobody either."""
        mine = facts[self.host]["view"]
        return mine and not any(fact["state"] == "primary" and fact["view"] == mine for fact in facts.values())

    def stands(self, what):
        """Seconds for which this has been so, without a break."""
        if what not in self.since:
            self.since = {what: time.monotonic()}
        return time.monotonic() - self.since[what]

    def note(self, facts):
        """
        Who has clients, in the view that is now. Nobody else has acknowledged anything; what one acknowledged before its clients went is
        on our disk once we committed what it had committed then.
        """
        mine = facts[self.host]
        view = mine["view"]
        together = {name: fact for name, fact in facts.items() if fact["view"] and view and fact["view"] == view}
        for name, fact in together.items():
            if fact["clients"]:
                self.quiet.pop(name, None)
            else:
                self.quiet.setdefault(name, fact["seqno"])
        writers = [name for name in self.members if name in together and self.quiet.get(name, 1 << 63) > self.committed]
        self.committed = mine["seqno"]
        # A balancer may send clients elsewhere as soon as one does not answer.
        whole = len(together) == mine["size"] and all(fact["state"] == "primary" for fact in together.values())
        noted = {"view": view, "writers": writers if whole else []}
        if noted != self.noted:
            member.write(member.LIVE, json.dumps(noted))
            self.noted = noted
            if os.path.exists(member.LAST):
                os.unlink(member.LAST)

    def begin(self, facts, said):
        answers = peers.ask_all(self.peers, {"grant": self.host})
        grants = [self.grant(self.host), *(answer.get("granted") for answer in answers.values())]
        if 2 * grants.count(True) <= len(self.members):
            return
        print("begins the cluster:", json.dumps({"verdict": said, "facts": facts}), flush=True)
        if member.begin(lambda: self.unchanged(facts)):
            record({"by": "unattended", "from": self.host, "verdict": said, "facts": facts})
        self.since = {}

    def unchanged(self, before):
        """No majority formed while the decision was made: its view would be another one on each of its members."""
        time.sleep(1)
        now = peers.ask_all(self.peers, {})
        others = [name for name in before if name != self.host]
        return all(
            name in now and now[name]["state"] != "primary" and now[name]["view"] == before[name]["view"]
            for name in others
        )


def say(said):
    """Where the operator's commands find it; nothing while all is well."""
    if said is None:
        if os.path.exists(SAID):
            os.unlink(SAID)
    elif member.read_json(SAID) != said:
        print("verdict:", json.dumps(said), flush=True)
        member.write(SAID, json.dumps(said))


def record(what):
    os.makedirs(member.KEPT, exist_ok=True)
    with open(RECORD, "a", encoding="utf8") as file:
        file.write(json.dumps({"at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), **what}) + "\n")
        file.flush()
        os.fsync(file.fileno())


def alive(seconds):
    """Tells systemd. A keeper that hangs is ended, and what it noted with it: a note that nobody keeps proves nothing."""
    path = os.environ.get("NOTIFY_SOCKET")
    if path:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as system:
            words = "WATCHDOG_USEC=%d\nWATCHDOG=1" % (seconds * 1000000)
            system.sendto(words.encode(), "\0" + path[1:] if path[0] == "@" else path)


def keep(keeper):
    # What was noted before the power went is evidence until there is a majority again.
    if os.path.exists(member.LIVE):
        os.replace(member.LIVE, member.LAST)
    peers.serve(keeper.members[keeper.host], keeper.port, keeper.tls, keeper.answer)
    while True:
        # A member that begins, or asks its data how far it is, takes as long as it takes.
        alive(5 if keeper.mine and keeper.mine["state"] == "primary" else 1200)
        keeper.tick()
        time.sleep(TICK_S)


def main():
    with open(CONFIGURATION, encoding="utf8") as file:
        keeper = Keeper(json.load(file))
    command = sys.argv[1]
    if command == "keep":
        keep(keeper)
    elif command == "look":
        print(json.dumps({**member.facts(), "said": member.read_json(SAID)}))
    elif command == "begin":
        facts = keeper.all_facts()
        if any(fact["state"] == "primary" for fact in facts.values()):
            sys.exit("a member is primary")
        if not member.begin(lambda: keeper.unchanged(facts)):
            sys.exit("not begun: the others changed meanwhile, or the start failed")
    elif command == "join":
        # One that waits is taken in by those that serve, or else started anew by its keeper: ended here, it could be half of their group.
        member.start()


if __name__ == "__main__":
    main()
