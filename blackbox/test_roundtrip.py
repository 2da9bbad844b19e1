"""A data folder goes from Satchel to PocketBase and back. Runs where ORIGINAL names PocketBase's program."""
import os
import shutil
import sqlite3
import unittest

import kit
from harness.server import Server, ServerFactory

ORIGINAL = os.environ.get("ORIGINAL", "")

FIELDS = [
    {"name": "title", "type": "text", "required": True, "max": 200}, {"name": "n", "type": "number"},
    {"name": "flag", "type": "bool"}, {"name": "day", "type": "date"}, {"name": "mail", "type": "email"},
    {"name": "link", "type": "url"}, {"name": "body", "type": "editor"},
    {"name": "kind", "type": "select", "values": ["a", "b", "c"], "maxSelect": 2}, {"name": "data", "type": "json"},
    {"name": "place", "type": "geoPoint"}, {"name": "file", "type": "file", "maxSelect": 3},
    {"name": "secret", "type": "password"}, {"name": "owner", "type": "relation", "collectionId": "_pb_users_auth_"},
    {"name": "created", "type": "autodate", "onCreate": True},
    {"name": "updated", "type": "autodate", "onCreate": True, "onUpdate": True},
]

READS = [
    "/api/collections?perPage=100&sort=id", "/api/collections/things", "/api/collections/counts", "/api/settings",
    "/api/collections/things/records?sort=id&expand=owner", "/api/collections/users/records?sort=id",
    "/api/collections/counts/records?sort=id", "/api/collections/_superusers/records",
    "/api/collections/things/records?filter=kind?='a'%20%26%26%20n>1&sort=-n,id",
    "/api/collections/things/records?filter=owner.email~'u1'&sort=id",
    "/api/collections/things/records?filter=data.x=1||title~'5'&sort=id",
    "/api/collections/users/auth-methods",
]


@unittest.skipUnless(ORIGINAL, "needs the original, named by the variable ORIGINAL")
class RoundTrip(kit.ServerTest):
    def other(self, server, command):
        """A server of another program on the same folders."""
        factory = ServerFactory(command, server.home.parent, None)
        made = Server(factory, server.home, {})
        self.addCleanup(lambda: (made.stop(kill=True), made.log.close()))
        made.start()
        return made

    def fill(self, server, prefix):
        superuser = kit.log_in(server)
        owners = []
        for i in range(3):
            status, user = superuser.call("POST", "/api/collections/users/records", {
                "email": f"{prefix}u{i}@example.com", "password": "1234567890", "passwordConfirm": "1234567890",
                "name": f"User {i}", "verified": i == 1})
            self.assertEqual(200, status, user)
            owners.append(user["id"])
        for i in range(12):
            status, record = superuser.call("POST", "/api/collections/things/records", {
                "title": f"{prefix} thing {i} ünïcode \"quoted\" <b>", "n": i * 1.5, "flag": i % 2 == 0,
                "day": f"2026-0{i % 9 + 1}-01 10:00:00", "mail": f"m{i}@example.com", "link": "https://example.com/?a=b&c",
                "body": "<p>text</p>", "kind": ["a", "b"] if i % 3 else ["c"], "data": {"x": i, "list": [1, 2.5, None, "é"]},
                "place": {"lon": 12.5, "lat": -3.25}, "secret": "hidden-word", "owner": owners[i % 3]})
            self.assertEqual(200, status, record)
        body = (f'--XX\r\nContent-Disposition: form-data; name="title"\r\n\r\n{prefix} with file\r\n--XX\r\n'.encode() +
                b'Content-Disposition: form-data; name="file"; filename="note.txt"\r\n\r\ncontent of it\r\n--XX--\r\n')
        status, record = superuser.call("POST", "/api/collections/things/records", body,
                                        {"Content-Type": "multipart/form-data; boundary=XX"})
        self.assertEqual(200, status, record)
        return superuser.token, f"/api/files/things/{record['id']}/{record['file'][0]}"

    def read(self, server, token, paths):
        client = kit.Client(server, token)
        answers = {}
        for path in paths:
            status, answer = client.call("GET", path)
            self.assertEqual(200, status, (path, answer))
            answers[path] = answer
        return answers

    def compare(self, first, second):
        self.maxDiff = 4000
        for path, answer in first.items():
            self.assertEqual(answer, second[path], path)

    def make_collections(self, server):
        superuser = kit.log_in(server)
        status, answer = superuser.call("POST", "/api/collections", {
            "name": "things", "type": "base", "fields": FIELDS, "listRule": "", "viewRule": "@request.auth.id != ''",
            "indexes": ["CREATE INDEX idx_things_n ON things (n)", "CREATE UNIQUE INDEX idx_things_t ON things (title)"]})
        self.assertEqual(200, status, answer)
        status, answer = superuser.call("POST", "/api/collections", {
            "name": "counts", "type": "view", "listRule": "",
            "viewQuery": "SELECT u.id, u.name, count(t.id) AS total FROM users u LEFT JOIN things t ON t.owner = u.id GROUP BY u.id"})
        self.assertEqual(200, status, answer)

    def travel(self, start, other):
        """Filled by one program, read by both, filled and changed by the other, read by both."""
        self.make_collections(start)
        token, file = self.fill(start, "first")
        paths = [*READS, file]
        before = self.read(start, token, paths)
        start.stop()
        second = self.other(start, other)
        self.compare(before, self.read(second, token, paths))
        new_token, new_file = self.fill(second, "second")
        superuser = kit.Client(second, new_token)
        status, answer = superuser.call("PATCH", "/api/collections/things", {
            "fields": [*FIELDS[1:], {"name": "renamed", "type": "text"}], "indexes": []})
        self.assertEqual(200, status, answer)
        paths.append(new_file)
        paths = [path for path in paths if "title" not in path]
        before = self.read(second, token, paths)
        second.stop()
        start.start()
        self.compare(before, self.read(start, token, paths))
        for name in ("u1", "u2"):
            for prefix in ("first", "second"):
                status, _ = kit.Client(start).call("POST", "/api/collections/users/auth-with-password", {
                    "identity": f"{prefix}{name}@example.com", "password": "1234567890"})
                self.assertEqual(200, status)
        start.stop()
        for name in ("data", "auxiliary"):
            with sqlite3.connect(start.home / "pb_data" / f"{name}.db") as database:
                self.assertEqual("ok", database.execute("PRAGMA integrity_check").fetchone()[0])
            database.close()

    def test_a_folder_of_satchel_goes_to_the_original_and_back(self):
        self.travel(self.server, ORIGINAL)

    def test_a_folder_of_the_original_goes_to_satchel_and_back(self):
        folder = kit.scratch("original")
        factory = ServerFactory(ORIGINAL, folder, None)
        server = factory.create({})
        self.addCleanup(server.destroy)
        self.travel(server, kit.program())
        shutil.rmtree(folder, ignore_errors=True)
