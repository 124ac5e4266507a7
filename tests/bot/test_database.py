"""An address of a database becomes an engine, or is refused with a sentence that does not show it."""

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.database import make_engine


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_postgresql_is_spoken_by_the_driver_that_is_installed(scheme: str) -> None:
    engine = make_engine(f"{scheme}://desk:secret@db.example:5433/desk")
    assert (engine.dialect.name, engine.dialect.driver) == ("postgresql", "psycopg")
    assert (engine.url.host, engine.url.port, engine.url.password) == ("db.example", 5433, "secret")
    engine.dispose()


def test_sqlite_gets_its_folder_and_foreign_keys(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/new/folder/desk.db")
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
    engine.dispose()


@pytest.mark.parametrize(
    "url", ["secret", "mysql://a:secret@b/c", "nosuch://a:secret@b/c", "postgresql+psycopg2://a:secret@b/c"]
)
def test_other_address_is_refused_without_being_shown(url: str) -> None:
    with pytest.raises(ValueError, match=r"^DATABASE_URL is not an address of SQLite or PostgreSQL") as caught:
        make_engine(url)
    assert "secret" not in str(caught.value)
