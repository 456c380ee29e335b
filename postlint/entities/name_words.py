"""What one morpheme can be within a name, from its part of speech and the dictionary's other readings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from postlint.entities.scene import Scene
from postlint.entities.wordlists import words
from postlint.model import Word

KATAKANA = re.compile(r"[ァ-ヺー]+")
KANJI = re.compile(r"[一-鿿々]+")
_LONGEST_COMPOUND = 8
_NOUNS = frozenset({"名詞", "接尾辞", "接頭辞"})
_OPEN_POS = frozenset(
    {"助詞", "助動詞", "補助記号", "空白", "動詞", "接続詞", "副詞", "連体詞", "形容詞", "記号", "代名詞", "感動詞"}
)


@dataclass(frozen=True)
class Names:
    """A scene's morphemes asked about names. Indices outside the text answer no."""

    scene: Scene

    @cached_property
    def size(self) -> int:
        """Number of morphemes."""
        return len(self.scene.tokens)

    def word(self, index: int) -> Word | None:
        """What the dictionary knows of the morpheme, None outside the text."""
        return self.scene.tokens.words[index] if 0 <= index < self.size else None

    def surface(self, index: int) -> str:
        """The morpheme as it stands in the folded text, empty outside."""
        if not 0 <= index < self.size:
            return ""
        return self.scene.text[self.scene.tokens.starts[index] : self.scene.tokens.ends[index]]

    def kind(self, index: int) -> str:
        """`姓`, `名` or `一般` for a personal name, `地名` for a place, else the part of speech (empty outside)."""
        word = self.word(index)
        if word is None:
            return ""
        if word.pos[2] == "人名":
            return word.pos[3]
        return "地名" if word.pos[2] == "地名" else word.pos[0]

    def readings(self, index: int) -> frozenset[str]:
        """All that the dictionary lists for it: `姓`, `名`, `一般`, `地名`, or the kind of other nouns."""
        return self.readings_of(self.surface(index))

    def readings_of(self, surface: str) -> frozenset[str]:
        """The same for any string; empty without a dictionary."""
        lookup = self.scene.known.lookup
        if lookup is None or not surface:
            return frozenset()
        return frozenset(
            pos[3] if pos[2] == "人名" else "地名" if pos[2] == "地名" else pos[1] for pos in lookup(surface)
        )

    def is_noun(self, index: int) -> bool:
        """Whether the morpheme is a noun or a part of one (接頭辞, 接尾辞)."""
        word = self.word(index)
        return word is not None and word.pos[0] in _NOUNS

    def is_title(self, index: int) -> bool:
        """Whether it is an office or a title (市長, 教授)."""
        return self.surface(index) in words("titles")

    def is_personal_title(self, index: int) -> bool:
        """An honorific or title that does not follow the name of a town as well (市長, 知事 do)."""
        surface = self.surface(index)
        return self.is_honorific(index) or (surface in words("titles") and surface not in words("titles_of_places"))

    def tail(self, index: int) -> str:
        """The last noun of the run of nouns that begins here, empty where no noun stands."""
        last = ""
        for at in range(index, index + _LONGEST_COMPOUND):
            if not self.is_noun(at):
                break
            last = self.surface(at)
        return last

    def is_honorific(self, index: int) -> bool:
        """Whether it is さん, 様 or the like."""
        return self.surface(index) in words("honorifics")

    def closes(self, index: int) -> bool:
        """Whether a name may end before this morpheme: particles, punctuation, honorifics, titles, the end."""
        word = self.word(index)
        if word is None or word.pos[0] in _OPEN_POS:
            return True
        return self.is_honorific(index) or self.is_title(index) or self.surface(index) in words("name_followers")

    def opens(self, index: int) -> bool:
        """Whether a name may begin after this morpheme: anything but a noun, unless the noun is a title."""
        word = self.word(index)
        return word is None or word.pos[0] not in _NOUNS or self.is_title(index)
