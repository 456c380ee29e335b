"""postlint.yaml: what a town hall settles once, and how it becomes the context of a run."""

from postlint.config.context import adjusted, context_of, open_register, open_ruleset
from postlint.config.files import Settings, find_config, read_config

__all__ = ["Settings", "adjusted", "context_of", "find_config", "open_register", "open_ruleset", "read_config"]
