"""What the tests of the Rasa components share.

Never starts Rasa: components are built by their own `create` and given real messages.
"""

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

with warnings.catch_warnings():
    # Rasa 3.6 and its libraries warn of their own age while they are imported.
    warnings.simplefilter("ignore")
    from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema
    from rasa.engine.storage.local_model_storage import LocalModelStorage
    from rasa.engine.storage.resource import Resource
    from rasa.shared.nlu.training_data.message import Message

    import bot.nlu.tokenizer  # noqa: F401

GLOSSARY = """
terms:
- id: work-permit
  programme: work-permit
  zh: 外国人来华工作许可
  en: Foreigner's Work Permit
  ja: 外国人就労許可
  ko: 외국인 취업허가
  also: {zh: [工作许可, 工签], en: [work permit], ja: [就労許可, 就労ビザ], ko: [취업허가, 취업비자]}
- id: work-permit-a
  programme: work-permit-a
  zh: 外国高端人才（A类）
  en: foreign high-end talent (category A)
  ja: 外国ハイレベル人材（A類）
  ko: 외국고급인재(A류)
  also: {zh: [A类], en: [category a, class a], ja: [A類], ko: [A류]}
- id: work-permit-renewal
  programme: work-permit-renewal
  zh: 工作许可延期
  en: work permit renewal
  ja: 就労許可の更新
  ko: 취업허가 연장
- id: pr-staff
  programme: pr-staff
  zh: 永久居留（工作人员）
  en: permanent residence (staff)
  ja: 永住権（勤務）
  ko: 영주권(근무)
- id: pr-phd
  programme: pr-phd
  zh: 永久居留（博士）
  en: permanent residence (PhD)
  ja: 永住権（博士）
  ko: 영주권(박사)
- id: r-visa
  programme: r-visa
  zh: R字签证
  en: R visa
  ja: Rビザ
  ko: R비자
- id: family
  programme: family
  zh: 家属
  en: family members
  ja: 家族
  ko: 가족
- id: employer
  zh: 用人单位
  en: employer
  ja: 雇用者
  ko: 고용주
"""


@pytest.fixture(scope="session")
def glossary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a small glossary."""
    path = tmp_path_factory.mktemp("knowledge") / "glossary.yml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """Build a component as Rasa does: its default configuration with `config` over it."""
    storage = LocalModelStorage(tmp_path_factory.mktemp("model"))
    context = ExecutionContext(GraphSchema({}), "model")

    def built(component: type[GraphComponent], **config: Any) -> Any:
        merged = {**component.get_default_config(), **config}
        return component.create(merged, storage, Resource(component.__name__), context)

    return built


@pytest.fixture
def say() -> Callable[..., Message]:
    """Make a message as Rasa does of what a visitor writes."""

    def said(text: str, *, language: str | None = None) -> Message:
        metadata = {"language": language} if language else {}
        return Message(data={"text": text, "metadata": metadata})

    return said
