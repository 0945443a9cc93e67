"""Reads reports with parsers of others, and says what they do not find.

Standard input has a JSON object a line: the format, the report, and what has to be in it. Each fault is a line of
standard output; the last line counts what was read.
"""

import csv
import datetime
import io
import json
import re
import sys

import commonmark
import html5lib
import icalendar
import vobject

FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
BLOCKS = {"document", "heading", "paragraph", "list", "item", "text", "softbreak", "link"}


def markdown(text, expected):
    titles, plain, lists = [], [], 0
    walker = commonmark.Parser().parse(text).walker()
    inside = None
    for node, entering in walker:
        assert node.t in BLOCKS, f"a {node.t} came of it"
        if node.t == "heading" and entering:
            titles.append((node.level, ""))
            inside = node
        if node.t == "heading" and not entering:
            inside = None
        if node.t == "link":
            assert re.match(r"https?://|mailto:", node.destination), f"a link to {node.destination}"
            plain.append("\n")
        if node.t == "text":
            plain.append(node.literal)
            if inside is not None:
                titles[-1] = (titles[-1][0], titles[-1][1] + node.literal)
        if node.t in {"softbreak", "paragraph"}:
            plain.append("\n")
    assert [level for level, _ in titles].count(1) == 1 and titles[0] == (1, expected["title"]), "not one title"
    for before, after in zip(titles, titles[1:]):
        assert after[0] <= before[0] + 1, f"{after[1]} skips a level"
    rows = re.compile(r"(?<!\\)(?:\\\\)*\|")
    widths = []
    for line in text.split("\n"):
        if line.startswith("|"):
            widths.append(len(rows.findall(line)))
        else:
            assert len(set(widths)) <= 1, f"rows of {set(widths)} bars before {line!r}"
            widths = []
    whole = "".join(plain)
    for text in expected["texts"]:
        assert text in whole, f"{text!r} is missing"


def table(text, expected):
    text = text.removeprefix("\ufeff")
    assert text.endswith("\r\n")
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert header == expected["columns"], header
    assert len(rows) == expected["rows"], f"{len(rows)} rows"
    for row in rows:
        assert len(row) == len(header), f"{len(row)} cells"
        for cell in row:
            is_number = re.fullmatch(r"-?[0-9]+(\.[0-9]+)?(e-?[0-9]+)?", cell)
            assert is_number or not cell.lstrip(" ").startswith(FORMULA), f"a formula: {cell!r}"


def calendar(text, expected):
    raw = text.encode()
    assert raw.endswith(b"\r\n") and raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    whole = icalendar.Calendar.from_ical(text)
    assert not whole.errors, whole.errors
    entries = [part for part in whole.subcomponents if part.name == expected["component"]]
    assert len(entries) == len(whole.subcomponents) == len(expected["entries"])
    for entry, wanted in zip(entries, expected["entries"]):
        assert not entry.errors, entry.errors
        day = datetime.date.fromisoformat(wanted["day"])
        if entry.name == "VEVENT":
            assert entry["DTSTART"].dt == day and entry["DTEND"].dt == day + datetime.timedelta(days=1)
        else:
            assert entry["DUE"].dt == day
        assert str(entry["UID"]) == wanted["uid"] and int(entry["SEQUENCE"]) == expected["sequence"]
        # icalendar 4.0.3 takes a backslash that stands for itself together with what follows.
        if "\\" not in wanted["title"]:
            assert str(entry["SUMMARY"]) == wanted["title"], f"{entry['SUMMARY']!r}"
            assert str(entry.get("CONTACT", "")) == wanted["owner"], f"{entry.get('CONTACT')!r}"
        assert entry["DTSTAMP"].dt.strftime("%Y-%m-%dT%H:%M:%SZ") == expected["stamp"]
        alarms = [part["TRIGGER"].dt for part in entry.subcomponents]
        assert alarms == [datetime.timedelta(days=-7), datetime.timedelta(days=-1)], alarms
    other = vobject.readOne(io.StringIO(text, newline=""))
    name = expected["component"].lower()
    assert [part.uid.value for part in other.contents.get(name, [])] == [w["uid"] for w in expected["entries"]]
    for part, wanted in zip(other.contents.get(name, []), expected["entries"]):
        assert part.summary.value == wanted["title"], f"{part.summary.value!r}"
        assert not wanted["owner"] or part.contact.value == wanted["owner"], f"{part.contact.value!r}"


def page(text, expected):
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    assert " ".join("".join(tree.find(".//h1").itertext()).split()) == expected["title"]
    for part in tree.iter():
        assert part.tag not in {"script", "iframe", "object", "link", "form"}, part.tag
        for name, value in part.attrib.items():
            assert not str(name).startswith("on"), name
            if name == "href":
                assert re.match(r"https?://|mailto:|#", value), value
    whole = " ".join("".join(tree.find("body").itertext()).split())
    for text in expected["texts"]:
        assert text in whole, f"{text!r} is missing"


READERS = {"html": page, "md": markdown, "csv": table, "ics": calendar}
count = 0
for line in sys.stdin:
    case = json.loads(line)
    try:
        READERS[case["format"]](case["text"], case["expected"])
    except Exception as error:
        print(f"{case['name']}: {type(error).__name__}: {error}")
    count += 1
print(f"read {count}")
