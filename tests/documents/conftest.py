"""Keeps hypothesis quiet on a loaded machine."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("documents", deadline=None)
settings.load_profile("documents")
