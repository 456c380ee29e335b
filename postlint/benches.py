"""Which configuration holds for which draft, and the linter that it makes; each is made once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from postlint._version import __version__
from postlint.config import Settings, find_config, open_register, open_ruleset, read_config
from postlint.errors import PostlintError
from postlint.linter import Linter
from postlint.model import Context, ToolInfo, Unchecked
from postlint.ruleset.loader import Ruleset
from postlint.text.morphology import dictionary_name


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for; None means that the configuration decides."""

    now: dt.datetime
    municipality: str | None = None
    config: Path | None = None
    embargo: Path | None = None
    fail_on: str | None = None
    redact: bool = True
    show_embargo: bool = False
    jobs: int = 0
    cache: Path | None = None


@dataclass(frozen=True)
class Bench:
    """Settings in force with the linter that they make."""

    linter: Linter
    settings: Settings | None


@dataclass(frozen=True)
class _Base:
    """A configuration file before its overrides: its rule set is whole, `rule_settings` are not applied."""

    bench: Bench
    whole: Ruleset


class Benches:
    """Linters by configuration and by the overrides that hold, each made once."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._bases: dict[Path | None, _Base | None] = {}
        self._made: dict[tuple[Path | None, tuple[tuple[Path, int], ...]], Bench] = {}
        self._digest = ""

    def made(self) -> tuple[Bench | None, ...]:
        """A bench for each configuration met so far; None for one that is broken."""
        return tuple(base.bench if base else None for base in self._bases.values())

    def config_of(self, path: Path) -> Path | None:
        """The configuration file in force for a path."""
        return self._options.config or find_config(path.resolve())

    def of(self, path: Path, unchecked: list[Unchecked]) -> Bench | None:
        """The bench for a path, or None when its configuration or rules are broken (named in `unchecked` once)."""
        config = self.config_of(path)
        if config not in self._bases:
            try:
                self._bases[config] = self._base(config)
            except PostlintError as error:
                self._bases[config] = None
                unchecked += [Unchecked(p.path, _without_path(str(p), p.path)) for p in error.problems]
        base = self._bases[config]
        if base is None or base.bench.settings is None:
            return base.bench if base else None
        settings = base.bench.settings.at(path)
        key = (config, tuple((each.layer.path, each.index) for each in settings.active))
        if key not in self._made:
            self._made[key] = self._under(base, settings) if settings.active else base.bench
        return self._made[key]

    def ignores(self, path: Path) -> bool:
        """Whether the configuration of a file leaves it out; patterns are relative to the configuration's folder.

        An embargo register in use is no schedule, and rules and guidelines are no drafts.
        """
        config = self.config_of(path)
        base = self._bases.get(config)
        settings = base.bench.settings if base else None
        register = self._options.embargo or (settings.embargo if settings else None)
        if register is not None and path.resolve() == register.resolve():
            return True
        if settings is not None and settings.owns(path):
            return True
        if config is None or settings is None or not settings.values.ignore:
            return False
        import pathspec

        rules = pathspec.GitIgnoreSpec.from_lines(settings.values.ignore)
        full, folder = path.resolve(), config.resolve().parent
        return full.is_relative_to(folder) and rules.match_file(full.relative_to(folder).as_posix())

    def tool(self) -> ToolInfo:
        """Versions and digests for the report."""
        return ToolInfo(__version__, dictionary_name(), f"sha256:{self._digest}")

    def _base(self, config: Path | None) -> _Base:
        options = self._options
        settings = read_config(config) if config is not None else None
        whole = open_ruleset(settings, options.municipality, options.cache)
        self._digest = self._digest or whole.digest
        entries = open_register(settings, options.embargo)
        linter = Linter(whole, Context((), options.now, embargo=entries, show_embargo=options.show_embargo))
        return _Base(Bench(linter.under(settings, whole, options.municipality), settings), whole)

    def _under(self, base: _Base, settings: Settings) -> Bench:
        return Bench(base.bench.linter.under(settings, base.whole, self._options.municipality), settings)


def _without_path(text: str, path: str) -> str:
    return text.removeprefix(path).lstrip(":").strip()
