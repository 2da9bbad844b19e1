"""What the tests share: the program under test, servers on folders of their own, a small client."""
import http.client
import json
import shutil
import socket
import tempfile
import threading
import unittest
from pathlib import Path

from harness.server import SUPERUSER_EMAIL, SUPERUSER_PASSWORD, ServerFactory

_state = {}


def use(program):
    _state["program"] = program
    _state["scratch"] = Path(tempfile.mkdtemp(prefix="satchel-blackbox-"))
    _state["factory"] = ServerFactory(program, _state["scratch"], None)


def program():
    return _state["program"]


def scratch(name):
    folder = _state["scratch"] / name
    folder.mkdir(parents=True)
    return folder


def clean_up():
    shutil.rmtree(_state["scratch"], ignore_errors=True)


class Client:
    """A keep-alive connection of one thread; `call` gives status and decoded JSON (or bytes)."""

    def __init__(self, server, token=None, timeout=30):
        self.token = token
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=timeout)

    def call(self, method, path, body=None, headers=None):
        headers = dict(headers or {})
        if self.token:
            headers.setdefault("Authorization", self.token)
        if body is not None and not isinstance(body, (bytes, str)):
            body = json.dumps(body)
            headers.setdefault("Content-Type", "application/json")
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        data = response.read()
        if "json" in response.headers.get("Content-Type", "") and data:
            return response.status, json.loads(data)
        return response.status, data

    def close(self):
        self.connection.close()


def log_in(server):
    client = Client(server)
    status, answer = client.call("POST", "/api/collections/_superusers/auth-with-password",
                                 {"identity": SUPERUSER_EMAIL, "password": SUPERUSER_PASSWORD})
    assert status == 200, answer
    client.token = answer["token"]
    return client


def raw(server, data, timeout=10, finish=True):
    """Sends bytes as they are and gives all that comes back until the server closes, or falls silent."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=timeout) as connection:
        try:
            connection.sendall(data)
            if finish:
                connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # the server has closed already; its answer may still be read
        answer = b""
        try:
            while chunk := connection.recv(65536):
                answer += chunk
        except OSError:
            pass
        return answer


def in_parallel(functions):
    """Runs them in threads of their own; raises the first failure."""
    failures = []

    def guarded(function):
        try:
            function()
        except BaseException as error:  # noqa: BLE001 - handed on
            failures.append(error)

    threads = [threading.Thread(target=guarded, args=[function]) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


POSTS = {
    "name": "posts", "type": "base", "listRule": "", "viewRule": "", "createRule": "", "updateRule": "",
    "deleteRule": "",
    "fields": [
        {"name": "title", "type": "text", "max": 20_000_000}, {"name": "n", "type": "number"},
        {"name": "flag", "type": "bool"}, {"name": "data", "type": "json"}, {"name": "day", "type": "date"},
        {"name": "file", "type": "file", "maxSelect": 5}],
}


class ServerTest(unittest.TestCase):
    """Has a server with a superuser; `options` are those of a flow's start."""
    options = {}

    def setUp(self):
        self.server = _state["factory"].create(self.options)
        self.addCleanup(self.server.destroy)

    def make_posts(self):
        superuser = log_in(self.server)
        status, answer = superuser.call("POST", "/api/collections", POSTS)
        self.assertEqual(200, status, answer)
        return superuser
