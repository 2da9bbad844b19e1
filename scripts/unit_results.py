"""Adds up Surefire's reports of all modules: names what failed and prints `N passed, N failed`."""
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

passed = failed = 0
for report in sorted(Path(".").glob("*/target/surefire-reports/TEST-*.xml")):
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
            print(f"FAIL {case.get('classname')}.{case.get('name')}")
        elif case.find("skipped") is None:
            passed += 1
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
