"""`--format junit`: JUnit XML as Jenkins, GitLab and others read it.

A file is a `testsuite`. A finding is a `testcase`: `failure` for errors and warnings, `skipped` where a person has to
decide (review, info). A post without findings is a passing case, and what was not checked is an `error`.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as Xml

from postlint.model import Finding, Report, Severity
from postlint.reporters.checkstyle import document
from postlint.reporters.places import relative, words
from postlint.reporters.shared import UNCHECKED, explained, quoted, title, xml_text
from postlint.reporters.style import Style
from postlint.reporters.summary import closing, counts

_FAILS = frozenset({Severity.ERROR, Severity.WARNING})
_COUNTED = {"failure": "failures", "error": "errors", "skipped": "skipped"}


def render(report: Report, style: Style) -> str:
    """All suites, with their numbers; the closing sentence stands in `system-out` of the last one."""
    root = Xml.Element("testsuites", name="postlint")
    for path in _paths(report):
        _suite(root, path, report, style)
    last = Xml.SubElement(root, "testsuite", name="postlint")
    Xml.SubElement(last, "testcase", name="検査のまとめ", classname="postlint")
    lines = [*(note.text for note in report.notes), counts(report), closing(report)]
    _count(last)
    Xml.SubElement(last, "system-out").text = "\n".join(map(xml_text, lines))
    _count(root)
    return document(root)


def _paths(report: Report) -> Iterable[str]:
    posts = (post.source.path for post in report.posts)
    findings = (finding.path for finding in report.findings)
    return dict.fromkeys((*posts, *findings, *(item.path for item in report.unchecked)))


def _suite(root: Xml.Element, path: str, report: Report, style: Style) -> None:
    name = xml_text(relative(path, style.root))
    suite = Xml.SubElement(root, "testsuite", name=name)
    findings = [finding for finding in report.findings if finding.path == path]
    for finding in findings:
        _case(suite, name, finding, report)
    found = {finding.post for finding in findings}
    for post in report.posts:
        if post.source.path == path and post.id not in found:
            Xml.SubElement(suite, "testcase", name=f"投稿 {xml_text(post.id)}", classname=name)
    for item in report.unchecked:
        if item.path == path:
            case = Xml.SubElement(suite, "testcase", name=UNCHECKED, classname=name)
            Xml.SubElement(case, "error", type="unchecked", message=xml_text(item.reason))
    _count(suite)


def _case(suite: Xml.Element, name: str, finding: Finding, report: Report) -> None:
    label = xml_text(f"{words(finding)} {title(finding)}")
    case = Xml.SubElement(suite, "testcase", name=label, classname=name)
    if finding.severity in _FAILS:
        failure = Xml.SubElement(case, "failure", type=finding.rule, message=xml_text(quoted(finding, report)))
        failure.text = "\n".join(map(xml_text, explained(finding, report).split("\n")))
    else:
        Xml.SubElement(case, "skipped", message=xml_text(explained(finding, report)))


def _count(element: Xml.Element) -> None:
    element.set("tests", str(len(list(element.iter("testcase")))))
    for name, attribute in _COUNTED.items():
        if element.tag == "testsuite" or name != "skipped":  # Jenkins' schema has no `skipped` on the root
            element.set(attribute, str(len(list(element.iter(name)))))
