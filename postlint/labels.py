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

FIELD: Mapping[str, str] = MappingProxyType(
    {
        "municipality": "自治体",
        "account": "アカウント",
        "platform": "媒体",
        "publish_at": "公開日時",
        "action": "操作",
        "section": "担当課",
        "author": "起案者",
        "author_type": "起案者の区分",
        "head_permission": "所属長の許可",
        "approved_by": "承認者",
        "approver_role": "承認者の職",
        "approved_at": "承認日時",
        "modified_at": "最終修正日時",
        "exception": "申告した例外",
        "topic_status": "話題の状態",
        "pre_approved_scope": "あらかじめ承認を得た範囲",
        "published_url": "公表した先",
        "reported_at": "報告日時",
        "attachments": "添付",
        "links": "リンク",
        "reply_to": "返信先",
        "emergency": "緊急",
        "release_at": "解禁日時",
    }
)
"""The fields of a post (interface 2), in the order in which a sheet shows them."""

PART: Mapping[str, str] = MappingProxyType(
    {
        "path": "ファイル",
        "type": "種類",
        "alt": "代替テキスト",
        "captions": "字幕",
        "credit": "出典",
        "license": "利用許諾",
        "consent": "本人の同意",
        "people": "写っている人",
        "url": "URL",
        "allowlisted": "許可済み",
    }
)
"""The parts of `attachments` and `links`."""
