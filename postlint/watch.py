"""What a run tells about its progress, and asks: whether to go on."""

from __future__ import annotations


class Watch:
    """A silent watch that never stops a run; the command line has one that shows a bar and listens to Ctrl-C."""

    def stopped(self) -> bool:
        """Whether the run is to end as soon as it can; asked after every file and every post."""
        return False

    def reading(self, files: int) -> None:
        """So many files are about to be read."""

    def read(self, posts: int) -> None:
        """One more file was read, with so many posts."""

    def checking(self, posts: int) -> None:
        """So many posts are about to be checked."""

    def checked(self, posts: int) -> None:
        """So many more posts were checked."""
