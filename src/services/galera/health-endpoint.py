"""Answers 200 when this Galera member may be written to, else 503. One process: a client started per check would cost a core."""
import socketserver
import sys
import threading

import pymysql

QUERY = "SHOW STATUS WHERE variable_name IN ('wsrep_ready', 'wsrep_cluster_status', 'wsrep_local_state')"
LIMIT_S = 1  # a member that hangs must read as down, not as slow
local = threading.local()


def look():
    connection = getattr(local, "connection", None)
    if connection is None:
        connection = local.connection = pymysql.connect(
            unix_socket="/run/mysqld/mysqld.sock",
            user="quorate-health",
            connect_timeout=LIMIT_S,
            read_timeout=LIMIT_S,
        )
    with connection.cursor() as cursor:
        cursor.execute(QUERY)
        return {name.lower(): value for name, value in cursor.fetchall()}


def judge():
    """2 is a donor: mariabackup does not block it."""
    try:
        seen = look()
    except Exception as error:
        local.connection = None
        return False, type(error).__name__
    state = "%s %s" % (seen.get("wsrep_cluster_status"), seen.get("wsrep_local_state"))
    return seen.get("wsrep_ready") == "ON" and state in ("Primary 4", "Primary 2"), state


class Answer(socketserver.StreamRequestHandler):
    timeout = 2

    def handle(self):
        # The request is read to its end, or the balancer sees a reset instead of an answer.
        while self.rfile.readline(4096).strip():
            pass
        good, state = judge()
        body = (state + "\n").encode()
        head = "HTTP/1.0 %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % ("200 OK" if good else "503 Service Unavailable", len(body))
        self.wfile.write(head.encode() + body)


class Server(socketserver.TCPServer):
    allow_reuse_address = True
    request_queue_size = 64


if __name__ == "__main__":
    Server((sys.argv[1], int(sys.argv[2])), Answer).serve_forever()
