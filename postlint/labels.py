"""The Japanese names that staff see."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from postlint.model import Category, Severity

SEVERITY: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "重大", Severity.WARNING: "警告", Severity.REVIEW: "要確認", Severity.INFO: "助言"}
)

CATEGORY: Mapping[Category, str] = MappingProxyType(
    {
        Category.SLANDER: "誹謗中傷",
        Category.DISCRIMINATION: "差別",
        Category.DECISION_PROCESS: "意思形成過程",
        Category.SECRETS: "秘密・守秘",
        Category.PERSONAL_DATA: "個人情報",
        Category.EMBARGO: "発表前の情報",
        Category.RIGHTS: "著作権・肖像権",
        Category.OBSCENITY: "わいせつ",
        Category.ILLEGALITY: "違法行為",
        Category.RUMOUR: "噂・未確認情報",
        Category.PUBLIC_ORDER: "公序良俗",
        Category.STAFF_OPINION: "職員の私事・私見",
        Category.AUTHORSHIP: "発信者",
        Category.LINKS: "リンク・引用",
        Category.ACCURACY: "正確さ",
        Category.ACCESSIBILITY: "アクセシビリティ",
        Category.HOURS: "運用時間",
        Category.APPROVAL: "承認",
        Category.REPUTATION: "信用失墜",
    }
)
