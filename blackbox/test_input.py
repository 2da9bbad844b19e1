"""Bad input: the usual error, no trace in the database or on disk, and the server goes on."""
import json
import sqlite3
from urllib.parse import quote

import kit

RECORDS = "/api/collections/posts/records"


class Input(kit.ServerTest):
    def setUp(self):
        super().setUp()
        self.superuser = self.make_posts()
        self.client = kit.Client(self.server)

    def tearDown(self):
        if self.server.alive():
            self.assertEqual(200, kit.Client(self.server).call("GET", "/api/health")[0])

    def rows(self):
        return self.client.call("GET", RECORDS + "?perPage=1")[1]["totalItems"]

    def files(self):
        return [p for p in (self.server.home / "pb_data" / "storage").rglob("*") if p.is_file()]

    def refuse(self, statuses, method, path, body, headers=None):
        client = kit.Client(self.server)
        try:
            status, answer = client.call(method, path, body, headers)
        finally:
            client.close()
        self.assertIn(status, statuses, (body[:80] if body else path[:80], answer))
        self.assertEqual({"data", "message", "status"}, set(answer) - {"code"})

    def test_bodies_that_are_no_json_object(self):
        for body in ('{"title":', '{"title":"a"', "[1,2", "nul", '{"n":NaN}', '{"n":1e999999}',
                     '{"a":' * 20_000, "[" * 100_000, '{"title":"\\ud8"}', "\x00"):
            self.refuse((400,), "POST", RECORDS, body, {"Content-Type": "application/json"})
        self.assertEqual(0, self.rows())

    def test_values_of_wrong_types(self):
        for value in ({"a": 1}, [1, 2], "text", True, None, "NaN", "1e400", 10**400):
            for field in ("n", "flag", "day", "title"):
                client = kit.Client(self.server)
                status, answer = client.call("POST", RECORDS, {field: value})
                client.close()
                self.assertIn(status, (200, 400), (field, value, answer))
        for item in self.client.call("GET", RECORDS + "?perPage=500")[1]["items"]:
            self.assertIsInstance(item["n"], (int, float))
            self.assertIsInstance(item["flag"], bool)
            self.assertIsInstance(item["title"], str)

    def test_invalid_utf8_is_replaced(self):
        status, answer = self.client.call("POST", RECORDS, b'{"title":"a\xff\xfeb"}', {"Content-Type": "application/json"})
        self.assertEqual(200, status, answer)
        self.assertIn("\ufffd", answer["title"])

    def test_strings_of_ten_megabytes(self):
        text = "x" * 10_000_000
        status, answer = self.client.call("POST", RECORDS, {"title": text})
        self.assertEqual(200, status)
        self.assertEqual(len(text), len(self.client.call("GET", f"{RECORDS}/{answer['id']}")[1]["title"]))
        self.refuse((400,), "POST", RECORDS, json.dumps({"title": "x" * 21_000_000}), {"Content-Type": "application/json"})
        self.assertEqual(1, self.rows())

    def test_bodies_beyond_the_limit(self):
        head = (f"POST {RECORDS} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                f"Content-Length: 999999999999\r\n\r\n").encode()
        self.assertTrue(kit.raw(self.server, head + b'{"title":"').startswith(b"HTTP/1.1 413"))
        self.assertEqual(0, self.rows())

    def test_filters_beyond_all_bounds(self):
        for text in ("||".join(["n=1"] * 5000), "(" * 3000 + "n=1" + ")" * 3000, "title='", "n==1",
                     "@collection.nothing.x=1", "title=1;DROP TABLE posts", "\x00", "n=1 &&", "secret=1"):
            self.refuse((400, 403), "GET", f"{RECORDS}?filter={quote(text)}", None)
        self.refuse((400,), "GET", f"{RECORDS}?sort={quote(','.join(['n'] * 500))}", None)

    def test_ids_that_exist_or_are_none(self):
        self.assertEqual(200, self.client.call("POST", RECORDS, {"id": "abcdefghijklmno"})[0])
        for bad in ("abcdefghijklmno", "../../../etc/pw", "a" * 5000, "short", "ABCDEFGHIJKLMNO", "abc\x00defghijklm"):
            self.refuse((400,), "POST", RECORDS, json.dumps({"id": bad}), {"Content-Type": "application/json"})
        self.assertEqual(1, self.rows())

    def multipart(self, *parts):
        body = b""
        for disposition, content in parts:
            body += b"--XX\r\nContent-Disposition: form-data; " + disposition + b"\r\n\r\n" + content + b"\r\n"
        return body + b"--XX--\r\n", {"Content-Type": "multipart/form-data; boundary=XX"}

    def test_path_tricks_in_file_names_stay_in_the_folder(self):
        names = [b"../../../../evil.txt", b"/etc/passwd", b"..\\\\..\\\\evil.txt", b"%2e%2e%2fevil.txt", b"..", b"a" * 3000]
        for name in names:
            body, headers = self.multipart((b'name="file"; filename="' + name + b'"', b"content"))
            client = kit.Client(self.server)
            status, answer = client.call("POST", RECORDS, body, headers)
            client.close()
            self.assertIn(status, (200, 400), answer)
        storage = self.server.home / "pb_data" / "storage"
        outside = [p for p in self.server.home.rglob("*evil*") if storage not in p.parents]
        self.assertEqual([], outside)
        for path in self.files():
            self.assertEqual(2, len(path.relative_to(storage).parts) - 1, path)
        for path in ("/api/files/posts/..%2f..%2f..%2fdata.db/x", "/api/files/posts/x/..%2f..%2fdata.db", "/..%2fpb_data%2fdata.db"):
            self.assertIn(self.client.call("GET", path)[0], (400, 404), path)

    def test_a_refused_record_leaves_no_file(self):
        body, headers = self.multipart((b'name="file"; filename="a.txt"', b"content"), (b'name="id"', b"bad"))
        self.refuse((400,), "POST", RECORDS, body, headers)
        self.assertEqual([], self.files())

    def test_bodies_that_are_never_finished(self):
        head = (f"POST {RECORDS} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                f"Content-Length: 100\r\n\r\n").encode()
        for part in (b"", b'{"title":"half'):
            kit.raw(self.server, head + part, timeout=2)
        body, headers = self.multipart((b'name="file"; filename="a.txt"', b"content" * 1000))
        head = (f"POST {RECORDS} HTTP/1.1\r\nHost: x\r\nContent-Type: {headers['Content-Type']}\r\n"
                f"Content-Length: {len(body)}\r\n\r\n").encode()
        kit.raw(self.server, head + body[:len(body) // 2], timeout=2)
        self.assertEqual(0, self.rows())
        self.assertEqual([], self.files())

    def test_header_floods(self):
        flood = b"".join(b"X-Flood-%d: %s\r\n" % (i, b"x" * 1000) for i in range(2000))
        answer = kit.raw(self.server, b"GET /api/health HTTP/1.1\r\nHost: x\r\n" + flood + b"\r\n")
        self.assertTrue(answer == b"" or answer.startswith((b"HTTP/1.1 431", b"HTTP/1.1 400")), answer[:200])

    def test_nothing_that_was_sent_is_run_as_sql(self):
        for text in ("'); DROP TABLE posts; --", "x' OR '1'='1", '"; DELETE FROM posts; --'):
            self.assertEqual(200, self.client.call("POST", RECORDS, {"title": text})[0])
            status, answer = self.client.call("GET", f"{RECORDS}?filter={quote(f'title={json.dumps(text)}')}")
            self.assertEqual((200, 1), (status, answer.get("totalItems")))
        self.server.stop()
        with sqlite3.connect(self.server.home / "pb_data" / "data.db") as database:
            self.assertEqual(3, database.execute("SELECT count(*) FROM posts").fetchone()[0])
        database.close()
