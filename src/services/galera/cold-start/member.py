"""What this member knows of itself, and how it begins the cluster anew."""
import json
import os
import re
import subprocess

import pymysql

from decide import NOWHERE

DATA = "/var/lib/mysql"
GRASTATE = DATA + "/grastate.dat"
VIEW = DATA + "/gvwstate.dat"
KEPT = "/var/lib/quorate/galera"
LIVE = KEPT + "/clients.json"
LAST = KEPT + "/clients-before.json"
UNIT = "mariadb.service"
LIMIT_S = 1

STATUS = (
    "SHOW GLOBAL STATUS WHERE Variable_name IN "
    "('wsrep_cluster_status', 'wsrep_cluster_size', 'wsrep_last_committed', 'wsrep_cluster_state_uuid')"
)
# A session that is not yet signed in counts as well.
CLIENTS = (
    "SELECT COUNT(*) FROM information_schema.PROCESSLIST "
    "WHERE HOST <> '' AND HOST NOT LIKE 'localhost%' AND USER <> 'system user'"
)
connection = None
# How far this member is, as its last start found out. Nothing moves it but serving.
recovered = None


def facts():
    """state: primary · apart (serves, but is no part of a majority) · waiting (for the others) · down."""
    global recovered
    seen = ask_database()
    view = read_view()
    if seen:
        recovered = None
        state = "primary" if seen["wsrep_cluster_status"] == "Primary" else "apart"
        uuid, seqno = seen["wsrep_cluster_state_uuid"], int(seen["wsrep_last_committed"])
    else:
        state, uuid, seqno = unserving()
    return {
        "state": state,
        "uuid": uuid,
        "seqno": seqno,
        "view": view,
        "safe": bool(re.search(r"^safe_to_bootstrap:\s*1", read(GRASTATE), re.M)),
        "note": read_json(LIVE) or read_json(LAST),
        "clients": seen and seen["clients"],
        "size": seen and int(seen["wsrep_cluster_size"]),
    }


def ask_database():
    global connection
    try:
        if connection is None:
            connection = pymysql.connect(
                unix_socket="/run/mysqld/mysqld.sock",
                user="root",
                connect_timeout=LIMIT_S,
                read_timeout=LIMIT_S,
                # Else the first question opens a transaction that never ends.
                autocommit=True,
            )
        with connection.cursor() as cursor:
            # In this order: what was acknowledged to a client that has gone is in the number.
            cursor.execute(CLIENTS)
            clients = cursor.fetchone()[0]
            cursor.execute(STATUS)
            return {**dict(cursor.fetchall()), "clients": clients}
    except Exception:
        connection = None
        return None


def unserving():
    """A member that waits for the others was told at its start how far it is; one that ended well wrote it down."""
    global recovered
    running = command_line()
    if running is not None:
        recovered = position_in(running) or recovered
        return ("waiting", *(recovered or (NOWHERE, None)))
    written = read(GRASTATE)
    uuid = re.search(r"^uuid:\s*(\S+)", written, re.M)
    seqno = re.search(r"^seqno:\s*(-?\d+)", written, re.M)
    if not uuid:
        return "down", NOWHERE, -1
    if seqno and int(seqno[1]) >= 0:
        return "down", uuid[1], int(seqno[1])
    # Asking the data itself takes what a start takes, and would be in the way of one.
    if recovered is None and run("systemctl", "is-active", UNIT).strip() in ("failed", "inactive"):
        recovered = position_in(run("galera_recovery"))
    return ("down", *(recovered or (uuid[1], None)))


def position_in(line):
    found = re.search(r"--wsrep[-_]start[-_]position=([0-9a-f-]{36}):(-?\d+)", line)
    return (found[1], int(found[2])) if found else None


def command_line():
    pid = run("systemctl", "show", "--value", "-p", "MainPID", UNIT).strip()
    if pid in ("", "0"):
        return None
    line = read("/proc/%s/cmdline" % pid).replace("\0", " ")
    return line or None


def read_view():
    """Who was together last. A restart changes the end of the first group of a member's name, so it is left out."""
    written = read(VIEW)
    view = re.search(r"^view_id:\s*\d+\s+([0-9a-f]{8})\S*\s+(\d+)", written, re.M)
    return view and {"id": view[1], "seq": int(view[2]), "size": len(re.findall(r"^member:", written, re.M))}


def begin(still_alone):
    """
    Begins the cluster from what this member has. Its own waiting process goes first, without ceremony: an orderly end would take away
    what is known of the last view, should this be cut short. `still_alone` is asked after that; when it says no, all stays as it was.
    """
    run("systemctl", "kill", "--signal=KILL", UNIT)
    run("systemctl", "stop", UNIT)
    if not still_alone():
        run("systemctl", "start", "--no-block", UNIT)
        return False
    write(GRASTATE, re.sub(r"^safe_to_bootstrap:.*", "safe_to_bootstrap: 1", read(GRASTATE), flags=re.M))
    if os.path.exists(VIEW):
        os.unlink(VIEW)
    return subprocess.run(["galera_new_cluster"], timeout=600, check=False).returncode == 0


def rejoin():
    """Starts anew without the view that no longer is: others have a majority, and this member is to ask them."""
    run("systemctl", "kill", "--signal=KILL", UNIT)
    run("systemctl", "stop", UNIT)
    if os.path.exists(VIEW):
        os.unlink(VIEW)
    run("systemctl", "start", "--no-block", UNIT)


def start():
    """What runs already goes on."""
    run("systemctl", "start", "--no-block", UNIT)


def run(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=600, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""


def read(path):
    try:
        with open(path, encoding="utf8") as file:
            return file.read()
    except OSError:
        return ""


def read_json(path):
    try:
        return json.loads(read(path))
    except ValueError:
        return None


def write(path, content):
    """In one piece, and on the disk before it counts."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    kept = os.stat(path) if os.path.exists(path) else None
    with open(path + ".new", "w", encoding="utf8") as file:
        if kept:
            os.fchmod(file.fileno(), kept.st_mode & 0o777)
            os.fchown(file.fileno(), kept.st_uid, kept.st_gid)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + ".new", path)
    folder = os.open(os.path.dirname(path), os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
