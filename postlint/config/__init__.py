"""postlint.yaml: what a town hall settles once, and how it becomes the context of a run."""

from postlint.config.context import context_of, sources_of
from postlint.config.settings import Settings, find_config, read_config

__all__ = ["Settings", "context_of", "find_config", "read_config", "sources_of"]
