"""HTML as a tree: text and attributes are escaped by the serialiser, so that no draft can become markup."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

Child = Element | str | None


def el(tag: str, *children: Child, **attributes: str) -> Element:
    """An element with its children in order; a trailing `_` of an attribute's name is dropped, others become `-`."""
    node = Element(tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()})
    last: Element | None = None
    for child in children:
        if isinstance(child, Element):
            node.append(child)
            last = child
        elif child and last is None:
            node.text = (node.text or "") + child
        elif child and last is not None:
            last.tail = (last.tail or "") + child
    return node


def page(root: Element) -> str:
    """A whole document. Only `style` and `script` elements are written unescaped: never put a draft into one."""
    return "<!DOCTYPE html>\n" + tostring(root, encoding="unicode", method="html", short_empty_elements=True) + "\n"
