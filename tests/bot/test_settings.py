"""Settings come from the environment, once, and say which variable is wrong."""

from dataclasses import fields
from pathlib import Path

import pytest

from bot.settings import Settings

GIVEN = {
    "DESK_HOST": ("0.0.0.0", "0.0.0.0"),  # noqa: S104 - only read, nothing listens
    "DESK_PORT": ("8123", 8123),
    "DESK_DATA_DIR": ("/data/desk", Path("/data/desk")),
    "DESK_RASA_URL": ("http://rasa:5005", "http://rasa:5005"),
    "DESK_RASA_TIMEOUT_S": ("2.5", 2.5),
    "DATABASE_URL": ("sqlite:///x.db", "sqlite:///x.db"),
    "CHROMA_URL": ("http://chroma:8001", "http://chroma:8001"),
    "DESK_ACTIONS_TOKEN": ("secret-a", "secret-a"),
    "DESK_CHANNEL_TOKEN": ("secret-b", "secret-b"),
    "DESK_ALLOWED_HOSTS": ("a.example, b.example", ("a.example", "b.example")),
    "DESK_WIDGET_ORIGINS": (
        "https://City.example:443, http://127.0.0.1:8080",
        ("https://city.example", "http://127.0.0.1:8080"),
    ),
    "DESK_MESSAGES_PER_MINUTE": ("5", 5),
    "DESK_MESSAGES_PER_MINUTE_PER_ADDRESS": ("6", 6),
    "DESK_RETENTION_DAYS": ("7", 7),
    "DESK_RESULT_DAYS": ("8", 8),
}
NUMBERS = [
    "DESK_PORT",
    "DESK_RASA_TIMEOUT_S",
    "DESK_MESSAGES_PER_MINUTE",
    "DESK_MESSAGES_PER_MINUTE_PER_ADDRESS",
    "DESK_RETENTION_DAYS",
    "DESK_RESULT_DAYS",
]


def test_every_setting_is_tried_here() -> None:
    assert {spec.metadata["env"] for spec in fields(Settings)} == set(GIVEN)


@pytest.mark.parametrize("name", GIVEN)
def test_variable_sets_its_field(name: str) -> None:
    text, value = GIVEN[name]
    field_name = next(spec.name for spec in fields(Settings) if spec.metadata["env"] == name)
    assert getattr(Settings.from_env({name: text}), field_name) == value


@pytest.mark.parametrize("name", GIVEN)
def test_blank_variable_keeps_the_default(name: str) -> None:
    assert Settings.from_env({name: "  "}) == Settings()


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("text", ["many", "0", "-1"])
def test_bad_number_is_refused_by_the_name_of_its_variable(name: str, text: str) -> None:
    with pytest.raises(ValueError, match=rf"^{name} must .*'{text}'"):
        Settings.from_env({name: text})


@pytest.mark.parametrize(
    "text",
    [
        "*",
        "https://*.city.example",
        "city.example",
        "https://city.example/",
        "https://city.example/chat",
        "https://city.example?x",
        "https://city.example:99999",
        "https://city.example:",
        "https://someone@city.example",
        "https://",
        "https://city.example;https",
        "ftp://city.example",
        "null",
        "'self'",
        "https://fine.example, https://city.example/",
    ],
)
def test_what_is_no_exact_origin_is_refused_by_the_name_of_its_variable(text: str) -> None:
    with pytest.raises(ValueError, match=r"^DESK_WIDGET_ORIGINS must be exact origins"):
        Settings.from_env({"DESK_WIDGET_ORIGINS": text})


def test_tokens_and_passwords_are_not_shown() -> None:
    shown = repr(Settings(actions_token="secret-a", channel_token="secret-b", database_url="postgresql://a:secret@b/c"))
    assert "port=8000" in shown and "secret" not in shown


def test_database_is_a_file_in_the_data_folder_unless_configured(tmp_path: Path) -> None:
    assert Settings(data_dir=tmp_path).database == f"sqlite:///{tmp_path / 'desk.db'}"
    assert Settings(data_dir=tmp_path, database_url="sqlite://").database == "sqlite://"
