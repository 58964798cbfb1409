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
    if len(had) == len(members):
        return verdict("begin", "all", best)
    last = [name for name in had if had[name]["safe"]]
    if len(last) == 1 and had[last[0]]["seqno"] == had[best]["seqno"]:
        return verdict("begin", "left-last", last[0])
    return by_view(had, best)


def by_view(had, best):
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
    return verdict("begin", "writers-here", best)


def same(one, other):
    return bool(one) and (one["id"], one["seq"]) == (other["id"], other["seq"])


def verdict(act, why, leader=None, about=()):
    return {"act": act, "why": why, "leader": leader, "about": list(about)}
