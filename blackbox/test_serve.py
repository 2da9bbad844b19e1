"""Start and stop of the server."""
import re
import signal
import socket
import threading
import time
from pathlib import Path

import kit


class Serve(kit.ServerTest):
    options = {"fixture": "none"}

    def output(self):
        return Path(self.server.home / "server.log").read_text(encoding="utf-8")

    def signal(self, number):
        self.server.process.send_signal(number)
        return self.server.process.wait(5)

    def test_shows_where_it_serves_and_a_link_for_the_first_superuser(self):
        address = f"http://127.0.0.1:{self.server.port}"
        deadline = time.time() + 10
        while "pbinstall" not in self.output() and time.time() < deadline:
            time.sleep(0.05)
        self.assertRegex(self.output(), re.compile(
            rf"^\d{{4}}/\d\d/\d\d \d\d:\d\d:\d\d Server started at {address}\n├─ REST API:  {address}/api/\n"
            rf"└─ Dashboard: {address}/_/\n\n\(!\) Launch the URL below .*:\n{address}/_/#/pbinstall/[\w.-]+\n"
            r"\(you can also create your first superuser by running: \S*satchel superuser upsert EMAIL PASS\)\n\n$"))

    def test_the_page_for_the_first_superuser_is_served_with_all_its_parts(self):
        client = kit.Client(self.server)
        status, page = client.call("GET", "/_/")
        self.assertEqual(200, status)
        for part in re.findall(rb'(?:src|href)="\./([\w.]+)"', page):
            self.assertEqual(200, client.call("GET", f"/_/{part.decode()}")[0], part)
        self.assertNotRegex(page, rb"<script(?![^>]*src=)|<style|\son\w+=", "the content policy forbids inline code")

    def test_sigterm_and_sigint_stop_it_cleanly(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            self.assertEqual(0, self.signal(number))
            left = sorted(p.name for p in (self.server.home / "pb_data").iterdir())
            self.assertEqual([], [name for name in left if name.endswith(("-wal", "-shm"))])
            self.assertEqual([], list((self.server.home / "pb_data" / ".notify").iterdir()))
            self.server.start()

    def test_a_running_request_finishes_before_the_stop(self):
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=10) as connection:
            body = b'{"identity":"a@example.com","password":"1234567890"}'
            head = (f"POST /api/collections/_superusers/auth-with-password HTTP/1.1\r\nHost: x\r\n"
                    f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n").encode()
            connection.sendall(head + body[:10])
            time.sleep(0.2)
            ended = []
            stopper = threading.Thread(target=lambda: ended.append(self.signal(signal.SIGTERM)))
            stopper.start()
            time.sleep(0.3)
            connection.sendall(body[10:])
            answer = connection.recv(65536)
            stopper.join()
        self.assertTrue(answer.startswith(b"HTTP/1.1 400"), answer)
        self.assertEqual([0], ended)

    def test_a_used_port_is_an_error_and_no_crash(self):
        done = self.server.execute(["serve", f"--http=127.0.0.1:{self.server.port}"])
        self.assertEqual(f"Error: listen tcp 127.0.0.1:{self.server.port}: bind: address already in use\n", done.stdout)
        self.assertEqual((0, ""), (done.returncode, done.stderr))

    def test_a_folder_that_cannot_be_made_ends_with_code_1(self):
        (self.server.home / "file").write_text("")
        done = self.server.execute(["superuser", "ips", f"--dir={self.server.home / 'file' / 'pb_data'}"])
        # the runner's own --dir comes last and wins, so ask the program directly
        self.assertEqual(0, done.returncode)
        import subprocess
        done = subprocess.run([*self.server.factory.command, "superuser", "ips",
                               f"--dir={self.server.home / 'file' / 'pb_data'}"], capture_output=True, text=True)
        self.assertEqual((1, ""), (done.returncode, done.stdout))
        self.assertRegex(done.stderr, r"^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d .+\n$")
