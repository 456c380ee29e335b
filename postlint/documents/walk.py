"""From the paths a user names to the drafts to read. Ignore files after https://git-scm.com/docs/gitignore."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from pathspec import GitIgnoreSpec

from postlint.documents import READERS, REFUSED
from postlint.model import Unchecked

NO_POSTS = frozenset({"postlint.yaml", "postlint-allow.yaml"})
"""postlint's own files; not drafts unless they are named."""

_IN_USE = "~$"
"""What Word and Excel put beside a file that is open."""

_IGNORE_FILE = ".gitignore"


@dataclass(frozen=True, slots=True)
class _Rules:
    """Ignore patterns and the folder that they are relative to; the last of several rules that speaks decides."""

    base: Path
    spec: GitIgnoreSpec

    def verdict(self, path: Path, is_folder: bool) -> bool | None:
        """True: ignored; False: taken back in; None: not mentioned. `path` is absolute, as `base` is."""
        if not path.is_relative_to(self.base):
            return None
        relative = path.relative_to(self.base).as_posix()
        return self.spec.check_file(relative + "/" if is_folder else relative).include


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder to look through: as the user sees it, where it really is, and the rules in force."""

    shown: Path
    real: Path
    top: Path
    rules: tuple[_Rules, ...]
    own: _Rules

    def ignores(self, name: str, is_folder: bool) -> bool:
        path = self.real / name
        verdicts = [rules.verdict(path, is_folder) for rules in (*self.rules, self.own)]
        return next((verdict for verdict in reversed(verdicts) if verdict is not None), False)


def walk(paths: Sequence[str], ignore: Sequence[str]) -> tuple[tuple[Path, ...], tuple[Unchecked, ...]]:
    """The drafts under `paths`, sorted, each file once, and everything that could not be looked at.

    A file that is named is always taken. A folder gives the supported files below it, without hidden ones, without
    postlint's own, and without those that a .gitignore (also of a folder above, within the repository) or `ignore`
    excludes; `ignore` patterns are relative to the working directory, or to the folder when that lies elsewhere.
    """
    found: dict[Path, Path] = {}
    unchecked: list[Unchecked] = []
    for name in paths:
        for each in _under(name, ignore):
            if isinstance(each, Unchecked):
                unchecked.append(each)
            else:
                found.setdefault(each.resolve(), each)
    return tuple(sorted(found.values())), tuple(dict.fromkeys(unchecked))


def _under(name: str, ignore: Sequence[str]) -> Iterator[Path | Unchecked]:
    path = Path(name)
    try:
        if path.is_file():
            yield path
        elif path.is_dir():
            yield from _folder(path, name, ignore)
        elif path.exists():
            yield Unchecked(name, "ふつうのファイルでもフォルダーでもないので読めません。")
        else:
            yield Unchecked(name, "ファイルが見つかりません。パスの綴りを確かめてください。")
    except (OSError, ValueError) as error:
        yield _failed(name, error)


def _folder(path: Path, name: str, ignore: Sequence[str]) -> Iterator[Path | Unchecked]:
    real = path.resolve()
    here = Path.cwd()
    own = _compiled(here if real.is_relative_to(here) else real, ignore, "ignore")
    if isinstance(own, Unchecked):
        yield own
        own = _Rules(real, GitIgnoreSpec.from_lines(()))
    above = tuple(_rules(folder) for folder in _above(real))
    yield from (each for each in above if isinstance(each, Unchecked))
    rules = tuple(each for each in above if isinstance(each, _Rules))
    empty = True
    for each in _descend(_Folder(path, real, real, rules, own)):
        empty = False
        yield each
    if empty:
        kinds = " ".join(READERS)
        yield Unchecked(
            name, f"フォルダーに調べる下書き（{kinds}）がありません。.gitignore や ignore の指定も確かめてください。"
        )


def _descend(top: _Folder) -> Iterator[Path | Unchecked]:
    stack = [top]
    while stack:
        folder = stack.pop()
        rules = _rules(folder.real)
        if isinstance(rules, Unchecked):
            yield rules
        elif rules is not None:
            folder = replace(folder, rules=(*folder.rules, rules))
        try:
            steps = [_step(folder, entry) for entry in sorted(folder.shown.iterdir())]
        except OSError as error:
            steps = [_failed(str(folder.shown), error)]
        stack += (step for step in steps if isinstance(step, _Folder))
        yield from (step for step in steps if isinstance(step, Path | Unchecked))


def _step(folder: _Folder, entry: Path) -> _Folder | Path | Unchecked | None:
    """What an entry of a folder means: another folder, a draft, something to report, or nothing."""
    is_folder = entry.is_dir()
    if entry.name.startswith(".") or folder.ignores(entry.name, is_folder):
        return None
    if not is_folder:
        return _draft(entry)
    if not entry.is_symlink():
        return replace(folder, shown=entry, real=folder.real / entry.name)
    # Inside the folder the target is met by its own name; following the link could only run in circles.
    if entry.resolve().is_relative_to(folder.top):
        return None
    return Unchecked(
        str(entry), "ほかの場所へのリンクなので開きませんでした。調べるときはそのフォルダーを直接指定してください。"
    )


def _draft(entry: Path) -> Path | Unchecked | None:
    suffix = PurePath(entry.name).suffix.lower()
    if entry.name in NO_POSTS or entry.name.startswith(_IN_USE) or (suffix not in READERS and suffix not in REFUSED):
        return None
    if entry.is_file():
        return entry
    return Unchecked(str(entry), "ふつうのファイルではないか、リンクの先が見つからないので読めません。")


def _above(real: Path) -> list[Path]:
    """The folders above, outermost first, up to the root of the repository; none outside a repository."""
    above: list[Path] = []
    for folder in (real, *real.parents):
        if folder != real:
            above.append(folder)
        if (folder / ".git").exists():
            return above[::-1]
    return []


def _rules(folder: Path) -> _Rules | Unchecked | None:
    file = folder / _IGNORE_FILE
    try:
        if not file.is_file():
            return None
        # Names need not be UTF-8; surrogateescape is how pathlib spells such names too.
        lines = file.read_text(encoding="utf-8-sig", errors="surrogateescape").split("\n")
    except OSError as error:
        return _failed(str(file), error)
    return _compiled(folder, lines, str(file))


def _compiled(base: Path, lines: Iterable[str], name: str) -> _Rules | Unchecked:
    try:
        return _Rules(base, GitIgnoreSpec.from_lines(lines))
    except ValueError as error:
        return Unchecked(name, f"除外の指定として読めない行があります（{error}）。gitignore の書き方に直してください。")


def _failed(name: str, error: OSError | ValueError) -> Unchecked:
    if isinstance(error, PermissionError):
        return Unchecked(name, "読む権限がありません。ファイルの権限を確かめてください。")
    return Unchecked(name, f"開けませんでした（{error}）。パスを確かめてください。")
