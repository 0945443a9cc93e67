"""Reads with parsers of others what the exits made of texts, and says what does not come back.

Standard input has a JSON object a line: the text as it should be read, in lines and on one line, and what each exit
made of it. Each mismatch is a line of standard output.
"""

import csv
import io
import json
import sys

import commonmark
import html5lib
import icalendar
import vobject

FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"


def html(case):
    parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
    page = parser.parseFragment(f"<p title={case['attribute']}>{case['html']}</p>")
    (paragraph,) = list(page)
    assert paragraph.tag == "p" and len(paragraph) == 0 and set(paragraph.attrib) == {"title"}, "markup came of it"
    assert not page.text and not paragraph.tail, "text left its element"
    return [(paragraph.text or "", case["lines"]), (paragraph.attrib["title"], case["lines"])]


def link(case):
    if case["link"] is None:
        return []
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    (anchor,) = list(parser.parseFragment(f"<a href={case['link']}>x</a>"))
    assert set(anchor.attrib) == {"href"}, "markup came of a link"
    target = anchor.attrib["href"]
    assert target.lower().startswith(("https://", "http://", "mailto:")), f"a link to {target}"
    return [(target, case["lines"])]


def markdown(case):
    source = case["markdown"]
    found = []
    for document in (source, f"# {source}", f"- {source}", f"Said: {source}"):
        if not source:
            continue
        texts = []
        for node, entering in commonmark.Parser().parse(document).walker():
            assert node.t in {"document", "paragraph", "heading", "list", "item", "text"}, f"a {node.t} came of it"
            if node.t == "text":
                texts.append(node.literal)
        found.append(("".join(texts), ("Said: " if document.startswith("Said") else "") + case["words"]))
    return found


def table(case):
    (row,) = list(csv.reader(io.StringIO(f"a,{case['csv']},b\r\n", newline=""), strict=True))
    assert len(row) == 3, f"{len(row)} cells"
    cell = row[1]
    bare = cell.lstrip("' ")
    assert not cell.lstrip(" ").startswith(tuple(FORMULA)), "a formula came of it"
    if cell.startswith("'") and bare.startswith(tuple(FORMULA)):
        cell = cell[1:]
    return [(cell, case["lines"])]


def calendar(case):
    source = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        + case["calendar"]
        + "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    for line in source.encode().split(b"\r\n"):
        assert len(line) <= 75, f"a line of {len(line)} bytes"
        line.decode()
    event = vobject.readOne(source).vevent
    assert set(event.contents) == {"uid", "summary"}, f"properties {set(event.contents)}"
    found = [(event.summary.value, case["lines"])]
    (component,) = icalendar.Calendar.from_ical(source).subcomponents
    assert set(component) == {"UID", "SUMMARY"}, f"properties {set(component)}"
    (quoted,) = event.summary.params["CN"]
    meanings = {"n": "\n", "'": '"', "^": "^"}
    plain, rest = "", iter(quoted)
    for sign in rest:
        plain += meanings[next(rest)] if sign == "^" else sign
    return found + [(plain, case["lines"])]


count = 0
for number, line in enumerate(sys.stdin):
    case = json.loads(line)
    for check in (html, link, markdown, table, calendar):
        try:
            for found, expected in check(case):
                count += 1
                if found != expected:
                    print(f"{check.__name__} {number}: {ascii(found)} is not {ascii(expected)}")
        except Exception as error:
            print(f"{check.__name__} {number}: {type(error).__name__}: {ascii(str(error))} in {ascii(case['lines'])}")
print(f"compared {count}")
