"""The launcher: callable from anywhere, builds only when it has to, says what it needs."""
import os
import subprocess
import unittest
from pathlib import Path

import kit


def run(*command, cwd, **environment):
    return subprocess.run(command, cwd=cwd, env={**os.environ, **environment}, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, timeout=120)


class Launcher(unittest.TestCase):
    def setUp(self):
        if not Path(kit.program()).is_file():
            self.skipTest("the program is no file")
        self.program = os.path.abspath(kit.program())

    def test_works_from_another_folder(self):
        done = run(self.program, "--version", cwd=kit.scratch("elsewhere"))
        self.assertRegex(done.stdout, r"^satchel version \S+\n$")
        self.assertEqual((0, ""), (done.returncode, done.stderr))

    def test_works_through_links_and_keeps_data_beside_the_link(self):
        folder = kit.scratch("links")
        (folder / "first").symlink_to(self.program)
        (folder / "sub").mkdir()
        (folder / "sub" / "second").symlink_to("../first")
        done = run("sub/second", "superuser", "upsert", "a@example.com", "1234567890", cwd=folder)
        self.assertEqual('Successfully saved superuser "a@example.com"!\n', done.stdout)
        self.assertTrue((folder / "sub" / "pb_data" / "data.db").is_file())

    def test_a_program_on_the_path_keeps_data_in_the_current_folder(self):
        folder = kit.scratch("path")
        (folder / "bin").mkdir()
        (folder / "bin" / "satchel").symlink_to(self.program)
        (folder / "work").mkdir()
        path = f"{folder / 'bin'}:{os.environ['PATH']}"
        done = run("satchel", "superuser", "upsert", "a@example.com", "1234567890", cwd=folder / "work", PATH=path)
        self.assertEqual('Successfully saved superuser "a@example.com"!\n', done.stdout)
        self.assertTrue((folder / "work" / "pb_data" / "data.db").is_file())

    def test_takes_arguments_as_they_are(self):
        done = run(self.program, "no such  command", cwd=kit.scratch("arguments"))
        self.assertIn('Error: unknown command "no such  command" for "satchel"\n', done.stdout)

    def test_names_of_all_scripts_work_without_a_locale(self):
        folder = kit.scratch("no-locale")
        done = run(self.program, "superuser", "upsert", "a@example.com", "1234567890", "--dir=žluť", cwd=folder,
                   LC_ALL="POSIX")
        self.assertEqual('Successfully saved superuser "a@example.com"!\n', done.stdout)
        self.assertTrue((folder / "žluť" / "data.db").is_file())

    def test_a_call_without_a_command_shows_help_and_makes_the_data_folder(self):
        folder = kit.scratch("no-command")
        done = run(self.program, f"--dir={folder}/pb_data", cwd=folder)
        self.assertIn("Available Commands:", done.stdout)
        self.assertTrue((folder / "pb_data" / "data.db").is_file())
        run(self.program, "--help", f"--dir={folder}/other", cwd=folder)
        self.assertFalse((folder / "other").exists())

    def test_says_so_when_the_named_jdk_is_none(self):
        done = run(self.program, "--version", cwd=kit.scratch("jdk"), SATCHEL_JAVA_HOME="/nonexistent")
        self.assertEqual(1, done.returncode)
        self.assertIn("/nonexistent", done.stderr)

    def test_an_old_jdk_in_java_home_is_passed_over(self):
        old = kit.scratch("old-jdk")
        (old / "bin").mkdir()
        for name in ("java", "javac"):
            (old / "bin" / name).write_text("#!/bin/sh\nexit 1\n")
            (old / "bin" / name).chmod(0o755)
        (old / "release").write_text('JAVA_VERSION="17.0.9"\n')
        done = run(self.program, "--version", cwd=old, JAVA_HOME=str(old))
        self.assertRegex(done.stdout, r"^satchel version \S+\n$")
