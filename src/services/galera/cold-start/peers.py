"""Members ask each other in lines of JSON, over the certificates that Galera itself uses."""
import json
import socket
import socketserver
import ssl
import threading
import time

LIMIT_S = 1.0


def context(tls, purpose):
    if not tls:
        return None
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if purpose == "serve" else ssl.PROTOCOL_TLS_CLIENT)
    # Like Galera: whoever has a certificate of the authority is one of us.
    made.check_hostname = False
    made.verify_mode = ssl.CERT_REQUIRED
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    made.load_verify_locations(tls["authority"])
    made.load_cert_chain(tls["certificate"], tls["key"])
    return made


class Peer:
    """A connection that is kept; a question that gets no answer in time ends it."""

    def __init__(self, ip, port, tls):
        self.address, self.tls, self.file = (ip, port), tls, None

    def ask(self, question):
        """None after a second of silence, not before: a host that dies may close its connections or not, and a keeper may be starting."""
        end = time.monotonic() + LIMIT_S
        while True:
            left = end - time.monotonic()
            answer = self.ask_once(question, max(left, 0.1))
            if answer is not None or left < 0.2:
                return answer
            time.sleep(0.1)

    def ask_once(self, question, limit):
        try:
            if self.file is None:
                plain = socket.create_connection(self.address, limit)
                plain.settimeout(LIMIT_S)
                secure = context(self.tls, "ask")
                self.file = (secure.wrap_socket(plain) if secure else plain).makefile("rw")
            self.file.write(json.dumps(question) + "\n")
            self.file.flush()
            return json.loads(self.file.readline())
        except (OSError, ValueError):
            self.file = None
            return None


def ask_all(peers, question):
    """The answers by name, all asked at once; who is silent is missing."""
    answers = {}

    def ask(name):
        answer = peers[name].ask(question)
        if answer is not None:
            answers[name] = answer

    threads = [threading.Thread(target=ask, args=(name,), daemon=True) for name in peers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def serve(ip, port, tls, answer):
    class Asked(socketserver.StreamRequestHandler):
        timeout = 10

        def setup(self):
            secure = context(tls, "serve")
            self.request.settimeout(self.timeout)
            if secure:
                self.request = secure.wrap_socket(self.request, server_side=True)
            super().setup()

        def handle(self):
            for line in self.rfile:
                self.wfile.write((json.dumps(answer(json.loads(line))) + "\n").encode())

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True

        def handle_error(self, request, client_address):
            pass  # A peer that went away, or that is none of us.

    server = Server((ip, port), Asked)
    threading.Thread(target=server.serve_forever, daemon=True).start()
