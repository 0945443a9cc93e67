#!/usr/bin/env python3
"""Scores the same rows with Groundwork, an orjson loop, DuckDB and Polars, and checks that all agree.

    swift run -c release Benchmarks batch --write /tmp/rows --rows 1000000
    Sources/Benchmarks/Peers/batch_peers.py /tmp/rows .build/release/groundwork

Each peer computes the score alone, the weighted mean over sections, with the weights written into it; those that are not
installed are left out. `pip install orjson duckdb polars` installs them.
"""

import json
import os
import subprocess
import sys
import time


def sections(definition):
    """Per section: weight, and per item its name, weight, points by choice, maximum, and the item it hangs on."""
    found = []
    for section in definition["sections"]:
        items = []
        for item in section["items"]:
            points = {choice["id"]: choice["points"] for choice in item["choices"]}
            parent = item.get("visibleIf", "").removeprefix("answers.").split(" ")[0] or None
            items.append((item["id"], item.get("weight", 1), points, max(points.values()), parent))
        found.append((section.get("weight", 1), items))
    return found


def score(plan, answers):
    """The score as the format specifies it: an item that hangs on another is asked unless that one is 'a'."""
    points = weights = 0.0
    for weight, items in plan:
        own = total = 0.0
        for name, item_weight, table, maximum, parent in items:
            if parent is not None and answers.get(parent) == "a":
                continue
            total += item_weight
            own += item_weight * table.get(answers.get(name), 0) / maximum
        if total > 0:
            points += weight * min(1, own / total)
            weights += weight
    return min(1, points / weights)


def with_orjson(plan, rows):
    import orjson

    with open(rows, "rb") as file:
        return [score(plan, orjson.loads(line)["answers"]) for line in file]


def sql(plan, read):
    """The same as one SQL expression; `read` gives the expression that reads an answer."""
    sums, weights = [], []
    for weight, items in plan:
        own, total = [], []
        for name, item_weight, table, maximum, parent in items:
            cases = " ".join(f"WHEN '{key}' THEN {value}" for key, value in table.items())
            share = f"{item_weight} * (CASE {read(name)} {cases} ELSE 0 END) / {float(maximum)}"
            asked = f"{read(parent)} IS DISTINCT FROM 'a'" if parent else "TRUE"
            own.append(f"CASE WHEN {asked} THEN {share} ELSE 0 END")
            total.append(f"CASE WHEN {asked} THEN {item_weight} ELSE 0 END")
        sums.append(f"{weight} * ({' + '.join(own)}) / ({' + '.join(total)})")
        weights.append(str(weight))
    return f"({' + '.join(sums)}) / ({' + '.join(weights)})"


def with_duckdb(plan, rows):
    import duckdb

    names = [item[0] for _, items in plan for item in items]
    columns = "{id: 'VARCHAR', answers: 'STRUCT(" + ", ".join(f"{name} VARCHAR" for name in names) + ")'}"
    query = (
        f"SELECT {sql(plan, lambda name: 'answers.' + name)} AS score "
        f"FROM read_json('{rows}', format='newline_delimited', columns={columns})"
    )
    connection = duckdb.connect()
    connection.execute("SET preserve_insertion_order = true")
    return [row[0] for row in connection.execute(query).fetchall()]


def with_polars(plan, rows):
    import polars

    frame = polars.scan_ndjson(rows).select(polars.col("answers").struct.unnest())
    parts, weights = [], 0
    for weight, items in plan:
        own = total = polars.lit(0.0)
        for name, item_weight, table, maximum, parent in items:
            share = polars.col(name).replace_strict(table, default=0, return_dtype=polars.Float64)
            asked = polars.col(parent).ne_missing("a").cast(polars.Float64) if parent else polars.lit(1.0)
            own = own + asked * item_weight * share / maximum
            total = total + asked * item_weight
        parts.append(weight * own / total)
        weights += weight
    return frame.select(score=sum(parts[1:], parts[0]) / weights).collect()["score"].to_list()


def with_groundwork(program, stem, rows):
    """The program as a whole, its output included."""
    command = [program, "batch", os.path.abspath(stem + ".json"), "--answers", rows, "--columns", "score"]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    return output


def main():
    stem, program = sys.argv[1], sys.argv[2]
    rows = os.path.abspath(stem + ".ndjson")
    with open(stem + ".json", encoding="utf-8") as file:
        plan = sections(json.load(file))

    start = time.perf_counter()
    output = with_groundwork(program, stem, rows)
    taken = time.perf_counter() - start
    expected = [json.loads(line)["score"] for line in output.splitlines()]
    print(f"{'groundwork':12}{len(expected) / taken:12,.0f} rows/s")

    for name, peer in [("orjson", with_orjson), ("duckdb", with_duckdb), ("polars", with_polars)]:
        try:
            start = time.perf_counter()
            found = peer(plan, rows)
            peer_taken = time.perf_counter() - start
        except ImportError:
            print(f"{name:12}{'not installed':>19}")
            continue
        assert len(found) == len(expected), f"{name} has {len(found)} rows, not {len(expected)}"
        worst = max(abs(a - b) for a, b in zip(found, expected))
        assert worst < 1e-9, f"{name} differs by {worst}"
        print(f"{name:12}{len(found) / peer_taken:12,.0f} rows/s, {peer_taken / taken:6.1f} times as long; scores agree")


if __name__ == "__main__":
    main()
