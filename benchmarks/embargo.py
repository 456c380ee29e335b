"""What a register of 5,000 entries costs a run.

    python benchmarks/embargo.py [ENTRIES]

Seconds for: reading the register (by form of file), the index of letters (once a run; all entries unreleased, the
worst case), the index of readings (once, when a draft has a name in kana), and the comparison, in milliseconds a draft.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from typing import TypeVar

from postlint.config.register import read_register
from postlint.dates import JST
from postlint.embargo.register import Register
from postlint.linter import Linter, make_post
from postlint.model import EmbargoEntry

_MANY = 5000
_NOW = dt.datetime(2026, 4, 1, 9, 0, tzinfo=JST)
_FIRST = ("ひだまり", "みなも", "つどい", "はなみずき", "あさひ", "陽光", "青葉", "若草", "白鳥", "銀河")
_SECOND = ("公園", "図書館", "会館", "号", "商品券", "食堂", "大橋", "劇場", "水産", "牧場")
_TITLES = (
    "{name}の愛称の決定について", "{name}のリニューアルオープン（{month}月{day}日）", "{name}の利用者の抽選結果",
    "{name}との連携に関する協定の締結について", "{name}の販売開始について", "令和8年度{name}の受賞者について",
    "{name}の運営事業者の選定結果について", "{name}の復活開催（{month}月{day}日）について",
)  # fmt: skip
_DRAFTS = (
    "中央図書館では、10月10日（土）に絵本の読み聞かせを行います。参加は無料です。",
    "ひだまり公園の大型遊具が新しくなりました。ご家族でお越しください。",
    "市営住宅の入居者を募集します。申込は6月30日まで、抽選の結果は7月に公表します。",
    "台風が近づいています。早めの避難をお願いします。避難所は市民体育館です。",
    "若草大橋の愛称が決まりました。協定を結んだ会社の皆さんと、渡り初めをします。",
)
T = TypeVar("T")


def entries(count: int) -> list[dict[str, object]]:
    """That many entries as plain data, no two alike."""
    names = [f"{first}{second}" for first, second in product(_FIRST, _SECOND)]
    rows: list[dict[str, object]] = []
    for number in range(count):
        name = f"第{number // len(names) + 1}{names[number % len(names)]}"
        release = _NOW + dt.timedelta(days=1 + number % 300, minutes=number % 600)
        title = _TITLES[number % len(_TITLES)].format(name=name, month=1 + number % 12, day=1 + number % 28)
        row = {
            "id": f"R8-{number}",
            "title": title,
            "release_at": release.isoformat(),
            "keywords": [name, f"{number}万円"],
        }
        rows.append(row)
    return rows


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds, and the result."""
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def reading(rows: Sequence[dict[str, object]], folder: Path) -> dict[str, float]:
    """Seconds to read the register by form of file."""
    (folder / "r.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    (folder / "r.yaml").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    flat = [{**row, "keywords": ";".join(map(str, row["keywords"]))} for row in rows]  # type: ignore[call-overload]
    with (folder / "r.csv").open("w", encoding="cp932", newline="") as file:
        writer = csv.DictWriter(file, list(flat[0]))
        writer.writeheader()
        writer.writerows(flat)
    return {name: timed(lambda name=name: read_register(folder / name))[0] for name in ("r.csv", "r.json", "r.yaml")}


def report(count: int) -> str:
    """The figures, a line each."""
    rows = entries(count)
    linter = Linter.load("ube", now=_NOW)
    texts = [linter.texts(make_post(draft))[0] for draft in _DRAFTS]
    with tempfile.TemporaryDirectory() as folder:
        read = reading(rows, Path(folder))
        register: Sequence[EmbargoEntry] = read_register(Path(folder, "r.json"))
    lines = [f"reading {count} entries, {name}: {seconds:.3f} s" for name, seconds in read.items()]
    linter.texts(make_post("辞書を読み込む"))
    made = Register(register, linter._tokens)
    first, _ = timed(lambda: made.compare(texts[3], _NOW))
    lines.append(f"index of letters and the first draft: {first:.3f} s")
    kana = linter.texts(make_post("えいよしょうを、みほんぶつりゅうさんに贈ります。"))[0]
    spoken, _ = timed(lambda: made.compare(kana, _NOW))
    lines.append(f"index of readings and a draft in kana: {spoken:.3f} s")
    rounds = [timed(lambda: [made.compare(text, _NOW) for text in texts])[0] for _ in range(20)]
    lines.append(f"comparison: {sorted(rounds)[10] / len(texts) * 1000:.2f} ms a draft")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(report(int(sys.argv[1]) if len(sys.argv) > 1 else _MANY) + "\n")
