"""What `postlint init` writes: texts for a town hall that starts, with comments for whoever keeps them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from postlint._version import __version__
from postlint.documents import READERS

REGISTER = "解禁登録簿.csv"
PRE_COMMIT = ".pre-commit-config.yaml"
WORKFLOW = ".github/workflows/postlint.yml"

_SAMPLE = """\
【市民プールの開場】
市民プールは、7月18日（土曜日）から8月31日（月曜日）まで開きます。
開場時間は午前10時から午後5時までです。
"""

# The sample entry was released long ago, so that it can never be found in a draft.
_REGISTER = """\
id,件名,解禁日時,区分,担当課,種別,キーワード,関係者,解禁方法,備考
見本,（見本です。この行は消して、解禁前の件を書いてください）,2020-01-01 09:00,報道発表,秘書広報課,その他,,,,
"""

_PRE_COMMIT = """\
# コミットの前に、下書きを検査します（https://pre-commit.com/）。使い始めるには「pre-commit install」とします。
repos:
  - repo: local
    hooks:
      - id: postlint
        name: postlint（SNS 投稿の下書きの検査）
        entry: postlint check
        language: system
        files: {files}
"""

_WORKFLOW = """\
# 下書きが送られるたびに検査します（GitHub Actions）。指摘があれば失敗として示されます。
name: postlint
on: [push, pull_request]
permissions:
  contents: read
jobs:
  postlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install postlint=={version}
      - run: postlint check {drafts}
"""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the office has said."""

    municipality: str | None
    own_hosts: Sequence[str]
    contacts: Sequence[str]
    accounts: Sequence[str]
    hours: str | None
    days: str
    drafts: str
    register: bool
    pre_commit: bool
    workflow: bool


def files_of(answers: Answers) -> Iterator[tuple[str, bytes]]:
    """The files to write: path below the folder, and content (UTF-8; the register with a mark, for Excel)."""
    yield "postlint.yaml", "\n".join(_config(answers)).encode()
    yield f"{answers.drafts}/見本.txt", _SAMPLE.encode()
    if answers.register:
        yield REGISTER, _REGISTER.replace("\n", "\r\n").encode("utf-8-sig")
    if answers.pre_commit:
        yield PRE_COMMIT, pre_commit(answers).encode()
    if answers.workflow:
        yield WORKFLOW, _WORKFLOW.format(version=__version__, drafts=_shell(answers.drafts)).encode()


def pre_commit(answers: Answers) -> str:
    """The entry for pre-commit, with the kinds of drafts that postlint reads."""
    kinds = "|".join(sorted(suffix.lstrip(".") for suffix in READERS))
    return _PRE_COMMIT.format(files=_quoted(rf"^{re.escape(answers.drafts)}/.*\.({kinds})$"))


def _config(answers: Answers) -> Iterator[str]:
    """The configuration: what was said is in force, the rest stands as a comment to be filled in."""
    yield "# postlint の設定です。# の行は、説明か、まだ使っていない設定の例です（例は # を外すと有効になります）。"
    yield "# 今どの設定が使われるかは「postlint config ファイル」で確かめられます。"
    yield from _part("自治体。ここを省くと、収録したすべての自治体のガイドラインに照らします。")
    yield _scalar("municipality", answers.municipality, "宇部市")
    yield "# 収録されていない自治体は、ガイドラインのファイルを書きます。"
    yield "# municipality: ./rules/our-town.yaml"
    yield from _part("自分の自治体のサイト、リンクしてよいと決めたほかのサイト（ホスト名）。")
    yield from _list("own_hosts", answers.own_hosts, "www.city.example.jp")
    yield from _list("allowed_hosts", (), "www.pref.example.jp")
    yield from _part("役所の電話番号、住所、メール。個人情報として扱いません。")
    yield from _list("contacts", answers.contacts, "0000-00-0000")
    yield from _part("公人の氏名（首長など）。個人情報として扱いません。")
    yield from _list("public_figures", (), "陽だまり 太郎")
    yield from _part("投稿してよい時間。closed には 祝日、年末年始、日付を書けます。")
    yield from _hours(answers)
    yield from _part(
        "登録したアカウント。アカウントごとに municipality、operating_hours、own_hosts、contacts も書けます。"
    )
    yield from _accounts(answers.accounts)
    yield from _part("解禁登録簿。登録簿そのものが公開前の情報です。公開のリポジトリーには入れないでください。")
    yield f"embargo: {_quoted(REGISTER)}" if answers.register else f"# embargo: {_quoted(REGISTER)}"
    yield from _part("この重さ以上の指摘で失敗（終了状態 1）にします: error、warning、review、never")
    yield "fail_on: error"
    yield from _part("フォルダーを検査するときに除くファイル（.gitignore と同じ書き方）。")
    yield from _list("ignore", (), "old/")
    yield from _part("規則を下げる、または使わない（off）ときは、理由が要ります。名前は「postlint rules」で示します。")
    yield "# rule_settings:"
    yield "#   insulting-word: {severity: review, reason: 方言の紹介で使うため}"
    yield from _part("自分の規則とガイドライン（.yaml）、語の一覧（.txt）のフォルダー。")
    yield "# rules: [./rules]"
    yield from _part("一部のファイルだけの設定。後に書いたものが優先されます。")
    yield "# overrides:"
    yield f"#   - paths: [{_quoted(answers.drafts + '/suido/')}]"
    yield '#     operating_hours: {time: "00:00-24:00", days: 毎日}'
    yield ""


def _part(about: str) -> Iterator[str]:
    yield ""
    yield f"# {about}"


def _scalar(key: str, value: str | None, sample: str) -> str:
    return f"{key}: {_quoted(value)}" if value else f"# {key}: {sample}"


def _list(key: str, values: Sequence[str], sample: str) -> Iterator[str]:
    if values:
        yield f"{key}: [{', '.join(map(_quoted, values))}]"
    else:
        yield f"# {key}: [{_quoted(sample)}]"


def _hours(answers: Answers) -> Iterator[str]:
    time, sign = (answers.hours, "") if answers.hours else ("08:30-17:15", "# ")
    yield f"{sign}operating_hours: {{time: {_quoted(time)}, days: {_quoted(answers.days)}, closed: [祝日, 年末年始]}}"


def _accounts(names: Sequence[str]) -> Iterator[str]:
    sign = "" if names else "# "
    yield f"{sign}accounts:"
    yield from (f"{sign}  {_quoted(name)}: {{}}" for name in dict.fromkeys(names or ("@hidamari_city",)))


def _quoted(value: str) -> str:
    """A YAML scalar: JSON's double-quoted strings are YAML's."""
    return json.dumps(value, ensure_ascii=False)


def _shell(name: str) -> str:
    import shlex

    return shlex.quote(name)
