#!/usr/bin/env python3
"""Tests of the built program as users meet it: launcher, command line, crashes, stress, bad input.

  run.py [-k PATTERN] [--program CMD]

Python 3.9+, standard library only; Linux and macOS. Ends with a line `N passed, N failed`.
"""
import argparse
import sys
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent / "conformance"))
import kit  # noqa: E402


class Result(unittest.TextTestResult):
    """Prints one line per test."""

    def startTest(self, test):
        super().startTest(test)
        self.started = time.time()

    def line(self, word, test):
        self.stream.writeln(f"{word} {test.id()} ({time.time() - self.started:.1f} s)")
        self.stream.flush()

    def addSuccess(self, test):
        unittest.TestResult.addSuccess(self, test)
        self.line("ok  ", test)

    def addFailure(self, test, err):
        unittest.TestResult.addFailure(self, test, err)
        self.line("FAIL", test)

    def addError(self, test, err):
        unittest.TestResult.addError(self, test, err)
        self.line("FAIL", test)

    def addSkip(self, test, reason):
        unittest.TestResult.addSkip(self, test, reason)
        self.stream.writeln(f"skip {test.id()}: {reason}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-k", metavar="PATTERN", action="append", help="only tests whose names contain this")
    parser.add_argument("--program", default=str(HERE.parent / "satchel"), help="the program under test")
    args = parser.parse_args()
    kit.use(args.program)
    loader = unittest.TestLoader()
    if args.k:
        loader.testNamePatterns = [f"*{pattern}*" for pattern in args.k]
    suite = loader.discover(str(HERE), pattern="test_*.py", top_level_dir=str(HERE))
    try:
        result = unittest.TextTestRunner(stream=sys.stdout, resultclass=Result, verbosity=0).run(suite)
    finally:
        kit.clean_up()
    failed = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - failed - len(result.skipped)} passed, {failed} failed, {len(result.skipped)} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
