"""May the database be begun again, and from which member? Pure: facts in, verdict out. docs/adr/0009 says why it is safe."""

NOWHERE = "00000000-0000-0000-0000-000000000000"


def decide(members, facts):
    """`members`: all names, in the order of the file. `facts`: what those who answer know of themselves, by name."""
    here = {name: facts[name] for name in members if facts.get(name)}
    if any(fact["state"] == "primary" for fact in here.values()):
        return verdict("wait", "primary")
    if 2 * len(here) <= len(members):
        return verdict("wait", "few")
    if any(fact["seqno"] is None for fact in here.values()):
        return verdict("wait", "position")
    had = {name: fact for name, fact in here.items() if fact["uuid"] != NOWHERE}
    if not had:
        return verdict("wait", "unborn")
    if len({fact["uuid"] for fact in had.values()}) > 1:
        return verdict("refuse", "strangers")
    # Of equals the first of the file, so that all come to the same answer.
    best = max(had, key=lambda name: had[name]["seqno"])
    missing = len(members) - len(here)
    if len(had) == len(members):
        return alone("all", best, had, missing, len(members))
    last = [name for name in had if had[name]["safe"]]
    if len(last) == 1 and had[last[0]]["seqno"] == had[best]["seqno"]:
        return alone("left-last", last[0], had, missing, len(members))
    return by_view(had, best, missing)


def alone(why, leader, here, missing, size):
    """
    A member that runs, outside a majority, still counts itself to the last group: with others like it, or with those that are missing and may
    be such, it could form a majority while the leader begins. One that waits since its start does so with all of them only.
    """
    loose = missing + sum(fact["state"] == "apart" for name, fact in here.items() if name != leader)
    return verdict("begin", why, leader) if 2 * loose <= size else verdict("refuse", "apart")


def by_view(had, best, missing):
    """A member is missing. It matters not, where a majority of the last view is here, and with it all that had clients."""
    views = [fact["view"] for fact in had.values() if fact["view"]]
    if not views:
        return verdict("refuse", "no-view")
    newest = max(views, key=lambda view: view["seq"])
    inside = {name: fact for name, fact in had.items() if same(fact["view"], newest)}
    if 2 * len(inside) <= newest["size"]:
        return verdict("refuse", "minority")
    if best not in inside:
        return verdict("refuse", "views")
    notes = [fact["note"] for fact in inside.values()]
    if any(not note or not note["writers"] or not same(note["view"], newest) for note in notes):
        return verdict("refuse", "writer-unknown")
    writers = {name for note in notes for name in note["writers"]}
    if not writers <= set(inside):
        return verdict("refuse", "writer-missing", None, sorted(writers - set(inside)))
    return alone("writers-here", best, had, missing, newest["size"])


def same(one, other):
    return bool(one) and (one["id"], one["seq"]) == (other["id"], other["seq"])


def verdict(act, why, leader=None, about=()):
    return {"act": act, "why": why, "leader": leader, "about": list(about)}
