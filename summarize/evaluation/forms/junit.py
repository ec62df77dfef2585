"""The report as JUnit XML: what CI systems show as passed and failed tests."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from summarize.evaluation.forms.words import value
from summarize.evaluation.report import Report
from summarize.evaluation.verdict import Verdict


def to_junit(report: Report, verdicts: Sequence[Verdict]) -> str:
    """Return a test suite: a test per thing asked, and one per metric that no one asked about.

    Args:
        report: What was found.
        verdicts: Floors, cases and limits of the command line.
    """
    suites = ET.Element("testsuites", name="brief eval")
    failed = sum(bool(v.failure) for v in verdicts)
    asked = ET.SubElement(
        suites, "testsuite", name="gate", tests=str(len(verdicts)), failures=str(failed)
    )
    for verdict in verdicts:
        test = ET.SubElement(asked, "testcase", classname="gate", name=verdict.name)
        if verdict.failure:
            failure = ET.SubElement(test, "failure", message=verdict.failure)
            failure.text = "\n".join(verdict.examples)
    for entry in report.entries:
        skipped = sum(s is None for s in entry.open.values())
        suite = ET.SubElement(
            suites,
            "testsuite",
            name=entry.name,
            tests=str(len(entry.open)),
            failures="0",
            skipped=str(skipped),
        )
        for metric, score in entry.open.items():
            test = ET.SubElement(suite, "testcase", classname=entry.name, name=metric)
            if score is None:
                ET.SubElement(test, "skipped", message="not scored")
            else:
                ET.SubElement(test, "system-out").text = value(score)
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=True) + "\n"
